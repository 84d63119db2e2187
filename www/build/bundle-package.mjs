// What programs import from the npm package: the page's script, but for where its files come from.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { SMALL } from "./bundle.mjs";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";
import { writeWordModules } from "./words.mjs";

const INLINE = "./refund-check-inline.js";

/** Puts the package's own files in the one place that knows where files are. */
const packaged = {
  name: "packaged",
  setup: (build) => build.onResolve({ filter: /^\.\/files\.js$/ }, () => ({ path: join(www, "package/files.js") })),
};

/** Needs the wasm and the style sheet in `outdir`. */
export async function bundlePackage(outdir = dist) {
  await build({
    entryPoints: [join(www, "refund-check.js")],
    outfile: join(outdir, "refund-check-package.js"),
    ...SMALL,
    format: "esm",
    plugins: [packaged],
    alias: { "refund-check-wasm": glue, "refund-check-css": join(outdir, "refund-check.css") },
    loader: { ".css": "text" },
    external: [INLINE, "./refund-check-words.*"],
  });
  await writeWordModules(outdir);
  await writeFile(join(outdir, INLINE), inline(await readFile(join(outdir, "refund-check.wasm"))));
}

/** Packed, because base64 compresses badly: less to load, and less in a bundle that holds it without need. */
function inline(wasm) {
  return `export const zipped = "${gzipSync(wasm, { level: 9 }).toString("base64")}";\n`;
}
