// The interface in other languages: a file for each, whose first text is its edition. The words of a policy are written by
// `refund-check build`.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OTHERS } from "../languages.js";
import { printed } from "./command-line.mjs";
import { Stop } from "./command.mjs";
import { hashOf } from "./editions.mjs";
import { dist } from "./paths.mjs";

/** Needs the command line, built. */
export async function writeWords(outdir) {
  const folder = join(outdir, "words");
  await mkdir(folder, { recursive: true });
  const edition = await phrasesEdition();
  for (const language of OTHERS) {
    const words = edited(edition, JSON.parse(await printed("words", language)));
    await writeFile(join(folder, `${language}.json`), JSON.stringify(words));
  }
}

/** Writes all words of `dist/` as modules, which every bundler includes and loads on demand. */
export async function writeWordModules(outdir) {
  for (const file of await readdir(join(dist, "words"))) {
    const words = (await readFile(join(dist, "words", file), "utf8")).trim();
    await writeFile(join(outdir, `refund-check-words.${file.replace(/\.json$/, ".js")}`), `export default ${words};\n`);
  }
}

/** The edition of the phrases, which are found by index: how many there are, and a hash of the English ones. */
export async function phrasesEdition() {
  const english = JSON.parse(await printed("words", "en"));
  return `${english.length}-${hashOf(JSON.stringify(english))}`;
}

function edited(edition, words) {
  if (words.length !== parseInt(edition)) throw new Stop(`expected ${parseInt(edition)} words, found ${words.length}`);
  return [edition, ...words];
}
