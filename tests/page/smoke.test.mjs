// The policy page loads and the element asks its first question, in every engine.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../../www/build/serve.mjs";
import { engines } from "./engines.mjs";
import { inShadow, screenshot } from "./helpers.mjs";

for (const engine of engines) {
  describe(engine.name, () => {
    let site;
    let driver;

    before(async () => {
      site = await serve();
      driver = await engine.open({ width: 1280, height: 800 });
    });

    after(async () => {
      await engine.close();
      await site.close();
    });

    test("the policy page asks for the reason, with nothing on the console", async () => {
      await driver.get(site.address);
      await inShadow(driver, "[data-question=reason]");
      await screenshot(driver, `smoke-${engine.name}.png`);
      assert.deepEqual(await engine.consoleErrors(driver), []);
    });
  });
}
