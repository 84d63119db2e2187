// Files that come into the studio, good and bad, and the studio by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inEveryEngine } from "./page.mjs";
import { Studio } from "./studio.mjs";

/** Runs in the page: hands files to the page as if they were chosen. `all` lists names and bytes or texts. */
function choose(all) {
  const transfer = new DataTransfer();
  for (const [name, content] of all) transfer.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
  const input = document.querySelector("input[type=file]");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

const RULES = `format = 1
[policy]
id = "mine"
title = "Mine"
version = "1"
language = "en"
text = "policy.md"
[contact]
email = "help@juniper-and-salt.com"
[clauses.all]
quote = "We decide."
[[rules]]
id = "all"
outcome = "support-decides"
clauses = ["all"]
`;

inEveryEngine((page) => {
  const studio = new Studio(page);
  const message = () => page.run(() => document.querySelector("[role=alert]")?.innerText ?? "");

  test("chosen files are opened, and their zip brings back the same", async () => {
    await studio.open();
    await page.run(choose, [["rules.toml", `\uFEFF${RULES.replaceAll("\n", "\r\n")}`], ["policy.md", "We decide.\n"], ["photo.png", "no text"]]);
    await studio.settled();
    assert.deepEqual(await studio.toMend(), []);
    assert.equal(await studio.file("rules.toml"), RULES);
    await studio.catchDownloads();
    await studio.press("Finish");
    await studio.press("Download the policy as a zip");
    const zip = [...(await studio.downloaded("mine.zip"))];
    await studio.open();
    await page.run(choose, [["mine.zip", zip]]);
    await studio.settled();
    assert.equal(await studio.file("rules.toml"), RULES);
    assert.equal(await page.run(() => document.querySelectorAll(".files button").length), 3);
  });

  test("files that are no policy are told in words, and nothing is opened", async () => {
    await studio.open();
    for (const [files, told] of [
      [[["policy.md", "x"]], "no file rules.toml"],
      [[["policy.json", "{}"]], "compiled policy"],
      [[["broken.zip", "PK no zip"]], "cannot be read"],
      [[["rules.toml", [0xff, 0xfe, 0x00]]], "UTF-8"],
      [[["rules.toml", RULES], ["policy.md", "x".repeat(5 << 20)]], "more than 4 MB"],
    ]) {
      await page.run(choose, files);
      await studio.until((told) => document.querySelector("[role=alert]")?.innerText.includes(told), `not told: ${told}`, told);
    }
    assert.ok(await page.run(() => document.querySelector(".begin") !== null));
  });

  test("a hostile policy is told in words, and mended by undoing", async () => {
    for (const rules of ["format = [[", `format = 1\na = ${"[".repeat(3000)}`, "\u0000", `${RULES}when = { a = 3 }`, RULES.replace("policy.md", "../policy.md"), RULES.replace('"all"\noutcome', '"<img src=x onerror=alert(1)>"\noutcome')]) {
      await studio.open();
      await page.run(choose, [["rules.toml", rules], ["policy.md", "We decide.\n"]]);
      await studio.settled();
      const mend = await studio.toMend();
      assert.ok(mend.length > 0 && mend[0].length > 10, rules.slice(0, 60));
    }
    assert.equal(await message(), "");
    assert.equal(await page.run(() => document.querySelector("img")), null);
  });

  test("a link with a template's name begins with it, and one with none says so", async () => {
    await studio.open("?template=subscription");
    assert.match(await page.run(() => document.querySelector("header h1").textContent), /[Ss]ubscription|[Cc]ancel|[Rr]efund/);
    await page.driver.get("about:blank");
    await page.driver.get(`${page.site.address}studio.html?template=../../x`);
    await studio.until(() => /could not be had/.test(document.querySelector("[role=alert]")?.innerText ?? ""), "nothing is said");
  });

  test("somebody without a mouse quotes a sentence, changes days, and reads what is found", async () => {
    await studio.open("?template=starter");
    const focused = () => page.run(() => {
      const one = document.activeElement;
      return `${one.labels?.[0]?.innerText ?? ""}${one.getAttribute("aria-label") ?? ""}${one.innerText ?? ""}`.replace(/\s+/g, " ");
    });
    const tabTo = async (text) => {
      for (let presses = 0; presses < 90; presses += 1) {
        await page.press(Key.TAB);
        if ((await focused()).includes(text)) return;
      }
      assert.fail(`no Tab leads to ${text}`);
    };
    // Keys that are sent together do not hold Control for each other in every driver.
    const control = (key) => page.driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();
    await page.run(() => document.querySelector(".brand").focus());
    await tabTo("We cannot take back");
    await page.press(Key.ENTER);
    await studio.until(() => document.querySelector("[aria-label='The chosen sentence']") !== null, "the sentence is not chosen");
    await tabTo("Time limits & numbers");
    await page.press(Key.ENTER);
    await tabTo("Return");
    await page.press(Key.ENTER);
    await tabTo("How long");
    await control("a");
    await page.press("9");
    await studio.settled();
    await tabTo("To mend");
    await page.press(Key.ENTER);
    assert.match((await studio.toMend()).join("\n"), /9/);
    // Undo is the same wherever the focus is.
    await control("z");
    await studio.settled();
    assert.match(await studio.file("rules.toml"), /days = 30\n/);
  });
});
