// The ambient inputs of the element: the clock and the language; the time zone is in `zone.js`. `element.js` reads the clock
// again for its timer, and `zone.js` to test a zone.

/** The clock, to the whole second: precise enough, and a case code is shorter. `NaN` where a page has broken the clock. */
export const now = () => Math.floor(Date.now() / 1000) * 1000;

/** The time that the page gives an element (`now`), in milliseconds, else the clock's. */
export function moment(element) {
  const given = Date.parse(element.getAttribute("now") ?? "");
  return Number.isNaN(given) ? now() : given;
}

/** Longest wait for an animation frame, in milliseconds, in a page that is painted at all. */
const FRAME = 100;

/** Resolves once the page has been painted: slow work waits for that. A hidden page is not painted: no wait. */
export const painted = ({ defaultView: view, hidden }) =>
  new Promise((/** @type {(nothing?: void) => void} */ done) => {
    if (hidden || !view?.requestAnimationFrame) return done();
    view.requestAnimationFrame(() => view.setTimeout(done));
    view.setTimeout(done, FRAME);
  });

/** The language of the element or of its nearest ancestor with one; where the page names none, the browser's languages. */
export function languages(element) {
  const named = element.closest("[lang]")?.lang;
  // Also in the form of system locales: `de_DE.UTF-8`.
  return named ? [named.trim().replaceAll("_", "-").replace(/[.@].*$/, "")] : (navigator.languages ?? []);
}
