// What only the page for agents loads: its script, with a glue of its own, and its wasm. No buyer pays for these.

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { SMALL } from "./bundle.mjs";
import { www } from "./paths.mjs";
import { supportGlue, supportWasm } from "./wasm.mjs";

export async function buildSupport(outdir) {
  await build({
    entryPoints: [join(www, "support.js")],
    outdir,
    ...SMALL,
    format: "esm",
    alias: { "refund-check-support-wasm": supportGlue },
  });
  await copyFile(supportWasm, join(outdir, "refund-check-support.wasm"));
}
