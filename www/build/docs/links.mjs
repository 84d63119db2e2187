// Turns a document's relative links, which lead from file to file as on a code host, into links between pages.

import { existsSync } from "node:fs";
import { posix, join, relative, resolve, sep } from "node:path";
import { Stop } from "../command.mjs";
import { root, www } from "../paths.mjs";
import { docs } from "./sources.mjs";

/**
 * @param {import("./sources.mjs").Source[]} sources
 * @returns {(source: import("./sources.mjs").Source) => (link: string) => string} for a document the function that turns
 * its links
 */
export function linksAmong(sources) {
  const pages = new Map(sources.map(({ file, page }) => [file, page]));
  // A link to the README leads to the first page, which says the same.
  pages.set(join(root, "README.md"), "index.html");
  return ({ file, page }) => (link) => {
    const [path, anchor] = link.split("#", 2);
    const target = resolve(file, "..", decodeURIComponent(path));
    const found = pages.get(target) ?? besides(target);
    if (found === undefined) throw new Stop(`${relative(root, file)}: \`${link}\` leads to no page and no picture of the docs`);
    return posix.relative(posix.dirname(page), found) + (anchor === undefined ? "" : `#${anchor}`);
  };
}

/** The path of a target that is no document: an attachment, or a page of the site, whose source stands one folder up. */
function besides(target) {
  const within = (folder) => relative(folder, target).split(sep).join("/");
  const isThere = existsSync(target);
  if (isThere && !within(docs).startsWith("..") && !target.endsWith(".md")) return within(docs);
  const isPage = isThere && join(www, posix.basename(within(www))) === target && target.endsWith(".html");
  return isPage ? `../${within(www)}` : undefined;
}
