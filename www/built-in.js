// What the script knows of the rules before the wasm has loaded, so that it can fetch their words meanwhile.

/** `refund-check build` writes the edition of the rules here, and their languages, their own first. */
const [, edition, languages] = "refund-check-built::en,ar,de,es,fr,ja,pt-BR".split(":");

export const BUILT_IN = { edition, languages: languages.split(",") };
