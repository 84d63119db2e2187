// DokuWiki as the recipe says: what who runs it and who writes its pages can do, and what readers get.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { engines } from "../page/engines.mjs";
import { screenshot } from "../page/helpers.mjs";
import { startDokuWiki } from "./dokuwiki.mjs";
import { recipe } from "./recipe.mjs";
import { runInShop } from "./shop.mjs";
import { write } from "./site.mjs";
import { readsWithoutScripts, visit, withoutErrors } from "./visit.mjs";
import { pageOf, readBlocks, snippets } from "./written.mjs";

const engine = engines.find(({ name }) => name === "chromium");
const { files, command } = recipe("dokuwiki");
const { refunds, ...plugin } = files;
/** The page's words, and what the wiki itself puts among them. */
const page = { part: ".page", left: "#dw__toc, .secedit, .no:empty" };

describe("dokuwiki", { skip: !engine }, () => {
  let shop;
  let wiki;
  let driver;
  let author;
  const pasted = (name) => readFileSync(join(shop, "refund-check/snippets", name), "utf8").trim();

  before(async () => {
    shop = mkdtempSync(join(tmpdir(), "shop-"));
    runInShop(command, shop);
    write(shop, plugin);
    wiki = await startDokuWiki();
    wiki.upload(join(shop, "refund-check"), "refund-check");
    author = await wiki.logIn();
    driver = await engine.open();
  });
  after(async () => {
    await engine.close();
    await wiki?.close();
    rmSync(shop, { recursive: true });
  });

  async function publish(id, text) {
    await author.write(id, text);
    return wiki.page(id);
  }

  const plain = snippets("--plain");
  for (const [name, text] of Object.entries(snippets("--format", "dokuwiki"))) {
    const id = pageOf(name);
    test(`an author pastes its markup: of ${name}, readers get what plain HTML says`, async () => {
      const address = await publish(id, text);
      await withoutErrors(engine, driver, () => driver.get(address));
      const [read, expected] = [await driver.executeScript(readBlocks, page), await driver.executeScript(readBlocks, { html: plain[name] })];
      await driver.executeScript(() => document.querySelector("h3").scrollIntoView());
      await screenshot(driver, `hosts/dokuwiki-markup-of-${id}.png`);
      assert.ok(expected.blocks.length > 50);
      assert.deepEqual(read, expected);
    });
  }

  for (const name of ["details.html", "lists.html", "element.html", "frame.html"]) {
    test(`an author pastes ${name}: it can be read, and nothing in it pretends to work`, async () => {
      const address = await publish(name, pasted(name));
      await withoutErrors(engine, driver, () => driver.get(address));
      await screenshot(driver, `hosts/dokuwiki-${name}.png`);
      const { all, others } = await driver.executeScript(readBlocks, page);
      assert.deepEqual(others, []);
      if (name !== "frame.html") assert.match(all, /I changed my mind[^]*The policy does not cover this/);
    });
  }

  test("who keeps the server gives authors a tag: a buyer goes all the way, away, Back and Forward", async () => {
    for (const name of Object.keys(plugin)) wiki.upload(join(shop, name), name);
    const address = await publish("refunds", refunds);
    await visit(engine, driver, address, "#dokuwiki__header h1 a");
    await driver.get(address);
    await screenshot(driver, "hosts/dokuwiki-tag.png");
  });

  test("without scripts the decision can be read inside of that tag", () =>
    readsWithoutScripts(driver, wiki.page("refunds")));

  test("a wiki that takes all HTML takes the element: a buyer goes all the way, away, Back and Forward", async () => {
    wiki.configure("$conf['htmlok'] = 1;");
    const address = await publish("raw", `<HTML>\n${pasted("element.html")}\n</HTML>`);
    await visit(engine, driver, address, "#dokuwiki__header h1 a");
    await readsWithoutScripts(driver, address);
  });

  test("PHP has nothing to complain of", () => {
    assert.deepEqual(wiki.complaints(), []);
  });
});
