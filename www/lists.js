// Lists as one text each, as `src/web/lists.rs` reads them.

/** Characters, as Rust counts them. */
const length = (text) => [...text].length;

export const written = (list) => list.map((it) => (typeof it === "string" ? `${length(it)}:${it}` : ":")).join("");
