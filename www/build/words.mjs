// The words in other languages: for each a file with the interface, and one with the default policy.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LANGUAGES } from "../words.js";
import { ask, run, Stop } from "./command.mjs";
import { defaultPolicy, target } from "./paths.mjs";

const COMMAND = join(target, "release/refund-check");

/** Needs the command line, built. */
export async function writeWords(outdir) {
  const folder = join(outdir, "words");
  await mkdir(folder, { recursive: true });
  for (const [name, words] of await allWords()) await writeFile(join(folder, `${name}.json`), JSON.stringify(words));
}

/** The same as modules, which every bundler takes along and loads when they are used. */
export async function writeWordModules(outdir) {
  for (const [name, words] of await allWords()) {
    await writeFile(join(outdir, `refund-check-words.${name}.js`), `export default ${JSON.stringify(words)};\n`);
  }
}

/** The names of the files without their ends, and the words in each. */
async function allWords() {
  const file = join(target, "default-policy.json");
  await run(COMMAND, ["compile", dirname(defaultPolicy), "-o", file]);
  const { words } = JSON.parse(await readFile(file, "utf8"));
  await rm(file);
  const one = async (language) => {
    const phrases = await ask(COMMAND, ["words", language]);
    if (!phrases || !words[language]) throw new Stop(`there are no words in \`${language}\``);
    return [[language, JSON.parse(phrases)], [`${language}.policy`, words[language]]];
  };
  return (await Promise.all(LANGUAGES.map(one))).flat();
}
