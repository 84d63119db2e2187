// The plugin for WordPress as a zip, which its administrators install as it is.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipped } from "../studio/files.js";
import { root, www } from "./paths.mjs";

/** The name of the plugin's folder in WordPress, by which WordPress finds updates and translations. */
export const SLUG = "refund-check";

/** The plugin's files with their bytes, by their names within its folder. */
export async function pluginFiles() {
  const from = join(www, "wordpress");
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const named = [["LICENSE", join(root, "LICENSE")], ...paths.map((path) => [path.slice(from.length + 1).replaceAll("\\", "/"), path])];
  return Object.fromEntries(await Promise.all(named.map(async ([name, path]) => [name, new Uint8Array(await readFile(path))])));
}

/** The zip's bytes; the same files give the same bytes. */
export async function zipPlugin() {
  return zipped(SLUG, await pluginFiles());
}
