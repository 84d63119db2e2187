// The script's second file (`refund-check-engine.js`): what is of use only with the wasm, and comes along with it while
// the first question is read. The first file, which a page names, holds what shows that question.

export { default as laterStyle } from "refund-check-later-css";
export { plainDate } from "./dates.js";
export { act, canShare } from "./hand-over.js";
export { begin, decide } from "./instance.js";
export { locate } from "./quotes.js";
export { rehearse } from "./rehearsal.js";
export { Visit } from "./visit.js";
