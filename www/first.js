// The first question as `refund-check build` wrote it into the script: it is there as soon as the script is, and waits
// for neither words nor engine. So are the questions that come after it. The engine takes over what stands there.

import { languages } from "./ambient.js";
import { BUILT_IN } from "./built-in.js";
import { choose } from "./words.js";

/** Before it stands what the build finds it by (`src/release/first.rs`). */
const [, written] = /^.*?:(.*)$/s.exec("refund-check-first:[]");

/**
 * Whether the first question of an element is the one that stands here: of the policy that is built in, in that policy's own
 * language, and no answers are given.
 */
export function isHere(element) {
  const [own] = BUILT_IN.languages;
  const isOwn = (choose(languages(element), BUILT_IN.languages) ?? own) === own;
  return written !== "[]" && isOwn && !element.getAttribute("policy") && !element.hasAttribute("answers");
}

export const first = (document) => all(document, JSON.parse(written)[0]);

/** The question that comes after an answer to the first one; nothing where only the engine knows, as of verdicts. */
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
