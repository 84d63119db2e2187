// Reads a policy's files, as chosen, dropped, in a folder or in a zip, and writes them as a zip.

import { strFromU8, strToU8, unzip, zip } from "fflate";

/** The files that belong to a policy. Schemas, which stand beside one for other editors, do not. */
const OURS = /^(rules\.toml|scenarios\.toml|text\.[\w-]+\.toml|[^/]+\.md)$/;
/** Maximum bytes of a file, as in the checker. */
const MAX_BYTES = 4 << 20;

/** The policy among files, `{ name: text }`; throws a message where there is none. `all` lists `[path, bytes or File]`. */
export async function policyAmong(all) {
  const unpacked = [];
  for (const [path, file] of all) {
    if (/\.zip$/i.test(path)) unpacked.push(...(await entries(new Uint8Array(await file.arrayBuffer()))));
    else unpacked.push([path, file]);
  }
  const rules = unpacked.map(([path]) => path).filter((path) => path.split("/").pop() === "rules.toml");
  if (rules.length === 0) {
    const compiled = unpacked.some(([path]) => path.endsWith(".json"));
    throw new Error(compiled ? "this is a compiled policy, which only pages can read; choose its folder, which has a file rules.toml" : "there is no file rules.toml among them, so this is no policy’s folder");
  }
  // The `rules.toml` nearest to the top.
  const folder = rules.sort((one, other) => one.split("/").length - other.split("/").length)[0].slice(0, -"rules.toml".length);
  const files = {};
  for (const [path, file] of unpacked) {
    const name = path.slice(folder.length);
    if (!path.startsWith(folder) || !OURS.test(name)) continue;
    if ((file.size ?? file.length) > MAX_BYTES) throw new Error(`${name} has more than 4 MB`);
    files[name] = file instanceof Uint8Array ? decoded(name, file) : decoded(name, new Uint8Array(await file.arrayBuffer()));
  }
  return files;
}

function decoded(name, bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is no text in UTF-8`);
  }
}

function entries(bytes) {
  const filter = ({ name, originalSize }) => originalSize <= MAX_BYTES && !name.endsWith("/") && !name.startsWith("__MACOSX");
  return new Promise((resolve, reject) => {
    unzip(bytes, { filter }, (error, found) => (error ? reject(new Error("the zip file cannot be read")) : resolve(Object.entries(found))));
  });
}

/** The files that were dropped, with those in dropped folders. */
export async function dropped(transfer) {
  const roots = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (roots.length === 0) return [...transfer.files].map((file) => [file.name, file]);
  const found = [];
  for (const root of roots) await walk(root, found);
  return found;
}

async function walk(entry, found) {
  if (entry.isFile) {
    found.push([entry.fullPath.slice(1), await new Promise((resolve, reject) => entry.file(resolve, reject))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = /** @type {any[]} */ (await new Promise((resolve, reject) => reader.readEntries(resolve, reject)));
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

export const chosen = (input) => [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);

/** One zip with the files in a folder; the same files give the same bytes. */
export function zipped(folder, files) {
  const names = Object.keys(files).sort();
  const all = Object.fromEntries(names.map((name) => [`${folder}/${name}`, typeof files[name] === "string" ? strToU8(files[name]) : files[name]]));
  return new Promise((resolve, reject) => {
    // Dates in a zip have no zone and begin in 1980; this one is always the same.
    zip(all, { level: 6, mtime: new Date(1980, 0, 1, 12) }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

export const asText = strFromU8;

/** Has the browser save a file. */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
