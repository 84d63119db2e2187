// From a verdict to the shop and to the policy: what the buttons of a verdict are for, each only when it is pressed.

import { print } from "./print.js";
import { seek } from "./quotes.js";

/** A browser has written a file by then. */
const WRITTEN = 60_000;

/** Does what a button is for, by the name of its attribute. */
export function act(name, event, card, visit) {
  if (name === "data-copy") copy(visit);
  else if (name === "data-print") print(card);
  else if (name === "data-calendar") save(visit);
  else if (name === "data-share") share(card, visit);
  // Where the browser cannot mark the sentence, the link's own address leads there.
  else if (name === "data-find" && seek(card, event.target.closest("[data-find]"))) event.preventDefault();
}

/** To the clipboard; the engine knows what to do where that is not allowed. */
async function copy(visit) {
  let isCopied;
  try {
    isCopied = (await visit.ask("copy")) !== false;
  } catch {
    isCopied = false; // not allowed
  }
  visit.ask("copied", isCopied);
}

function save(visit) {
  const address = visit.ask("calendar");
  if (!address) throw new Error("the browser saves no file");
  setTimeout(() => URL.revokeObjectURL(address), WRITTEN);
}

/** Whether the browser hands such files to other programs. */
export const canShare = (files) => navigator.canShare?.({ files }) === true;

/** To whatever program the buyer picks; whoever closes the list has changed their mind. */
function share(card, visit) {
  const fields = [...card.querySelectorAll("[data-files]")];
  // What cannot be shared is seen to be gone: its field is empty again.
  for (const field of fields) if (!canShare([...field.files])) field.value = "";
  const files = fields.flatMap((field) => [...field.files]);
  const message = { text: visit.ask("message") };
  navigator.share(files.length > 0 ? { ...message, files } : message).catch(() => {});
}
