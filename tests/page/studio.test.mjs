// The studio, from an empty page to a policy that is served: by a newcomer, who knows nothing but what stands there.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { inEveryEngine } from "./page.mjs";
import { Studio } from "./studio.mjs";

inEveryEngine((page) => {
  const studio = new Studio(page);

  test("a newcomer changes a template, mends what is found, and a buyer gets the verdict", async () => {
    await studio.open();
    await studio.press("a small policy in which every part is explained");
    assert.match((await studio.toMend()).join("\n"), /placeholder/);

    // Other days than the sentence says.
    await studio.press("Time limits & numbers");
    await studio.press("Return");
    await studio.type("How long", "14");
    assert.match((await studio.toMend()).join("\n"), /14[^]*30|30[^]*14/);

    // The sentence says so too, and the quote is mended.
    await studio.press("Write");
    const text = await page.run(() => document.querySelector("#written").value);
    await studio.type("Your written policy, as buyers read it", text.replace("30 days", "14 days"));
    await studio.press("Quote it as it stands now");
    assert.doesNotMatch((await studio.toMend()).join("\n"), /quote|number/);

    // The words of the rule and the examples follow; the contact is the shop's own.
    await studio.press("Shop");
    await studio.type("E-mail address", "help@juniper-and-salt.com");
    assert.match((await studio.toMend()).join("\n"), /An example fails/);
    await studio.press("Examples");
    for (;;) {
      const failing = await page.run(() => [...document.querySelectorAll(".section .item .head")].findIndex((one) => one.textContent.includes("✗")));
      if (failing < 0) break;
      await page.run((place) => {
        const item = document.querySelectorAll(".section .item")[place];
        if (!item.matches(".open")) item.querySelector(".head").click();
      }, failing);
      await studio.press("That is right: expect it");
    }
    assert.deepEqual(await studio.toMend(), []);

    // What a buyer would see.
    await page.run(() => document.querySelector(".right input[type=date]").scrollIntoView());
    await studio.answer({ option: "changed-mind" });
    await studio.answer({ option: "no" });
    await studio.answer({ value: new Date(Date.now() - 20 * 864e5).toISOString().slice(0, 10) });
    await studio.until(() => document.querySelector(".decided") !== null, "no verdict");
    assert.equal(await studio.outcome(), "does-not-qualify");

    // Out of the page and onto a site.
    await studio.catchDownloads();
    await studio.press("Finish");
    assert.match(await page.run(() => document.querySelector("dialog").innerText), /It is ready/);
    await studio.press("Download my-shop.json");
    const compiled = await studio.downloaded("my-shop.json");
    await studio.press("Download the policy as a zip");
    assert.equal((await studio.downloaded("my-shop.zip")).subarray(0, 2).toString(), "PK");
    await studio.press("Download the folder to upload");
    const folder = unzipSync(await studio.downloaded("my-shop-site.zip"));
    const pasted = await page.run(() => document.querySelector(".snippet").value);
    await writeFile(join(page.site.root, "my-shop.json"), compiled);
    const [head, body] = pasted.split(/(?=<refund-check)/);
    await page.openBare({ head, body: body.replace("<refund-check", '<refund-check now="2026-11-22T09:00:00Z" time-zone="Europe/Berlin"') });
    for (const answer of [{ option: "changed-mind" }, { option: "no" }, { value: "2026-11-10" }]) await page.answer(answer);
    const state = await page.shown((state) => state.outcome);
    assert.equal(state.outcome, "qualifies");

    // The folder has the rules in it, and its page asks them.
    for (const [name, bytes] of Object.entries(folder)) {
      const path = join(page.site.root, name.replace(/^refund-check\//, "uploaded/"));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    await page.driver.get(`${page.site.address}uploaded/index.html`);
    await page.shown(({ question }) => question !== undefined);
    for (const answer of [{ option: "changed-mind" }, { option: "no" }, { value: new Date(Date.now() - 20 * 864e5).toISOString().slice(0, 10) }]) await page.answer(answer);
    assert.equal((await page.shown((state) => state.outcome)).outcome, "does-not-qualify");
  });
});
