// Every state of the element, made by attributes alone. The address may choose: `?lang=de&theme=dark&state=fix-first`.

import { ENGLISH, LANGUAGES } from "./words.js";

/** 22 November 2026, 10:00 in Berlin. */
const HERE = { now: "2026-11-22T09:00:00Z", "time-zone": "Europe/Berlin" };
const FAULT = { reason: "defective", fault: "major" };
const SHOWN = { reason: "not-as-described", proof: "can-show" };
/** The answers that lead there, or other attributes. */
const STATES = {
  reason: {},
  fault: { reason: "defective" },
  proof: { reason: "not-as-described" },
  purchased: FAULT,
  "purchased-malformed": { ...FAULT, purchased: "yesterday" },
  "purchased-impossible": { ...FAULT, purchased: "2026-02-30" },
  "purchased-in-the-future": { ...FAULT, purchased: "2027-01-01" },
  "purchased-time": { ...FAULT, purchased: "2026-11-08" },
  "purchased-time-impossible": { ...FAULT, purchased: "2026-11-08", "purchased.time": "24:00" },
  support: { reason: "not-delivered", purchased: "2026-11-15" },
  qualifies: { ...FAULT, purchased: "2026-11-15T18:30", support: "could-not-fix" },
  "fix-first": { reason: "not-delivered", purchased: "2026-11-15", support: "not-contacted" },
  "evidence-first": { reason: "not-as-described", proof: "not-yet", purchased: "2026-11-15" },
  "support-decides": { reason: "other" },
  "does-not-qualify": { reason: "changed-mind" },
  late: { reason: "not-delivered", purchased: "2026-10-01" },
  "windows-disagree": { ...SHOWN, purchased: "2026-11-08T09:00" },
  undecided: { reason: "defective", fault: "unsure", purchased: "unsure", support: "could-not-fix" },
};
/** A policy that is not there: what stands in the element comes back, with one sentence. */
const FAILURE = "failure";
const THEMES = ["auto", "light", "dark"];

/** @type {HTMLFormElement} */
const form = document.querySelector("#choose");
const { lang, theme, state } = /** By their names. @type {any} */ (form.elements);
const all = [...Object.keys(STATES), FAILURE];

function fill(select, values, chosen) {
  select.append(...values.map((value) => new Option(value)));
  if (values.includes(chosen)) select.value = chosen;
}

function show() {
  const wanted = state.value === "all" ? all : [state.value];
  document.querySelector("#states").replaceChildren(...wanted.map(section));
}

function section(name) {
  const section = document.createElement("section");
  const title = document.createElement("h2");
  title.textContent = name;
  section.append(title, element(name));
  return section;
}

function element(name) {
  const made = document.createElement("refund-check");
  const given = name === FAILURE ? { policy: "no-such-policy.json" } : { answers: JSON.stringify(STATES[name]) };
  const attributes = { ...HERE, ...given, lang: lang.value, theme: theme.value, "data-state": name };
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  const way = document.createElement("a");
  way.href = "mailto:support@example.com";
  way.textContent = "support@example.com";
  made.append(way);
  return made;
}

const asked = new URLSearchParams(location.search);
fill(lang, [ENGLISH, ...LANGUAGES], asked.get("lang"));
fill(theme, THEMES, asked.get("theme"));
fill(state, ["all", ...all], asked.get("state"));
if (state.value !== "all") document.querySelector("main").dataset.one = "";
if (theme.value !== "auto") document.documentElement.dataset.theme = theme.value;
document.documentElement.dataset.states = all.join(" ");
form.addEventListener("change", () => {
  const chosen = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  location.search = String(new URLSearchParams(chosen));
});
show();
