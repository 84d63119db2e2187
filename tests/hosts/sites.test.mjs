// A buyer on sites that are made with each host as its recipe says (`www/docs/hosts/`): all the way, away, and back.
// Of hosts that follow links inside the page (`stays`), the script of the page before goes on.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { engines } from "../page/engines.mjs";
import { click, inShadow } from "../page/helpers.mjs";
import { Buyer } from "./buyer.mjs";
import { chosen } from "./hosts.mjs";
import { startHost } from "./site.mjs";
import { pageOf, readBlocks, snippets } from "./written.mjs";

const WAY = ["reason", "purchased", "support"];
/** What a host fetches ahead is fetched once nothing has come for so many milliseconds. */
const QUIET = 700;

const questions = ({ answers }) => answers.map(({ question }) => question);

const engine = engines.find(({ name }) => name === "chromium");

for (const [name, host] of chosen()) {
  describe(name, () => {
    let site;
    let driver;
    let buyer;
    const address = (path) => site.address + path.slice(1);

    before(async () => {
      site = await startHost(name, host);
      driver = await engine.open();
      buyer = new Buyer(driver);
    });
    after(async () => {
      await engine.close();
      await site?.close();
    });

    /** Opens a page as somebody who is there for the first time, and marks it. */
    async function open(path) {
      await driver.get(address("/refund-check/refund-check-build.json"));
      await driver.executeScript(() => sessionStorage.clear());
      await driver.get(address(path));
      await driver.executeScript(() => void (window.stayed = true));
    }

    /** Follows a link that the page has. */
    async function follow(path) {
      const find = (path) => [...document.links].find((it) => it.pathname === path && it.checkVisibility()) ?? null;
      const link = await driver.wait(() => driver.executeScript(find, path), 20_000, `no link to ${path}`);
      await link.click();
      await arrived(path);
    }

    const arrived = (path) =>
      driver.wait(() => driver.executeScript((path, isThere) => location.pathname === path && (document.querySelector("refund-check") !== null) === isThere, path, path === host.refunds), 20_000, `not at ${path}`);

    const stayed = () => driver.executeScript(() => window.stayed === true);

    /** What was asked for so far, once nothing more comes. */
    async function requests() {
      const all = () => performance.getEntriesByType("resource").map(({ name }) => name);
      let seen = await driver.executeScript(all);
      for (;;) {
        await driver.sleep(QUIET);
        const now = await driver.executeScript(all);
        if (now.length === seen.length) return now;
        seen = now;
      }
    }

    const back = () => driver.executeScript(() => history.back());
    const ready = () => inShadow(driver, ".card[data-ready]");
    const shows = (question) => buyer.shown((state) => state.question === question);

    async function withoutErrors(run) {
      const before = (await engine.consoleErrors(driver)).length;
      await run();
      const errors = (await engine.consoleErrors(driver)).slice(before);
      assert.deepEqual(errors.filter((text) => !text.includes("favicon")), []);
    }

    test(`${host.isOnePage ? "the host draws all of it" : "what stands inside is in the page that is served"}`, async () => {
      const html = await (await fetch(address(host.refunds))).text();
      assert.equal(/<refund-check[^>]*>\s*<p>[^]*mailto:/.test(html), !host.isOnePage);
    });

    for (const [policy, html] of host.written ? Object.entries(snippets("--plain")) : []) {
      test(`in Markdown, readers get of ${policy} what plain HTML says`, () =>
        withoutErrors(async () => {
          await driver.get(address(`/${pageOf(policy)}/`));
          const [read, expected] = [await driver.executeScript(readBlocks, host.written), await driver.executeScript(readBlocks, { html })];
          assert.ok(expected.blocks.length > 50);
          assert.deepEqual(read, expected);
        }));
    }

    test("who comes by the address goes all the way, and nothing is asked for meanwhile", () =>
      withoutErrors(async () => {
        await open(host.refunds);
        await ready();
        const loaded = await requests();
        await buyer.goAllTheWay();
        assert.deepEqual(await requests(), loaded);
      }));

    test("who leaves by a link and comes Back finds the verdict, and Back goes on question by question", () =>
      withoutErrors(async () => {
        await open(host.refunds);
        await ready();
        await buyer.goAllTheWay();
        await follow(host.home);
        assert.equal(await stayed(), host.stays);
        await back();
        await arrived(host.refunds);
        assert.deepEqual(questions(await buyer.verdict()), WAY);
        const loaded = await requests();
        await driver.executeScript(() => void (document.querySelector("refund-check").isSame = true));
        await back();
        await shows("support");
        await back();
        await shows("purchased");
        assert.deepEqual(await requests(), loaded);
        assert.ok(await driver.executeScript(() => document.querySelector("refund-check").isSame), "the host has made the element anew");
        await driver.executeScript(() => history.go(2));
        assert.deepEqual(questions(await buyer.verdict()), WAY);
      }));

    test(`who leaves by a link and comes back by one ${host.stays ? "finds the verdict" : "begins anew"}, and every button works`, () =>
      withoutErrors(async () => {
        await open(host.home);
        await follow(host.refunds);
        assert.equal(await stayed(), host.stays);
        await buyer.goAllTheWay();
        await follow(host.home);
        await follow(host.refunds);
        if (host.stays) {
          assert.deepEqual(questions(await buyer.verdict()), WAY);
          await click(driver, "[data-change=purchased]");
          await shows("purchased");
          await click(driver, "[data-continue]");
          await buyer.verdict();
          await click(driver, "[data-restart]");
        }
        await shows("reason");
        await click(driver, "[data-option=changed-mind]");
        await buyer.shown(({ outcome }) => outcome === "does-not-qualify");
      }));
  });
}
