// A wasm that has come: compiled, and known to be of the same release as the script.

import { BUILT_IN } from "./built-in.js";
import { compile } from "./compile.js";
import { failure } from "./get.js";

/** The custom section by which the build names what it made together, and the one that holds the rules. */
const [EDITION, RULES] = ["edition", "policy"];

/**
 * What a response holds: the compiled `module`, and the `rules` that were built into it. Throws where it is no wasm, or
 * that of another release, or has another shop's rules than the script.
 */
export async function compiled(response, edition) {
  const module = await compile(response).catch((error) => {
    throw failure("engine", problemOf(error), error.message);
  });
  // Its functions are called by number: those of another release would do something else.
  if (section(module, EDITION) !== edition) {
    throw failure("engine", "mixed", "the wasm and the script are of two releases");
  }
  const rules = JSON.parse(section(module, RULES) || "{}");
  if (rules.edition !== BUILT_IN.edition) throw failure("engine", "mixed", "the wasm and the script have two policies");
  return { module, rules };
}

/** What a section holds, as text. As bytes of this realm: where a test runs the page (jsdom), the section is of another. */
function section(module, name) {
  const [held = new ArrayBuffer(0)] = WebAssembly.Module.customSections(module, name);
  return new TextDecoder().decode(new Uint8Array(held));
}

/** What an engine that cannot be started lacks. Each browser has words of its own for what a page's rules forbid. */
export function problemOf({ message, name }) {
  if (/CSP|Content Security|disallowed|Refused|blocked/.test(message)) return "blocked";
  return name === "RangeError" ? "out-of-memory" : "corrupt";
}
