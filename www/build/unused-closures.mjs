// js-sys describes to wasm-bindgen every closure type that any of its functions takes. Each description keeps the
// function that calls such a closure in the wasm's table, which wasm-opt may not empty. JavaScript reaches these
// functions only by their exports, or by an exported shim that passes externrefs on; so a function with neither export
// is never called.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";

/** How wasm-bindgen names a shim after the function that it calls. */
const SHIM = " externref shim";
const CALLS_CLOSURE = /^wasm_bindgen(\[\w+\])?::convert::closures::_::invoke\b/;

/** Empties the unused functions in a wasm that still has its names: about 500 bytes less after Brotli. */
export async function emptyUnusedClosures(file) {
  // binaryen's types declare `setBody` on modules, but it is on `Function`.
  const { setBody } = /** @type {any} */ (binaryen).Function;
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(await readFile(file));
  // The features that rustc uses for this target; with more, binaryen writes a form that engines do not read yet.
  const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } =
    binaryen.Features;
  const used = [BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt];
  module.setFeatures(used.reduce((all, one) => all | one, 0));
  const exported = new Set();
  for (let at = 0; at < module.getNumExports(); at += 1) {
    exported.add(plainly(binaryen.getExportInfo(module.getExportByIndex(at)).value));
  }
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const made = module.getFunctionByIndex(at);
    const { name, base } = binaryen.getFunctionInfo(made);
    const plain = plainly(name);
    const isCalled = exported.has(plain) || exported.has(plain + SHIM);
    if (!base && CALLS_CLOSURE.test(plain) && !isCalled) setBody(made, module.unreachable());
  }
  await writeFile(file, module.emitBinary());
  module.dispose();
}

/** A name without binaryen's escapes. */
const plainly = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
