// Rust to wasm: cargo, then wasm-bindgen, then wasm-opt. The last two only where cargo's output has changed.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { run, say } from "./command.mjs";
import { bindings, nodeModules, target } from "./paths.mjs";
import { hasRustSource, wasmBindgen } from "./setup.mjs";
import { withShortNames } from "./short-names.mjs";

/** The same crate twice: what a shop's pages load, and what the page for agents loads, which alone can replay a case. */
const BUYERS = paths(bindings, []);
const AGENTS = paths(join(bindings, "../bindings-support"), ["support"]);
export const { glue, wasm } = BUYERS;
export const { glue: supportGlue, wasm: supportWasm } = AGENTS;

function paths(folder, features) {
  return { folder, features, glue: join(folder, "refund_check.js"), wasm: join(folder, "refund_check.wasm") };
}

const CARGO = ["build", "--profile", "web", "--target", "wasm32-unknown-unknown", "--lib"];

/**
 * The plain build takes the standard library as Rust ships it: speed first, with the machinery for panic messages.
 * The small one compiles it anew for size, and a panic is a bare trap; on the stable compiler, only
 * `RUSTC_BOOTSTRAP` allows that. It has a target folder of its own, so that neither build undoes the other's work.
 */
const PLAIN = {
  folder: target,
  args: [],
  // Panic messages name source files; whose machine built the page is nobody's business.
  flags: [`--remap-path-prefix=${homedir()}=~`],
  env: {},
};
const SMALL = {
  folder: join(target, "web-std"),
  args: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  // Where a panic was is said nowhere; the places would be paths of the machine that built the page.
  // Of the compiler's own levels of simplifying before LLVM, 3 makes the smallest code: 2 % less than 2 or 4.
  flags: ["-Cpanic=immediate-abort", "-Zunstable-options", "-Zlocation-detail=none", "-Zmir-opt-level=3"],
  env: { RUSTC_BOOTSTRAP: "1" },
};

/**
 * - the default module path: the page says where its wasm stands, and a bundler must not look for it
 * - resetting the state: after a trap, a new instance of the same module takes over
 */
const BINDGEN = [
  "--target", "web", "--out-name", "refund_check", "--no-typescript", "--omit-default-module-path",
  "--experimental-reset-state-function",
];

/** Those that rustc uses for this target, which every engine of the last years has. */
const FEATURES = [
  "--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals", "--enable-nontrapping-float-to-int",
  "--enable-reference-types", "--enable-sign-ext",
];
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];
/** Taking the flow apart and putting it together again makes it a little smaller still. */
const WASM_OPT = ["-Oz", "--converge", "--flatten", "--rereloop", "-Oz", "--converge", ...FEATURES, ...STRIP];
const SHORT_NAMES = "--minify-imports-and-exports-and-modules";

/** Ends with both made from the crate as it stands. */
export async function buildWasm() {
  await buildOne(BUYERS);
  await buildOne(AGENTS);
}

async function buildOne({ folder, features, glue, wasm }) {
  const compiled = await compile(features);
  const tools = await wasmBindgen();
  const stamp = await stampOf(compiled, tools);
  const stampFile = join(folder, "stamp");
  if ([glue, wasm, stampFile].every(existsSync) && (await readFile(stampFile, "utf8")) === stamp) return;

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(join(tools, "wasm-bindgen"), [compiled, "--out-dir", folder, ...BINDGEN]);
  const full = join(folder, "refund_check_bg.wasm");
  await wasmOpt([full, "-o", wasm, ...WASM_OPT]);
  await shortenNames(glue, wasm);
  await writeFile(stampFile, stamp);
}

async function compile(features) {
  const small = await hasRustSource();
  if (!small) say("building without Rust's own source, which makes the wasm about a quarter larger");
  const { folder, args, flags, env } = small ? SMALL : PLAIN;
  // The encoded form may hold spaces, and outranks RUSTFLAGS, which somebody may have set for another target.
  const encoded = { CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
  const options = { env: { ...env, ...encoded }, byHand: "npm run build" };
  await run("cargo", [...CARGO, ...args, ...features.flatMap((name) => ["--features", name]), "--target-dir", folder], options);
  return join(folder, "wasm32-unknown-unknown/web/refund_check.wasm");
}

/** binaryen's programs are wasm themselves and run in node. */
function wasmOpt(args, options) {
  return run(process.execPath, [join(nodeModules, "binaryen/bin/wasm-opt"), ...args], options);
}

/**
 * wasm-bindgen's names end in hashes, which stand in both files and do not compress: more than 1 kB after Brotli.
 * wasm-opt gives the wasm's imports and exports one letter each and prints which, for the script to follow.
 */
async function shortenNames(glue, wasm) {
  const printed = await wasmOpt([wasm, "-o", wasm, ...FEATURES, SHORT_NAMES], { quiet: true });
  await writeFile(glue, withShortNames(await readFile(glue, "utf8"), JSON.parse(printed)));
}

async function stampOf(compiled, tools) {
  const hash = createHash("sha256").update(await readFile(compiled));
  return hash.update(JSON.stringify([tools, BINDGEN, WASM_OPT, SHORT_NAMES])).digest("hex");
}
