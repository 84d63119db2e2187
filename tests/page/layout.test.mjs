// Every screen at every width: nothing sticks out, everything can be hit with a finger. Photographed in Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FINGER, flaws } from "./audit.mjs";
import { screenshot } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";
import { SCREENS, setScheme, showScreen } from "./screens.mjs";

inEveryEngine((page) => {
  for (const width of [320, 360, 1280]) {
    test(`at ${width} pixels no screen sticks out, and all that is pressed is at least ${FINGER} pixels high and wide`, async () => {
      await page.engine.resize(page.driver, width, 800);
      await page.open();
      for (const name of Object.keys(SCREENS)) {
        await showScreen(page, name);
        assert.deepEqual(await flaws(page), [], name);
        if (page.engine.name === "chromium" && width !== 320) await photograph(page, name, width);
      }
    });
  }

  test("text that is twice as large sticks out nowhere", async () => {
    await page.engine.resize(page.driver, 640, 800);
    await page.open();
    await page.run(() => (document.documentElement.style.fontSize = "200%"));
    for (const name of Object.keys(SCREENS)) {
      await showScreen(page, name);
      assert.deepEqual(await flaws(page), [], name);
    }
  });
});

/** The whole element, in both schemes. */
async function photograph(page, name, width) {
  const bottom = () => Math.ceil(document.querySelector("refund-check").getBoundingClientRect().bottom + scrollY + 32);
  const size = { width, height: await page.run(bottom), deviceScaleFactor: 1, mobile: false };
  await page.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  for (const scheme of ["light", "dark"]) {
    await setScheme(page, scheme);
    await screenshot(page.driver, `${name}-${width}-${scheme}.png`);
  }
  await setScheme(page, "");
  await page.driver.sendDevToolsCommand("Emulation.clearDeviceMetricsOverride", {});
}
