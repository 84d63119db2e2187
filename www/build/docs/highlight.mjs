// Colours for code, made at build time: CodeMirror's language parsers, which the studio uses, give each token a kind.

import { StreamLanguage } from "@codemirror/language";
import { css } from "@codemirror/legacy-modes/mode/css";
import { javascript, json, typescript } from "@codemirror/legacy-modes/mode/javascript";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { html } from "@codemirror/legacy-modes/mode/xml";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { escape } from "./markdown.mjs";

/** Parsers by the language name that a code block begins with. Embedded languages, such as scripts in HTML, stay plain. */
const READERS = {
  css, html, json, sh: shell, bash: shell, toml, yaml, yml: yaml, xml: html, vue: html, svelte: html, astro: html,
  js: javascript, mjs: javascript, jsx: javascript, ts: typescript, tsx: typescript,
};
/** The parsers' own token names, which CodeMirror does not know by itself. */
const tokenTable = { property: tags.propertyName, qualifier: tags.className };
const LANGUAGES = new Map(Object.entries(READERS).map(([name, reader]) => [name, StreamLanguage.define({ tokenTable, ...reader })]));

/** Token kinds by class. There are four: more colours are noise. */
const KINDS = tagHighlighter([
  { tag: tags.comment, class: "c" },
  { tag: [tags.string, tags.special(tags.string)], class: "s" },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], class: "n" },
  { tag: [tags.keyword, tags.tagName, tags.propertyName, tags.heading, tags.attributeName, tags.standard(tags.variableName)], class: "k" },
]);

/** The code as HTML. */
export function highlighted(code, language) {
  const reader = LANGUAGES.get(language);
  if (!reader) return escape(code);
  let written = "";
  const put = (text, kinds) => (written += kinds ? `<span class="${kinds}">${escape(text)}</span>` : escape(text));
  highlightCode(code, reader.parser.parse(code), KINDS, put, () => (written += "\n"));
  return written;
}
