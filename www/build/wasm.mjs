// Rust to wasm: cargo, then wasm-bindgen, then wasm-opt. The last two run only where cargo's output has changed.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { run, say } from "./command.mjs";
import { SECTION, withEdition } from "./editions.mjs";
import { nameByLikeness } from "./order.mjs";
import { bindings, nodeModules, target } from "./paths.mjs";
import { hasRustSource, wasmBindgen } from "./setup.mjs";
import { PASSAGES, shortGlue } from "./short-glue.mjs";
import { withShortNames } from "./short-names.mjs";
import { emptyUnusedClosures } from "./unused-closures.mjs";

/**
 * The crate is built three times: for a shop's pages, for the page for agents, which alone can replay a case, and for
 * the studio's workers, which alone can read and prove a policy.
 */
const BUYERS = paths(bindings, []);
const AGENTS = paths(join(bindings, "../bindings-support"), ["support"]);
const STUDIO = { ...paths(join(bindings, "../bindings-studio"), ["studio"]), isQuick: true };
export const { glue, wasm } = BUYERS;
export const { glue: supportGlue, wasm: supportWasm } = AGENTS;
export const { glue: studioGlue, wasm: studioWasm } = STUDIO;

function paths(folder, features) {
  return { folder, features, glue: join(folder, "refund_check.js"), wasm: join(folder, "refund_check.wasm") };
}

/** Builds the wasm alone: a Rust library beside it would keep all public items apart, at 1.4 kB after Brotli. */
const CARGO = [
  "rustc", "--profile", "web", "--target", "wasm32-unknown-unknown", "--no-default-features", "--lib", "--crate-type", "cdylib",
];

/**
 * The plain build takes the standard library as Rust ships it: speed first, with the machinery for panic messages.
 * The small one compiles it anew for size, and a panic is a bare trap; on the stable compiler, only
 * `RUSTC_BOOTSTRAP` allows that. It has a target folder of its own, so that neither build undoes the other's work.
 */
const PLAIN = {
  folder: target,
  args: [],
  // Panic messages name source files; the paths must not show whose machine built the page.
  flags: [`--remap-path-prefix=${homedir()}=~`],
  env: {},
};
const SMALL = {
  folder: join(target, "web-std"),
  args: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  // No panic locations: they would be paths of the machine that built the page.
  // Of the levels of MIR optimisation, 3 makes the smallest code: 2 % less than 2 or 4.
  // Fewer library functions are inlined, and LLVM's loop strength reduction, partial redundancy elimination and machine
  // common subexpression elimination are off: 4 % less after Brotli.
  // The stack stands before the data; where both end below 1 MiB, each address of data takes a byte less.
  flags: [
    "-Cpanic=immediate-abort", "-Zunstable-options", "-Zlocation-detail=none", "-Zmir-opt-level=3",
    "-Zinline-mir-hint-threshold=50", "-Cllvm-args=-disable-lsr -enable-pre=0 -disable-machine-cse",
    "-Clink-arg=-zstack-size=983040",
  ],
  env: { RUSTC_BOOTSTRAP: "1" },
};

/**
 * - no default module path: the page says where its wasm stands, and a bundler must not look for it
 * - a function to reset the state: after a trap, a new instance of the same module takes over
 */
const BINDGEN = [
  "--target", "web", "--out-name", "refund_check", "--omit-default-module-path",
  "--experimental-reset-state-function",
];

/** The features that rustc uses for this target; every browser engine of recent years has them. */
const FEATURES = [
  "--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals", "--enable-nontrapping-float-to-int",
  "--enable-reference-types", "--enable-sign-ext",
];
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];
/** Optimise for size, repeatedly until nothing changes. */
const SMALLEST = ["-Oz", "--converge"];
/**
 * Options that make the wasm smaller after Brotli, as measured:
 * - no data of ours lies below 1 kB, so that offsets can go into loads and stores
 * - functions that are called once are not inlined: in a function with few locals, the numbers of locals repeat
 * - analysis of all values (gufa), before and after flattening the control flow and building it again
 * - alignment hints, which engines do not need, are all made the same
 */
const WASM_OPT = [
  "--low-memory-unused", "--one-caller-inline-max-function-size", "0", "--gufa-optimizing", ...SMALLEST,
  "--flatten", "--rereloop", ...SMALLEST, "--gufa-optimizing", ...SMALLEST, "--dealign",
  ...FEATURES,
];
const LAST = ["--reorder-functions-by-name", "--minify-imports-and-exports-and-modules", ...STRIP];
/** For the studio's wasm, ten times as large: repeated passes take minutes there and save 1 %. */
const QUICK_OPT = ["--low-memory-unused", "--one-caller-inline-max-function-size", "0", "-Oz", "--dealign", ...FEATURES];

/** Builds all three from the crate as it stands. */
export async function buildWasm() {
  await buildOne(BUYERS);
  await buildOne(AGENTS);
  await buildOne(STUDIO);
}

async function buildOne({ folder, features, glue, wasm, isQuick = false }) {
  const compiled = await compile(features);
  const tools = await wasmBindgen();
  const stamp = await stampOf(compiled, tools);
  const stampFile = join(folder, "stamp");
  if ([glue, wasm, stampFile].every(existsSync) && (await readFile(stampFile, "utf8")) === stamp) return;

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(join(tools, "wasm-bindgen"), [compiled, "--out-dir", folder, ...BINDGEN]);
  const full = join(folder, "refund_check_bg.wasm");
  await emptyUnusedClosures(full);
  await wasmOpt([full, "-o", wasm, "--debuginfo", ...(isQuick ? QUICK_OPT : WASM_OPT)]);
  await nameByLikeness(wasm);
  await shortenNames(glue, wasm);
  await writeFile(wasm, withEdition(await readFile(wasm), await readFile(glue)));
  await writeFile(stampFile, stamp);
}

/** The buyer's wasm as it is built, but with the names of its functions, for [functions.mjs](functions.mjs) to list. */
export async function withNames() {
  const named = join(BUYERS.folder, "named.wasm");
  await wasmOpt([join(BUYERS.folder, "refund_check_bg.wasm"), "-o", named, "--debuginfo", ...WASM_OPT]);
  return named;
}

async function compile(features) {
  const small = await hasRustSource();
  if (!small) say("building without Rust's own source, which makes the wasm about a quarter larger");
  const { folder, args, flags, env } = small ? SMALL : PLAIN;
  // The encoded form may hold spaces, and outranks RUSTFLAGS, which may be set for another target.
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
 * wasm-opt gives the wasm's imports and exports one letter each and prints the names, which the glue then gets.
 */
async function shortenNames(glue, wasm) {
  const printed = await wasmOpt([wasm, "-o", wasm, ...FEATURES, ...LAST], { quiet: true });
  await writeFile(glue, withShortNames(shortGlue(await readFile(glue, "utf8")), JSON.parse(printed)));
}

async function stampOf(compiled, tools) {
  const steps = [emptyUnusedClosures, nameByLikeness, shortGlue, ...PASSAGES].map(String);
  const hash = createHash("sha256").update(await readFile(compiled));
  return hash.update(JSON.stringify([tools, BINDGEN, WASM_OPT, QUICK_OPT, LAST, SECTION, ...steps])).digest("hex");
}
