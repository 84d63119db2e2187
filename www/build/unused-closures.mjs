// js-sys describes to wasm-bindgen every kind of closure that any of its functions takes, and each description leaves
// the function that calls such a closure in the wasm's table, which wasm-opt may not empty. JavaScript reaches these
// functions by their exports alone, or by an exported shim that hands on what is passed as a reference of the engine's; so
// one of which neither is exported is called by nobody.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";

/** How wasm-bindgen names a shim after the function that it calls. */
const SHIM = " externref shim";
const CALLS_CLOSURE = /^wasm_bindgen(\[\w+\])?::convert::closures::_::invoke\b/;

/** Empties them in a wasm that still has its names: about 500 bytes after Brotli. */
export async function emptyUnusedClosures(file) {
  // Its types have this on modules, where it is not.
  const { setBody } = /** @type {any} */ (binaryen).Function;
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(await readFile(file));
  // Those that rustc uses for this target; binaryen would write others in a form that engines do not read yet.
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
