// The docs as pages of the site, in `dist/docs/`. They are for owners alone, so neither a shop's folder nor the npm
// package has them. `node www/build/docs.mjs` builds them again in an existing `dist/`.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { main, say } from "./command.mjs";
import { dist } from "./paths.mjs";

/** Writes the docs into a folder of pages. Needs the command line built. */
export async function writeDocs(outdir) {
  // Imported here, because these import npm packages, which exist only after the set-up.
  const { docs, hostsAmong, isTried, readAttachments, readSources } = await import("./docs/sources.mjs");
  const { linksAmong } = await import("./docs/links.mjs");
  const { readContents } = await import("./docs/contents.mjs");
  const { escape, render } = await import("./docs/markdown.mjs");
  const { makeReference } = await import("./docs/reference.mjs");
  const { framed } = await import("./docs/frame.mjs");
  const { writeSearch } = await import("./docs/search.mjs");
  const { writeSite } = await import("./docs/site.mjs");

  const folder = join(outdir, "docs");
  await rm(folder, { recursive: true, force: true });
  const sources = await readSources();
  const links = linksAmong(sources);
  const hosts = hostsAmong(sources);
  const groups = readContents(sources, links(sources.find(({ page }) => page === "index.html")));
  const reference = await makeReference();
  const listed = (some) => `<ul>\n${some.map(({ title, page }) => `<li><a href="${escape(page)}">${escape(title)}</a></li>`).join("\n")}\n</ul>`;
  const parts = {
    reference: reference.html,
    "hosts-tried": listed(hosts.filter(isTried)),
    "hosts-read": listed(hosts.filter((host) => !isTried(host))),
  };
  const frame = await readFile(join(docs, "site/page.html"), "utf8");
  const pages = sources.map((source) => {
    const rendered = render(source.text, { name: source.file, resolve: links(source), parts });
    if (source.page === "reference.html") rendered.headings.push(...reference.headings);
    return { page: source.page, html: framed(frame, { source, rendered, groups, hosts }) };
  });
  for (const { page, html } of pages) await write(join(folder, page), html);
  for (const path of await readAttachments()) await cp(join(docs, path), join(folder, path));
  await writeSite(folder);
  await writeSearch(folder, pages);
}

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

await main(import.meta.url, async () => {
  const began = performance.now();
  await writeDocs(dist);
  say(`the docs are made anew in ${((performance.now() - began) / 1000).toFixed(1)} s`);
});
