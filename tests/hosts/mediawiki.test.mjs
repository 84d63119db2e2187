// MediaWiki as the recipe says: what who runs it, who edits its interface and who writes its pages can do, and what readers get.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { engines } from "../page/engines.mjs";
import { screenshot } from "../page/helpers.mjs";
import { startMediaWiki } from "./mediawiki.mjs";
import { recipe } from "./recipe.mjs";
import { runInShop } from "./shop.mjs";
import { readsWithoutScripts, visit, withoutErrors } from "./visit.mjs";
import { pageOf, readBlocks, snippets } from "./written.mjs";

const engine = engines.find(({ name }) => name === "chromium");
const { files, command } = recipe("mediawiki");
/** What the wiki itself puts among a page's words. */
const left = "#toc, .mw-editsection, [id]:empty, .mw-empty-elt";

describe("mediawiki", { skip: !engine }, () => {
  let shop;
  let wiki;
  let driver;
  let author;
  const pasted = (name) => readFileSync(join(shop, "refund-check/snippets", name), "utf8").trim();

  before(async () => {
    shop = mkdtempSync(join(tmpdir(), "shop-"));
    runInShop(command, shop);
    wiki = await startMediaWiki();
    wiki.upload(join(shop, "refund-check"), "refund-check");
    author = await wiki.logIn("Author");
    driver = await engine.open();
  });
  after(async () => {
    await engine.close();
    await wiki?.close();
    rmSync(shop, { recursive: true });
  });

  async function publish(title, text, who = author) {
    await who.write(title, text);
    return wiki.page(title);
  }

  const plain = snippets("--plain");
  for (const [name, text] of Object.entries(snippets("--format", "mediawiki"))) {
    test(`an author pastes wikitext: of ${name}, readers get what plain HTML says`, async () => {
      const address = await publish(name, text);
      await withoutErrors(engine, driver, () => driver.get(address));
      const [read, expected] = [await driver.executeScript(readBlocks, { part: ".mw-parser-output", left }), await driver.executeScript(readBlocks, { html: plain[name] })];
      await driver.executeScript(() => document.querySelector("h3 .mw-headline").scrollIntoView());
      await screenshot(driver, `hosts/mediawiki-wikitext-of-${pageOf(name)}.png`);
      assert.ok(expected.blocks.length > 50);
      assert.deepEqual(read, expected);
    });
  }

  for (const name of ["details.html", "lists.html", "element.html", "frame.html"]) {
    test(`an author pastes ${name}: it can be read, and nothing in it pretends to work`, async () => {
      const address = await publish(name, pasted(name));
      await withoutErrors(engine, driver, () => driver.get(address));
      await screenshot(driver, `hosts/mediawiki-${name}.png`);
      const { all, others } = await driver.executeScript(readBlocks, { part: ".mw-parser-output", left });
      assert.deepEqual(others, []);
      if (name !== "frame.html") assert.match(all, /I changed my mind[^]*The policy does not cover this/);
    });
  }

  test("who keeps the server gives authors a tag: a buyer goes all the way, away, Back and Forward", async () => {
    wiki.configure(files["LocalSettings.php"]);
    const address = await publish("Refunds", files.Refunds);
    await visit(engine, driver, address, "#p-logo a");
    await driver.get(address);
    await screenshot(driver, "hosts/mediawiki-tag.png");
  });

  test("without scripts the decision can be read inside of that tag", () =>
    readsWithoutScripts(driver, wiki.page("Refunds")));

  test("who edits the interface brings the script: a buyer goes all the way, away, Back and Forward", async () => {
    await publish("MediaWiki:Common.js", files["MediaWiki:Common.js"], await wiki.logIn("Admin"));
    // Who was there before gets it some minutes later.
    await driver.sendDevToolsCommand("Network.clearBrowserCache", {});
    const address = await publish("Asked", files.Asked.replace(/^….*$/m, () => pasted("mediawiki.txt")));
    await visit(engine, driver, address, "#p-logo a");
    await driver.get(address);
    await screenshot(driver, "hosts/mediawiki-common.png");
    await readsWithoutScripts(driver, address, ".refund-check");
  });

  test("a wiki that takes all HTML takes the element: a buyer goes all the way, away, Back and Forward", async () => {
    wiki.configure("$wgRawHtml = true;");
    const address = await publish("Raw", `<html><div>\n${pasted("element.html")}\n</div></html>`);
    await visit(engine, driver, address, "#p-logo a");
    await readsWithoutScripts(driver, address);
  });

  test("PHP and MediaWiki have nothing to complain of", () => {
    assert.deepEqual(wiki.complaints(), []);
  });
});
