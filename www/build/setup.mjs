// Installs what a build needs, wherever it is missing.
// Only node's own modules may be imported here: nothing else is installed yet.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureApt } from "./apt.mjs";
import { ensureCargoTool } from "./cargo-tool.mjs";
import { addCargoToPath, ask, main, onPath, run, say, Stop } from "./command.mjs";
import { nodeModules, root } from "./paths.mjs";
import { setUpTests } from "./setup-tests.mjs";

const WASM_TARGET = "wasm32-unknown-unknown";

/** Makes the tree ready to build; prints nothing where nothing is missing. */
export async function setUpBuild() {
  checkNode();
  await ensurePackages();
  await ensureRust();
  await ensureTarget(WASM_TARGET, "compiles Rust for the browser");
  await ensureRustSource();
  await wasmBindgen();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node 20.19 or newer is needed, and this is ${process.versions.node}`);
}

/** npm's own record of what it installed does not tell whether the lock has changed since; a hash does. */
async function ensurePackages() {
  const record = join(nodeModules, ".refund-check-lock");
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(record) && readFileSync(record, "utf8") === lock) return;
  say("installing npm packages, which bundle the page and shrink the wasm");
  await run("npm", ["ci", "--no-audit", "--no-fund"], { quiet: true, byHand: "npm ci" });
  writeFileSync(record, lock);
}

async function ensureRust() {
  addCargoToPath();
  if (!(await ask("rustc", ["--version"]))) {
    throw new Stop("Rust is needed, and no working `rustc` was found", "follow https://rustup.rs");
  }
  // rustc links build scripts with the system's C compiler.
  if (!onPath("cc")) await ensureApt(["gcc", "libc6-dev"], "a C compiler, which Rust links with");
}

export async function ensureTarget(name, why) {
  if (existsSync(join(await sysroot(), "lib/rustlib", name, "lib"))) return;
  say(`adding the ${name} target, which ${why}`);
  await run("rustup", ["target", "add", name], { quiet: true });
}

/** The small build compiles the standard library from source. Without that source, the plain build still works. */
async function ensureRustSource() {
  if (await hasRustSource()) return;
  say("adding Rust's own source, which makes a smaller build possible");
  const added = await ask("rustup", ["component", "add", "rust-src"]);
  if (added === undefined) say("  it could not be had; by hand: rustup component add rust-src");
}

export async function hasRustSource() {
  return existsSync(join(await sysroot(), "lib/rustlib/src/rust/library/std/Cargo.toml"));
}

let knownSysroot;
async function sysroot() {
  knownSysroot ??= await ask("rustc", ["--print", "sysroot"]);
  if (!knownSysroot) throw new Stop("`rustc` does not say where it is installed", "rustc --print sysroot");
  return knownSysroot;
}

/** The folder of `wasm-bindgen` and its test runner. Crate and tool must match to the last digit. */
export function wasmBindgen() {
  return ensureCargoTool({
    crate: "wasm-bindgen-cli",
    name: "wasm-bindgen",
    programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    version: wasmBindgenVersion(),
    why: "makes compiled Rust loadable as a module",
  });
}

function wasmBindgenVersion() {
  const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
  const version = /^wasm-bindgen\s*=\s*(?:\{[^}]*version\s*=\s*)?"=(\d+\.\d+\.\d+)"/m.exec(manifest)?.[1];
  if (!version) throw new Stop("Cargo.toml does not pin `wasm-bindgen` to an exact version, such as `\"=0.2.100\"`");
  return version;
}

await main(import.meta.url, async (args) => {
  await setUpBuild();
  if (args.includes("--tests")) await setUpTests();
  say("everything needed is installed");
});
