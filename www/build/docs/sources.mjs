// The documents that become pages: Markdown files, each with the name of its page.

import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Stop } from "../command.mjs";
import { root, www } from "../paths.mjs";

export const docs = join(www, "docs");
/** The folder without documents: the frame around each page, its style and its script. */
const SITE = "site";
/** Documents in other folders, because code hosts look for them there. */
const ELSEWHERE = { "changelog.html": join(root, "CHANGELOG.md") };

/**
 * A document: its file, its page's path within the folder of pages, its text and its first heading.
 * @typedef {{ file: string, page: string, text: string, title: string }} Source
 */

/** All documents, by the names of their pages. @returns {Promise<Source[]>} */
export async function readSources() {
  const inside = (await filesOf(docs)).filter((name) => name.endsWith(".md"));
  const pages = inside.map((name) => [name.replace(/\.md$/, ".html"), join(docs, name)]);
  const all = [...pages, ...Object.entries(ELSEWHERE)];
  const sources = await Promise.all(all.map(([page, file]) => readSource(page, file)));
  return sources.sort((one, other) => (one.page < other.page ? -1 : 1));
}

async function readSource(page, file) {
  const text = (await readFile(file, "utf8")).replaceAll("\r\n", "\n");
  const title = /^# (.+)$/m.exec(text)?.[1].trim();
  if (!title) throw new Stop(`${relative(root, file)} has no first heading, such as \`# In Astro\``);
  return { file, page, text, title };
}

/** Paths, within the folder of documents, of pictures and other files that are copied unchanged. */
export async function readAttachments() {
  return (await filesOf(docs)).filter((name) => !name.endsWith(".md"));
}

/** The recipes for hosts, in the order of their titles. */
export function hostsAmong(sources) {
  return sources.filter(({ page }) => page.startsWith("hosts/")).sort((one, other) => one.title.localeCompare(other.title, "en"));
}

/** Whether a recipe was tried in its host: one that was not says so. `tests/docs/hosts.test.mjs` checks the others. */
export const isTried = ({ text }) => !/^Written by [^.]+ 20\d\d, not tried in it\.$/m.test(text);

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return paths.map((path) => path.split(sep).join("/")).filter((path) => !path.startsWith(`${SITE}/`)).sort();
}
