// The page for agents: a case worked out anew from its code alone. Nothing is kept, and nothing is sent.

import init, { __wbg_reset_state, load, replay } from "refund-check-support-wasm";
import { languages, now } from "./ambient.js";
import { apply } from "./dom.js";
import { written } from "./lists.js";
import { fetchPolicy, readOwn } from "./policy.js";

const SORRY = "This page could not be loaded completely. Please load it again.";

const find = (id) => document.getElementById(id);
const [code, codeError, address, addError, file, added, shown, versions] =
  ["code", "code-error", "address", "add-error", "file", "added", "case", "versions"].map(find);

/** Policies that were added, each with where it is from. */
const policies = [];
/** How many of them the present instance of the engine has taken in. */
let taken = 0;

const ready = init({ module_or_path: new URL("refund-check-support.wasm", import.meta.url) });

/** Says what is wrong beside a field, or takes back what was said. */
function tell(field, place, message) {
  place.textContent = message;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** Messages of programs begin small and have no full stop. */
const sentence = (message) => `${message[0].toUpperCase()}${message.slice(1)}.`;

/** A trap leaves an instance in no state to go on; the next call finds a fresh one, which has no policies yet. */
async function withEngine(call) {
  await ready;
  try {
    for (; taken < policies.length; taken += 1) takeIn(policies[taken].policy);
    return call();
  } catch (error) {
    __wbg_reset_state();
    taken = 0;
    throw error;
  }
}

const takeIn = ({ numbers, ids, words }) => load(numbers.join(), written(ids), written(words), "", -1);

async function show() {
  shown.replaceChildren();
  const names = policies.map(({ name }) => name);
  const ask = () => replay(code.value, written(names), now(), languages(document.body)[0] ?? "en");
  const { markup = "", wrong = "", elsewhere } = await withEngine(() => JSON.parse(ask())).catch(() => ({ wrong: SORRY }));
  apply(shown, markup);
  tell(code, codeError, wrong && (wrong === SORRY ? SORRY : sentence(wrong)));
  // The policy that is wanted can be added there.
  if (elsewhere) versions.open = true;
  (wrong ? code : shown.querySelector("h2")).focus();
}

/** Adds a policy that `get` gives, if it is one. Whoever waits for its case sees that at once. */
async function add(field, name, get) {
  try {
    const policy = await get();
    if (!(await withEngine(() => takeIn(policy)))) throw new Error("the file is no compiled policy");
    policies.push({ name, policy });
    taken += 1;
    const item = document.createElement("li");
    item.textContent = name;
    added.append(item);
    tell(field, addError, "");
    if (code.value) await show();
  } catch (error) {
    tell(field, addError, sentence(`${name}: ${error.message}`));
  }
}

find("replay").addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});

find("add").addEventListener("submit", async (event) => {
  event.preventDefault();
  await add(address, address.value, () => fetchPolicy(address.value));
});

file.addEventListener("change", async () => {
  for (const each of file.files) {
    await add(file, each.name, async () => readOwn(JSON.parse(await each.text())));
  }
});

ready.catch(() => tell(code, codeError, SORRY));
