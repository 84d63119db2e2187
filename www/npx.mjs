#!/usr/bin/env node
// `npx refund-check`: the command line without Rust. It is the same program, compiled to WebAssembly and run under
// node's WASI, with access to the caller's files.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The engine's folder, into which `build` puts rules. */
const ENGINE = fileURLToPath(new URL("../dist", import.meta.url));
const PROGRAM = new URL("./refund-check-cli.wasm", import.meta.url);

// node warns that its WASI may change, which does not help a user who checks a policy.
const emitWarning = process.emitWarning;
process.emitWarning = (warning, ...rest) => {
  if (!String(warning).startsWith("WASI is an experimental feature")) emitWarning(warning, ...rest);
};

const { WASI } = await import("node:wasi");
const wasi = new WASI({
  version: "preview1",
  args: ["refund-check", ...process.argv.slice(2)],
  // The program goes to this folder first, so that relative paths mean the same as in the shell.
  env: { REFUND_CHECK_ENGINE: ENGINE, ...process.env, PWD: process.cwd() },
  preopens: { "/": "/" },
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(PROGRAM));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, /** @type {WebAssembly.Imports} */ (wasi.getImportObject())));
