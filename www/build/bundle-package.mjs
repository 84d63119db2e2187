// The npm package's modules: the page's script, with its own ways to load files.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { SMALL, styles, withGlue } from "./bundle.mjs";
import { editions } from "./editions.mjs";
import { dist, npm, www } from "./paths.mjs";
import { glue } from "./wasm.mjs";
import { writeWordModules } from "./words.mjs";

const INLINE = "./refund-check-inline.js";
/** @type {import("esbuild").BuildOptions} */
const BASE = {
  entryPoints: [join(www, "refund-check.js")],
  ...SMALL,
  metafile: true,
  alias: withGlue("refund-check-wasm", glue),
};

/** The strings that `refund-check build` wrote into the script of `dist/`, to copy into other scripts. */
const BUILT = ["built", "first"].map((name) => new RegExp(`(["'\`])refund-check-${name}:(?:\\\\.|(?!\\1)[^\\\\])*\\1`, "s"));

async function withBuiltIn(file) {
  const script = await readFile(join(dist, "refund-check.js"), "utf8");
  const path = join(npm, file);
  let text = await readFile(path, "utf8");
  for (const string of BUILT) {
    const [written] = string.exec(script);
    if (!string.test(text)) throw new Error(`${file} has no place for what is built in: ${string}`);
    text = text.replace(string, () => written);
  }
  await writeFile(path, text);
}

/** Replaces `files.js`, the one module that knows where files are, with the package's own. */
const packaged = (file) => ({
  name: "packaged",
  setup: (build) => build.onResolve({ filter: /^\.\/files\.js$/ }, () => ({ path: join(www, "package", file) })),
});

/** Resolves imports of the modules that are written only with the package. */
const written = {
  name: "written",
  setup: (build) => build.onResolve({ filter: /^\.\/refund-check-/ }, ({ path }) => ({ path: join(npm, path) })),
};

/** Needs the wasm in `dist/`. Returns esbuild's metafiles. */
export async function bundlePackage() {
  await mkdir(npm, { recursive: true });
  await writeWordModules(npm);
  await writeFile(join(npm, INLINE), inline(await readFile(join(dist, "refund-check.wasm"))));
  const define = await editions();
  const module = await build({
    ...BASE,
    define,
    outfile: join(npm, "refund-check-package.js"),
    format: "esm",
    plugins: [packaged("files.js"), styles],
    external: [INLINE, "./refund-check-words.*"],
  });
  await withBuiltIn("refund-check-package.js");
  const commonJs = await bundleCommonJs(define);
  await withBuiltIn("refund-check.cjs");
  return [module.metafile, commonJs, await bundleStub()];
}

/** The CommonJS entry, for `require` and for test runners that take no other format: one file with everything in it. */
async function bundleCommonJs(editions) {
  const wasm = (await readFile(join(dist, "refund-check.wasm"))).toString("base64");
  const { metafile } = await build({
    ...BASE,
    outfile: join(npm, "refund-check.cjs"),
    format: "cjs",
    plugins: [packaged("files-in-one.js"), styles, written],
    inject: [join(www, "package/text-coding.js")],
    define: { ...editions, WASM: JSON.stringify(wasm) },
  });
  return metafile;
}

/** The stub that replaces the package in unit tests, as ES module and as CommonJS. */
async function bundleStub() {
  /** @type {import("esbuild").BuildOptions} */
  const options = { entryPoints: [join(www, "package/stub.js")], ...SMALL, minify: false, metafile: true };
  const { metafile } = await build({ ...options, outfile: join(npm, "stub.js"), format: "esm" });
  await build({ ...options, outfile: join(npm, "stub.cjs"), format: "cjs" });
  return metafile;
}

/** The wasm as a module, gzipped, because base64 compresses badly: less to load, and less in a bundle without need of it. */
function inline(wasm) {
  return `export const zipped = "${gzipSync(wasm, { level: 9 }).toString("base64")}";\n`;
}
