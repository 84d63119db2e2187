// wasm-bindgen's glue, changed to the short names that the wasm's imports and exports were given.

/** `names` is what wasm-opt prints: `{ imports: [[module, name, short]], exports: [[name, short]] }`. */
export function withShortNames(glue, { imports, exports }) {
  const inImports = imports.reduce((text, [, name, short]) => renameKey(text, name, short), glue);
  // Module names become one letter, too, and the glue has one module only.
  const modules = [...new Set(imports.map(([module]) => module))];
  if (modules.length !== 1) throw new Error(`the wasm imports from ${modules.length} modules, not from one`);
  return renameExports(renameKey(inImports, modules[0], "a"), new Map(exports));
}

/** Each import is one key of the object that the glue passes to the wasm. Any other count means a new kind of glue. */
function renameKey(text, name, short) {
  const key = new RegExp(`(?<=^\\s*)"?${escaped(name)}"?(?=: )`, "gm");
  const found = text.match(key)?.length ?? 0;
  if (found !== 1) throw new Error(`\`${name}\` stands ${found} times among the glue's imports, not once`);
  return text.replace(key, short);
}

const escaped = (name) => name.replace(/[.$/]/g, "\\$&");

/** The glue reads exports only as `wasm.name`. A name that the wasm does not export stays as it is. */
function renameExports(text, exports) {
  return text.replace(/\bwasm\.(\w+)/g, (found, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : found));
}
