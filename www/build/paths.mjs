// Where things stand: the one file that knows the folders of the tree and of the cache.

import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
export const www = join(root, "www");
export const dist = join(root, "dist");
/** The npm package's files beside `dist/`; a copy of `dist/` on a server needs none of them. */
export const npm = join(root, "npm");
export const target = join(root, "target");
export const bindings = join(target, "bindings");
export const screenshots = join(target, "screenshots");
export const nodeModules = join(root, "node_modules");
export const defaultPolicy = join(root, "src/policies/digital-goods/policy.md");

/** Tools that are compiled once stand outside the tree, so that every checkout shares them. */
export const cache =
  process.env.REFUND_CHECK_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "refund-check");
