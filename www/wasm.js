// Compiles a loaded wasm and checks that it is of the same release as the script.

import { BUILT_IN } from "./built-in.js";
import { compile } from "./compile.js";
import { failure } from "./get.js";

/** The custom section with the edition of what the build made together, and the one with the rules. */
const [EDITION, RULES] = ["edition", "policy"];

/**
 * Returns the compiled `module` of a response and the `rules` that were built into it. Throws where it is no wasm, is
 * of another release, or has another shop's rules than the script.
 */
export async function compiled(response, edition) {
  const module = await compile(response).catch((error) => {
    throw failure("engine", problemOf(error), error.message);
  });
  // The wasm's functions are called by number: those of another release would do something else.
  if (section(module, EDITION) !== edition) {
    throw failure("engine", "mixed", "the wasm and the script are of two releases");
  }
  const rules = JSON.parse(section(module, RULES) || "{}");
  if (rules.edition !== BUILT_IN.edition) throw failure("engine", "mixed", "the wasm and the script have two policies");
  return { module, rules };
}

/** A custom section's text. The bytes are of this realm: where a test runs the page (jsdom), the section's are not. */
function section(module, name) {
  const [held = new ArrayBuffer(0)] = WebAssembly.Module.customSections(module, name);
  return new TextDecoder().decode(new Uint8Array(held));
}

/** The code of the problem that keeps an engine from starting. Each browser has its own words for what CSP forbids. */
export function problemOf({ message, name }) {
  if (/CSP|Content Security|disallowed|Refused|blocked/.test(message)) return "blocked";
  return name === "RangeError" ? "out-of-memory" : "corrupt";
}
