// Whatever fails: the page's own content stays or comes back, with one quiet sentence, the contact and another try;
// the answers given so far are kept, and the event says what it was.

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { ruled, STRICT, tag } from "./site.mjs";

const TAG = `${tag()}<p id="own">Write to <a href="mailto:help@example.com">help@example.com</a>.</p></refund-check>`;
const wasm = ({ root }) => join(root, "refund-check.wasm");
const script = ({ root }) => join(root, "refund-check-engine.js");
const blocked = ruled(STRICT.replace(" 'wasm-unsafe-eval'", ""));
const noRequests = ruled(STRICT.replace("; connect-src 'self'", ""));

const FAILURES = {
  "wasm that the page's rules forbid": { problem: "blocked", options: blocked },
  "requests that the page's rules forbid": { problem: "unreachable", options: noRequests },
  "wasm that is missing": { problem: "missing", spoil: (site) => rm(wasm(site)) },
  "wasm that is corrupt": { problem: "corrupt", spoil: (site) => writeFile(wasm(site), "<!doctype html>") },
  "engine's script that is missing": { problem: "missing", spoil: (site) => rm(script(site)) },
  "engine's script that is none": { problem: "corrupt", spoil: (site) => writeFile(script(site), "<!doctype html>") },
  "engine's script of another release": {
    problem: "mixed",
    spoil: async (site) => writeFile(script(site), (await readFile(script(site), "utf8")).replace(/(const edition=")\w+/, "$100000000")),
  },
};

/** What stands there after a failure. */
function left() {
  const { shadowRoot } = document.querySelector("refund-check");
  const note = shadowRoot.querySelector(".note");
  return {
    own: document.querySelector("#own").checkVisibility(),
    note: note?.firstChild.textContent,
    way: note?.querySelector("a")?.href,
    retry: note?.querySelector("button")?.textContent,
    card: shadowRoot.querySelector(".card") !== null,
  };
}
const LEFT = {
  own: true,
  note: "The questions could not be loaded. You can still read the policy or write to us. ",
  way: "mailto:help@example.com",
  retry: "Try again",
  card: false,
};

/**
 * Stands in the page, because a driver's own script may not change what the page sees: lets the engine trap as often
 * as the page's `data-traps` says, and runs out of memory while it has `data-full`.
 */
const SABOTAGE = `
  const { dataset } = document.documentElement;
  const { get } = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format");
  const format = function () {
    if (!(dataset.traps > 0)) return get.call(this);
    dataset.traps -= 1;
    throw new WebAssembly.RuntimeError("unreachable");
  };
  Object.defineProperty(Intl.DateTimeFormat.prototype, "format", { configurable: true, get: format });
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    if ("full" in dataset) throw new RangeError("could not allocate memory");
    return new Instance(...given);
  };
`;
const SABOTAGED = '<script src="sabotage.js"></script>';
const setTraps = (page, count) => page.run((count) => (document.documentElement.dataset.traps = count), count);

inEveryEngine((page) => {
  for (const [name, { problem, options, spoil }] of Object.entries(FAILURES)) {
    test(`${name}: the page's own content stays, and the event says so`, () =>
      page.onSite(options, async (site) => {
        await spoil?.(site);
        await page.driver.get(await site.bare(SCRIPT, TAG));
        await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
        const [{ detail }] = await page.told("error");
        assert.deepEqual([detail.error.about, detail.error.problem], ["engine", problem], JSON.stringify(detail));
        assert.ok(detail.error.message.length > 0);
        assert.deepEqual(await page.run(left), LEFT);
        assert.deepEqual(await page.told("ready"), []);
      }));
  }

  for (const file of [wasm, script]) {
    test(`${basename(file({ root: "" }))} that comes later is found by another try`, () =>
      page.onSite({}, async (site) => {
        const bytes = await readFile(file(site));
        await rm(file(site));
        await page.driver.get(await site.bare(SCRIPT, TAG));
        await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
        await writeFile(file(site), bytes);
        await page.click(".note button");
        assert.equal((await page.ready()).question, "reason");
        assert.ok(!(await page.run(() => document.querySelector("#own").checkVisibility())));
      }));
  }

  test("after one trap another instance goes on, and nobody notices", async () => {
    await openSabotaged(page);
    await setTraps(page, 1);
    await page.answer({ value: "2026-11-15" });
    await page.shown(({ question }) => question === "support");
    assert.equal(await page.run(() => document.documentElement.dataset.traps), "0", "nothing trapped");
    await page.answer({ option: "fixed" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.deepEqual(await page.told("error"), []);
  });

  test("where it traps again and again, the page's own content comes back and the answers are kept", async () => {
    await openSabotaged(page);
    await setTraps(page, 1000);
    await page.answer({ value: "2026-11-15" });
    await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
    const [{ detail }] = await page.told("error");
    assert.deepEqual([detail.error.about, detail.error.problem], ["engine", "trapped"]);
    assert.deepEqual(await page.run(left), LEFT);
    await setTraps(page, 0);
    await page.click(".note button");
    const state = await page.shown(({ question }) => question === "support");
    assert.deepEqual(state.answers.map(({ question }) => question), ["reason", "purchased"]);
  });

  test("where memory runs out it is told as such, and another try helps", async () => {
    await writeFile(join(page.site.root, "sabotage.js"), SABOTAGE);
    await writeFile(join(page.site.root, "full.js"), 'document.documentElement.dataset.full = ""');
    await page.driver.get(await page.site.bare(`${SABOTAGED}<script src="full.js"></script>${SCRIPT}`, TAG));
    await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
    const [{ detail }] = await page.told("error");
    assert.deepEqual([detail.error.about, detail.error.problem], ["engine", "out-of-memory"]);
    await page.run(() => delete document.documentElement.dataset.full);
    await page.click(".note button");
    assert.equal((await page.ready()).question, "reason");
  });

  test("the sentence is in the page's language, if its words can be had", () =>
    page.onSite({}, async (site) => {
      await rm(join(site.root, "refund-check.wasm"));
      for (const [lang, sentence] of [["de", "Die Fragen konnten nicht geladen werden."], ["nl", "The questions could not be loaded."]]) {
        await page.driver.get(await site.bare(SCRIPT, `<div lang="${lang}">${TAG}</div>`));
        const note = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".note")?.textContent ?? "");
        await page.wait(async () => (await note()).startsWith(sentence), `${lang}: no ${sentence}`);
      }
    }));
});

/** One answer given, on a page that can make the engine fail. */
async function openSabotaged(page) {
  await writeFile(join(page.site.root, "sabotage.js"), SABOTAGE);
  await page.openBare({ head: SABOTAGED + SCRIPT, body: TAG });
  await page.answer({ option: "not-delivered" });
  await page.shown(({ question }) => question === "purchased");
}
