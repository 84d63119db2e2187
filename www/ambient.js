// What comes in from around the page: the clock, the zone, the language. Nothing else reads them.

/** In whole seconds: nobody needs more, and a case code is the shorter for it. */
export const now = () => Math.floor(Date.now() / 1000) * 1000;

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The element's own language, else the nearest around it, else the browser's. */
export const language = (element) => element.closest("[lang]")?.lang || navigator.language || "en";
