// The scripts that pages load: the one they name, the one that comes along with the wasm (wasm-bindgen's glue in it), and
// the element's style sheet.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";
import { editions, hashOf } from "./editions.mjs";
import { dist, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";

/** How every script is made small. @type {import("esbuild").BuildOptions} */
export const SMALL = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };

/** What a glue imports: a module of ours, which the scripts import, too. */
export const withGlue = (name, glue) => ({ [name]: glue, "refund-check-intl": join(www, "intl.js") });

/** The element's style sheets, by the names under which scripts import their texts. */
const STYLES = { "refund-check-css": "element.css", "refund-check-answered-css": "answered.css", "refund-check-later-css": "later.css" };

/** Puts them in. @type {import("esbuild").Plugin} */
export const styles = {
  name: "styles",
  setup(build) {
    build.onResolve({ filter: /^refund-check-(\w+-)?css$/ }, ({ path }) => ({ path, namespace: "styles" }));
    build.onLoad({ filter: /./, namespace: "styles" }, async ({ path }) => ({ contents: await style(STYLES[path]), loader: "text" }));
  },
};

/** The element and what works with the engine. @type {import("esbuild").BuildOptions} */
const ELEMENT = { ...SMALL, metafile: true, format: "esm", alias: withGlue("refund-check-wasm", glue), plugins: [styles] };

/** Returns what esbuild tells of what it took in. */
export async function bundle(outdir = dist) {
  const engine = await build({ ...ELEMENT, entryPoints: { "refund-check-engine": join(www, "at-work.js") }, outdir });
  await makeSmaller(engine.metafile, true);
  const define = { ...(await editions()), ...(await seal(join(outdir, "refund-check-engine.js"))) };
  const named = await build({ ...ELEMENT, entryPoints: ["refund-check.js", "page.js"].map((name) => join(www, name)), outdir, define });
  await makeSmaller(named.metafile, true);
  // A plain script, for hosts that take no other kind.
  const plain = await build({ entryPoints: [join(www, "embed.js")], outdir, ...SMALL, metafile: true, format: "iife" });
  await makeSmaller(plain.metafile, false);
  return [engine.metafile, named.metafile, plain.metafile];
}

/** Has the engine's script say its edition, and tells the script that loads it which that is, and its hash. */
async function seal(file) {
  const code = await readFile(file, "utf8");
  const edition = hashOf(code);
  const whole = `${code.trimEnd()}export const edition=${JSON.stringify(edition)};\n`;
  await writeFile(file, whole);
  const integrity = `sha384-${createHash("sha384").update(whole).digest("base64")}`;
  return { SCRIPT_EDITION: JSON.stringify(edition), SCRIPT_INTEGRITY: JSON.stringify(integrity) };
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

/** A style of the element, as small as it goes. */
async function style(name) {
  // Rules that stand within `:host` are written out: not every engine takes nested ones there.
  const { code } = await transform(await readFile(join(www, name), "utf8"), { loader: "css", minify: true, target: "chrome111" });
  return code.trim();
}

/** The style of the first question, for pages that bring that drawn: it is in the script for all others. */
export async function writeStyle(outdir = dist) {
  await writeFile(join(outdir, "refund-check.css"), await style("element.css"));
}
