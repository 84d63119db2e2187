// The start page: policies that are kept, templates, the user's own files, or only a text.

import { html, nothing } from "lit-html";
import { app, draw, sentence, tell } from "./app.js";
import emptyText from "./empty/policy.md";
import emptyRules from "./empty/rules.toml";
import { chosen, dropped, policyAmong } from "./files.js";
import * as keep from "./keep.js";
import { openCopy, openFiles, openKept } from "./kept.js";
import { titled } from "./say.js";
import { template } from "./templates.js";

/** Loads the gallery, and what is kept, without waiting for the latter. */
export async function prepare() {
  keep.works().then((works) => {
    app.works = works;
    draw();
  }, () => {});
  app.gallery = await template("list");
  draw();
}

export async function fromTemplate(name) {
  const isEmpty = name === "empty";
  app.writes = isEmpty;
  try {
    if (!/^[\w-]+$/.test(name)) throw new Error("that is no name");
    await openFiles(isEmpty ? { "rules.toml": emptyRules, "policy.md": emptyText } : await template(name));
  } catch (error) {
    tell(`The template ${name} could not be had: ${sentence(error.message)}`);
  }
}

async function fromFiles(load) {
  try {
    app.writes = false;
    await openFiles(await policyAmong(await load));
  } catch (error) {
    tell(sentence(error.message));
  }
}

async function fromFolder() {
  const picker = /** @type {any} */ (globalThis).showDirectoryPicker;
  let folder;
  try {
    folder = await picker({ id: "policy" });
  } catch {
    return; // nothing was chosen
  }
  const all = [];
  for await (const entry of folder.values()) if (entry.kind === "file") all.push([entry.name, await entry.getFile()]);
  await fromFiles(all);
}

/** Strokes in a view box of 24 by 24. */
const ICONS = {
  text: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  folder: "M3 6h6l2 2h10v11H3z",
  starter: "M12 21v-9M12 12c0-4 3-6 8-6 0 4-3 7-8 6zM12 14c0-3-3-5-7-5 0 4 3 6 7 5z",
  "digital-goods": "M12 3v11m0 0l-4-4m4 4l4-4M4 17v3h16v-3",
  "physical-goods": "M12 3l8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10",
  "distance-sale": "M12 4v16M6 20h12M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
  "online-courses": "M12 5l10 4-10 4L2 9zM6 11v5c3 3 9 3 12 0v-5",
  subscription: "M20 11a8 8 0 0 0-14-4L3 10M3 4v6h6M4 13a8 8 0 0 0 14 4l3-3M21 20v-6h-6",
  "tickets-and-stays": "M3 7h18v4a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v2m0 3v2m0 2v2",
};
const icon = (name) => html`<svg class="icon-big" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name] ?? ICONS.text}></path></svg>`;
const when = (at) => new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(at);

export function beginning() {
  const drop = (event) => {
    event.preventDefault();
    fromFiles(dropped(event.dataTransfer));
  };
  const forget = (one) => async () => {
    app.works = app.works.filter((other) => other !== one);
    await keep.forget(one.id).catch((error) => tell(keep.whyNot(error)));
    draw();
  };
  const sure = (one) => () => {
    app.forgets = one.id;
    draw();
  };
  return html`<main class="begin" @dragover=${(event) => event.preventDefault()} @drop=${drop}>
    <h1>Your refund policy, as a questionnaire that is proved</h1>
    <p class="lead">Buyers answer a question or two and know at once where they stand. Here you write it, see it as they do, and are told what is missing or contradicts. Nothing leaves this browser.</p>
    ${app.message ? html`<p class="callout" role="alert">${app.message}</p>` : nothing}
    ${app.elsewhere ? html`<div class="callout" role="alert"><p><b>This policy is open in another tab.</b> Two tabs would overwrite each other’s changes.</p><button type="button" @click=${openCopy}>Work on a copy here</button></div>` : nothing}
    ${(app.works ?? []).length > 0 ? html`<section aria-labelledby="go-on"><h2 id="go-on">Go on</h2><ul class="kept">${app.works.map((one) => html`<li><button type="button" class="card" @click=${() => openKept(one.id)}><b>${one.name}</b><small>${when(one.at)}</small></button>${app.forgets === one.id ? html`<button type="button" class="quiet bad" @click=${forget(one)}>Forget it for good</button>` : html`<button type="button" class="quiet" @click=${sure(one)}>Forget</button>`}</li>`)}</ul></section>` : nothing}
    <section aria-labelledby="from-own"><h2 id="from-own">Begin with your own text</h2>
      <div class="cards"><button type="button" class="card strong" @click=${() => fromTemplate("empty")}>${icon("text")}<b>Paste your policy</b><small>Put in the text as it stands on your site, then say sentence by sentence what follows from it.</small></button>
      <div class="card">${icon("folder")}<b>Open a policy you have</b><small>Its folder, its files, or a zip of them. You can also drop it here.</small>
        <div class="row">${"showDirectoryPicker" in globalThis ? html`<button type="button" class="quiet" @click=${fromFolder}>Choose a folder</button>` : nothing}
        <label class="button quiet">Choose files<input class="hidden" type="file" multiple accept=".toml,.md,.zip" @change=${({ target }) => fromFiles(chosen(target))}></label></div></div></div>
    </section>
    <section aria-labelledby="from-template"><h2 id="from-template">Or from a finished one of your trade</h2>
      <ul class="cards">${(app.gallery ?? []).map(({ name, about, languages }) => html`<li><button type="button" class="card" data-template=${name} @click=${() => fromTemplate(name)}>${icon(name)}<b>${titled(name)}</b><small>${about}</small><small class="tag">${languages === 1 ? "English" : `${languages} languages`}</small></button></li>`)}</ul>
    </section>
  </main>`;
}
