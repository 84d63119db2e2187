// What a screen reader would say: one whole interview a language, as the browser's accessibility tree has it.
// To write the texts anew, set `REFUND_CHECK_EXPECT=write`, and read them.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../www/build/paths.mjs";
import { LANGUAGES } from "../../www/languages.js";
import { inEveryEngine } from "./page.mjs";
import { HERE, tag } from "./site.mjs";
import { SCRIPT } from "./page.mjs";

const FOLDER = join(root, "tests/page/aloud");
const WAY = [{ option: "defective" }, { option: "major" }, { value: "2026-11-15" }, { option: "in-progress" }];
/** Said with their name; what is within is said after. */
const NAMED = ["heading", "button", "link", "checkbox", "textbox", "Date", "list", "group", "region", "status", "alert", "DisclosureTriangle"];
/** What is within these is their name already. */
const WHOLE = ["heading", "button", "link", "DisclosureTriangle"];

/** The tree as lines, in the order in which it is read. */
function lines(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const said = [];
  const walk = (node, depth) => {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    const states = (node.properties ?? []).filter(({ name, value }) => ["checked", "invalid", "level"].includes(name) && value.value !== "false");
    const shown = states.map(({ name, value }) => ` ${name}=${value.value}`).join("");
    const isSaid = !node.ignored && (role === "StaticText" || NAMED.includes(role)) && (name || shown);
    if (isSaid) said.push(`${"  ".repeat(depth)}${role === "StaticText" ? "" : `${role}: `}${name}${shown}`);
    if (WHOLE.includes(role) && !node.ignored) return;
    for (const child of node.childIds ?? []) walk(byId.get(child), depth + (isSaid ? 1 : 0));
  };
  walk(nodes[0], 0);
  return said.join("\n");
}

inEveryEngine((page) => {
  test("a whole interview, read aloud", { skip: page.engine.name !== "chromium" && "only Chromium gives its tree away" }, async () => {
    await mkdir(FOLDER, { recursive: true });
    for (const lang of LANGUAGES) {
      await page.openBare({ body: `<main>${tag({ ...HERE, lang })}</refund-check></main>`, head: SCRIPT });
      const screens = [];
      const read = async () => {
        const { nodes } = await page.driver.sendAndGetDevToolsCommand("Accessibility.getFullAXTree", {});
        screens.push(lines(nodes));
      };
      await read();
      for (const answer of WAY) {
        const { question } = await page.state();
        await page.answer(answer);
        await page.shown((state) => state.question !== question);
        await read();
      }
      const text = `${screens.join("\n\n----\n\n")}\n`;
      const file = join(FOLDER, `${lang}.txt`);
      if (process.env.REFUND_CHECK_EXPECT === "write") await writeFile(file, text);
      assert.equal(text, await readFile(file, "utf8"), lang);
    }
  });

  test("errors and what becomes of the message are announced without taking the focus", async () => {
    await page.open({ answers: { reason: "not-delivered" } });
    const live = (css) => page.run((css) => document.querySelector("refund-check").shadowRoot.querySelector(css).role, css);
    assert.equal(await live("#error"), "alert");
    await page.open({ answers: { reason: "changed-mind" } });
    assert.deepEqual([await live(".added"), await live(".done")], ["status", "status"]);
  });
});
