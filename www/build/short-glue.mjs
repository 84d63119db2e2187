// wasm-bindgen's glue without code that no supported browser needs: 800 bytes less after Brotli. A passage that is no
// longer there means a new kind of glue, and stops the build.

/** Catches what a call throws, as `handleError` does, with one closure for each function instead of one for each call. */
const HANDLED = `const handled = (call) => (...given) => {
    try {
        return call(...given);
$1
};
`;

/** Writes a text's pointer and, four bytes behind it, its length, where the wasm reads them. */
const GIVE_TEXT = `
function giveText(at, place) {
    const view = getDataViewMemory0();
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
    view.setInt32(at >>> 0, place, true);
}
`;

/** The passages to remove or replace. @type {[RegExp, string][]} */
export const PASSAGES = [
  // Import our own module, as the scripts do, instead of wasm-bindgen's copy of it.
  [/ from '\.\/snippets\/[^']*\/www\/(\w+)\.js'/g, ' from "refund-check-$1"'],
  // Every browser that has the rest of what is needed has `encodeInto`.
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, ""],
  // The module is always passed compiled, as `{ module }`.
  [/ {4}if \(module !== undefined\) \{\n {8}if \(Object\.getPrototypeOf[\s\S]*?\n {4}\}\n/, "    ({ module } = module);\n"],
  [/ {4}if \(!\(module instanceof WebAssembly\.Module\)\) \{[\s\S]*?\n {4}\}\n/, ""],
  // The guard at each call is for a glue that resets its state by itself; ours is reset explicitly.
  [/function __wbg_call_guard\(\) \{[\s\S]*?\n\}\n/, ""],
  [/^ *__wbg_call_guard\(\);\n/gm, ""],
  // The glue's check of a widget's instance: `Visit`, in the element's script, checks that first.
  [/^ *if \(this\.__wbg_inst !== undefined [^\n]*\n[^\n]*\n *\}\n/gm, ""],
  [/^ *Object\.defineProperty\(this, '__wbg_inst',[^\n]*\n/m, ""],
  [/^if \(Symbol\.dispose\) [^\n]*\n/m, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)\n[^\n]*\n {4}: new F/, "new F"],
  // If memory for a text runs out, the instance ends, and earlier allocations with it, so they need not be freed.
  [/let (ptr0, len0(?:, ptr\d, len\d)*);\n +try \{\n([\s\S]*?) +\} catch \(e\) \{\n[\s\S]*? throw e;\n +\}\n/g, "let $1;\n$2"],
  // One way to pass every text, without a fast path for ASCII.
  [/( {4}if \(realloc === undefined\) \{\n)([\s\S]*?)^ {4}\}\n[\s\S]*?^\}\n/m, "$2}\n"],
  [/(passStringToWasm0\(\w+, \w+(?:\.\w+)?), \w+(?:\.\w+)?\)/g, "$1)"],
  [/function\(\) \{ return handleError\((function \([^)]*\) \{[\s\S]*?\n {8}\}), arguments\); \}/g, "handled($1)"],
  [/function handleError\(f, args\) \{\n {4}try \{\n {8}return f\.apply\(this, args\);\n([\s\S]*?)\n\}\n/, HANDLED],
  // Share the lines that hand a text to the wasm, which are repeated at each place.
  [/(?:const|var) (ptr1) = ([^\n]*);\n +(?:const|var) len1 = WASM_VECTOR_LEN;\n(?: +getDataViewMemory0\(\)\.setInt32\([^\n]*(?:len1|ptr1), true\);\n){2}/g, "giveText(arg0, $2);\n"],
  // Compare the buffer only: the memory never shrinks and is not shared.
  [/ \|\| cachedDataViewMemory0\.buffer\.detached === true[^\n]*\) \{/, " || cachedDataViewMemory0.buffer !== MEMORY) {"],
];

/** The same glue, shorter. */
export function shortGlue(glue) {
  const memory = /new DataView\((wasm\.\w+\.buffer)\)/.exec(glue)?.[1];
  if (!memory) throw new Error("the glue has no view of its memory");
  return PASSAGES.reduce((text, [passage, instead]) => {
    if (!new RegExp(passage.source, passage.flags).test(text)) throw new Error(`the glue has nothing like ${passage}`);
    return text.replace(passage, instead.replace("MEMORY", memory));
  }, glue + GIVE_TEXT);
}
