// The scripts that pages load (the shell and wasm-bindgen's glue in one module), and the element's style sheet.

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { editions } from "./editions.mjs";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";

/** How every script is made small. @type {import("esbuild").BuildOptions} */
export const SMALL = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };

/** What a glue imports: a module of ours, which the scripts import, too. */
export const withGlue = (name, glue) => ({ [name]: glue, "refund-check-intl": join(www, "intl.js") });

/** Needs the style sheet there; returns what esbuild tells of what it took in. */
export async function bundle(outdir = dist) {
  const modules = await build({
    entryPoints: ["refund-check.js", "page.js"].map((name) => join(www, name)),
    outdir,
    ...SMALL,
    metafile: true,
    format: "esm",
    // Beside the scripts for pages that bring the first question drawn, and in the script for all others.
    alias: { ...withGlue("refund-check-wasm", glue), "refund-check-css": resolve(outdir, "refund-check.css") },
    loader: { ".css": "text" },
    define: await editions(),
  });
  // A plain script, for hosts that take no other kind.
  const plain = await build({ entryPoints: [join(www, "embed.js")], outdir, ...SMALL, metafile: true, format: "iife" });
  await makeSmaller(modules.metafile, true);
  await makeSmaller(plain.metafile, false);
  return [modules.metafile, plain.metafile];
}

/** What esbuild has made small goes 300 bytes further, after Brotli, with a program that looks at more than a statement. */
export async function makeSmaller({ outputs }, module) {
  for (const path of Object.keys(outputs)) {
    const file = resolve(path);
    /** @type {import("terser").MinifyOptions} */
    const options = { module, ecma: 2020, compress: { passes: 3, keep_fargs: false } };
    const { code } = await minify(await readFile(file, "utf8"), options);
    await writeFile(file, `${code}\n`);
  }
}

/** The element's style, as small as it goes. */
export async function writeStyle(outdir = dist) {
  const source = await readFile(join(www, "element.css"), "utf8");
  // Rules that stand within `:host` are written out: not every engine takes nested ones there.
  const { code } = await transform(source, { loader: "css", minify: true, target: "chrome111" });
  await writeFile(join(outdir, "refund-check.css"), code.trim());
}
