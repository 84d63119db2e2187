// Makes `dist/`: the engine, built with the default policy as a shop builds it with its own, and the pages of the
// invented shop beside it. All of it is relocatable to any folder of any server.

import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { main } from "./command.mjs";
import { dist, root, target, www } from "./paths.mjs";
import { setUpBuild } from "./setup.mjs";

/** Copied unchanged. The engine's folder has no policy yet, so it has no page with the words of one. */
const COPIED = ["embed.css", "page.css", "support.css", "support.html"];

/** Needs what `setUpBuild` installs. Returns esbuild's metafiles. */
export async function build() {
  // Imported here, because these import npm packages, which exist only after the set-up.
  const { buildCommand, policyFolder, runCommand } = await import("./command-line.mjs");
  const { writePages } = await import("./pages.mjs");
  const { buildStudio, writeTemplates } = await import("./studio.mjs");
  const { IN_DIST, projectsIn, writeLicences } = await import("./licences.mjs");
  const { writeSbom } = await import("./sbom.mjs");
  const { writeDocs } = await import("./docs.mjs");
  await buildCommand();
  const engine = join(target, "engine");
  const bundled = await buildEngine(engine);
  const fresh = join(target, "dist-new");
  await empty(fresh);
  await runCommand("build", policyFolder, "--engine", engine, "--example", "-o", fresh);
  // On this site, the pages themselves show the snippets.
  await rm(join(fresh, "snippets"), { recursive: true });
  bundled.push(await writePages(fresh), ...(await buildStudio(fresh)));
  await writeTemplates(fresh);
  const projects = await projectsIn(IN_DIST, bundled);
  await writeLicences(fresh, projects);
  await writeSbom(fresh, projects);
  await runCommand("engine", fresh);
  // After the list of the engine's files: the docs are no part of what a shop copies, nor of the npm package.
  await writeDocs(fresh);
  await replaceDist(fresh);
  return bundled;
}

/** Builds the engine's files, which every built folder has, before rules are put into it. */
async function buildEngine(folder) {
  const { runCommand } = await import("./command-line.mjs");
  const { buildWasm, wasm } = await import("./wasm.mjs");
  const { buildSupport } = await import("./support.mjs");
  const { bundle, writeStyle } = await import("./bundle.mjs");
  const { writeWords } = await import("./words.mjs");
  const { IN_DIST, projectsIn, writeLicences } = await import("./licences.mjs");

  await buildWasm();
  await empty(folder);
  await writeStyle(folder);
  const bundled = await bundle(folder);
  await copyFile(wasm, join(folder, "refund-check.wasm"));
  bundled.push(await buildSupport(folder));
  for (const name of COPIED) await copyFile(join(www, name), join(folder, name));
  await copyFile(join(root, "LICENSE"), join(folder, "LICENSE.txt"));
  await writeWords(folder);
  await writeLicences(folder, await projectsIn(IN_DIST, bundled));
  await runCommand("engine", folder);
  return bundled;
}

async function empty(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** Swaps the folders, so that a server or a test that reads `dist/` meanwhile never sees half of a build. */
async function replaceDist(fresh) {
  const old = join(target, "dist-old");
  await rm(old, { recursive: true, force: true });
  await rename(dist, old).catch((error) => {
    if (error.code !== "ENOENT") throw error; // the first build has nothing to replace
  });
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
}

await main(import.meta.url, async () => {
  await setUpBuild();
  await build();
});
