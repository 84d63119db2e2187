// What comes in from around the page: the clock and the language. The zone is in `zone.js`. Nothing else reads them.

/** In whole seconds: nobody needs more, and a case code is the shorter for it. `NaN` where a page has broken the clock. */
export const now = () => Math.floor(Date.now() / 1000) * 1000;

/** The moment that the page gives an element, in milliseconds, else the clock's. */
export function moment(element) {
  const given = Date.parse(element.getAttribute("now") ?? "");
  return Number.isNaN(given) ? now() : given;
}

/** A frame comes at least so often, in milliseconds, in a page that is painted at all. */
const FRAME = 100;

/** What stands there has been painted: what takes time waits for it. A page that nobody looks at paints nothing. */
export const painted = ({ defaultView: view, hidden }) =>
  new Promise((/** @type {(nothing?: void) => void} */ done) => {
    if (hidden || !view?.requestAnimationFrame) return done();
    view.requestAnimationFrame(() => view.setTimeout(done));
    view.setTimeout(done, FRAME);
  });

/** The element's own language or else the nearest around it; where the page names none, those of the browser. */
export function languages(element) {
  const named = element.closest("[lang]")?.lang;
  // As systems write it: `de_DE.UTF-8`.
  return named ? [named.trim().replaceAll("_", "-").replace(/[.@].*$/, "")] : (navigator.languages ?? []);
}
