// The docs' pages in a browser: axe, narrow windows, the search under strict rules, and nothing to search with without
// scripts. One engine: what differs between engines is the element, which these pages do not have.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { axeFindings } from "../page/audit.mjs";
import { engines } from "../page/engines.mjs";
import { ruled, startSite, STRICT } from "../page/site.mjs";
import { pages } from "./made.mjs";

const PATIENCE = 10_000;
/** What has scrolled out of its table; its colours are those that are looked at in the wide window. */
const OUT_OF_SIGHT = /^color-contrast .*(partially obscured|content is too short)/s;
const engine = engines.find(({ name }) => name === "chromium");

describe("the docs in Chromium", { skip: !engine }, () => {
  let site;
  let driver;
  const run = (script, ...values) => driver.executeScript(script, ...values);
  const open = (path) => driver.get(`${site.address}docs/${path}`);
  const found = () => [...document.querySelectorAll("#results a")].map((link) => [link.querySelector("strong").textContent, link.href]);
  const search = async (words) => {
    await driver.findElement({ css: "#words" }).sendKeys(words);
    await driver.wait(async () => (await run(() => document.querySelector("#found").textContent)) !== "", PATIENCE, "the search says nothing");
  };

  before(async () => {
    // What the element works under, and pictures.
    site = await startSite(ruled(`${STRICT}; img-src 'self' data:; require-trusted-types-for 'script'`));
    driver = await engine.open();
  });
  after(async () => {
    await engine.close();
    await site.close();
  });

  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing on any page, ${scheme}, wide and narrow`, async () => {
      await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
      for (const { path } of pages) {
        // So high that the list of pages does not scroll: of what has scrolled out of sight axe says nothing.
        await engine.resize(driver, 1280, 1800);
        await open(path);
        assert.deepEqual(await axeFindings({ run, driver }, "html"), [], path);
        await engine.resize(driver, 360, 800);
        await driver.wait(() => run(() => !document.querySelector("nav details").open), PATIENCE, "the list is not folded");
        await run(() => (document.querySelector("nav details").open = true));
        const found = await axeFindings({ run, driver }, "html");
        assert.deepEqual(found.filter((finding) => !OUT_OF_SIGHT.test(finding)), [], `${path}, narrow`);
      }
    });
  }

  test("at 320 pixels no page scrolls sideways, and long lines of code do by themselves", async () => {
    // By way of a wide one: from one narrow window to another its driver miscounts the frame around the page.
    await engine.resize(driver, 1280, 800);
    await engine.resize(driver, 320, 700);
    let scrolling = 0;
    for (const { path } of pages) {
      await open(path);
      const width = () => document.documentElement.scrollWidth;
      assert.equal(await run(width), 320, path);
      scrolling += await run(() => [...document.querySelectorAll("pre")].filter((it) => it.scrollWidth > it.clientWidth).length);
    }
    assert.ok(scrolling > 5, `${scrolling} blocks scroll`);
  });

  test("beside the text all pages are listed without a press; in a narrow window they are folded", async () => {
    const shown = () => document.querySelector("nav[aria-label=Docs] li").checkVisibility({ contentVisibilityAuto: true });
    await engine.resize(driver, 1280, 800);
    await open("index.html");
    assert.equal(await run(shown), true);
    await engine.resize(driver, 360, 800);
    assert.equal(await run(shown), false);
    await driver.findElement({ css: "nav summary" }).click();
    assert.equal(await run(shown), true);
  });

  test("the search finds \"holiday\" under strict rules, and Enter leads there", async () => {
    await engine.resize(driver, 1280, 800);
    await open("index.html");
    await search("holiday");
    const results = await run(found);
    assert.ok(results.some(([title]) => title === "Dates, numbers and sums: Windows"), JSON.stringify(results));
    assert.ok(results.every(([, href]) => href.startsWith(`${site.address}docs/`)), JSON.stringify(results));
    assert.ok((await run(() => document.querySelector("#results mark").textContent)).startsWith("holiday"));
    // Lines of a result float over different things, and axe does not see that none of these shines through.
    await run(() => document.querySelectorAll(".docs, footer").forEach((it) => it.remove()));
    assert.deepEqual(await axeFindings({ run, driver }, "header"), []);
    await driver.findElement({ css: "#words" }).sendKeys(Key.ENTER);
    await driver.wait(() => run(() => document.activeElement.matches("#results a")), PATIENCE, "no result has the focus");
    await driver.switchTo().activeElement().sendKeys(Key.ENTER);
    await driver.wait(async () => (await driver.getCurrentUrl()) === results[0][1], PATIENCE, "the result leads nowhere");
    assert.deepEqual(await engine.consoleErrors(driver), []);
  });

  test("what is not there is said, and Escape empties the box", async () => {
    await open("dates.html");
    await search("xylophone<b>");
    assert.equal(await run(() => document.querySelector("#found").textContent), "Nothing is found for “xylophone<b>”.");
    await driver.findElement({ css: "#words" }).sendKeys(Key.ESCAPE);
    assert.deepEqual(await run(() => [document.querySelector("#words").value, document.querySelector("#found").textContent]), ["", ""]);
  });

  test("before anybody searches nothing of the search is loaded but the box", async () => {
    await open("add.html");
    const loaded = await run(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    assert.deepEqual(loaded.filter((path) => path.endsWith(".js")), ["/docs/docs.js"]);
  });

  test("without scripts there is no box, and the text is there", async () => {
    await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: true });
    try {
      await open("look.html");
      assert.equal(await driver.findElement({ css: "form.search" }).isDisplayed(), false);
      assert.match(await driver.findElement({ css: "article" }).getText(), /--refund-check-accent/);
    } finally {
      await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: false });
    }
  });
});
