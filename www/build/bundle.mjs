// The scripts that pages load: the one that a page names and the one that loads with the wasm (with wasm-bindgen's
// glue); and the element's style sheet.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { editions, hashOf } from "./editions.mjs";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";

/** esbuild's options to bundle and minify every script. @type {import("esbuild").BuildOptions} */
export const SMALL = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };

/** Aliases: `name` for the glue, and the module of ours that the glue imports, as the scripts do. */
export const withGlue = (name, glue) => ({ [name]: glue, "refund-check-intl": join(www, "intl.js") });

/** The element's style sheets, by the names under which scripts import their texts. */
const STYLES = { "refund-check-css": "element.css", "refund-check-answered-css": "answered.css", "refund-check-later-css": "later.css" };

/** Bundles the style sheets as texts. @type {import("esbuild").Plugin} */
export const styles = {
  name: "styles",
  setup(build) {
    build.onResolve({ filter: /^refund-check-(\w+-)?css$/ }, ({ path }) => ({ path, namespace: "styles" }));
    build.onLoad({ filter: /./, namespace: "styles" }, async ({ path }) => ({ contents: await style(STYLES[path]), loader: "text" }));
  },
};

/** Options for the element's script and the engine's script. @type {import("esbuild").BuildOptions} */
const ELEMENT = { ...SMALL, metafile: true, format: "esm", alias: withGlue("refund-check-wasm", glue), plugins: [styles] };

/** Returns esbuild's metafiles. */
export async function bundle(outdir = dist) {
  const engine = await build({ ...ELEMENT, entryPoints: { "refund-check-engine": join(www, "at-work.js") }, outdir });
  await makeSmaller(engine.metafile, true);
  const define = { ...(await editions()), ...(await seal(join(outdir, "refund-check-engine.js"))) };
  const named = await build({ ...ELEMENT, entryPoints: ["refund-check.js", "page.js"].map((name) => join(www, name)), outdir, define });
  await makeSmaller(named.metafile, true);
  // A classic script, for hosts that take no modules.
  const plain = await build({ entryPoints: [join(www, "embed.js")], outdir, ...SMALL, metafile: true, format: "iife" });
  await makeSmaller(plain.metafile, false);
  return [engine.metafile, named.metafile, plain.metafile];
}

/** Writes the edition of the engine's script into it. Returns the edition and the hash, for the script that loads it. */
async function seal(file) {
  const code = await readFile(file, "utf8");
  const edition = hashOf(code);
  const whole = `${code.trimEnd()}export const edition=${JSON.stringify(edition)};\n`;
  await writeFile(file, whole);
  const integrity = `sha384-${createHash("sha384").update(whole).digest("base64")}`;
  return { SCRIPT_EDITION: JSON.stringify(edition), SCRIPT_INTEGRITY: JSON.stringify(integrity) };
}

/** Minifies esbuild's output with terser, which looks at more than one statement at a time: 300 bytes less after Brotli. */
export async function makeSmaller({ outputs }, module) {
  for (const path of Object.keys(outputs)) {
    const file = resolve(path);
    /** @type {import("terser").MinifyOptions} */
    const options = { module, ecma: 2020, compress: { passes: 3, keep_fargs: false } };
    const { code } = await minify(await readFile(file, "utf8"), options);
    await writeFile(file, `${code}\n`);
  }
}

/** A style sheet of the element, minified. */
async function style(name) {
  // Nested rules within `:host` are written out: not every browser engine takes them there.
  const { code } = await transform(await readFile(join(www, name), "utf8"), { loader: "css", minify: true, target: "chrome111" });
  return code.trim();
}

/** The first question's style sheet, for pages with a declarative shadow root; for all others it is in the script. */
export async function writeStyle(outdir = dist) {
  await writeFile(join(outdir, "refund-check.css"), await style("element.css"));
}
