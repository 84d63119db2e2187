// Every state in every language and theme, on the page that shows them all: axe, narrow layout, pictures.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { screenshot } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LANGUAGES = ["en", "ar", "de", "es", "fr", "ja", "pt-BR"];
const THEMES = ["light", "dark"];
const FINGER = 44;

/** Runs in the page: what axe finds wrong, or cannot tell. */
function runAxe(tags, done) {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] };
  const brief = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
  axe.run("#states", options).then(
    ({ violations, incomplete }) => done([...violations, ...incomplete].flatMap(brief)),
    (error) => done([String(error)]),
  );
}

/** Runs in the page: what sticks out of the window, is cut off, or is too small to hit. */
function flaws(finger) {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`] : [];
  for (const host of document.querySelectorAll("refund-check")) {
    const name = (element) => `${host.dataset.state}: ${element.outerHTML.slice(0, 80)}`;
    for (const element of host.shadowRoot.querySelectorAll(".card *")) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < 0 || right > clientWidth)) found.push(`sticks out: ${name(element)}`);
      const cut = element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible";
      if (cut && element.localName !== "input") found.push(`is cut off: ${name(element)}`);
    }
    for (const target of host.shadowRoot.querySelectorAll("button, a[href], input[name], textarea, summary, label:has(input)")) {
      const { width, height } = target.getBoundingClientRect();
      if (height < finger || width < finger) found.push(`is ${width} x ${height}: ${name(target)}`);
    }
  }
  return found;
}

inEveryEngine((page) => {
  /** Opens the page and waits until every state is what it is to be. */
  async function open(lang, theme) {
    await page.driver.get(`${page.site.address}states.html?lang=${lang}&theme=${theme}`);
    const settled = () => page.run(() => {
      const hosts = [...document.querySelectorAll("refund-check")];
      const is = ({ dataset, shadowRoot }) => shadowRoot?.querySelector(dataset.state === "failure" ? ".note" : "[data-question], [data-outcome]");
      return hosts.length > 15 && hosts.every(is);
    });
    await page.wait(settled, `${lang}, ${theme}: not all states are there`);
  }

  for (const theme of THEMES) {
    test(`axe finds nothing in any state of any language, ${theme}`, async () => {
      await page.engine.resize(page.driver, 1280, 800);
      for (const lang of LANGUAGES) {
        await open(lang, theme);
        await page.run(AXE);
        assert.deepEqual(await page.driver.executeAsyncScript(runAxe, TAGS), [], lang);
        if (page.engine.name === "chromium") await photograph(page, `${lang}-${theme}`);
      }
    });
  }

  test("at 320 pixels, which is 400 % of 1280, nothing sticks out or is cut off in any language", async () => {
    await page.engine.resize(page.driver, 320, 800);
    for (const lang of LANGUAGES) {
      await open(lang, "light");
      assert.deepEqual(await page.run(flaws, FINGER), [], lang);
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
    assert.deepEqual((await page.run(flaws, FINGER)).filter((flaw) => !flaw.startsWith("is cut off")), []);
  });
});

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
