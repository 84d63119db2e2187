// Lint for the scripts, by eslint: its recommended rules find mistakes and leave style to the reader.
// eslint and not biome, because it runs on node alone, without a binary for each kind of machine.

import js from "@eslint/js";
import globals from "globals";

/** Left out of the lint, each until it is written anew. */
export const BEING_REPLACED = [];

const RULES = {
  ...js.configs.recommended.rules,
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": "error",
  "object-shorthand": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  "no-implicit-globals": "error",
  // A page may have put anything on `Object.prototype`, and a loop of this kind would take part of it.
  "no-restricted-syntax": ["error", { selector: "ForInStatement", message: "Use Object.entries or a Map." }],
  "no-prototype-builtins": "error",
};
const browser = { ...globals.browser };
/** What the build puts in place of names. */
const editions = Object.fromEntries(["PHRASES_EDITION", "SCRIPT_EDITION", "SCRIPT_INTEGRITY", "SUPPORT_EDITION", "WASM_EDITION"].map((name) => [name, "readonly"]));

export default [
  { ignores: ["dist/", "npm/", "release/", "target/", "node_modules/", ...BEING_REPLACED] },
  { files: ["www/*.js", "www/package/*.js", "www/studio/**/*.js", "www/docs/site/*.js"], languageOptions: { globals: { ...browser, ...editions } }, rules: RULES },
  // Loaded by WordPress's editor as a classic script.
  { files: ["www/wordpress/**/*.js"], languageOptions: { globals: browser, sourceType: "script" }, rules: RULES },
  // What esbuild puts there.
  { files: ["www/package/files-in-one.js"], languageOptions: { globals: { WASM: "readonly" } } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node }, rules: RULES },
  // Tests and benchmarks hold functions that run in a page, where `told`, `axe` and the like are the page's.
  {
    files: ["tests/**/*.mjs", "benches/**/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...browser, axe: "readonly" } },
  },
  { files: ["benches/page/*.js"], languageOptions: { globals: browser }, rules: RULES },
];
