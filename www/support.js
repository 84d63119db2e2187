// The page for agents: replays a case from its code alone. Nothing is kept, and nothing is sent.

import { __wbg_reset_state, add as addPolicy, initSync, replay } from "refund-check-support-wasm";
import { languages, now } from "./ambient.js";
import { get } from "./get.js";
import { fetchPolicy, readOwn } from "./policy.js";
import { compiled } from "./wasm.js";

const SORRY = "This page could not be loaded completely. Please load it again.";

/** An element of support.html: a field, a list, a folded part. @returns {any} */
const find = (id) => document.getElementById(id);
const [code, codeError, address, addError, file, added, shown, versions] =
  ["code", "code-error", "address", "add-error", "file", "added", "case", "versions"].map(find);

/** Policies by which codes can be read, each with where it is from; the built-in one has no name. */
const policies = [];
/** How many of them the present instance of the engine has taken in. */
let taken = 0;

const wasm = new URL("refund-check-support.wasm", import.meta.url);
const ready = get("engine", wasm, (response) => compiled(response, SUPPORT_EDITION)).then(({ module, rules }) => {
  initSync({ module });
  policies.push({ name: "", policy: readOwn(rules) });
});
/** The older editions beside this page, loaded once one is needed. */
let kept;

/** Shows an error beside a field, or clears it. */
function tell(field, place, message) {
  place.textContent = message;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** A program's message as a sentence: messages begin in lower case and have no full stop. */
const sentence = (message) => `${message[0].toUpperCase()}${message.slice(1)}.`;

/** Calls the engine. A trap makes the instance unusable; the next call gets a new one, which has no policies yet. */
async function withEngine(call) {
  await ready;
  try {
    for (; taken < policies.length; taken += 1) addPolicy(policies[taken].policy, policies[taken].name);
    return call();
  } catch (error) {
    __wbg_reset_state();
    taken = 0;
    throw error;
  }
}

async function show() {
  shown.replaceChildren();
  const ask = () => replay(shown, code.value, now(), languages(document.body)[0] ?? "en");
  const { wrong = "", elsewhere } = await withEngine(ask).catch(() => ({ wrong: SORRY }));
  if (elsewhere && !kept) {
    kept = addKept();
    await kept;
    await show();
    return;
  }
  tell(code, codeError, wrong && (wrong === SORRY ? SORRY : sentence(wrong)));
  // Opens the part in which the missing policy can be added.
  if (elsewhere) versions.open = true;
  (wrong ? code : shown.querySelector("h2")).focus();
}

/** Adds the older editions that `refund-check build` has kept. One that cannot be loaded is left out. */
async function addKept() {
  const folder = new URL("policies/", import.meta.url);
  const names = await get("policy", new URL("index.json", folder), (response) => response.json()).catch(() => []);
  const files = Array.isArray(names) ? names.filter((name) => /^[\w-]+\.json$/.test(name)) : [];
  const one = async (name) => policies.push({ name, policy: await fetchPolicy(new URL(name, folder).href) });
  await Promise.allSettled(files.map(one));
}

/** Adds a policy that `get` returns, if it is one. A code that is already typed is then replayed at once. */
async function add(field, name, get) {
  try {
    const policy = await get();
    if (!(await withEngine(() => addPolicy(policy, name)))) throw new Error("the file is no compiled policy");
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

/** Copies the reply, which is edited where it is pasted. */
shown.addEventListener("click", async ({ target }) => {
  if (!target.matches("[data-copy]")) return;
  const reply = shown.querySelector(".reply");
  const copied = await navigator.clipboard?.writeText(reply.textContent).then(() => true, () => false);
  if (!copied) getSelection().selectAllChildren(reply);
  shown.querySelector(".done").textContent = copied ? "Copied." : "It is selected: please copy it.";
});

ready.catch(() => tell(code, codeError, SORRY));
