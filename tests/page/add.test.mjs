// The page of snippets: what it shows, pasted as it is into a page of another site, works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { startSite } from "./site.mjs";

const snippets = () => Object.fromEntries([...document.querySelectorAll("pre")].map((it) => [it.id, it.textContent]));

/** Not every engine has run a page's modules by the time that it counts as loaded. */
function filledIn(page) {
  return page.wait(() => page.run(() => document.querySelector("pre + .copy") !== null), "no snippet is filled in");
}

inEveryEngine((page) => {
  test("every snippet, pasted into another site, works at once", async () => {
    const files = await startSite({ allowOrigin: "*" });
    try {
      await page.driver.get(`${files.address}add.html`);
      await filledIn(page);
      const { head, element, frame, details, plain, link } = await page.run(snippets);
      for (const text of [head, element, frame]) assert.ok(text.includes(`"${files.address}`), text.slice(0, 200));

      await page.openBare({ head, body: element });
      await page.answer({ option: "changed-mind" });
      await page.shown(({ outcome }) => outcome === "does-not-qualify");
      assert.deepEqual(await page.told("error"), []);

      await page.driver.get(await page.site.bare("", frame));
      const height = () => document.querySelector("iframe").getBoundingClientRect().height;
      await page.wait(async () => ![0, 640, 644].includes(await page.run(height)), "the frame keeps its first height");
      await page.driver.switchTo().frame(0);
      await page.shown(({ question }) => question === "reason");
      await page.driver.switchTo().defaultContent();

      for (const text of [details, plain]) {
        await page.driver.get(await page.site.bare("", text));
        const found = () => [document.querySelectorAll("details").length > 0, document.querySelectorAll("li").length > 20];
        assert.deepEqual(await page.run(found), [text === details, true]);
      }

      await page.driver.get(link);
      await page.shown(({ question }) => question === "purchased");
    } finally {
      await files.close();
    }
  });

  test("the address that is typed stands in the snippets; what is none is told and changes nothing", async () => {
    await page.driver.get(`${page.site.address}add.html`);
    await filledIn(page);
    const type = (value) => {
      const input = document.querySelector("#address");
      input.value = value;
      input.dispatchEvent(new Event("input"));
      return [document.querySelector("#frame").textContent.split('"')[1], document.querySelector("#address-problem").textContent];
    };
    const good = "https://your.shop/refund-check/embed.html";
    assert.deepEqual(await page.run(type, "https://your.shop/refund-check"), [good, ""]);
    assert.deepEqual(await page.run(type, "https://your.shop/refund-check/?x#y"), [good, ""]);
    for (const wrong of ["", "your.shop", "javascript:alert(1)", "ftp://your.shop/"]) {
      assert.deepEqual(await page.run(type, wrong), [good, "Please give a whole address, such as https://your.shop/refund-check/"], wrong);
    }
  });
});
