// A template's files with a shop's contact in place of the one that reaches nobody, and what the checker says of them.

import { buildDay } from "../studio/engine-files.js";
import { Engine, load } from "../studio/engine.js";
import { template } from "../studio/templates.js";

const checker = new Engine();
let loading;

/** The checker is half a megabyte, so it comes once somebody types. */
async function ask(call, ...given) {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  await loading;
  return checker.ask(call, ...given);
}

/**
 * A template's files with the contact put in. Of the two, one that is empty is taken out.
 * @param {string} name the template's
 * @param {{ email: string, url: string }} contact
 * @returns {Promise<Record<string, string>>}
 */
export async function withContact(name, contact) {
  const files = { ...(await template(name)) };
  for (const [key, value] of Object.entries(contact)) {
    const path = ["contact", key];
    // What is not there cannot be removed, so it is put there first.
    files["rules.toml"] = await ask("edit", files["rules.toml"], { do: "set", path, value });
    if (!value) files["rules.toml"] = await ask("edit", files["rules.toml"], { do: "remove", path });
  }
  return files;
}

/** What the checker says: `{ findings, compiled }` and more. */
export const look = (files) => ask("look", files, "");

/** The folder to upload, bytes by name. `engine` has the files that stand beside the page. */
export const upload = (files, engine, address) => ask("upload", files, engine, address, buildDay());
