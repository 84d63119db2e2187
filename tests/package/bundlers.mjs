// A shop's page built by each bundler as it comes, with no more configuration than what to build and where to.

import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { HERE, tag } from "../page/site.mjs";

/** What the page says before the questions are there. */
const OWN = "the page's own content";
const SCRIPT = 'import { decide } from "refund-check";\nglobalThis.decide = decide;\n';

/** Writes a page to a folder that has installed the package. The script's address is the one that it is built to. */
export function writeShop(folder) {
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "src/index.js"), SCRIPT);
  writeFileSync(join(folder, "index.html"), html('type="module" src="/src/index.js"'));
}

const html = (script) =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">' +
  `</head><body>${tag(HERE)}${OWN}</refund-check><script ${script}></script></body></html>`;

const page = (folder, script) => writeFileSync(join(folder, "index.html"), html(script));

/** Each builds `folder` and returns the folder to serve. `moves`: whether the wasm is a file of its own there. */
export const BUNDLERS = [
  { name: "Vite", moves: true, build: buildWithVite },
  { name: "webpack", moves: true, build: buildWithWebpack },
  { name: "esbuild", moves: false, build: buildWithEsbuild },
  { name: "esbuild, as a module in pieces", moves: false, build: buildWithEsbuildInPieces },
  { name: "Rollup", moves: false, build: buildWithRollup },
  { name: "no bundler, but an import map", moves: false, build: copyAsItIs },
];

/** What a bundler warns of is an error here: nobody should have to wonder about it. */
const fail = ({ message }) => {
  throw new Error(message);
};

async function buildWithVite(folder) {
  await vite.build({ root: folder, logLevel: "warn", configFile: false });
  return join(folder, "dist");
}

async function buildWithWebpack(folder) {
  const out = join(folder, "webpack");
  const build = webpack({ context: folder, mode: "production", entry: "./src/index.js", output: { path: out } });
  const stats = await new Promise((done, fail) => build.run((error, stats) => (error ? fail(error) : done(stats))));
  await new Promise((done) => build.close(done));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  [...errors, ...warnings].forEach(fail);
  page(out, 'defer src="main.js"');
  return out;
}

async function runEsbuild(folder, options) {
  const { warnings } = await esbuild.build({ entryPoints: [join(folder, "src/index.js")], bundle: true, ...options });
  warnings.forEach(({ text }) => fail({ message: text }));
}

/** A script that is no module, as the command line makes it. */
async function buildWithEsbuild(folder) {
  const out = join(folder, "esbuild");
  await runEsbuild(folder, { outfile: join(out, "main.js") });
  page(out, 'defer src="main.js"');
  return out;
}

async function buildWithEsbuildInPieces(folder) {
  const out = join(folder, "esbuild-pieces");
  await runEsbuild(folder, { outdir: out, format: "esm", splitting: true });
  page(out, 'type="module" src="index.js"');
  return out;
}

async function buildWithRollup(folder) {
  const out = join(folder, "rollup");
  const build = await rollup({ input: join(folder, "src/index.js"), plugins: [nodeResolve()], onwarn: fail });
  await build.write({ dir: out, format: "es" });
  await build.close();
  page(out, 'type="module" src="index.js"');
  return out;
}

/** As servers for development and delivery networks give it: each file at an address of its own. */
async function copyAsItIs(folder) {
  const out = join(folder, "as-it-is");
  const from = join(folder, "node_modules/refund-check");
  mkdirSync(join(out, "package"), { recursive: true });
  cpSync(from, join(out, "package"), { recursive: true });
  copyFileSync(join(folder, "src/index.js"), join(out, "index.js"));
  const map = JSON.stringify({ imports: { "refund-check": "./package/npm/refund-check-package.js" } });
  page(out, `type="importmap">${map}</script><script type="module" src="index.js"`);
  return out;
}
