// The script that a page loads, the shell and wasm-bindgen's glue in one module, and the element's style sheet.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";

export async function bundle(outdir = dist) {
  await build({
    entryPoints: [join(www, "refund-check.js")],
    outdir,
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    alias: { "refund-check-wasm": glue },
  });
}

/** The element's style, as small as it goes. */
export async function writeStyle(outdir = dist) {
  const source = await readFile(join(www, "element.css"), "utf8");
  const { code } = await transform(source, { loader: "css", minify: true, target: "es2022" });
  await writeFile(join(outdir, "refund-check.css"), code.trim());
}
