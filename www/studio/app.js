// What the parts of the page share: the policy, the engine's workers, what was last found, and how something is changed.

import { Engine } from "./engine.js";
import { editor, extensions } from "./editor.js";
import { modelOf } from "./model.js";
import { Work } from "./work.js";

export const RULES = "rules.toml";
export const EXAMPLES = "scenarios.toml";

/** Quick answers, and those that may take a while. */
export const [hands, checker] = [new Engine(), new Engine()];

const said = new Map();

/** @type {any} */
export const app = {
  /** What was found in the policy as it last stood: what `look` of the engine tells. */
  look: undefined,
  /** The rules as forms show them, and where each part stands. */
  model: modelOf(undefined),
  outlines: {},
  /** Whether the rules are TOML at the moment. */
  isToml: true,
  section: "rules",
  /** Which of several is open, by section. */
  opened: {},
  proof: "findings",
  message: "",
  schemas: [],
  began: false,
};

export const work = new Work((file) => extensions(work, contextOf)(file));

function contextOf(file) {
  const [rules, text, examples] = app.schemas;
  const schema = file === RULES ? rules : file === EXAMPLES ? examples : text;
  return { schema, names: app.model.names };
}

/** The editor, which is in the page only while it is shown. */
export const holder = document.createElement("div");
holder.className = "editor";
export const view = editor(holder, work);

let rendering;
/** @type {() => void} */
let renderAll = () => {};
export const rendersWith = (render) => (renderAll = render);

/** Draws the page anew, once for all that happens before the next frame. */
export function draw() {
  rendering ??= Promise.resolve().then(() => {
    rendering = undefined;
    renderAll();
  });
}

/** Says something to whoever works here. */
export function tell(message) {
  app.message = message;
  draw();
}

let waiting;
let lastKey;

/**
 * Changes a file by edits of the engine, as one step. What follows on an edit of the same `key` before that was begun
 * takes its place: somebody types.
 */
export function change(edits, { file = RULES, key = undefined } = {}) {
  if (key !== undefined && waiting?.key === key && !waiting.begun) {
    waiting.edits = edits;
    return waiting.done;
  }
  /** @type {any} */
  const mine = { key, edits, begun: false };
  const joins = key !== undefined && key === lastKey;
  lastKey = key;
  waiting = mine;
  mine.done = work.edit(file, async (text) => {
    mine.begun = true;
    for (const edit of mine.edits) text = await hands.ask("edit", text, edit);
    return text;
  }, joins).catch((error) => tell(sentence(error.message)));
  return mine.done;
}

export const set = (path, value) => ({ do: "set", path, value });
export const remove = (path) => ({ do: "remove", path });
export const add = (path, value) => ({ do: "add", path, value });
export const move = (path, from, to) => ({ do: "move", path, from, to });

/** Messages of the engine begin small and have no full stop. */
export const sentence = (message) => (message ? `${message[0].toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}` : "");

/** Goes to a section, and to one of several in it. */
export function go(section, which) {
  app.section = section;
  if (which !== undefined) app.opened[section] = which;
  draw();
  if (which !== undefined) setTimeout(() => document.querySelector(".item.open")?.scrollIntoView({ block: "nearest" }), 60);
}

/** A value that is worked out again only when what it depends on has changed. */
export function once(key, on, make) {
  const known = said.get(key);
  if (known && known.on === on) return known.value;
  const value = make();
  said.set(key, { on, value });
  return value;
}
app.draw = draw;
