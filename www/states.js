// Every state of the element, made by attributes, and by typing and pressing where attributes cannot.
// The address may choose: `?lang=de&theme=dark&state=fix-first`.

import { LANGUAGES } from "./languages.js";

/** 22 November 2026, 10:00 in Berlin. */
const HERE = { now: "2026-11-22T09:00:00Z", "time-zone": "Europe/Berlin", history: "off" };
const FAULT = { reason: "defective", fault: "major" };
const SHOWN = { reason: "not-as-described", proof: "can-show" };
const VERDICTS = {
  qualifies: { ...FAULT, purchased: "2026-11-15T18:30", support: "could-not-fix" },
  "fix-first": { reason: "not-delivered", purchased: "2026-11-15", support: "not-contacted" },
  "evidence-first": { reason: "not-as-described", proof: "not-yet", purchased: "2026-11-15" },
  "support-decides": { reason: "other" },
  "does-not-qualify": { reason: "changed-mind" },
};
const SENDING = Object.fromEntries(Object.entries(VERDICTS).map(([name, answers]) => [`sending-${name}`, answers]));
/** A day whose time of day counts. */
const DAY = { ...FAULT, purchased: "2026-11-08" };
/** The answers that lead to each state. */
const STATES = {
  reason: {},
  fault: { reason: "defective" },
  proof: { reason: "not-as-described" },
  purchased: FAULT,
  "purchased-malformed": FAULT,
  "purchased-in-the-future": FAULT,
  "purchased-too-long-ago": FAULT,
  "purchased-time": DAY,
  "purchased-time-malformed": DAY,
  support: { reason: "not-delivered", purchased: "2026-11-15" },
  ...VERDICTS,
  late: { reason: "not-delivered", purchased: "2026-10-01" },
  "windows-disagree": { ...SHOWN, purchased: "2026-11-08T09:00" },
  undecided: { reason: "defective", fault: "unsure", purchased: "unsure", support: "could-not-fix" },
  ...SENDING,
};
/** What is typed and sent in some of the states. */
const TYPED = {
  "purchased-malformed": "",
  "purchased-in-the-future": "2027-01-01",
  "purchased-too-long-ago": "1899-12-31",
  "purchased-time-malformed": "",
};
/** A missing policy: the element shows its own content again, with a note of one sentence. */
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
  const settle = () => {
    if (made.dataset.settled === undefined) press(name, made.shadowRoot);
    made.dataset.settled = "";
  };
  for (const event of ["refund-check-ready", "refund-check-error"]) made.addEventListener(event, settle, { once: true });
  return made;
}

/** Does what a buyer does in a state. The page's scroll position stays. */
function press(name, root) {
  const [x, y] = [scrollX, scrollY];
  if (name in TYPED) {
    root.querySelector("input[name]").value = TYPED[name];
    root.querySelector("[data-continue]").click();
  }
  if (name in SENDING) root.querySelector("[data-step]").click();
  /** @type {HTMLElement} */ (document.activeElement).blur();
  scrollTo(x, y);
}

const asked = new URLSearchParams(location.search);
fill(lang, LANGUAGES, asked.get("lang"));
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
