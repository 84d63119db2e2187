// Runs before `npm pack`. Makes `npm/`, which the package holds beside the page's files in `dist/`: the modules that
// programs import, their types and description, and the command line for node.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./build.mjs";
import { main, run } from "./command.mjs";
import { IN_PACKAGE, projectsIn, writeLicences } from "./licences.mjs";
import { npm, target, www } from "./paths.mjs";
import { ensureTarget, setUpBuild } from "./setup.mjs";

const TARGET = "wasm32-wasip1";
/** Type declarations that are copied from `www/package/`. */
const WRITTEN = ["refund-check", "wire", "stub", "react", "svelte", "vue"];

/** Needs a build in `dist/`. Returns esbuild's metafiles. */
export async function buildModule() {
  // Imported here, because it imports an npm package, which exists only after the set-up.
  const { bundlePackage } = await import("./bundle-package.mjs");
  const bundled = await bundlePackage();
  await copyFile(join(www, "package/custom-elements.json"), join(npm, "custom-elements.json"));
  for (const name of WRITTEN) {
    // TypeScript wants declarations in the module format of the importing program.
    const types = await readFile(join(www, "package", `${name}.d.ts`), "utf8");
    await writeFile(join(npm, `${name}.d.ts`), types);
    await writeFile(join(npm, `${name}.d.cts`), types.replace(/"(\.\/(refund-check|wire))\.js"/g, '"$1.cjs"'));
  }
  return bundled;
}

/** The command line as wasm, and the script that runs it. */
export async function buildCommandLine() {
  await ensureTarget(TARGET, "compiles the command line for node");
  await run("cargo", ["build", "--release", "--features", "cli", "--bin", "refund-check", "--target", TARGET]);
  await copyFile(join(target, TARGET, "release/refund-check.wasm"), join(npm, "refund-check-cli.wasm"));
  await copyFile(join(www, "npx.mjs"), join(npm, "npx.mjs"));
}

await main(import.meta.url, async () => {
  await setUpBuild();
  const bundled = await build();
  await rm(npm, { recursive: true, force: true });
  await mkdir(npm, { recursive: true });
  bundled.push(...(await buildModule()));
  await buildCommandLine();
  // Imported here, because it imports npm packages, which exist only after the set-up.
  const { writeSbom } = await import("./sbom.mjs");
  const projects = await projectsIn(IN_PACKAGE, bundled);
  await writeLicences(npm, projects);
  await writeSbom(npm, projects);
});
