// What comes in from around the page: the clock, the zone, the language. Nothing else reads them.

/** In whole seconds: nobody needs more, and a case code is the shorter for it. */
export const now = () => Math.floor(Date.now() / 1000) * 1000;

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The element's own language or else the nearest around it; where the page names none, those of the browser. */
export function languages(element) {
  const named = element.closest("[lang]")?.lang;
  return named ? [named] : (navigator.languages ?? []);
}
