// The languages of the interface. `src/text/languages.rs` holds the same list; a test compares every copy with it.

export const ENGLISH = "en";
/** Each but English has a file of words. */
export const OTHERS = ["ar", "de", "es", "fr", "ja", "pt-BR"];
export const LANGUAGES = [ENGLISH, ...OTHERS];
