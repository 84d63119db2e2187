// The fields of forms. Each shows one value of the text and changes it.

import { html, noChange, nothing } from "lit-html";
import { Directive, directive } from "lit-html/directive.js";
import { add, app, change, move, remove, set } from "./app.js";
import { asList, asText } from "./model.js";

/** Sets a field's value, unless the field has focus: the text may be a moment behind the typing. */
class Settled extends Directive {
  render() {
    return noChange;
  }

  update(/** @type {any} */ { element }, [value]) {
    if (element.value !== value && (app.forced || element !== document.activeElement)) element.value = value;
    return noChange;
  }
}
const settled = /** @type {any} */ (directive(/** @type {any} */ (Settled)));

const idOf = (path, file = "") => `f-${file}-${path.join("-")}`.replace(/[^\w-]/g, "_");

/** Sets a value, or removes an optional one that is empty. */
function put(path, value, { file = undefined, optional = false } = {}) {
  const edit = optional && value === "" ? remove(path) : set(path, value);
  change([edit], { file, key: path.join("\0") + (edit.do === "remove" ? "\0gone" : "") });
}

/** A text. `rows` makes room for several lines. */
export function text({ label, path, value, hint = "", optional = false, rows = 0, file = undefined, placeholder = "", lang = undefined }) {
  const id = idOf(path, file);
  const typed = ({ target }) => put(path, target.value, { file, optional });
  const described = hint ? `${id}-hint` : nothing;
  return html`<div class="field">
    <label for=${id}>${label}${optional ? html` <small>optional</small>` : nothing}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${rows
      ? html`<textarea id=${id} rows=${rows} lang=${lang ?? nothing} aria-describedby=${described} placeholder=${placeholder} .value=${settled(asText(value))} @input=${typed}></textarea>`
      : html`<input id=${id} type="text" autocomplete="off" lang=${lang ?? nothing} aria-describedby=${described} placeholder=${placeholder} .value=${settled(asText(value))} @input=${typed}>`}
  </div>`;
}

/** A number; with `places` it may have digits after the point and is written as a text, as the engine reads it. */
export function number({ label, path, value, optional = false, places = 0, least = 0, file = undefined, unit = "" }) {
  const id = idOf(path, file);
  const typed = ({ target }) => {
    if (target.value === "" && !optional) return;
    const number = Number(target.value);
    put(path, target.value === "" ? "" : places && !Number.isInteger(number) ? target.value : number, { file, optional });
  };
  return html`<div class="field narrow">
    <label for=${id}>${label}${optional ? html` <small>optional</small>` : nothing}</label>
    <span class="with-unit"><input id=${id} type="number" min=${least} step=${places ? "any" : "1"} .value=${settled(asText(value))} @input=${typed}>${unit}</span>
  </div>`;
}

/** A choice of one of several, `[[value, label]]`. An empty value removes the key. */
export function select({ label, path, value, options, file = undefined, hint = "", onChange = undefined }) {
  const id = idOf(path, file);
  const known = options.some(([one]) => one === value);
  const all = known ? options : [[value, value], ...options];
  const chosen = ({ target }) => (onChange ? onChange(target.value) : put(path, target.value, { file, optional: true }));
  return html`<div class="field narrow">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <select id=${id} @change=${chosen}>${all.map(([one, said]) => html`<option value=${one} .selected=${one === value}>${said}</option>`)}</select>
  </div>`;
}

/** A checkbox; a missing value means no. */
export function flag({ label, path, value, hint = "", file = undefined }) {
  const ticked = ({ target }) => change([target.checked ? set(path, true) : remove(path)], { file });
  return html`<label class="flag"><input type="checkbox" .checked=${value === true} @change=${ticked}><span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span></label>`;
}

/** A choice of several of many, as chips; `all` lists `[id, label]`. */
export function several({ label, path, value, all, empty, hint = "", file = undefined }) {
  const ids = asList(value).map(asText);
  const id = idOf(path, file);
  const write = (list) => change([list.length > 0 ? set(path, list) : remove(path)], { file });
  const left = all.filter(([one]) => !ids.includes(one));
  const said = (one) => all.find(([known]) => known === one)?.[1] ?? `${one} (missing)`;
  const more = ({ target }) => {
    if (target.value) write([...ids, target.value]);
    target.value = "";
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <ul class="chips">${ids.map((one) => html`<li><span title=${said(one)}>${said(one)}</span><button type="button" class="icon out" aria-label="Take out: ${said(one)}" @click=${() => write(ids.filter((other) => other !== one))}></button></li>`)}</ul>
    ${left.length > 0
      ? html`<select id=${id} class="adds" @change=${more}><option value="">Add…</option>${left.map(([one, words]) => html`<option value=${one}>${words}</option>`)}</select>`
      : html`<p class="hint" id=${id}>${all.length > 0 ? nothing : empty}</p>`}
  </div>`;
}

/** Lines of text, one below the other. */
export function lines({ label, path, value, button }) {
  const all = asList(value).map(asText);
  return html`<fieldset class="field lines"><legend>${label}</legend>
    ${all.map((line, place) => html`<div class="line">
      <input type="text" aria-label="${label}, line ${place + 1}" .value=${settled(line)} @input=${({ target }) => put([...path, place], target.value)}>
      <button type="button" class="icon out" aria-label="Take out line ${place + 1}" @click=${() => change([all.length > 1 ? remove([...path, place]) : remove(path)])}></button>
    </div>`)}
    <button type="button" class="quiet" @click=${() => change([all.length > 0 ? add(path, "") : set(path, [""])])}>${button}</button>
  </fieldset>`;
}

/** A text field and a button that adds an item. */
export function adder({ label, button, placeholder = "", onAdd }) {
  const id = `add-${label.replace(/\W+/g, "-")}`;
  const send = (event) => {
    event.preventDefault();
    const field = event.target.elements[0];
    const said = field.value.trim();
    if (!said) return field.focus();
    onAdd(said);
    field.value = "";
  };
  return html`<form class="adder" @submit=${send}><label for=${id}>${label}</label><div class="line"><input id=${id} type="text" autocomplete="off" placeholder=${placeholder}><button type="submit">${button}</button></div></form>`;
}

/** Buttons that move one of several items, or remove it. */
export function order({ path, place, count, what, edits = [] }) {
  const to = (other) => change([move(path, place, other)]);
  return html`<div class="order">
    ${count > 1 ? html`<button type="button" class="quiet" ?disabled=${place === 0} @click=${() => to(place - 1)}>Move up</button>
    <button type="button" class="quiet" ?disabled=${place === count - 1} @click=${() => to(place + 1)}>Move down</button>` : nothing}
    <button type="button" class="quiet bad" @click=${() => change([remove([...path, place]), ...edits])}>Remove ${what}</button>
  </div>`;
}

/** One of several items: a line that opens. */
export function item({ section, which, head, body, flaws = 0 }) {
  const isOpen = app.opened[section] === which;
  const toggle = () => {
    app.opened[section] = isOpen ? undefined : which;
    app.draw();
  };
  return html`<li class="item ${isOpen ? "open" : ""}">
    <button type="button" class="head" aria-expanded=${isOpen} @click=${toggle}><span class="said">${head}</span>${flaws ? html`<span class="flaws" title="to mend">${flaws}</span>` : nothing}</button>
    ${isOpen ? html`<div class="body">${body()}</div>` : nothing}
  </li>`;
}
