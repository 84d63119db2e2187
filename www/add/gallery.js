// The choice of template policies that a shop may begin with.

import { titled } from "../studio/say.js";
import { template } from "../studio/templates.js";

/** The address of a template's compiled policy, for the element. */
export const compiledAddress = (name) => new URL(`templates/${name}.policy.json`, import.meta.url).href;

/**
 * Fills `select` with the trades and writes into `hint` what the chosen one is about. Calls `turn` with its name, at
 * once and at every change.
 *
 * @param {HTMLSelectElement} select
 * @param {HTMLElement} hint
 * @param {string} first the one that is chosen at first, where there is such a one
 * @param {(name: string) => void} turn
 */
export async function chooseTrade(select, hint, first, turn) {
  /** @type {{ name: string, about: string }[]} */
  const all = await template("list");
  for (const { name } of all) select.add(new Option(titled(name), name, false, name === first));
  const tell = () => {
    hint.textContent = all[select.selectedIndex].about.replace(/^./, (letter) => letter.toUpperCase());
    turn(select.value);
  };
  select.addEventListener("change", tell);
  tell();
}
