// The policy that is being written: a text for each file, changed by the editor or by forms, with one history over all.

import { EditorState } from "@codemirror/state";
import { history, isolateHistory, redo, undo, undoDepth } from "@codemirror/commands";

/** The files without which there is no policy; others that are empty are not there. */
const NEEDED = ["rules.toml", "policy.md"];

export class Work extends EventTarget {
  /** What the device keeps it under. */
  id;
  name = "";
  #states = new Map();
  #extensions;
  /** The files of the changes that can be undone, in their order, and of those that were. */
  #done = [];
  #undone = [];
  /** The editor's view and the file that it shows. */
  #view;
  #shown;
  #queue = Promise.resolve();
  #stepping = false;

  /** `extensions` gives what an editor of a file has. */
  constructor(extensions) {
    super();
    this.#extensions = extensions;
  }

  /** Begins with other files; nothing of those before can be undone. */
  open({ id, name, files }) {
    Object.assign(this, { id, name });
    this.#states = new Map(Object.entries(files).map(([file, text]) => [file, this.#state(file, text)]));
    this.#done = [];
    this.#undone = [];
    this.#shown = undefined;
    this.#changed();
  }

  #state(file, doc) {
    // Windows' line ends would be half of those that an edit leaves.
    return EditorState.create({ doc: doc.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, ""), extensions: [history(), this.#extensions(file)] });
  }

  get files() {
    const there = [...this.#states].filter(([file, state]) => state.doc.length > 0 || NEEDED.includes(file));
    return Object.fromEntries(there.map(([file, state]) => [file, state.doc.toString()]));
  }

  text(file) {
    return this.#states.get(file)?.doc.toString() ?? "";
  }

  /** Shows a file in an editor. */
  show(view, file) {
    this.#view = view;
    if (!this.#states.has(file)) this.#states.set(file, this.#state(file, ""));
    if (this.#shown === file) return;
    this.#shown = file;
    view.setState(this.#states.get(file));
  }

  /** What the view's transactions come to. */
  viewed(state, isText) {
    const before = this.#states.get(this.#shown);
    this.#states.set(this.#shown, state);
    if (isText) this.#noted(this.#shown, before, state);
  }

  #noted(file, before, after) {
    if (this.#stepping) return;
    if (undoDepth(after) > undoDepth(before)) this.#done.push(file);
    this.#undone = [];
    this.#changed();
  }

  #dispatch(file, spec) {
    if (file === this.#shown) return this.#view.dispatch(spec);
    const before = this.#states.get(file) ?? this.#state(file, "");
    const { state } = before.update(spec);
    this.#states.set(file, state);
    this.#noted(file, before, state);
  }

  /** Makes a file say something else; only what differs is changed, as one step of the history with what is typed right on. */
  write(file, text, joins) {
    const old = this.text(file);
    const change = difference(old, text);
    if (!change && this.#states.has(file)) return;
    const isolate = joins && this.#done.at(-1) === file ? [] : [isolateHistory.of("before")];
    this.#dispatch(file, { changes: change ?? [], annotations: isolate, userEvent: "input.type" });
  }

  /** Changes a file by an edit that `edited` works out from its text; edits come one after the other. */
  edit(file, edited, joins) {
    const next = async () => {
      let old, text;
      // Somebody may type in the editor meanwhile; then it is worked out anew.
      do {
        old = this.text(file);
        text = await edited(old);
      } while (old !== this.text(file));
      this.write(file, text, joins);
    };
    this.#queue = this.#queue.then(next, next);
    return this.#queue;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  undo() {
    this.#step(undo, this.#done, this.#undone);
  }

  redo() {
    this.#step(redo, this.#undone, this.#done);
  }

  #step(command, from, to) {
    const file = from.pop();
    if (file === undefined) return;
    to.push(file);
    this.#stepping = true;
    if (file === this.#shown) command(this.#view);
    else command({ state: this.#states.get(file), dispatch: (step) => this.#states.set(file, step.state) });
    this.#stepping = false;
    this.dispatchEvent(new CustomEvent("stepped", { detail: file }));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The one range in which two texts differ; nothing where they are the same. */
export function difference(old, text) {
  if (old === text) return undefined;
  let from = 0;
  const least = Math.min(old.length, text.length);
  while (from < least && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < least - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from, to: old.length - end, insert: text.slice(from, text.length - end) };
}
