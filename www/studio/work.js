// The policy that is being written: a text for each file, changed by the editor or by forms, with one history over all.

import { EditorState } from "@codemirror/state";
import { history, isolateHistory, redo, undo, undoDepth } from "@codemirror/commands";

/** The files that every policy has; any other file that is empty does not exist. */
const NEEDED = ["rules.toml", "policy.md"];

export class Work extends EventTarget {
  /** The policy's key in the device's storage. */
  id;
  name = "";
  #states = new Map();
  #extensions;
  /** The file of each change that can be undone, in order, and of each that was undone. */
  #done = [];
  #undone = [];
  /** The editor's view and the file that it shows. */
  #view;
  #shown;
  #queue = Promise.resolve();
  #stepping = false;

  /** `extensions` returns the extensions of a file's editor. */
  constructor(extensions) {
    super();
    this.#extensions = extensions;
  }

  /** Opens other files; changes to those before cannot be undone any more. */
  open({ id, name, files }) {
    Object.assign(this, { id, name });
    this.#states = new Map(Object.entries(files).map(([file, text]) => [file, this.#state(file, text)]));
    this.#done = [];
    this.#undone = [];
    this.#shown = undefined;
    this.#changed();
  }

  #state(file, doc) {
    // Line ends of Windows are replaced: edits leave others, and the file would have both.
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

  /** Takes the view's state after its transactions. */
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

  /** Sets a file's text, changing only what differs. With `joins`, the change joins the undo step before it. */
  write(file, text, joins) {
    const old = this.text(file);
    const change = difference(old, text);
    if (!change && this.#states.has(file)) return;
    const isolate = joins && this.#done.at(-1) === file ? [] : [isolateHistory.of("before")];
    this.#dispatch(file, { changes: change ?? [], annotations: isolate, userEvent: "input.type" });
  }

  /** Changes a file by an edit that `edited` works out from its text. Edits run one after the other. */
  edit(file, edited, joins) {
    const next = async () => {
      let old, text;
      // If the user has typed in the editor meanwhile, the edit is worked out again.
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

/** The one range in which two texts differ; `undefined` where they are the same. */
export function difference(old, text) {
  if (old === text) return undefined;
  let from = 0;
  const least = Math.min(old.length, text.length);
  while (from < least && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < least - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from, to: old.length - end, insert: text.slice(from, text.length - end) };
}
