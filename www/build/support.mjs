// What only the page for agents loads: its script, with a glue of its own, and its wasm. No buyer pays for these.

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { www } from "./paths.mjs";
import { supportGlue, supportWasm } from "./wasm.mjs";

export async function buildSupport(outdir) {
  await build({
    entryPoints: [join(www, "support.js")],
    outdir,
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    alias: { "refund-check-support-wasm": supportGlue },
  });
  await copyFile(supportWasm, join(outdir, "refund-check-support.wasm"));
}
