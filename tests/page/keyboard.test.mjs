// Every way through the default policy, by keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inEveryEngine } from "./page.mjs";

const RECENT = "11/20/2026";
const LATE = "10/01/2026";
const SUPPORT = { "not-contacted": "fix-first", "in-progress": "fix-first", "could-not-fix": "qualifies", fixed: "does-not-qualify" };

/** What is chosen or typed, question by question, and the outcome. */
const WAYS = [
  ...["changed-mind", "bought-by-mistake", "lacks-expertise", "expected-something-else"].map((reason) => [[reason], "does-not-qualify"]),
  [["other"], "support-decides"],
  ...Object.entries(SUPPORT).map(([support, outcome]) => [["not-delivered", RECENT, support], outcome]),
  [["not-delivered", LATE], "does-not-qualify"],
  ...Object.entries(SUPPORT).map(([support, outcome]) => [["defective", "major", RECENT, support], outcome]),
  [["defective", "major", LATE], "does-not-qualify"],
  [["defective", "minor"], "does-not-qualify"],
  [["not-as-described", "can-show", RECENT], "qualifies"],
  [["not-as-described", "not-yet", RECENT], "evidence-first"],
  [["not-as-described", "only-hoped"], "does-not-qualify"],
  [["not-as-described", "can-show", LATE], "does-not-qualify"],
];

inEveryEngine((page) => {
  test("each verdict is come to by Tab, Enter and typing, and left by them", async () => {
    await page.engine.resize(page.driver, 1280, 800);
    await page.open();
    for (const [choices, outcome] of WAYS) {
      for (const choice of choices) {
        const { question } = await page.state();
        const wanted = choice.includes("/") ? "field" : `option=${choice}`;
        await page.tabTo((focus) => focus === wanted);
        await page.press(...(choice.includes("/") ? [choice, Key.ENTER] : [Key.ENTER]));
        const { focus } = await page.shown((state) => state.question !== question);
        assert.equal(focus, "title", choices.join());
      }
      assert.equal((await page.state()).outcome, outcome, choices.join());
      await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-restart]").focus());
      await page.press(Key.ENTER);
      await page.shown(({ question }) => question === "reason");
    }
  });
});
