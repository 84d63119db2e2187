// Makes `dist/`: the whole of what a page loads, relocatable to any folder of any server.

import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { main } from "./command.mjs";
import { dist, target } from "./paths.mjs";
import { setUpBuild } from "./setup.mjs";

/** Needs what `setUpBuild` installs. */
export async function build() {
  // These import npm packages, which stand there only after the set-up.
  const { buildWasm, wasm } = await import("./wasm.mjs");
  const { buildSupport } = await import("./support.mjs");
  const { bundle, writeStyle } = await import("./bundle.mjs");
  const { writePages } = await import("./pages.mjs");
  const { writeWords } = await import("./words.mjs");

  await buildWasm();
  const fresh = join(target, "dist-new");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await bundle(fresh);
  await writeStyle(fresh);
  await copyFile(wasm, join(fresh, "refund-check.wasm"));
  await buildSupport(fresh);
  await writePages(fresh);
  await writeWords(fresh);
  await replaceDist(fresh);
}

/** A server or a test that reads `dist/` meanwhile sees the old build or the new one, never half of one. */
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
