// The release folder: its hashes are those of its files, and a browser takes the files by them and no others.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { root } from "../../www/build/paths.mjs";
import { release } from "../../www/build/release.mjs";
import { serve } from "../../www/build/serve.mjs";
import { zipPlugin } from "../../www/build/wordpress.mjs";
import { engines } from "../page/engines.mjs";
import { inShadow } from "../page/helpers.mjs";

const engine = engines.find(({ name }) => name === "chromium");

describe("the release folder", { skip: !engine }, () => {
  let made;
  let site;
  let driver;

  before(async () => {
    made = await release();
    const head = made.snippets.split("\n").filter((line) => /^<(link|script type)/.test(line)).join("\n");
    await writeFile(join(dirname(made.folder), "page.html"), `<!doctype html><title>A shop</title>${head}<refund-check></refund-check>`);
    site = await serve({ root: dirname(made.folder) });
    driver = await engine.open();
  });
  after(async () => {
    await engine.close();
    await site.close();
    await rm(dirname(made.folder), { recursive: true });
  });

  test("every hash is that of its file", async () => {
    for (const [file, hash] of Object.entries(made.hashes)) {
      const options = ["dgst", "-sha384", "-binary", join(made.folder, file)];
      assert.equal(hash, `sha384-${execFileSync("openssl", options).toString("base64")}`, file);
    }
    assert.equal(await readFile(join(dirname(made.folder), "snippets.txt"), "utf8"), made.snippets);
  });

  test("the plugin for WordPress is a zip of the same bytes each time, and of the same version as the package", async () => {
    const zip = await readFile(made.plugin);
    assert.ok(zip.equals(await zipPlugin()));
    const files = unzipSync(zip);
    const text = (name) => strFromU8(files[`refund-check/${name}`]);
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    assert.equal(/^ \* Version: (.+)$/m.exec(text("refund-check.php"))[1], version);
    assert.equal(/^Stable tag: (.+)$/m.exec(text("readme.txt"))[1], version);
    assert.match(text("LICENSE"), /^MIT License/);
    assert.ok(Object.keys(files).every((name) => name.startsWith("refund-check/")));
  });

  test("a page that names the hashes works, and a script that was changed does not run", async () => {
    await driver.get(`${site.address}page.html`);
    await inShadow(driver, "[data-ready] [data-question=reason]");
    await appendFile(join(made.folder, "refund-check.js"), "\nwindow.changed = true;");
    await driver.get(`${site.address}page.html?again`);
    const found = "return [customElements.get('refund-check') === undefined, window.changed === undefined]";
    assert.deepEqual(await driver.executeScript(found), [true, true]);
    assert.ok((await engine.consoleErrors(driver)).some((text) => text.includes("integrity")));
  });
});
