// The licences, as their authors wrote them, of third-party code in a folder's wasm files and scripts. Cargo names the
// crates and esbuild the npm packages that are really linked in; no others are listed.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { run, Stop } from "./command.mjs";
import { root } from "./paths.mjs";

export const NAME = "THIRD-PARTY-LICENSES.txt";

/** Cargo's options for each wasm of `dist/`. Procedural macros and build scripts leave no code in a wasm. */
export const IN_DIST = [
  ["--target", "wasm32-unknown-unknown", "--no-default-features"],
  ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "support"],
  ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "studio"],
];
/** The same for the npm package, which also has the command line. */
export const IN_PACKAGE = [...IN_DIST, ["--target", "wasm32-wasip1", "--features", "cli"]];
const OURS = "refund-check";
const TEXT = /^(licen[cs]e|copying|notice|unlicense)/i;
/** Where a project offers a choice of licences, the MIT licence is taken, which is the shortest. */
const OTHER_CHOICE = /apache|unlicense|boost|zlib/i;

const HEAD = `The files of this folder hold code of these projects, compiled or bundled, under the licences below them. The
WebAssembly files also hold parts of Rust's standard library and, for the command line, of wasi-libc, both under the MIT
or the Apache-2.0 licence: https://github.com/rust-lang/rust/blob/master/COPYRIGHT
`;

/** The projects whose code a folder's files hold, by cargo's options for each wasm and esbuild's metafiles. */
export async function projectsIn(linked, metafiles) {
  const crates = (await linkedCrates(linked)).map((project) => ({ ...project, ecosystem: "cargo" }));
  const packages = (await bundledPackages(metafiles)).map((project) => ({ ...project, ecosystem: "npm" }));
  return [...crates, ...packages];
}

/** Writes the licence file to a folder that holds these projects' code. */
export async function writeLicences(folder, projects) {
  const groups = new Map();
  for (const project of projects) {
    const text = await licenceOf(project);
    groups.set(text, [...(groups.get(text) ?? []), `${project.name} ${project.version} (${project.license})`]);
  }
  const rule = "-".repeat(80);
  const written = [...groups].map(([text, projects]) => `${rule}\n${projects.join("\n")}\n\n${text}\n`);
  await writeFile(join(folder, NAME), [HEAD, ...written].join("\n"));
}

/** The linked crates, by name, each once: `{ name, version, license, manifest_path }`. */
export async function linkedCrates(linked) {
  const args = ["metadata", "--format-version", "1", "--locked", "--all-features"];
  const { packages } = JSON.parse(await run("cargo", args, { quiet: true }));
  const known = new Map(packages.map((crate) => [`${crate.name} v${crate.version}`, crate]));
  const trees = await Promise.all(linked.map(tree));
  const named = [...new Set(trees.flatMap((lines) => lines.split("\n")))].filter((name) => name && !name.startsWith(`${OURS} `));
  return named.sort().map((name) => known.get(name) ?? missing(name));
}

/** The npm packages with code in a bundle, in the same form. Paths of inputs are relative to the tree's root. */
export async function bundledPackages(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => folderOf(path));
  const folders = [...new Set(used.filter(Boolean))].sort();
  return Promise.all(folders.map(async (folder) => {
    const manifest_path = join(root, folder, "package.json");
    const { name, version, license } = JSON.parse(await readFile(manifest_path, "utf8"));
    return { name, version, license, manifest_path };
  }));
}

/** The folder of the npm package that a file belongs to; `undefined` for any other file. */
const folderOf = (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll(sep, "/"))?.[1];

function missing(name) {
  throw new Stop(`cargo lists the crate \`${name}\` as linked and does not know it`);
}

async function tree(options) {
  const args = ["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", ...options];
  const lines = await run("cargo", args, { quiet: true });
  // After name and version, cargo prints the folder of a crate that is not from the registry.
  return lines.replace(/^(\S+ \S+).*$/gm, "$1");
}

async function licenceOf({ name, license, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && TEXT.test(entry.name));
  const all = files.map((entry) => entry.name).sort();
  const chosen = /\bMIT\b/.test(license) ? all.filter((file) => !OTHER_CHOICE.test(file)) : all;
  const taken = chosen.length > 0 ? chosen : all;
  if (taken.length === 0) throw new Stop(`\`${name}\` (${license}) comes without the text of its licence`);
  const texts = await Promise.all(taken.map((file) => readFile(join(folder, file), "utf8")));
  return texts.map((text) => text.replaceAll("\r", "").trim()).join("\n\n");
}
