// The help centre's page: short on a phone, with every way that a host allows on it, and the long ones one press away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axeFindings } from "./audit.mjs";
import { inEveryEngine } from "./page.mjs";

/** About six screens of a phone. It was 26,536 with both written decisions laid out. */
const MOST = 4_500;

inEveryEngine((page) => {
  test("at 390 pixels the help centre is a few screens long, and nothing sticks out", async () => {
    await page.engine.resize(page.driver, 390, 844);
    await page.driver.get(`${page.site.address}help-center.html`);
    await page.shown(({ question }) => question === "reason");
    const size = () => [document.documentElement.scrollHeight, document.documentElement.scrollWidth];
    const [height, width] = await page.run(size);
    assert.ok(height < MOST, `${height} pixels`);
    assert.ok(width <= 390, `${width} pixels wide`);
    for (const id of ["details", "plain"]) assert.deepEqual(await axeFindings(page, `#${id}`), [], id);
  });

  test("each written decision is one press away, whole", async () => {
    for (const [id, least] of [["details", 1_000], ["plain", 10_000]]) {
      const height = () => page.run((id) => document.querySelector(`#${id} > details`).getBoundingClientRect().height, id);
      assert.ok((await height()) < 200, id);
      await press(page, `#${id} > details > summary`);
      assert.ok((await height()) > least, `${id}: ${await height()}`);
      await press(page, `#${id} > details > summary`);
    }
  });
});

async function press(page, css) {
  const target = await page.driver.findElement({ css });
  // The page scrolls smoothly, and the driver's own scrolling would not be over when it clicks.
  await page.run((target) => target.scrollIntoView({ block: "center", behavior: "instant" }), target);
  await target.click();
}
