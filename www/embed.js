// On the page around an iframe: gives it the height that its content tells. A frame is believed only about itself,
// and only where it still shows the site that the page put there.

const HIGHEST = 20_000;
/** So many changes a second are an answer and its transition; more would be a loop. */
const CHANGES = 12;
const SECOND = 1000;

const states = new WeakMap();

const frames = () => [...document.querySelectorAll('iframe[src*="embed.html"], iframe[data-refund-check]')];
const originOf = (frame) => (URL.canParse(frame.src) ? new URL(frame.src).origin : undefined);

function hear({ source, origin, data }) {
  const height = data?.["refund-check-height"];
  if (!(Number.isFinite(height) && height > 0)) return;
  const frame = frames().find((it) => it.contentWindow === source);
  if (frame && originOf(frame) === origin) fit(frame, Math.min(height, HIGHEST));
}

/** Where heights come too fast, the last one waits for a quiet second. */
function fit(frame, height) {
  const state = states.get(frame) ?? { changes: [] };
  states.set(frame, state);
  clearTimeout(state.later);
  const now = performance.now();
  state.changes = state.changes.filter((at) => now - at < SECOND);
  if (state.changes.length >= CHANGES) {
    state.later = setTimeout(fit, SECOND, frame, height);
    return;
  }
  state.changes.push(now);
  const isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
  frame.style.height = `${height + (isBorderBox ? frame.offsetHeight - frame.clientHeight : 0)}px`;
}

// On a server there is nothing to do. A second copy of the script leaves it to the first.
if (globalThis.document && !globalThis.refundCheckFrames) {
  globalThis.refundCheckFrames = true;
  addEventListener("message", hear);
  // A frame that was there before this script has told its height to nobody.
  const ask = () => frames().forEach((frame) => frame.contentWindow?.postMessage("refund-check-ask", originOf(frame) ?? "*"));
  ask();
  addEventListener("load", ask);
}
