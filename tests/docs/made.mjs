// What the tests of the docs look at: the Markdown, and the pages that the build made of it.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { JSDOM } from "jsdom";
import { dist, root } from "../../www/build/paths.mjs";

function filesOf(folder, ending) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

const asPath = (folder, file) => relative(folder, file).split(sep).join("/");

/** The project's Markdown for people, by its path: the files at the top and the docs. */
export const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")).sort().map((name) => join(root, name)),
  ...filesOf(join(root, "www/docs"), ".md"),
].map((file) => ({ file, path: asPath(root, file), text: readFileSync(file, "utf8") }));

/** The made pages, by their paths within `dist/docs/`. */
export const pages = filesOf(join(dist, "docs"), ".html").map((file) => {
  const { document } = new JSDOM(readFileSync(file, "utf8")).window;
  return { file, path: asPath(join(dist, "docs"), file), document };
});
