// The actions of a verdict's buttons, towards the shop and the policy. Each runs only when its button is pressed.

import { print } from "./print.js";
import { seek } from "./quotes.js";

/** Milliseconds after which a browser has written a file. */
const WRITTEN = 60_000;

/**
 * Runs a button's action.
 * @param {import("./did.js").Button} button @param {any} event @param {HTMLElement} card @param {import("./visit.js").Visit} visit
 */
export function act(button, event, card, visit) {
  if (button === "copy") copy(visit);
  else if (button === "print") print(card);
  else if (button === "calendar") save(visit);
  else if (button === "share") share(card, visit);
  // Where the browser cannot mark the sentence, the link's own address leads there.
  else if (button === "find" && seek(card, event.target.closest("[data-find]"))) event.preventDefault();
}

/** Copies to the clipboard; the engine handles a refusal. */
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

/** Whether the browser can share such files with other programs. */
export const canShare = (files) => navigator.canShare?.({ files }) === true;

/** Opens the browser's list of programs to share with; a buyer who closes it has changed their mind. */
function share(card, visit) {
  const fields = [...card.querySelectorAll("[data-files]")];
  // Empty a field whose files cannot be shared, so that the buyer sees that they are gone.
  for (const field of fields) if (!canShare([...field.files])) field.value = "";
  const files = fields.flatMap((field) => [...field.files]);
  const message = { text: visit.ask("message") };
  navigator.share(files.length > 0 ? { ...message, files } : message).catch(() => {});
}
