// The first question, as `refund-check build` wrote it into the script: it is available with the script and waits for
// neither words nor engine. So are the questions that come after it. The engine takes over what is shown.

import { languages } from "./ambient.js";
import { BUILT_IN } from "./built-in.js";
import { choose } from "./words.js";

/** The string begins with a marker by which the build finds it (`src/release/first.rs`). */
const [, written] = /^.*?:(.*)$/s.exec("refund-check-first:[]");

/**
 * Whether the first question of an element is the one in this script: by the built-in policy, in that policy's own
 * language, without given answers.
 */
export function isHere(element) {
  const [own] = BUILT_IN.languages;
  const isOwn = (choose(languages(element), BUILT_IN.languages) ?? own) === own;
  return written !== "[]" && isOwn && !element.getAttribute("policy") && !element.hasAttribute("answers");
}

export const first = (document) => all(document, JSON.parse(written)[0]);

/** The question after an answer to the first one; `undefined` where only the engine knows it, as with verdicts. */
export function second(document, answer) {
  const [, after = []] = JSON.parse(written);
  const [, nodes] = after.find(([said]) => said === answer) ?? [];
  return nodes && all(document, nodes);
}

const all = (document, nodes) => nodes.map((node) => made(document, node));

function made(document, node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...all(document, children));
  return element;
}
