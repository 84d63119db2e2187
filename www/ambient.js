// What comes in from around the page: the clock, the zone, the language. Nothing else reads them.

export const now = () => Date.now();

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The element's own language, else the nearest around it, else the browser's. */
export const language = (element) => element.closest("[lang]")?.lang || navigator.language || "en";
