// The policy that is open, kept on the device while it is written, with versions to go back to.

import { html, nothing } from "lit-html";
import { app, draw, tell, work } from "./app.js";
import * as keep from "./keep.js";

/** Milliseconds from a change until it is saved. */
const SAVE_AFTER = 300;
/** Minimum milliseconds between two automatic versions. */
const VERSION_AFTER = 5 * 60_000;

let clock;
let release;
let lastVersion = 0;
let kept = true;

/** Opens files as a new policy. */
export async function openFiles(files) {
  const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  await start({ id, files });
}

/** Opens a policy that is kept, unless another tab has it. */
export async function openKept(id) {
  const one = await keep.work(id).catch(() => undefined);
  if (one) await start(one);
}

/** Opens a copy of the policy that another tab has open. */
export const openCopy = () => openFiles(app.elsewhere);

async function start({ id, files, name = "" }) {
  const held = await keep.hold(id);
  if (!held) {
    app.elsewhere = files;
    draw();
    return;
  }
  release?.();
  release = held;
  Object.assign(app, { began: true, elsewhere: undefined, look: undefined, message: "", versionAtOpen: files, compare: undefined, ways: undefined, picture: undefined, shown: undefined, sentence: undefined, opened: {} });
  work.open({ id, name, files });
  lastVersion = 0;
  location.hash = id;
  draw();
}

export async function leave() {
  await save();
  release?.();
  release = undefined;
  app.began = false;
  history.replaceState(undefined, "", location.pathname);
}

const titleOf = (files) => files["rules.toml"].match(/^title\s*=\s*"([^"]+)"/m)?.[1] ?? "A policy";

async function save() {
  clearTimeout(clock);
  clock = undefined;
  if (!work.id || !app.began) return;
  const { id, files } = work;
  const one = { id, files, name: titleOf(files), at: Date.now() };
  try {
    await keep.save(one);
    if (Date.now() - lastVersion > VERSION_AFTER) {
      lastVersion = Date.now();
      await keep.keepVersion(one);
    }
    app.saved = "Kept on this device";
    if (!kept) tell("");
    kept = true;
  } catch (error) {
    app.saved = "Not kept";
    if (kept) tell(keep.whyNot(error));
    kept = false;
  }
  draw();
}

/** Saves soon after a change. */
export function changed() {
  app.saved = "";
  clock ??= setTimeout(save, SAVE_AFTER);
}

// In some browsers, a transaction that begins while a page is left never ends, and blocks the next page.
addEventListener("pagehide", keep.close);

/** Keeps a version that the user asks for. */
export async function keepNow() {
  try {
    await keep.keepVersion({ id: work.id, files: work.files, at: Date.now() });
    lastVersion = Date.now();
    await showVersions();
  } catch (error) {
    tell(keep.whyNot(error));
  }
}

export async function showVersions() {
  app.versions = await keep.versions(work.id).catch(() => []);
  draw();
}

/** Restores every file as it was; that can be undone like any change. */
function goBack(files) {
  for (const name of new Set([...Object.keys(work.files), ...Object.keys(files)])) work.write(name, files[name] ?? "");
  app.dialog = undefined;
  draw();
}

export function versionsDialog() {
  const when = (at) => new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" }).format(at);
  const all = app.versions ?? [];
  const forget = async () => {
    if (!app.forgets) {
      app.forgets = work.id;
      return draw();
    }
    app.forgets = undefined;
    const { id } = work;
    clearTimeout(clock);
    clock = undefined;
    work.id = undefined;
    await keep.forget(id).catch((error) => tell(keep.whyNot(error)));
    app.dialog = undefined;
    location.replace(location.pathname);
  };
  return html`<h2>Earlier versions</h2>
    <p class="hint">Kept on this device alone, every few minutes while you work. Going back can be undone.</p>
    <button type="button" @click=${keepNow}>Keep the present one</button>
    <ul class="versions">${all.map(({ at, files }) => html`<li><span>${when(at)}</span><button type="button" class="quiet" @click=${() => goBack(files)}>Go back to it</button></li>`)}</ul>
    ${all.length === 0 ? html`<p class="hint">There is none yet.</p>` : nothing}
    <hr><button type="button" class="quiet bad" @click=${forget}>${app.forgets ? "Forget it for good" : "Forget this policy"}</button>`;
}
