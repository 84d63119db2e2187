// The search over the pages: Pagefind reads them once at build time and writes an index in small parts, of which a
// browser loads only those for the words typed.

import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";
import { Stop } from "../command.mjs";
import { nodeModules } from "../paths.mjs";

/** The files kept: index, English engine and script. Pagefind's own interfaces, 370 kB, and its worker are left out. */
const TAKEN = /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment|filter))$/;

/**
 * Writes the folder `pagefind` into the folder of the pages.
 * @param {string} folder
 * @param {{ page: string, html: string }[]} pages
 */
export async function writeSearch(folder, pages) {
  try {
    const { index } = await createIndex({ forceLanguage: "en" });
    // Pages are added one after the other, so that their numbers, and so the index's bytes, are the same each time.
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
