// Every screen, wide and narrow, light and dark, through axe.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { SCREENS, setScheme, showScreen } from "./screens.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs in the page. What axe cannot tell counts as a finding, too. */
function runAxe(context, tags, done) {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] };
  const brief = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
  axe.run(context, options).then(
    ({ violations, incomplete }) => done([...violations, ...incomplete].flatMap(brief)),
    (error) => done([String(error)]),
  );
}

inEveryEngine((page) => {
  const findings = (context) => page.driver.executeAsyncScript(runAxe, context, TAGS);

  test("axe sees into the element: text that is too pale is found", async () => {
    await page.open();
    await page.run(AXE);
    await page.run(() => document.documentElement.style.setProperty("--refund-check-text", "#999"));
    const found = await findings("refund-check");
    assert.ok(found.some((finding) => finding.startsWith("color-contrast")), JSON.stringify(found));
  });

  for (const [width, scheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
    test(`axe finds nothing on any screen at ${width} pixels, ${scheme}`, async () => {
      await page.engine.resize(page.driver, width, 800);
      await page.open();
      await page.run(AXE);
      await setScheme(page, scheme);
      assert.deepEqual(await findings("html"), [], "the whole page");
      for (const name of Object.keys(SCREENS)) {
        await showScreen(page, name);
        assert.deepEqual(await findings("refund-check"), [], name);
      }
    });
  }
});
