// The results: the folder, what a page loads, and what to paste at each host.

import { html, nothing } from "lit-html";
import { app, checker, draw, go, sentence, work } from "./app.js";
import { buildDay, engineFiles } from "./engine-files.js";
import { download, zipped } from "./files.js";
import { flaws } from "./proof.js";
import { asText } from "./model.js";

/** The hosts, each with the form of the snippet that it takes. */
const HOSTS = [
  ["element", "Your own site, WordPress.org, Ghost, Webflow, Squarespace, Wix, Shopify"],
  ["details", "Zendesk, WordPress.com, Featurebase: no scripts, but HTML"],
  ["lists", "Intercom, Chatwoot, FreeScout: plain HTML lists"],
  ["markdown", "GitBook and others that take Markdown"],
  ["mediawiki", "A page of MediaWiki"],
  ["dokuwiki", "A page of DokuWiki"],
];

const id = () => asText(app.model.policy.get("id")).replace(/[^\w-]/g, "-") || "policy";

export async function showFinish() {
  app.dialog = "finish";
  app.copied = "";
  await snippet();
}

async function snippet() {
  const kind = app.host ?? "element";
  try {
    app.snippet = await checker.ask("snippet", work.files, kind, addressOf(), `${id()}.json`);
  } catch (error) {
    app.snippet = `(${sentence(error.message)})`;
  }
  draw();
}

/** The whole folder to upload, with the rules in it. */
async function folder() {
  app.building = "Putting it together…";
  draw();
  try {
    const built = await checker.ask("upload", work.files, await engineFiles(), addressOf(), buildDay());
    download(`${id()}-site.zip`, await zipped("refund-check", Object.fromEntries(built)), "application/zip");
    app.building = "";
  } catch (error) {
    app.building = sentence(error.message);
  }
  draw();
}

const addressOf = () => (app.address ?? "").trim().replace(/\/?$/, (end, at) => (at > 0 ? "/" : end));

export function finishDialog() {
  const left = flaws();
  const turn = (key) => ({ target }) => {
    app[key] = target.value;
    app.copied = "";
    snippet();
  };
  const copy = async () => {
    const did = await navigator.clipboard?.writeText(app.snippet).then(() => true, () => false);
    app.copied = did ? "Copied." : "Please mark the text and copy it.";
    draw();
  };
  const toMend = () => {
    app.dialog = undefined;
    app.proof = "findings";
    app.proofOpen = true;
    draw();
  };
  return html`<h2>Finish</h2>
    ${left > 0
      ? html`<p class="callout"><b>It is not ready yet: ${left === 1 ? "one thing is" : `${left} things are`} to be mended.</b> What buyers would be told may be wrong until then. You can keep a copy of your work below. <button type="button" class="link" @click=${toMend}>Show me</button></p>`
      : html`<p class="proved"><b>It is ready.</b> Exactly one rule is left for every buyer, every quote stands in your text, and every example holds.</p>`}
    <section><h3>1. Keep your policy</h3>
      <p>The folder with all you wrote, to open here again or to keep beside your site.</p>
      <button type="button" @click=${async () => download(`${id()}.zip`, await zipped(id(), work.files), "application/zip")}>Download the policy as a zip</button></section>
    <section><h3>2. Put it onto your site</h3>
      ${left > 0 ? html`<p class="hint">This comes when nothing is left to mend.</p>` : html`
      <p>One folder with all of it, to upload as it is: the questionnaire with your rules in it, its pages, and what to paste for each host.</p>
      <div class="row"><button type="button" class="strong" @click=${folder}>Download the folder to upload</button><span role="status">${app.building ?? ""}</span></div>
      <p>Or by hand:</p>
      <label class="field"><span>Where will it stand?</span><select @change=${turn("host")}>${HOSTS.map(([kind, label]) => html`<option value=${kind} .selected=${kind === (app.host ?? "element")}>${label}</option>`)}</select></label>
      ${(app.host ?? "element") === "element" ? html`<p>Upload the files of refund-check to a folder of your site, and this one beside them:</p>
        <button type="button" class="quiet" @click=${() => download(`${id()}.json`, app.look.compiled, "application/json")}>Download ${id()}.json</button>
        <label class="field"><span>The address of that folder</span><input type="url" placeholder="https://your.shop/refund-check/" .value=${app.address ?? ""} @input=${turn("address")}></label>` : nothing}
      <p>Then paste this into your page:</p>
      <textarea class="snippet" readonly rows="8" aria-label="To paste" .value=${app.snippet ?? ""}></textarea>
      <div class="row"><button type="button" @click=${copy}>Copy</button><span role="status">${app.copied}</span></div>`}
    </section>
    ${left > 0 && app.look?.findings.some(({ check }) => /contact/.test(check)) ? html`<p class="hint">The contact is not yours yet. <button type="button" class="link" @click=${() => { app.dialog = undefined; go("shop"); }}>Put it in</button></p>` : nothing}`;
}
