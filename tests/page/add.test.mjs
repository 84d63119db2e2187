// The page that a shop takes it from: nothing comes out while buyers would reach nobody, and what comes out, uploaded and
// pasted into a page of another site, works. It is the folder that the command line builds, byte for byte.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { By, Key } from "selenium-webdriver";
import { dist, target } from "../../www/build/paths.mjs";
import { axeFindings } from "./audit.mjs";
import { inEveryEngine } from "./page.mjs";
import { startSite } from "./site.mjs";
import { Studio } from "./studio.mjs";

const EMAIL = "help@juniper-and-salt.com";
const CONTACT = "https://juniper-and-salt.com/contact";
const TEMPLATE = "physical-goods";

inEveryEngine((page) => {
  const downloads = new Studio(page);

  async function open(query = "") {
    await page.driver.get(`${page.site.address}add.html${query}`);
    await page.wait(() => page.run(() => document.querySelector("#template")?.options.length > 5), "the trades are not there");
  }

  /** Types into fields, and waits until that has been looked at. */
  async function give(fields) {
    await page.run((fields) => {
      for (const [id, value] of Object.entries(fields)) {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }, fields);
    await page.driver.sleep(400);
    await page.driver.wait(() => page.run(() => !/^Looking/.test(document.querySelector("#state").textContent)), 30_000, "it is still looked at");
  }

  async function press(css) {
    const button = await page.driver.findElement(By.css(css));
    await page.run((button) => button.scrollIntoView({ block: "center", behavior: "instant" }), button);
    await button.click();
  }

  const state = () =>
    page.run(() => {
      const text = (id) => document.getElementById(id).textContent;
      const is = (id) => !document.getElementById(id).disabled;
      return { state: text("state"), problems: ["email", "url", "address"].map((id) => text(`${id}-problem`)), wrong: [...document.querySelectorAll("[aria-invalid=true]")].map((field) => field.id), snippet: text("snippet"), copies: is("copy"), downloads: is("folder") };
    });

  test("nothing can be copied or downloaded while buyers would reach nobody", async () => {
    await open();
    const nobody = await state();
    assert.match(nobody.state, /^Give a mail address or a contact page/);
    for (const email of ["support@example.com", "help@your.shop", "nobody", "a@b@c.com"]) {
      await give({ email, address: "https://juniper-and-salt.com/rc" });
      const { problems, wrong, snippet, copies, downloads } = await state();
      assert.deepEqual(wrong, ["email"], email);
      assert.ok(problems[0].length > 10, `${email}: ${problems}`);
      assert.deepEqual([snippet, copies, downloads], ["", false, false], email);
    }
    for (const url of ["javascript:alert(1)", "https://example.com/contact"]) {
      await give({ email: "", url });
      const { problems, copies } = await state();
      assert.ok(problems[1].length > 10 && !copies, url);
    }
  });

  test("an address that is none is told, and what is ready goes again", async () => {
    await open();
    await give({ email: EMAIL, address: "https://juniper-and-salt.com/rc?x#y" });
    const ready = await state();
    assert.deepEqual([ready.state, ready.copies, ready.downloads], ["It is ready.", true, true]);
    assert.match(ready.snippet, /src="https:\/\/juniper-and-salt\.com\/rc\/refund-check\.js"/);
    for (const address of ["", "your.shop", "javascript:alert(1)", "ftp://your.shop/"]) {
      await give({ address });
      const { problems, snippet, copies } = await state();
      assert.equal(problems[2], address && "Give a whole address, such as https://your.shop/refund-check/");
      assert.deepEqual([snippet, copies], ["", false]);
    }
  });

  test("the folder is what the command builds, and what is pasted works at once on another site", async () => {
    const shop = await startSite({ allowOrigin: "*" });
    const room = await mkdtemp(join(tmpdir(), "add-"));
    try {
      const address = `${shop.address}rc/`;
      await open(`?template=${TEMPLATE}`);
      await give({ email: EMAIL, url: CONTACT, address, accent: "#8a2be2" });
      assert.equal((await state()).state, "It is ready.");
      await downloads.catchDownloads();
      await press("#folder");
      const files = unzipSync(await downloads.downloaded("refund-check.zip"));
      for (const [name, bytes] of Object.entries(files)) {
        const path = join(shop.root, name.replace(/^refund-check\//, "rc/"));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
      }
      assert.deepEqual(await contents(join(shop.root, "rc")), await builtByCommand(room, address));

      const snippets = {};
      for (const host of ["own", "frame", "details", "lists", "markdown", "mediawiki", "dokuwiki"]) {
        await press(`#tab-${host}`);
        snippets[host] = (await state()).snippet;
      }
      await page.driver.get(await page.site.bare("", snippets.own));
      await page.ready();
      assert.equal((await page.state()).title, "What is it about?");
      const accent = () => getComputedStyle(document.querySelector("refund-check")).getPropertyValue("--refund-check-accent").trim();
      assert.equal(await page.run(accent), "#8a2be2");

      await page.driver.get(await page.site.bare("", snippets.frame));
      await page.driver.switchTo().frame(0);
      await page.shown(({ title }) => title === "What is it about?");
      await page.driver.switchTo().defaultContent();

      for (const [host, css] of [["details", "details"], ["lists", "li"]]) {
        await page.driver.get(await page.site.bare("", snippets[host]));
        assert.ok((await page.run((css) => document.querySelectorAll(css).length, css)) > 5, host);
      }
      assert.match(snippets.markdown, /^- /m);
      assert.match(snippets.mediawiki, /^=== /m);
      assert.match(snippets.dokuwiki, /^={4,} /m);
      for (const host of ["own", "details", "lists", "markdown", "mediawiki", "dokuwiki"]) assert.ok(snippets[host].includes(EMAIL), host);
    } finally {
      await shop.close();
      await rm(room, { recursive: true });
    }
  });

  test("another trade is seen at once, and the studio opens the same", async () => {
    await open();
    await page.shown(({ title }) => title === "Why would you like a refund?");
    await page.run((name) => {
      const select = document.querySelector("#template");
      select.value = name;
      select.dispatchEvent(new Event("change"));
    }, TEMPLATE);
    await page.shown(({ title }) => title === "What is it about?");
    assert.match(await page.run(() => document.querySelector("#to-studio").href), /studio\.html\?template=physical-goods$/);
  });

  test("hosts are chosen by arrow keys, Home and End, and Tab comes to the chosen one alone", async () => {
    await open();
    const at = () => page.run(() => [document.activeElement.id, [...document.querySelectorAll("[role=tab]")].filter((tab) => tab.ariaSelected === "true" && tab.tabIndex === 0).map(({ id }) => id)]);
    await page.run(() => document.querySelector("#tab-own").focus());
    for (const [key, id] of [[Key.ARROW_RIGHT, "tab-frame"], [Key.END, "tab-dokuwiki"], [Key.ARROW_RIGHT, "tab-own"], [Key.ARROW_LEFT, "tab-dokuwiki"], [Key.HOME, "tab-own"]]) {
      await page.press(key);
      assert.deepEqual(await at(), [id, [id]]);
    }
  });

  for (const name of ["add", "about"]) {
    test(`axe finds nothing on ${name}.html, nothing sticks out at 320 pixels, and no error is told`, async () => {
      for (const width of [1280, 320]) {
        await page.engine.resize(page.driver, width, 800);
        await page.driver.get(`${page.site.address}${name}.html`);
        await page.shown(({ question }) => question !== undefined);
        assert.deepEqual(await axeFindings(page, "html"), [], name);
        assert.ok(await page.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${width}`);
      }
      await page.engine.resize(page.driver, 1280, 800);
      assert.deepEqual(await page.consoleErrors(), []);
    });
  }

  test("the front page asks the questions of each trade, and leads to the one that is shown", async () => {
    await page.driver.get(`${page.site.address}about.html`);
    await page.shown(({ title }) => title === "What is it about?");
    const offered = () => [...(document.querySelector("#preview").shadowRoot?.querySelectorAll("[data-option]") ?? [])].map(({ dataset }) => dataset.option);
    const all = await page.run(() => [...document.querySelector("#trade").options].map(({ value }) => value));
    assert.ok(all.length > 5);
    for (const name of all) {
      await page.run((name) => {
        const select = document.querySelector("#trade");
        select.value = name;
        select.dispatchEvent(new Event("change"));
      }, name);
      const rules = JSON.parse(await readFile(join(dist, `templates/${name}.json`), "utf8"))["rules.toml"];
      const [, first] = rules.split(/^\[\[questions\]\]$/m);
      const options = [...first.matchAll(/^ {2}\{ id = "([^"]+)"/gm)].map(([, id]) => id);
      assert.ok(options.length > 1, name);
      await page.wait(async () => (await page.run(offered)).join() === options.join(), `${name}: not its first question`);
      assert.match(await page.run(() => document.querySelector("#take").href), new RegExp(`add\\.html\\?template=${name}$`));
    }
  });
});

/** Every file of a folder, its bytes as text, by name. */
async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (name) => [name.slice(folder.length + 1), (await readFile(name)).toString("base64")];
  return new Map((await Promise.all(names.map(read))).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The same, as the command builds it from the same template with the same contact. */
async function builtByCommand(room, address) {
  const command = join(target, "release/refund-check");
  const policy = join(room, "policy");
  const run = (...args) => execFileSync(command, args, { stdio: "ignore" });
  run("init", "--template", TEMPLATE, policy);
  const rules = await readFile(join(policy, "rules.toml"), "utf8");
  const own = rules.replace('email = "support@example.com"', `email = "${EMAIL}"\nurl = "${CONTACT}"`);
  assert.notEqual(own, rules);
  await writeFile(join(policy, "rules.toml"), own);
  const today = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
  run("build", policy, "--engine", dist, "--address", address, "--now", today, "-o", join(room, "built"));
  return contents(join(room, "built"));
}
