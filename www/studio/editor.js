// The editor of the text: CodeMirror with TOML's colours, marks for findings, and names to choose from.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { complete } from "./complete.js";

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.atom], color: "var(--number)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--ink)" },
  { tag: tags.atom, color: "var(--accent)", fontWeight: "600" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-content": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", caretColor: "var(--ink)", paddingBlock: "12px" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--quiet)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--wash)" },
  "&.cm-focused": { outline: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--select)" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--rule)", borderRadius: "8px", overflow: "hidden" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
});

/** The extensions of a file's editor. `context` gives what completion needs: `{ schema, names }` for a file. */
export function extensions(work, context) {
  const keys = [
    { key: "Mod-z", run: () => (work.undo(), true) },
    { key: "Mod-y", run: () => (work.redo(), true) },
    { key: "Mod-Shift-z", run: () => (work.redo(), true) },
  ];
  return (file) => [
    keymap.of([...keys, ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
    lineNumbers(), highlightActiveLine(), drawSelection(), bracketMatching(), closeBrackets(), lintGutter(),
    EditorState.tabSize.of(2), EditorView.lineWrapping, THEME,
    EditorView.contentAttributes.of({ "aria-label": file, tabindex: "0", spellcheck: file.endsWith(".md") ? "true" : "false" }),
    file.endsWith(".toml") ? [StreamLanguage.define(toml), syntaxHighlighting(COLOURS), autocompletion({ override: [(at) => complete(at, context(file))] })] : [],
  ];
}

/** A view that reports its transactions to the policy's files. */
export function editor(parent, work) {
  return new EditorView({
    parent,
    dispatchTransactions(all, view) {
      view.update(all);
      work.viewed(view.state, all.some((one) => one.docChanged));
    },
  });
}

/** Marks the findings in the file that is shown. */
export function mark(view, found) {
  const { length } = view.state.doc;
  const marks = found.map(({ from, to, message, help }) => ({
    from: Math.min(from, length),
    to: Math.min(Math.max(to, from + 1), length),
    severity: "error",
    message: help ? `${message}. ${help}` : message,
  }));
  view.dispatch(setDiagnostics(view.state, marks));
}

/** Selects a place, scrolls to it and focuses the editor. */
export function goTo(view, { from, to }) {
  const { length } = view.state.doc;
  const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
  view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}
