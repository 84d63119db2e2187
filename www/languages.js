// The languages of the interface. `src/view/text/languages.rs` has them for programs; a test holds every list to it.

export const ENGLISH = "en";
/** Each but English has a file of words. */
export const OTHERS = ["ar", "de", "es", "fr", "ja", "pt-BR"];
export const LANGUAGES = [ENGLISH, ...OTHERS];
