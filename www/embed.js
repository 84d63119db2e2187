// Runs on the page around an iframe and gives it the height that its content posts. A frame is trusted only about
// itself: a message is matched by its source window, which cannot be forged. Its origin may differ from that of the
// frame's address, where a server has redirected it to another host name of the shop, and is `null` in a sandbox. So
// the first origin that posts a height is trusted for as long as the page leaves the frame's `src` as it is; an origin
// that the frame navigates to later is not.

const HIGHEST = 20_000;
/** Maximum changes a second: an answer and its transition need so many, more would be a loop. */
const CHANGES = 12;
const SECOND = 1000;
const KEY = "refund-check-height";

/** What is known of each frame. The page may have put anything on `Object.prototype`, so every field is set. */
const states = new WeakMap();

const OURS = /** @type {"iframe"} */ ('iframe[src*="embed.html"], iframe[data-refund-check]');
const frames = () => [...document.querySelectorAll(OURS)];

function hear({ source, origin, data }) {
  // A message without a source comes from a removed frame, which has no window either.
  if (!source || typeof data !== "object" || data === null || !Object.hasOwn(data, KEY)) return;
  const height = data[KEY];
  if (!(Number.isFinite(height) && height > 0)) return;
  const frame = frames().find((it) => it.contentWindow === source);
  if (!frame) return;
  const state = stateOf(frame);
  state.origin ??= origin;
  if (state.origin === origin) fit(frame, state, Math.min(height, HIGHEST));
}

/** The state of a frame. It begins anew when the page gives the frame another address. */
function stateOf(frame) {
  const address = frame.getAttribute("src");
  const known = states.get(frame);
  if (known && known.address === address) return known;
  if (known) clearTimeout(known.later);
  const state = { address, origin: undefined, changes: [], later: undefined };
  states.set(frame, state);
  return state;
}

/** Sets the height. Where heights come too fast, the last one waits for a quiet second. */
function fit(frame, state, height) {
  clearTimeout(state.later);
  const now = performance.now();
  state.changes = state.changes.filter((at) => now - at < SECOND);
  if (state.changes.length >= CHANGES) {
    state.later = setTimeout(fit, SECOND, frame, state, height);
    return;
  }
  state.changes.push(now);
  const isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
  frame.style.height = `${height + (isBorderBox ? frame.offsetHeight - frame.clientHeight : 0)}px`;
}

/**
 * A frame that loaded before this script has posted its height to no listener, so each is asked. Any origin may receive
 * the question: a named one would be wrong for a redirected frame, and `about:blank` and `data:` have none.
 */
function ask() {
  for (const frame of frames()) frame.contentWindow?.postMessage("refund-check-ask", "*");
}

/** A symbol: an `id` in the page's markup becomes a global name, but never a symbol. */
const HERE = Symbol.for("refund-check-frames");

// On a server there is nothing to do. A second copy of the script leaves it to the first.
if (globalThis.document && !globalThis[HERE]) {
  globalThis[HERE] = true;
  addEventListener("message", hear);
  ask();
  addEventListener("load", ask);
}
