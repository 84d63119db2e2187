// The page that takes a shop from a template to a folder and the lines to paste. The studio's checker checks the input;
// copying and downloading are disabled until it finds nothing wrong.

import { engineFiles } from "../studio/engine-files.js";
import { download, zipped } from "../studio/files.js";
import { chooseTrade, compiledAddress } from "./gallery.js";
import { HOSTS } from "./hosts.js";
import { look, upload, withContact } from "./policy.js";
import { tabs } from "./tabs.js";

/** Debounce of typing, in milliseconds. */
const PAUSE = 300;
const NO_CONTACT = "Give a mail address or a contact page, and what to copy comes here: a questionnaire that reaches nobody helps no buyer.";
const NO_ADDRESS = "Say where the folder will stand, and what to copy comes here.";

const by = (id) => document.getElementById(id);
const field = (id) => /** @type {HTMLInputElement & HTMLSelectElement} */ (by(id));
const preview = by("preview");
const decoder = new TextDecoder();

/** The built folder, bytes by name; `undefined` while it is being built or anything is left to mend. */
let built;
let host = HOSTS[0];
/** Number of the latest `make`; earlier ones drop their results. */
let turn = 0;
let shown;

const said = () => ({ email: field("email").value.trim(), url: field("url").value.trim() });

/** The folder's address with a final slash; `undefined` unless the input is an http or https address. */
function address() {
  const typed = field("address").value.trim();
  if (!URL.canParse(typed)) return undefined;
  const { href, protocol } = new URL(typed);
  return /^https?:$/.test(protocol) ? href.replace(/[?#].*$/, "").replace(/\/?$/, "/") : undefined;
}

/** Updates everything: the preview, the problems, the folder, the lines to paste. */
async function make() {
  const mine = (turn += 1);
  const isOld = () => mine !== turn;
  const tell = (text) => (by("state").textContent = text);
  built = undefined;
  draw();
  const contact = said();
  if (!contact.email && !contact.url) {
    problems({});
    return tell(NO_CONTACT);
  }
  tell("Looking at it…");
  try {
    const files = await withContact(field("template").value, contact);
    const { findings, compiled, unreadable } = await look(files);
    if (isOld()) return;
    if (unreadable) throw new Error(unreadable.message);
    if (compiled) show(compiled);
    const { problems: found, others } = sorted(findings, files["rules.toml"], contact);
    problems(found);
    if (others.length > 0) return tell(`To be mended in the studio: ${others.join("; ")}`);
    if (found.email || found.url || !address()) return tell(found.email || found.url ? "" : NO_ADDRESS);
    const folder = await upload(files, await engineFiles(), address());
    if (isOld()) return;
    built = folder;
    tell("It is ready.");
    draw();
  } catch (error) {
    if (!isOld()) tell(`That did not work: ${error.message}`);
  }
}

/** Sorts the findings: those about a field of this page, by field, and all others. */
function sorted(findings, rules, contact) {
  const problems = {};
  const others = [];
  for (const { message, help, mark } of findings) {
    const about = mark.file === "rules.toml" ? rules.slice(mark.from, mark.to) : "";
    const of = ["email", "url"].find((key) => contact[key] && about.includes(contact[key]));
    if (of) problems[of] = `${sentence(message)} ${sentence(help)}`;
    else others.push(message);
  }
  return { problems, others };
}

/** A message of the checker as a sentence, without backticks. */
const sentence = (text) => text && `${text[0].toUpperCase()}${text.slice(1)}`.replaceAll("`", "").replace(/[^.!?]$/, "$&.");

function problems(found) {
  const wrong = field("address").value.trim() && !address() ? "Give a whole address, such as https://your.shop/refund-check/" : "";
  for (const [id, problem] of Object.entries({ email: found.email, url: found.url, address: wrong })) {
    by(`${id}-problem`).textContent = problem ?? "";
    field(id).setAttribute("aria-invalid", String(Boolean(problem)));
  }
}

/** Shows a compiled policy in the preview. */
function show(compiled) {
  if (shown) URL.revokeObjectURL(shown);
  shown = URL.createObjectURL(new Blob([compiled], { type: "application/json" }));
  preview.setAttribute("policy", shown);
}

/** The style element for the accent colour; empty while the colour is the element's default. */
function style() {
  const { value, defaultValue } = field("accent");
  return value === defaultValue ? "" : `<style>refund-check { --refund-check-accent: ${value}; }</style>\n`;
}

function lines() {
  if (!built) return "";
  const text = decoder.decode(built.get(`snippets/${host.file}`));
  return host.id === "own" ? style() + text : text;
}

function draw() {
  by("about").textContent = host.about;
  by("snippet").textContent = lines();
  by("copied").textContent = "";
  for (const id of ["copy", "folder"]) /** @type {HTMLButtonElement} */ (by(id)).disabled = !built;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(lines());
    by("copied").textContent = "Copied.";
  } catch {
    // Not every page may write to the clipboard; selected text can be copied by hand.
    getSelection().selectAllChildren(by("snippet"));
    by("copied").textContent = "Selected: press Ctrl+C.";
  }
}

/** Shows a template's questions at once, from its compiled policy, before anything is typed. */
function turnTo(name) {
  preview.setAttribute("policy", compiledAddress(name));
  preview.setAttribute("answers", "{}");
  /** @type {HTMLAnchorElement} */ (by("to-studio")).href = `studio.html?template=${name}`;
  make();
}

let pause;
for (const id of ["email", "url", "address"]) {
  field(id).addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(make, PAUSE);
  });
}
field("accent").addEventListener("input", () => {
  preview.style.setProperty("--refund-check-accent", field("accent").value);
  draw();
});
by("setup").addEventListener("submit", (event) => event.preventDefault());
by("copy").addEventListener("click", copy);
by("folder").addEventListener("click", async () => {
  download("refund-check.zip", await zipped("refund-check", Object.fromEntries(built)), "application/zip");
});
tabs(by("hosts"), by("host"), HOSTS, (chosen) => {
  host = chosen;
  draw();
});
const asked = new URL(location.href).searchParams.get("template") ?? "digital-goods";
chooseTrade(field("template"), by("trade"), asked, turnTo).catch((error) => (by("state").textContent = `That did not work: ${error.message}`));
