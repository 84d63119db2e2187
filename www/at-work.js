// The script's second file (`refund-check-engine.js`): the code that needs the wasm. It loads along with the wasm while
// the buyer reads the first question. The first file, which a page names, holds the code that shows that question.

export { default as laterStyle } from "refund-check-later-css";
export { plainDate } from "./dates.js";
export { act, canShare } from "./hand-over.js";
export { begin, decide } from "./instance.js";
export { locate } from "./quotes.js";
export { rehearse } from "./rehearsal.js";
export { Visit } from "./visit.js";
