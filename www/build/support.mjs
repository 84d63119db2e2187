// What only the page for agents loads: its script, with a glue of its own, and its wasm. A buyer's page loads neither.

import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { SMALL, withGlue } from "./bundle.mjs";
import { editions } from "./editions.mjs";
import { www } from "./paths.mjs";
import { supportGlue, supportWasm } from "./wasm.mjs";

/** Returns esbuild's metafile. */
export async function buildSupport(outdir) {
  const { metafile } = await build({
    entryPoints: [join(www, "support.js")],
    outdir,
    ...SMALL,
    metafile: true,
    format: "esm",
    alias: withGlue("refund-check-support-wasm", supportGlue),
    define: await editions(),
  });
  await copyFile(supportWasm, join(outdir, "refund-check-support.wasm"));
  return metafile;
}
