// What the parts of the page share: the policy, the engine's workers, the last findings, and how files are changed.

import { Engine } from "./engine.js";
import { editor, extensions } from "./editor.js";
import { modelOf } from "./model.js";
import { Work } from "./work.js";

export const RULES = "rules.toml";
export const EXAMPLES = "scenarios.toml";

/** Two workers: for quick requests, and for those that may take a while. */
export const [hands, checker] = [new Engine(), new Engine()];

const said = new Map();

/** @type {any} */
export const app = {
  /** The engine's last report on the policy (`look`). */
  look: undefined,
  /** The rules as forms show them, and where each part stands. */
  model: modelOf(undefined),
  outlines: {},
  /** Whether the rules are valid TOML at the moment. */
  isToml: true,
  section: "rules",
  /** The open item of each section. */
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

/** Renders the page in a microtask, once for all changes before it. */
export function draw() {
  rendering ??= Promise.resolve().then(() => {
    rendering = undefined;
    renderAll();
  });
}

/** Shows a message to the user. */
export function tell(message) {
  app.message = message;
  draw();
}

let waiting;
let lastKey;

/**
 * Changes a file by edits of the engine, as one step. While the user types, an edit that has not begun is replaced by
 * the next one of the same `key`.
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

/** @typedef {import("../studio.js").Edit} Edit */
/** @typedef {import("../studio.js").Step[]} Path */
/** @param {Path} path @returns {Edit} */
export const set = (path, value) => ({ do: "set", path, value });
/** @param {Path} path @returns {Edit} */
export const remove = (path) => ({ do: "remove", path });
/** @param {Path} path @returns {Edit} */
export const add = (path, value) => ({ do: "add", path, value });
/** @param {Path} path @param {number} from @param {number} to @returns {Edit} */
export const move = (path, from, to) => ({ do: "move", path, from, to });

/** A message of the engine as a sentence: messages begin in lower case and have no full stop. */
export const sentence = (message) => (message ? `${message[0].toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}` : "");

/** Goes to a section, and opens one of its items. */
export function go(section, which) {
  app.section = section;
  if (which !== undefined) app.opened[section] = which;
  draw();
  if (which !== undefined) setTimeout(() => document.querySelector(".item.open")?.scrollIntoView({ block: "nearest" }), 60);
}

/** A cached value, made again only when what it depends on (`on`) has changed. */
export function once(key, on, make) {
  const known = said.get(key);
  if (known && known.on === on) return known.value;
  const value = make();
  said.set(key, { on, value });
  return value;
}
app.draw = draw;
