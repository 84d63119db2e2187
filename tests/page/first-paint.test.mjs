// The first question is there with the page's own first paint, styled, moves nothing, and can be answered before the
// engine has come.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";

/** Every state of the card that a frame was painted with, and what the browser counts as shifts. */
const WATCH = `<script>
  window.frames_ = [];
  window.shifts = 0;
  const look = () => {
    const card = document.querySelector("refund-check")?.shadowRoot?.querySelector('.card, [data-class=card]');
    const after = document.querySelector("#policy");
    if (card && after) {
      const state = [getComputedStyle(card).borderTopWidth, Math.round(card.getBoundingClientRect().height), Math.round(after.getBoundingClientRect().top)].join();
      if (frames_.at(-1) !== state) frames_.push(state);
    }
    requestAnimationFrame(look);
  };
  look();
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value))).observe({ type: "layout-shift", buffered: true });
  }
</script>`;
const slow = { delay: (path) => ({ "/refund-check.wasm": 2500, "/refund-check.css": 500, "/refund-check.js": 700 })[path] ?? 0 };

/** Goes there without waiting for what the page loads. */
const goTo = (page, address) => page.run((address) => void setTimeout(() => (location.href = address)), address);

inEveryEngine((page) => {
  test("a slow style sheet and a slow engine: no unstyled frame, and nothing moves", () =>
    page.onSite(slow, async (site) => {
      await page.driver.get("about:blank");
      await page.driver.get(await site.withAttributes({}, WATCH));
      await page.ready();
      await page.driver.sleep(300);
      const [frames, shifts] = await page.run(() => [window.frames_, window.shifts]);
      assert.equal(frames.length, 1, frames.join(" | "));
      assert.ok(!frames[0].startsWith("0px"), frames[0]);
      assert.equal(shifts, 0);
    }));

  test("an answer that is given before the engine has come is taken up when it has", () =>
    page.onSite(slow, async (site) => {
      const address = await site.withAttributes({});
      await page.driver.get(`${site.address}add.html`);
      await goTo(page, address);
      await page.wait(() => page.run(() => Boolean(customElements.get("refund-check") && document.querySelector("refund-check"))), "no element");
      assert.deepEqual(await page.told("ready"), []);
      await page.click("[data-option=defective]");
      assert.deepEqual(await page.told("answer"), []);
      // It shows that it was pressed, and nothing of that is left on the next question.
      const pressed = () => page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll("[data-pressed]")].map(({ dataset }) => dataset.option));
      assert.deepEqual(await pressed(), ["defective"]);
      await page.shown(({ question }) => question === "fault");
      assert.deepEqual(await pressed(), []);
      assert.equal((await page.told("answer")).length, 1);
    }));

  test("an answer that is pressed before even the script has come is taken up, too", async () => {
    const policyPage = await readFile(join(page.site.root, "index.html"), "utf8");
    const [element] = /<refund-check>[\s\S]*<\/refund-check>/.exec(policyPage);
    await page.openBare({ head: "", body: element, elements: 0 });
    await page.click("[data-option=defective]");
    await page.run(() => {
      const script = Object.assign(document.createElement("script"), { type: "module", src: "refund-check.js" });
      document.head.append(script);
    });
    await page.shown(({ question }) => question === "fault");
    assert.equal((await page.told("answer")).length, 1);
  });
});
