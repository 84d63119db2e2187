// The note where the engine cannot run: one sentence, a link to a person, a button to retry.

/** The first two of the interface's phrases, which the engine has in English. */
const ENGLISH = ["The questions could not be loaded. You can still read the policy or write to us.", "Try again"];

/** A note in the language whose phrases have loaded. `way` is a link to a person that the page names, if it names one. */
export function sorry([sentence, again] = ENGLISH, way, retry) {
  const note = document.createElement("p");
  note.className = "note";
  note.role = "status";
  note.dir = "auto";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.addEventListener("click", retry);
  note.append(`${sentence} `, ...(way ? [copyOf(way)] : []), button);
  return note;
}

/** A copy of a link. It opens outside a frame, like every link to the shop. */
function copyOf({ href, textContent }) {
  return Object.assign(document.createElement("a"), { href, textContent, target: "_top" });
}
