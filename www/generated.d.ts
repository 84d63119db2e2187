// What the build makes or puts in place, for the type check: the style sheets as texts, and what a release belongs together by.

declare module "refund-check-answered-css" {
  const css: string;
  export default css;
}
declare module "refund-check-css" {
  const css: string;
  export default css;
}
declare module "refund-check-later-css" {
  const css: string;
  export default css;
}
declare module "*.toml" {
  const text: string;
  export default text;
}
declare module "*.md" {
  const text: string;
  export default text;
}
/** The wasm of the CommonJS entry, in base64. */
declare const WASM: string;
/** What belongs together in a release; `www/build/editions.mjs` says how they are made. */
declare const PHRASES_EDITION: string;
declare const SUPPORT_EDITION: string;
declare const WASM_EDITION: string;
/** Of the engine's script, and its hash as pages write it. */
declare const SCRIPT_EDITION: string;
declare const SCRIPT_INTEGRITY: string;
