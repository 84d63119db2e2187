// The scripts that pages load (the shell and wasm-bindgen's glue in one module), and the element's style sheet.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";

/** How every script is made small. */
export const SMALL = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };

export async function bundle(outdir = dist) {
  await build({
    entryPoints: ["refund-check.js", "page.js", "add.js", "states.js", "theme.js"].map((name) => join(www, name)),
    outdir,
    ...SMALL,
    format: "esm",
    alias: { "refund-check-wasm": glue },
  });
  // A plain script, for hosts that take no other kind.
  await build({ entryPoints: [join(www, "embed.js")], outdir, ...SMALL, format: "iife" });
}

/** The element's style, as small as it goes. */
export async function writeStyle(outdir = dist) {
  const source = await readFile(join(www, "element.css"), "utf8");
  // Rules that stand within `:host` are written out: not every engine takes nested ones there.
  const { code } = await transform(source, { loader: "css", minify: true, target: "chrome111" });
  await writeFile(join(outdir, "refund-check.css"), code.trim());
}
