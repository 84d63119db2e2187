// The playground for themes: what is tried is seen at once, and what is copied makes the same of another page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { HERE, tag } from "./site.mjs";

const look = () => {
  const host = document.querySelector("refund-check");
  const card = getComputedStyle(host.shadowRoot.querySelector(".card"));
  const change = getComputedStyle(host.shadowRoot.querySelector(".change"));
  return [card.backgroundColor, card.color, card.fontFamily, card.borderRadius, card.paddingTop, change.color].join("; ");
};
const begin = (theme) => {
  const { elements } = document.querySelector("#try");
  elements.theme.value = theme;
  elements.theme.dispatchEvent(new Event("change", { bubbles: true }));
  return document.querySelector("#css").textContent;
};

inEveryEngine((page) => {
  async function open() {
    await page.driver.get(`${page.site.address}theme.html`);
    const ready = () => [...document.querySelectorAll("refund-check")].every(({ shadowRoot }) => shadowRoot?.querySelector(".change"));
    await page.wait(() => page.run(ready), "the samples are not there");
  }

  test("two themes look nothing alike, and nothing set is nothing to copy", async () => {
    await open();
    const own = await page.run(look);
    await page.run(begin, "ledger");
    const ledger = await page.run(look);
    await page.run(begin, "arcade");
    const arcade = await page.run(look);
    for (const [place, value] of ledger.split("; ").entries()) assert.notEqual(value, arcade.split("; ")[place]);
    assert.equal(await page.run(begin, "own"), "/* Nothing is set: it looks as it comes. */");
    assert.equal(await page.run(look), own);
  });

  test("the style that is copied makes the same of another page", async () => {
    for (const theme of ["ledger", "arcade"]) {
      await open();
      const style = await page.run(begin, theme);
      const shown = await page.run(look);
      await page.openBare({
        head: `<style>${style}</style><script type="module" src="refund-check.js"></script>`,
        body: tag({ ...HERE, answers: '{"reason":"defective"}' }) + "</refund-check>",
      });
      assert.equal(await page.run(look), shown, theme);
    }
  });
});
