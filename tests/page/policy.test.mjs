// A policy of the shop's own, compiled: it is asked; one that is broken, newer or missing leaves the page's own
// content where it is, with one quiet sentence.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root, target } from "../../www/build/paths.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";

const COMMAND = join(target, "release/refund-check");
const FALLBACK = '<p id="fallback">Write to us.</p>';

/** Puts a file beside the pages, made from the compiled starter policy. */
async function put(page, name, change = (file) => file) {
  const compiled = join(page.site.root, "compiled.json");
  execFileSync(COMMAND, ["compile", join(root, "src/policies/starter"), "-o", compiled]);
  const file = change(JSON.parse(await readFile(compiled, "utf8")));
  await writeFile(join(page.site.root, name), typeof file === "string" ? file : JSON.stringify(file));
}

const body = (name) => `<refund-check time-zone="Europe/Berlin" policy="${name}">${FALLBACK}</refund-check>`;

inEveryEngine((page) => {
  test("a compiled policy is asked in place of the default one", async () => {
    await put(page, "good.json");
    const state = await page.openBare({ body: body("good.json") });
    const rules = await readFile(join(root, "src/policies/starter/rules.toml"), "utf8");
    const [, first] = /\[\[questions\]\]\s+id = "([^"]+)"/.exec(rules);
    assert.equal(state.question, first);
    assert.ok(rules.includes(`ask = "${await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("h2").textContent)}"`));
    assert.deepEqual(await page.told("error"), []);
  });

  test("one that a cache keeps broken is asked for once more, past the cache", () =>
    page.onSite({ headers: (path) => (path.endsWith(".json") ? { "Cache-Control": "public, max-age=31536000, immutable" } : {}) }, async (site) => {
      await put(page, "kept.json", () => "{");
      await page.driver.get(await site.bare("", "<p>"));
      await page.driver.executeAsyncScript((done) => void fetch("kept.json").then((it) => it.text()).then(done));
      await put(page, "kept.json");
      await page.openBare({ body: body("kept.json") });
      assert.deepEqual(await page.told("error"), []);
    }));

  const newer = (file) => ({ ...file, "refund-check": 2 });
  const cut = (file) => ({ ...file, numbers: file.numbers.slice(0, -3) });
  const looped = (file) => ({ ...file, numbers: file.numbers.map(() => 1) });
  for (const [what, change] of Object.entries({ "a newer form": newer, "a cut table": cut, "a table of ones": looped, "no JSON": () => "{" })) {
    test(`a policy with ${what} is told, and the page's own content stays`, async () => {
      await put(page, "bad.json", change);
      await page.driver.get(await page.site.bare(SCRIPT, body("bad.json")));
      await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
      const shown = await page.run(() => {
        const { shadowRoot } = document.querySelector("refund-check");
        const note = shadowRoot.querySelector(".note");
        return [document.querySelector("#fallback").checkVisibility(), note.textContent, shadowRoot.querySelector(".card") === null];
      });
      assert.deepEqual(shown, [true, "The questions could not be loaded. You can still read the policy or write to us. Try again", true]);
    });
  }

  test("an address with no policy behind it is told, and the page's own content stays", async () => {
    await page.driver.get(await page.site.bare(SCRIPT, body("missing.json")));
    await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
    const [{ detail }] = await page.told("error");
    assert.deepEqual(detail.error, { about: "policy", problem: "missing", message: "missing.json: HTTP status 404" });
    assert.ok(await page.run(() => document.querySelector("#fallback").checkVisibility()));
  });
});
