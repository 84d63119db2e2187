// On the page around an iframe: gives it the height that its content tells. A frame is believed only about itself: a
// message is taken by the window it comes from, which nobody can forge. Its origin may differ from that of the frame's
// address, where a server has redirected it to another host name of the shop, and is `null` in a sandbox. So the first
// origin that tells a height is believed for as long as the page leaves the frame's address as it is; whatever the
// frame is led to after that is not.

const HIGHEST = 20_000;
/** So many changes a second are an answer and its transition; more would be a loop. */
const CHANGES = 12;
const SECOND = 1000;
const KEY = "refund-check-height";

/** What is known of each frame. The page may have put anything on `Object.prototype`, so every field is set. */
const states = new WeakMap();

const OURS = /** @type {"iframe"} */ ('iframe[src*="embed.html"], iframe[data-refund-check]');
const frames = () => [...document.querySelectorAll(OURS)];

function hear({ source, origin, data }) {
  // Without a source it comes from a frame that is gone, which has no window either.
  if (!source || typeof data !== "object" || data === null || !Object.hasOwn(data, KEY)) return;
  const height = data[KEY];
  if (!(Number.isFinite(height) && height > 0)) return;
  const frame = frames().find((it) => it.contentWindow === source);
  if (!frame) return;
  const state = stateOf(frame);
  state.origin ??= origin;
  if (state.origin === origin) fit(frame, state, Math.min(height, HIGHEST));
}

/** A frame that the page has given another address begins anew. */
function stateOf(frame) {
  const address = frame.getAttribute("src");
  const known = states.get(frame);
  if (known && known.address === address) return known;
  if (known) clearTimeout(known.later);
  const state = { address, origin: undefined, changes: [], later: undefined };
  states.set(frame, state);
  return state;
}

/** Where heights come too fast, the last one waits for a quiet second. */
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
 * A frame that was there before this script has told its height to nobody. Whoever is in it may hear the question: an
 * origin named here would be wrong for a frame that was redirected, and none at all for `about:blank` and `data:`.
 */
function ask() {
  for (const frame of frames()) frame.contentWindow?.postMessage("refund-check-ask", "*");
}

/** A symbol: an `id` in the page's markup becomes a global name, but never such a one. */
const HERE = Symbol.for("refund-check-frames");

// On a server there is nothing to do. A second copy of the script leaves it to the first.
if (globalThis.document && !globalThis[HERE]) {
  globalThis[HERE] = true;
  addEventListener("message", hear);
  ask();
  addEventListener("load", ask);
}
