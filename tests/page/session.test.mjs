// Answers outlive a page that is loaded anew, in the same tab and nowhere else; a new start forgets them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";

const questions = ({ answers }) => answers.map(({ question }) => question);

inEveryEngine((page) => {
  async function reload() {
    await page.driver.navigate().refresh();
    return page.ready();
  }

  test("answers stand after the page is loaded anew, and the focus is not taken", async () => {
    await page.open();
    await page.answer({ option: "defective" });
    await page.answer({ option: "major" });
    await page.shown(({ question }) => question === "purchased");
    const state = await reload();
    assert.deepEqual([state.question, questions(state)], ["purchased", ["reason", "fault"]]);
    assert.equal(await page.run(() => document.activeElement === document.body), true);
  });

  test("a new start forgets them, and so does another beginning", async () => {
    await page.open({ answers: { reason: "defective" } });
    await page.answer({ option: "minor" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.equal((await reload()).outcome, "does-not-qualify");
    await page.click("[data-restart]");
    await page.shown(({ question }) => question === "reason");
    assert.equal((await reload()).question, "fault");
  });

  test("whoever comes by a link begins anew, and what was kept is forgotten", async () => {
    await page.open();
    const address = await page.driver.getCurrentUrl();
    await page.answer({ option: "defective" });
    await page.shown(({ question }) => question === "fault");
    await page.driver.get("about:blank");
    await page.driver.get(address);
    assert.equal((await page.ready()).question, "reason");
    assert.equal((await reload()).question, "reason");
  });

  test("a wrong answer is not kept", async () => {
    await page.open({ answers: { reason: "not-delivered" } });
    await page.answer({ value: "2027-01-01" });
    await page.shown(({ alert }) => alert !== "");
    const state = await reload();
    assert.deepEqual([state.question, state.alert], ["purchased", ""]);
  });

  test("what somebody else wrote there is not believed", async () => {
    await page.open();
    await page.answer({ option: "defective" });
    await page.shown(({ question }) => question === "fault");
    for (const text of ["{", "null", "[1]", '{"reason":5}', '{"reason":"<b>","x":"y"}', '"reason"']) {
      await page.run((text) => Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, text)), text);
      assert.equal((await reload()).question, "reason", text);
    }
  });

  test("where nothing may be kept the interview goes on", async () => {
    await page.open();
    await page.run(() => void Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
    await page.answer({ option: "changed-mind" });
    assert.equal((await page.shown(({ outcome }) => outcome)).outcome, "does-not-qualify");
    await page.click("[data-restart]");
    assert.equal((await page.shown(({ question }) => question)).question, "reason");
  });
});
