// Before `npm pack`: everything that the package holds beside the page's files: what programs import, its types and
// its description, and the command line for node.

import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./build.mjs";
import { main, run } from "./command.mjs";
import { writeLicences } from "./licences.mjs";
import { dist, target, www } from "./paths.mjs";
import { ensureTarget, setUpBuild } from "./setup.mjs";

const TARGET = "wasm32-wasip1";
/** Written by hand, in `www/package/`. */
const WRITTEN = ["refund-check.d.ts", "custom-elements.json"];

/** Needs a build in `dist/`. */
export async function buildModule() {
  // This one imports an npm package, which stands there only after the set-up.
  const { bundlePackage } = await import("./bundle-package.mjs");
  await bundlePackage();
  for (const name of WRITTEN) await cp(join(www, "package", name), join(dist, name));
}

/** The command line as wasm, and the script that runs it, beside the page's files. */
export async function buildCommandLine() {
  await ensureTarget(TARGET, "compiles the command line for node");
  await run("cargo", ["build", "--release", "--features", "cli", "--bin", "refund-check", "--target", TARGET]);
  await copyFile(join(target, TARGET, "release/refund-check.wasm"), join(dist, "refund-check-cli.wasm"));
  await copyFile(join(www, "npx.mjs"), join(dist, "npx.mjs"));
}

await main(import.meta.url, async () => {
  await setUpBuild();
  await build();
  await buildModule();
  await buildCommandLine();
  await writeLicences(dist);
});
