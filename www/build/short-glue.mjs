// wasm-bindgen's glue without what no browser of ours needs: 800 bytes after Brotli. A passage that is not there any
// more is glue of a new kind, and stops the build.

/** Catches what a call throws, as `handleError` does, made once for each function instead of at each call. */
const HANDLED = `const handled = (call) => (...given) => {
    try {
        return call(...given);
$1
};
`;

/** Where a text is and how long it is, for the wasm to take: its length stands behind its place. */
const GIVE_TEXT = `
function giveText(at, place) {
    const view = getDataViewMemory0();
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
    view.setInt32(at >>> 0, place, true);
}
`;

/** What is left out, or put in its place. @type {[RegExp, string][]} */
export const PASSAGES = [
  // A module of ours is the one that the scripts import, too, and no copy of it.
  [/ from '\.\/snippets\/[^']*\/www\/(\w+)\.js'/g, ' from "refund-check-$1"'],
  // All engines that have what else is asked of them have `encodeInto`.
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, ""],
  // The module comes compiled, by its name.
  [/ {4}if \(module !== undefined\) \{\n {8}if \(Object\.getPrototypeOf[\s\S]*?\n {4}\}\n/, "    ({ module } = module);\n"],
  [/ {4}if \(!\(module instanceof WebAssembly\.Module\)\) \{[\s\S]*?\n {4}\}\n/, ""],
  // Only what is told to start anew by itself asks at each call; ours is told.
  [/function __wbg_call_guard\(\) \{[\s\S]*?\n\}\n/, ""],
  [/^ *__wbg_call_guard\(\);\n/gm, ""],
  // Whoever uses a widget looks first of which instance it is: `Visit` in the element's script.
  [/^ *if \(this\.__wbg_inst !== undefined [^\n]*\n[^\n]*\n *\}\n/gm, ""],
  [/^ *Object\.defineProperty\(this, '__wbg_inst',[^\n]*\n/m, ""],
  [/^if \(Symbol\.dispose\) [^\n]*\n/m, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)\n[^\n]*\n {4}: new F/, "new F"],
  // A text that cannot be handed over, for want of memory, ends the instance; what came before it goes with that.
  [/let (ptr0, len0(?:, ptr\d, len\d)*);\n +try \{\n([\s\S]*?) +\} catch \(e\) \{\n[\s\S]*? throw e;\n +\}\n/g, "let $1;\n$2"],
  // One way for every text, whatever letters it has.
  [/( {4}if \(realloc === undefined\) \{\n)([\s\S]*?)^ {4}\}\n[\s\S]*?^\}\n/m, "$2}\n"],
  [/(passStringToWasm0\(\w+, \w+(?:\.\w+)?), \w+(?:\.\w+)?\)/g, "$1)"],
  [/function\(\) \{ return handleError\((function \([^)]*\) \{[\s\S]*?\n {8}\}), arguments\); \}/g, "handled($1)"],
  [/function handleError\(f, args\) \{\n {4}try \{\n {8}return f\.apply\(this, args\);\n([\s\S]*?)\n\}\n/, HANDLED],
  // The same few lines stand wherever a text goes to the wasm.
  [/(?:const|var) (ptr1) = ([^\n]*);\n +(?:const|var) len1 = WASM_VECTOR_LEN;\n(?: +getDataViewMemory0\(\)\.setInt32\([^\n]*(?:len1|ptr1), true\);\n){2}/g, "giveText(arg0, $2);\n"],
  // The memory never shrinks and is not shared.
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
