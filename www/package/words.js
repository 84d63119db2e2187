// @ts-nocheck -- these modules are written with the package
// The modules of words, by the names of the files that they replace.

export const WORDS = {
  "ar": () => import("./refund-check-words.ar.js"),
  "ar.policy": () => import("./refund-check-words.ar.policy.js"),
  "de": () => import("./refund-check-words.de.js"),
  "de.policy": () => import("./refund-check-words.de.policy.js"),
  "es": () => import("./refund-check-words.es.js"),
  "es.policy": () => import("./refund-check-words.es.policy.js"),
  "fr": () => import("./refund-check-words.fr.js"),
  "fr.policy": () => import("./refund-check-words.fr.policy.js"),
  "ja": () => import("./refund-check-words.ja.js"),
  "ja.policy": () => import("./refund-check-words.ja.policy.js"),
  "pt-BR": () => import("./refund-check-words.pt-BR.js"),
  "pt-BR.policy": () => import("./refund-check-words.pt-BR.policy.js"),
};
