// A template's files with the shop's contact in place of the placeholder, and the checker's report on them.

import { buildDay } from "../studio/engine-files.js";
import { Engine, load } from "../studio/engine.js";
import { template } from "../studio/templates.js";

const checker = new Engine();
let loading;

/** Calls the checker. It is half a megabyte, so it is loaded at the first call. */
async function ask(call, ...given) {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  await loading;
  return checker.ask(call, ...given);
}

/**
 * A template's files with the contact put in. An empty field of the contact is removed.
 * @param {string} name the template's
 * @param {{ email: string, url: string }} contact
 * @returns {Promise<Record<string, string>>}
 */
export async function withContact(name, contact) {
  const files = { ...(await template(name)) };
  for (const [key, value] of Object.entries(contact)) {
    const path = ["contact", key];
    // A missing key cannot be removed, so it is set first.
    files["rules.toml"] = await ask("edit", files["rules.toml"], { do: "set", path, value });
    if (!value) files["rules.toml"] = await ask("edit", files["rules.toml"], { do: "remove", path });
  }
  return files;
}

/** The checker's report: `{ findings, compiled }` and more. */
export const look = (files) => ask("look", files, "");

/** The folder to upload, bytes by name. `engine` has the files that stand beside the page. */
export const upload = (files, engine, address) => ask("upload", files, engine, address, buildDay());
