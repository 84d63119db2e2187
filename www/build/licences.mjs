// The licences of other people's code that the package's two wasm files hold, as their authors wrote them.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run, Stop } from "./command.mjs";

export const NAME = "THIRD-PARTY-LICENSES.txt";

/** What is compiled into each file: procedural macros and build scripts leave nothing of theirs in it. */
const LINKED = [
  ["--target", "wasm32-unknown-unknown"],
  ["--target", "wasm32-wasip1", "--features", "cli"],
];
const OURS = "refund-check";
const TEXT = /^(licen[cs]e|copying|notice|unlicense)/i;
/** Who may choose takes the MIT licence, which is the shortest. */
const OTHER_CHOICE = /apache|unlicense|boost|zlib/i;

const HEAD = `The WebAssembly files of this package hold code of these projects, compiled, under the licences below them.
They also hold parts of Rust's standard library and, for the command line, of wasi-libc, both under the MIT or the
Apache-2.0 licence: https://github.com/rust-lang/rust/blob/master/COPYRIGHT
`;

/** Writes the file to a folder. */
export async function writeLicences(folder) {
  const groups = new Map();
  for (const crate of await linkedCrates()) {
    const text = await licenceOf(crate);
    groups.set(text, [...(groups.get(text) ?? []), `${crate.name} ${crate.version} (${crate.license})`]);
  }
  const rule = "-".repeat(80);
  const written = [...groups].map(([text, crates]) => `${rule}\n${crates.join("\n")}\n\n${text}\n`);
  await writeFile(join(folder, NAME), [HEAD, ...written].join("\n"));
}

/** By name, each once: `{ name, version, license, manifest_path }`. */
export async function linkedCrates() {
  const args = ["metadata", "--format-version", "1", "--locked", "--all-features"];
  const { packages } = JSON.parse(await run("cargo", args, { quiet: true }));
  const known = new Map(packages.map((crate) => [`${crate.name} v${crate.version}`, crate]));
  const trees = await Promise.all(LINKED.map(tree));
  const named = [...new Set(trees.flatMap((lines) => lines.split("\n")))].filter((name) => name && !name.startsWith(`${OURS} `));
  return named.sort().map((name) => known.get(name) ?? missing(name));
}

function missing(name) {
  throw new Stop(`cargo lists the crate \`${name}\` as linked and does not know it`);
}

async function tree(options) {
  const args = ["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", ...options];
  const lines = await run("cargo", args, { quiet: true });
  // After name and version comes the folder of what is no package of the registry.
  return lines.replace(/^(\S+ \S+).*$/gm, "$1");
}

async function licenceOf({ name, license, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && TEXT.test(entry.name));
  const all = files.map((entry) => entry.name).sort();
  const chosen = /\bMIT\b/.test(license) ? all.filter((file) => !OTHER_CHOICE.test(file)) : all;
  const taken = chosen.length > 0 ? chosen : all;
  if (taken.length === 0) throw new Stop(`the crate \`${name}\` (${license}) comes without the text of its licence`);
  const texts = await Promise.all(taken.map((file) => readFile(join(folder, file), "utf8")));
  return texts.map((text) => text.replaceAll("\r", "").trim()).join("\n\n");
}
