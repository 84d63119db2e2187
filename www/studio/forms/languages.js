// The form for the policy's words in other languages. At first, only the missing ones are shown.

import { html, nothing } from "lit-html";
import { LANGUAGES } from "../../languages.js";
import { app, draw, sentence, work } from "../app.js";
import { text } from "../fields.js";
import { asText } from "../model.js";

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
const nameOf = (tag) => {
  try {
    return NAMES.of(tag);
  } catch {
    return tag;
  }
};
export function languages() {
  const own = asText(app.model.policy.get("language"));
  const there = app.look?.translations ?? [];
  const left = LANGUAGES.filter((tag) => tag !== own && !there.some(({ language }) => language === tag));
  const begin = ({ target }) => {
    if (target.value) work.write(`text.${target.value}.toml`, `language = "${target.value}"\n`);
    app.opened.languages = target.value;
    target.value = "";
  };
  return html`
    <h2>Languages</h2>
    <p class="lead">Your policy is written in ${nameOf(own || "en")}. A buyer reads it in their own language where its words are here.</p>
    <ul class="items">${there.map((it) => one(it))}</ul>
    ${left.length > 0 ? html`<label class="adds">One more language <select @change=${begin}><option value="">Choose…</option>${left.map((tag) => html`<option value=${tag}>${nameOf(tag)}</option>`)}</select></label>` : nothing}`;
}

function one({ file, language, missing }) {
  const isOpen = app.opened.languages === language;
  const all = app.look.words;
  const toggle = () => {
    app.opened.languages = isOpen ? undefined : language;
    draw();
  };
  const lacks = new Set(missing);
  const said = app.outlines[file]?.values;
  const words = app.showsAllWords ? all : all.filter(([path]) => lacks.has(path) || app.translated?.has(`${file} ${path}`));
  return html`<li class="item ${isOpen ? "open" : ""}">
    <button type="button" class="head" aria-expanded=${isOpen} @click=${toggle}><span class="said"><b>${nameOf(language)}</b><small>${missing.length === 0 ? "all words are there" : `${missing.length} of ${all.length} words are missing`}</small></span>${missing.length > 0 ? html`<span class="flaws">${missing.length}</span>` : nothing}</button>
    ${isOpen ? html`<div class="body">
      <label class="flag"><input type="checkbox" .checked=${app.showsAllWords === true} @change=${({ target }) => { app.showsAllWords = target.checked; draw(); }}><span>Show those that are there, too</span></label>
      ${words.length === 0 ? html`<p class="hint">${sentence("nothing is missing")}</p>` : nothing}
      ${words.map(([path, word]) => html`<div class="pair"><p lang=${asText(app.model.policy.get("language")) || nothing}>${word}</p>${text({ label: nameOf(language), path: steps(path, said), file, lang: language, value: at(said, path), optional: true, rows: word.length > 70 ? 3 : 1 })}</div>`)}
      <div class="order"><button type="button" class="quiet bad" @click=${() => work.write(file, "")}>Remove ${nameOf(language)}</button></div>
    </div>` : nothing}
  </li>`;
}

/** A path of words as keys of the file; its last number is an index where the file has a list. */
function steps(path, said) {
  const keys = path.split(".");
  const last = keys.at(-1);
  const isListed = /^\d+$/.test(last) && Array.isArray(at(said, keys.slice(0, -1).join(".")));
  return isListed ? [...keys.slice(0, -1), Number(last) - 1] : keys;
}

function at(values, path) {
  let found = values;
  for (const key of path.split(".")) found = found instanceof Map ? found.get(key) : Array.isArray(found) ? found[Number(key) - 1] : undefined;
  return found;
}

