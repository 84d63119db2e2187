// Every state in every language and theme, on the page that shows them all: axe, narrow layout, pictures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../../www/languages.js";
import { axeFindings, flaws } from "./audit.mjs";
import { screenshot } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";

const THEMES = ["light", "dark"];

inEveryEngine((page) => {
  /** Opens the page and waits until every state is what it is to be. */
  async function open(lang, theme) {
    await page.driver.get(`${page.site.address}states.html?lang=${lang}&theme=${theme}`);
    const settled = () => page.run(() => {
      const hosts = [...document.querySelectorAll("refund-check")];
      const shows = (state) => {
        if (state === "failure") return ".note";
        if (/malformed|future|ago/.test(state)) return "[aria-invalid]";
        return state.startsWith("sending") ? "[data-step='']" : "[data-question], [data-outcome]";
      };
      const is = ({ dataset, shadowRoot }) => dataset.settled === "" && shadowRoot.querySelector(shows(dataset.state));
      return hosts.length > 20 && hosts.every(is);
    });
    await page.wait(settled, `${lang}, ${theme}: not all states are there`);
  }

  for (const theme of THEMES) {
    test(`axe finds nothing in any state of any language, ${theme}`, async () => {
      await page.engine.resize(page.driver, 1280, 800);
      for (const lang of LANGUAGES) {
        await open(lang, theme);
        await page.run(fillFields);
        assert.deepEqual(await axeFindings(page, "#states"), [], lang);
        if (page.engine.name === "chromium") await photograph(page, `${lang}-${theme}`);
      }
    });
  }

  test("at 320 pixels, which is 400 % of 1280, nothing sticks out or is cut off in any language", async () => {
    await page.engine.resize(page.driver, 320, 800);
    for (const lang of LANGUAGES) {
      await open(lang, "light");
      assert.deepEqual(await flaws(page), [], lang);
    }
  });

  test("text spaced as readers may want it sticks out nowhere", async () => {
    await page.engine.resize(page.driver, 360, 800);
    await open("de", "light");
    await page.run(() => {
      for (const { shadowRoot } of document.querySelectorAll("refund-check")) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
        shadowRoot.adoptedStyleSheets.push(sheet);
      }
    });
    assert.deepEqual((await flaws(page)).filter((flaw) => !flaw.startsWith("is cut off")), []);
  });
});

/** Runs in the page: axe cannot tell the contrast of a field with nothing in it. */
function fillFields() {
  for (const { shadowRoot } of document.querySelectorAll("refund-check")) {
    for (const field of shadowRoot.querySelectorAll("textarea")) field.value ||= "R-10423";
  }
}

/** The whole page, wide and narrow. */
async function photograph(page, name) {
  for (const width of [320, 360, 768, 1280]) {
    const size = { width, height: 800, deviceScaleFactor: 1, mobile: false };
    await page.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
    const height = await page.run(() => document.documentElement.scrollHeight);
    await page.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { ...size, height });
    await screenshot(page.driver, `states/${name}-${width}.png`);
  }
  await page.driver.sendDevToolsCommand("Emulation.clearDeviceMetricsOverride", {});
}
