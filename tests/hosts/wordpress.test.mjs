// The plugin in a real WordPress: who may upload what, what people write with it, and what a buyer then gets.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { pluginFiles, SLUG } from "../../www/build/wordpress.mjs";
import { root } from "../../www/build/paths.mjs";
import { engines } from "../page/engines.mjs";
import { screenshot } from "../page/helpers.mjs";
import { blockShows, insertBlock, logIn, publish, setAttributes } from "./block-editor.mjs";
import { Buyer } from "./buyer.mjs";
import { classicTheme } from "./classic-theme.mjs";
import { Person } from "./person.mjs";
import { built, zip } from "./shop.mjs";
import { spoilt } from "./spoilt.mjs";
import { startWordPress } from "./wordpress.mjs";

/**
 * Script modules and a theme of blocks; the oldest that the package has, on the oldest PHP; and the newest, a 6.7 that was
 * not out yet, on a PHP that came later: there WordPress itself is complained of.
 */
const WORLDS = [
  { wordpress: "6.5", php: "8.3" },
  { wordpress: "6.2", php: "7.4", theme: "classic" },
  { wordpress: "nightly", php: "8.5", complaints: /refund-check/ },
];
const ROLES = ["administrator", "editor", "author", "contributor"];
const NAME = "refund-check/refund-check";
/** How high the editor's frame is until it has told its own height. */
const BEFORE_IT_TELLS = 480;
const BLOCK = "<!-- wp:refund-check/refund-check /-->";
const TWICE = `${BLOCK}\n\n<!-- wp:paragraph --><p>Ask: [refund-check lang="de"]</p><!-- /wp:paragraph -->`;

/** What a Mac adds to a zip. */
const FROM_A_MAC = { ".DS_Store": new Uint8Array(9), "__MACOSX/._index.html": new Uint8Array(9) };

const engine = engines.find(({ name }) => name === "chromium");
const shop = built();
const other = built(join(root, "src/policies/physical-goods"));
const writing = /<refund-check[^>]*>([^]*?)<\/refund-check>/;
const IN_WRITING = writing.exec(new TextDecoder().decode(shop["snippets/element.html"]))[1];

for (const { wordpress, php, theme, complaints = /./ } of WORLDS) {
  describe(`WordPress ${wordpress} on PHP ${php}`, { skip: !engine }, () => {
    let site;
    let driver;
    let buyer;
    const people = {};
    const uploads = () => site.list("wp-content/uploads/refund-check");
    const html = async (link) => (await fetch(link)).text();

    before(async () => {
      const plugin = Object.entries(await pluginFiles()).map(([name, bytes]) => [`wp-content/plugins/${SLUG}/${name}`, bytes]);
      site = await startWordPress({ wordpress, php, files: { ...Object.fromEntries(plugin), ...classicTheme } });
      await site.run(`require ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('${SLUG}/${SLUG}.php'); ${theme ? "switch_theme('classic');" : ""}`);
      for (const role of ROLES.slice(1)) await site.addUser(role);
      for (const role of ROLES) people[role] = await Person.logIn(site, role === "administrator" ? "admin" : role);
      driver = await engine.open();
      buyer = new Buyer(driver);
    });
    after(async () => {
      await engine.close();
      await site?.close();
    });

    test("without an upload a visitor sees nothing broken, and who writes pages is told what to do", async () => {
      const { link } = await people.author.publish(TWICE);
      const seen = await html(link);
      assert.doesNotMatch(seen, /<refund-check|refund-check\.(js|wasm)|\[refund-check|uploaded yet/);
      assert.match(await (await people.author.get(link.slice(site.address.length))).text(), /Ask an administrator to upload one/);
      assert.match(await (await people.administrator.get(link.slice(site.address.length))).text(), /Upload one under Settings/);
      await logIn(driver, site.address, "author");
      await insertBlock(driver, site.address, NAME);
      await blockShows(driver, NAME, ({ text }) => /Ask an administrator to upload one/.test(text));
      await screenshot(driver, `hosts/wordpress-${wordpress}-editor-without.png`);
    });

    test("an administrator uploads the folder as a zip, by the form", async () => {
      const folder = await mkdtemp(join(tmpdir(), "zip-"));
      try {
        const file = join(folder, "upload.zip");
        await writeFile(file, zip(shop));
        await logIn(driver, site.address, "admin");
        await driver.get(`${site.address}/wp-admin/options-general.php?page=refund-check`);
        await driver.findElement(By.css("#refund-check-zip")).sendKeys(file);
        await driver.findElement(By.css("#refund_check_upload")).click();
        const notice = await driver.wait(until.elementLocated(By.css(".notice-success")), 30_000);
        assert.match(await notice.getText(), /is uploaded, and your pages show it/);
        assert.equal((await driver.findElements(By.css(".refund-check-folders tbody tr"))).length, 1);
        await screenshot(driver, `hosts/wordpress-${wordpress}-settings-1280.png`);
        await engine.resize(driver, 390, 800);
        await screenshot(driver, `hosts/wordpress-${wordpress}-settings-390.png`);
        await engine.resize(driver, 1280, 800);
      } finally {
        await rm(folder, { recursive: true });
      }
      assert.equal(uploads().length, 1);
    });

    for (const role of ROLES.slice(0, 3)) {
      for (const [name, content] of Object.entries({ block: BLOCK, shortcode: "Before\n\n[refund-check]\n\nAfter" })) {
        test(`an ${role} publishes the ${name}: the element with the decision in writing, as it was built`, async () => {
          const post = await people[role].publish(content);
          assert.equal(post.content.raw, content);
          const seen = await html(post.link);
          assert.equal(writing.exec(seen)?.[1], IN_WRITING);
          assert.equal(seen.match(/<script[^>]+refund-check\.js/g)?.length, 1);
          assert.equal(seen.match(/<script[^>]+type="module"[^>]+refund-check\.js/g)?.length, 1);
          assert.equal(seen.match(/<link rel="preload" href="[^"]+refund-check\.wasm" as="fetch"/g)?.length, 1);
        });
      }
    }

    test("what a contributor hands in keeps the block and the shortcode", async () => {
      const { content } = await people.contributor.write(TWICE, { status: "pending" });
      assert.equal(content.raw, TWICE);
    });

    test("two on a page are two, and each buyer's way is kept when they leave and come back", async () => {
      const { link } = await people.author.publish(TWICE);
      const seen = await html(link);
      assert.equal(seen.match(/<refund-check[ >]/g).length, 2);
      assert.equal(seen.match(/<script[^>]+refund-check\.js/g).length, 1);
      assert.equal(seen.match(/<link[^>]+refund-check\.wasm/g).length, 1);
      await driver.manage().deleteAllCookies();
      const before = (await engine.consoleErrors(driver)).length;
      await driver.get(link);
      await buyer.goAllTheWay();
      const german = await buyer.shown(({ question }) => question === "reason", "refund-check[lang=de]");
      assert.match(german.title, /Erstattung/);
      await screenshot(driver, `hosts/wordpress-${wordpress}-verdict-1280.png`);
      await driver.findElement(By.css(theme ? "#home" : ".wp-block-site-title a")).click();
      await driver.wait(until.urlIs(`${site.address}/`), 30_000);
      await driver.navigate().back();
      const { answers } = await buyer.verdict();
      assert.deepEqual(answers.map(({ question }) => question), ["reason", "purchased", "support"]);
      const errors = (await engine.consoleErrors(driver)).slice(before);
      assert.deepEqual(errors.filter((text) => !/favicon|gravatar/.test(text)), []);
    });

    test("without scripts the decision can be read", async () => {
      const { link } = await people.author.publish(BLOCK);
      await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: true });
      try {
        await driver.get(link);
        const summary = await driver.findElement(By.xpath("//refund-check//summary[contains(., 'I changed my mind')]"));
        await summary.click();
        const answer = await summary.findElement(By.xpath("following-sibling::*[1]"));
        assert.equal(await answer.getText(), "The policy does not cover this.");
      } finally {
        await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: false });
      }
    });

    test("the decision pasted by an author without the plugin's block stays readable", async () => {
      const pasted = new TextDecoder().decode(shop["snippets/details.html"]).trim();
      const { content } = await people.author.publish(`<!-- wp:html -->\n${pasted}\n<!-- /wp:html -->`);
      // Of all that stands there, WordPress takes away the places where a long address may break.
      assert.equal(content.raw, `<!-- wp:html -->\n${pasted.replaceAll("<wbr />", "")}\n<!-- /wp:html -->`);
    });

    for (const [name, [bytes, said]] of Object.entries(spoilt(shop))) {
      test(`refused with a reason, and what was there stays: ${name}`, async () => {
        const before = uploads();
        const answer = await people.administrator.upload(bytes);
        assert.equal(answer.kind, "error", answer.html.slice(0, 500));
        assert.match(answer.said, said);
        assert.deepEqual(uploads(), before);
      });
    }

    test("nobody else uploads, and no form of another site does", async () => {
      const before = uploads();
      assert.equal((await people.editor.upload(zip(shop))).status, 403);
      const forged = await people.administrator.get("/wp-admin/options-general.php?page=refund-check", { method: "POST", body: new URLSearchParams({ refund_check_do: "upload" }) });
      assert.equal(forged.status, 403);
      const rule = "wp-content/mu-plugins/rule.php";
      site.write(rule, "<?php define('DISALLOW_UNFILTERED_HTML', true);");
      const limited = await people.administrator.upload(zip(shop));
      await site.run(`unlink(ABSPATH . '${rule}');`);
      assert.match(limited.said, /not allowed to put scripts onto this site/);
      assert.deepEqual(uploads(), before);
    });

    test("another policy takes its place, the one before can be taken back, and what no page shows can be removed", async () => {
      const [first] = uploads();
      const { link } = await people.editor.publish(BLOCK);
      assert.equal((await people.administrator.upload(zip({ ...other, ...FROM_A_MAC }, ""))).kind, "success");
      const [second] = uploads().filter((name) => name !== first);
      assert.match(await html(link), new RegExp(`${second}/refund-check\\.js`));
      const send = (what, folder) => people.administrator.send({ refund_check_do: what, refund_check_folder: folder });
      assert.match((await send("remove", second)).said, /Your pages use this folder/);
      assert.match((await send("use", first)).said, /show this questionnaire from now on/);
      assert.match(await html(link), new RegExp(`${first}/refund-check\\.js`));
      assert.match((await send("remove", second)).said, /is removed/);
      assert.match((await send("remove", "..")).said, /no longer there/);
      assert.deepEqual(uploads(), [first]);
    });

    test("the same folder once more puts back what was lost of it", async () => {
      const [folder] = uploads();
      await site.run(`unlink(WP_CONTENT_DIR . '/uploads/refund-check/${folder}/words/de.json');`);
      assert.equal((await people.administrator.upload(zip(shop))).kind, "success");
      assert.deepEqual(uploads(), [folder]);
      assert.ok(site.list(`wp-content/uploads/refund-check/${folder}/words`).includes("de.json"));
    });

    test("a folder that was put there by hand is shown", async () => {
      const [folder] = uploads();
      await site.run(`rename(WP_CONTENT_DIR . '/uploads/refund-check/${folder}', WP_CONTENT_DIR . '/uploads/refund-check/by hand');`);
      const refused = await people.administrator.send({ refund_check_do: "remove", refund_check_folder: "by hand" });
      assert.match(refused.said, /Your pages use this folder/);
      const { link } = await people.editor.publish(BLOCK);
      assert.match(await html(link), /refund-check\/by%20hand\/refund-check\.js/);
      await driver.manage().deleteAllCookies();
      await driver.get(link);
      await buyer.goAllTheWay();
    });

    test("an author sees it in the editor, chooses a language, and publishes", async () => {
      await logIn(driver, site.address, "author");
      await insertBlock(driver, site.address, NAME);
      await blockShows(driver, NAME, ({ height }) => height && height !== BEFORE_IT_TELLS);
      await screenshot(driver, `hosts/wordpress-${wordpress}-editor-1280.png`);
      await setAttributes(driver, { lang: "fr" });
      const link = await publish(driver, "Remboursements");
      assert.match(await html(link), /<refund-check lang="fr">/);
      await driver.manage().deleteAllCookies();
      await driver.get(link);
      const { title } = await buyer.shown(({ question }) => question === "reason");
      assert.match(title, /remboursement/i);
    });

    for (const width of [390, 1280]) {
      test(`the page fits a window of ${width} pixels`, async () => {
        const { link } = await people.author.publish(BLOCK);
        await driver.manage().deleteAllCookies();
        await engine.resize(driver, width, 800);
        await driver.get(link);
        await buyer.shown(({ question }) => question === "reason");
        await screenshot(driver, `hosts/wordpress-${wordpress}-page-${width}.png`);
        assert.ok(await driver.executeScript(() => document.documentElement.scrollWidth <= innerWidth));
      });
    }

    test("deleting the plugin takes away what it has put there", async () => {
      const { link } = await people.author.publish(BLOCK);
      await site.run(`require ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('${SLUG}/${SLUG}.php'); uninstall_plugin('${SLUG}/${SLUG}.php');`);
      assert.deepEqual(uploads(), []);
      assert.equal(site.list("wp-content/uploads").includes("refund-check"), false);
      assert.equal(await site.run("var_export(get_option('refund_check_folder', 'gone'));"), "'gone'");
      assert.doesNotMatch(await html(link), /<refund-check|refund-check\.js/);
    });

    test("PHP and WordPress have nothing to complain of", () => {
      assert.deepEqual(site.log().split("\n").filter((line) => complaints.test(line)), []);
    });
  });
}
