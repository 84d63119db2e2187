// From a verdict to the shop: the ways that a message can go, each only when the buyer takes it.

import { calendar } from "./calendar.js";
import { form, mail, untyped, whole } from "./letter.js";
import { print } from "./print.js";
import { find, fragment, mark } from "./quotes.js";

/** Puts the message into the links. */
export function address(card, { reply, letter }) {
  if (!letter) return;
  for (const link of card.querySelectorAll("a[data-contact]")) {
    const { template } = link.dataset;
    if (!template) link.href = mail(link.getAttribute("href"), letter);
    else setForm(link, form(template, letter, reply.verdict.code));
  }
}

/** Makes links to the sentences that stand on the page. */
export function locate(card) {
  const links = [...card.querySelectorAll("[data-find]")];
  if (links.length === 0) return;
  const quotes = links.map((link) => quoteOf(card, link));
  find(quotes).forEach((range, place) => {
    if (range) links[place].href = fragment(quotes[place]);
    else links[place].removeAttribute("href");
  });
}

/** A template can make anything of itself; only an address of the web is one to go to. */
function setForm(link, address) {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) link.href = address;
}

const quoteOf = (card, { dataset }) => card.querySelector(`[data-clause="${CSS.escape(dataset.find)}"]`).textContent;

/** Does what a button of the verdict is for; `false` where it is for nothing here. */
export function act(button, { card, root, shown, now, language }) {
  const { dataset } = button;
  if ("copy" in dataset) copy(card, whole(shown.letter));
  else if ("print" in dataset) print(card, root, language);
  else if ("calendar" in dataset) save(shown, now);
  else if ("jump" in dataset) card.querySelector(".contact h3").focus();
  else if ("find" in dataset) return seek(card, button);
  else return false;
  return true;
}

/** To the clipboard; where that is not allowed the message is selected instead, and copied the old way if it goes. */
async function copy(card, text) {
  const done = card.querySelector(".done");
  const message = card.querySelector("[data-message]");
  done.textContent = "";
  const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!copied) getSelection().selectAllChildren(message);
  const worked = copied || document.execCommand("copy");
  done.textContent = worked ? done.dataset.copied : done.dataset.byHand;
}

/** The deadline as a file; nothing of it leaves the browser. */
function save({ reply, letter }, now) {
  const { deadline, code } = reply.verdict;
  const text = calendar({ by: deadline.by, now, code, title: letter.subject, text: untyped(letter) });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = "refund.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** To the sentence on the page. Where the browser cannot mark it, its address does. */
function seek(card, link) {
  const [range] = find([quoteOf(card, link)]);
  return Boolean(range) && mark(range);
}
