// Every screen, wide and narrow, light and dark, through axe.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axeFindings } from "./audit.mjs";
import { inEveryEngine } from "./page.mjs";
import { SCREENS, setScheme, showScreen } from "./screens.mjs";

inEveryEngine((page) => {
  const findings = (context) => axeFindings(page, context);

  test("axe sees into the element: text that is too pale is found", async () => {
    await page.open();
    await page.run(() => document.documentElement.style.setProperty("--refund-check-text", "#999"));
    const found = await findings("refund-check");
    assert.ok(found.some((finding) => finding.startsWith("color-contrast")), JSON.stringify(found));
  });

  for (const [width, scheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
    test(`axe finds nothing on any screen at ${width} pixels, ${scheme}`, async () => {
      await page.engine.resize(page.driver, width, 800);
      await page.open();
      await setScheme(page, scheme);
      assert.deepEqual(await findings("html"), [], "the whole page");
      for (const name of Object.keys(SCREENS)) {
        await showScreen(page, name);
        assert.deepEqual(await findings("refund-check"), [], name);
      }
    });
  }
});
