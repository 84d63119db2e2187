// What the page and the browser around the element may be like: other sites' style sheets, sandboxes, a broken clock,
// things put on every object, reloads. Each takes at most itself away.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { SCREENS } from "./screens.mjs";
import { HERE, startSite, tag } from "./site.mjs";

const OWN = '<p id="own">Write to us.</p></refund-check>';

/** Stands in the page: what would be printed is kept, and nothing is. */
function watchPrint() {
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
  Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
    const inner = get.call(this);
    inner.print = () => (window.printed = inner.document.body.firstChild.shadowRoot.textContent);
    return inner;
  } });
}

inEveryEngine((page) => {
  const shadow = (run, ...given) => page.run(`const root = document.querySelector("refund-check").shadowRoot; return (${run})(root, ...arguments)`, ...given);

  test("a style sheet that the card has from another site is no reason not to print", async () => {
    const other = await startSite({});
    try {
      const { site } = page;
      const linked = `<template shadowrootmode="open"><link rel="stylesheet" href="${other.address}refund-check.css"><slot></slot></template>`;
      await page.openBare({ head: SCRIPT, body: tag({ ...HERE, answers: JSON.stringify(SCREENS.qualifies) }) + linked + OWN });
      assert.notEqual(new URL(site.address).origin, new URL(other.address).origin);
      await page.run(`(${watchPrint})()`);
      await page.click("[data-print]");
      assert.match(await page.run(() => window.printed), /Your case code/);
      assert.deepEqual(await page.told("error"), []);
    } finally {
      await other.close();
    }
  });

  test("where a sandbox lets nobody print, nothing of the try is left on the page", async () => {
    const address = await page.site.withAttributes({ ...HERE, answers: JSON.stringify(SCREENS.qualifies) });
    await page.driver.get(await page.site.bare("", `<iframe src="${address}" sandbox="allow-scripts allow-same-origin" width="600" height="900"></iframe>`));
    await page.driver.switchTo().frame(0);
    await page.shown(({ outcome }) => outcome === "qualifies");
    const frames = () => page.run(() => document.querySelectorAll("iframe").length);
    await page.click("[data-print]");
    await page.wait(async () => (await frames()) === 0, "a frame is left");
    assert.equal((await page.state()).outcome, "qualifies");
    await page.driver.switchTo().defaultContent();
  });

  test("a clock that tells no time is told to the page, whose own content stays", async () => {
    await page.driver.get(await page.site.bare(`<script>Date.now = () => NaN</script>${SCRIPT}`, tag({ "time-zone": "Europe/Berlin" }) + OWN));
    await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
    const [{ detail }] = await page.told("error");
    assert.deepEqual([detail.error.about, detail.error.problem], ["now", "no-clock"]);
    assert.ok(await page.run(() => document.querySelector("#own").checkVisibility()));
    // The page can give one.
    await page.run(() => document.querySelector("refund-check").setAttribute("now", "2026-11-22T09:00:00Z"));
    await page.click(".note button");
    assert.equal((await page.ready()).question, "reason");
  });

  test("what a program has put on every object becomes no attribute, no answer and no handler", async () => {
    const polluted = `<script>
      Object.assign(Object.prototype, { onclick: "document.title = 'hit'", hidden: "", reason: "other", lang: "de", policy: "x.json", answers: "{}", children: [], 0: "x" });
    </script>`;
    await page.openBare({ head: polluted + SCRIPT, body: tag() + OWN });
    assert.equal((await page.state()).question, "reason");
    await page.answer({ option: "changed-mind" });
    assert.equal((await page.shown(({ outcome }) => outcome)).outcome, "does-not-qualify");
    const found = await shadow((root) => [root.querySelectorAll("[onclick], h2[hidden]").length, document.title, root.querySelector(".card").lang]);
    assert.deepEqual(found, [0, "A page", "en"]);
    assert.deepEqual(await page.told("error"), []);
  });

  test("of twelve thousand answers that the page gives, those that are known stand", async () => {
    const answers = { ...Object.fromEntries(Array.from({ length: 12_000 }, (_, number) => [`q${number}`, "x"])), reason: "defective" };
    await page.openBare({ body: tag({ ...HERE, answers: JSON.stringify(answers) }) + OWN });
    const { question, answers: asked } = await page.state();
    assert.deepEqual([question, asked.map(({ question }) => question)], ["fault", ["reason"]]);
    assert.ok((await page.told("error")).every(({ detail }) => detail.error.about === "answers" && detail.error.problem === "ignored"));
  });

  test("a page around a frame that is loaded again finds the answers that were given in it", async () => {
    await page.driver.get(await page.site.bare("", '<iframe src="embed.html" width="600" height="900"></iframe>'));
    await page.driver.switchTo().frame(0);
    await page.shown(({ question }) => question === "reason");
    await page.answer({ option: "defective" });
    await page.shown(({ question }) => question === "fault");
    await page.driver.switchTo().defaultContent();
    await page.driver.navigate().refresh();
    await page.driver.switchTo().frame(0);
    const state = await page.shown(({ question }) => question === "fault");
    assert.deepEqual(state.answers.map(({ question }) => question), ["reason"]);
    await page.driver.switchTo().defaultContent();
  });

  test("a browser that knows fewer colours has one light look, which can be read", () =>
    page.onSite({}, async (site) => {
      const script = join(site.root, "refund-check.js");
      // As if the browser did not know them, wherever the style asks.
      await writeFile(script, (await readFile(script, "utf8")).replaceAll("light-dark(", "unknown(").replaceAll("oklch(from", "unknown(from").replaceAll("color-mix(", "unknown("));
      await page.openBare({ body: tag({ ...HERE, answers: JSON.stringify(SCREENS.qualifies) }) + OWN });
      const look = await shadow((root) => {
        const [card, go] = [root.querySelector(".card"), root.querySelector(".go")].map((it) => getComputedStyle(it));
        return [card.color, card.backgroundColor, card.borderTopWidth, go.color, go.backgroundColor];
      });
      assert.deepEqual(look, ["rgb(27, 31, 36)", "rgb(255, 255, 255)", "1px", "rgb(255, 255, 255)", "rgb(27, 95, 166)"]);
    }));

  for (const event of ["pageshow", "focus"]) {
    test(`a page that comes back by \`${event}\` looks at the clock`, async () => {
      const head = `<script>window.clock = Date.parse("2026-11-22T22:00:00Z"); Date.now = () => window.clock;</script>`;
      const answers = JSON.stringify({ reason: "not-delivered" });
      await page.openBare({ head: head + SCRIPT, body: tag({ "time-zone": "Europe/Berlin", answers }) + OWN });
      assert.equal((await page.state()).field.max, "2026-11-22");
      await page.run((event) => {
        window.clock = Date.parse("2026-11-22T23:10:00Z");
        window.dispatchEvent(new Event(event));
      }, event);
      await page.shown(({ field }) => field?.max === "2026-11-23");
    });
  }
});
