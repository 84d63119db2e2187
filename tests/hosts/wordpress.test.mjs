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
import { Buyer } from "./buyer.mjs";
import { classicTheme } from "./classic-theme.mjs";
import { Person } from "./person.mjs";
import { built, zip } from "./shop.mjs";
import { startWordPress } from "./wordpress.mjs";

/** The first has script modules and a theme of blocks; the second is the oldest that there is, with the oldest PHP. */
const WORLDS = [
  { wordpress: "6.5", php: "8.3" },
  { wordpress: "6.2", php: "7.4", theme: "classic" },
];
const ROLES = ["administrator", "editor", "author", "contributor"];
const BLOCK = "<!-- wp:refund-check/refund-check /-->";
const TWICE = `${BLOCK}\n\n<!-- wp:paragraph --><p>Ask: [refund-check lang="de"]</p><!-- /wp:paragraph -->`;

const engine = engines.find(({ name }) => name === "chromium");
const shop = built();
const other = built(join(root, "src/policies/physical-goods"));
const writing = /<refund-check[^>]*>([^]*?)<\/refund-check>/;
const IN_WRITING = writing.exec(new TextDecoder().decode(shop["snippets/element.html"]))[1];

for (const { wordpress, php, theme } of WORLDS) {
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

    /** As a person at the administration's pages. */
    async function logIn(name) {
      await driver.get(`${site.address}/wp-login.php`);
      await driver.manage().deleteAllCookies();
      await driver.get(`${site.address}/wp-login.php`);
      await driver.executeScript((name) => {
        const form = document.forms[0];
        form.log.value = name;
        form.pwd.value = "password";
        form.submit();
      }, name);
      await driver.wait(until.urlContains("/wp-admin/"), 30_000);
    }

    test("without an upload a visitor sees nothing broken, and who writes pages is told what to do", async () => {
      const { link } = await people.author.publish(TWICE);
      const seen = await html(link);
      assert.doesNotMatch(seen, /<refund-check|refund-check\.(js|wasm)|\[refund-check|uploaded yet/);
      assert.match(await (await people.author.get(link.slice(site.address.length))).text(), /Ask an administrator to upload one/);
      assert.match(await (await people.administrator.get(link.slice(site.address.length))).text(), /Upload one under Settings/);
    });

    test("an administrator uploads the folder as a zip, by the form", async () => {
      const folder = await mkdtemp(join(tmpdir(), "zip-"));
      try {
        const file = join(folder, "upload.zip");
        await writeFile(file, zip(shop));
        await logIn("admin");
        await driver.get(`${site.address}/wp-admin/options-general.php?page=refund-check`);
        await driver.findElement(By.css("#refund-check-zip")).sendKeys(file);
        await driver.findElement(By.css("#refund_check_upload")).click();
        const notice = await driver.wait(until.elementLocated(By.css(".notice-success")), 30_000);
        assert.match(await notice.getText(), /is uploaded, and your pages show it/);
        assert.equal((await driver.findElements(By.css(".refund-check-folders tbody tr"))).length, 1);
        await screenshot(driver, `hosts/wordpress-${wordpress}-settings.png`);
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
  });
}
