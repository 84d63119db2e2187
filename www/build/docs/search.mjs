// The search over the pages: Pagefind reads them once at build time and writes an index in small parts, of which a reader
// loads those that have the words typed.

import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";
import { Stop } from "../command.mjs";
import { nodeModules } from "../paths.mjs";

/** What is loaded: the index, the engine for English, and its script. Its own interfaces, 370 kB, and its worker stay away. */
const TAKEN = /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment|filter))$/;

/**
 * Writes the folder `pagefind` into that of the pages.
 * @param {string} folder
 * @param {{ page: string, html: string }[]} pages
 */
export async function writeSearch(folder, pages) {
  try {
    const { index } = await createIndex({ forceLanguage: "en" });
    // One after the other, so that their numbers, and with these the index's bytes, are the same each time.
    for (const { page, html } of pages) {
      const { errors } = await index.addHTMLFile({ sourcePath: page, content: html });
      if (errors.length > 0) throw new Stop(`the search does not take ${page}: ${errors.join(", ")}`);
    }
    const { files } = await index.getFiles();
    for (const { path, content } of files.filter((file) => TAKEN.test(file.path))) {
      const to = join(folder, "pagefind", path);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, content);
    }
    await copyFile(join(nodeModules, "pagefind/LICENSE/LICENSE"), join(folder, "pagefind/LICENSE.txt"));
  } finally {
    await close();
  }
}
