// Going back: an earlier answer is changed, what still matters is kept, and a new start forgets it all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";

const DEFECT = { reason: "defective", fault: "major", purchased: "2026-11-20", support: "could-not-fix" };
const UNDECIDED = { reason: "not-delivered", purchased: "2026-11-08", "purchased.time": "unknown", support: "could-not-fix" };

const questions = ({ answers }) => answers.map(({ question }) => question);

inEveryEngine((page) => {
  test("while an answer is changed, its question stands after the answers before it", async () => {
    await page.open({ answers: DEFECT });
    const state = await page.change("purchased");
    assert.deepEqual(questions(state), ["reason", "fault"]);
    assert.equal(state.focus, "title");
  });

  test("answers that still matter are kept and the others dropped", async () => {
    await page.open({ answers: DEFECT });
    await page.change("reason");
    await page.answer({ option: "not-delivered" });
    const state = await page.shown(({ outcome }) => outcome === "qualifies");
    assert.deepEqual(questions(state), ["reason", "purchased", "support"]);
    assert.ok(state.clauses.includes("technical-problem") && !state.clauses.includes("major-defect"), state.clauses.join());
  });

  test("answers that may still matter wait until a question in between is answered", async () => {
    await page.open({ answers: DEFECT });
    await page.change("reason");
    await page.answer({ option: "not-as-described" });
    const between = await page.shown(({ question }) => question === "proof");
    assert.deepEqual(questions(between), ["reason"]);
    await page.answer({ option: "can-show" });
    const state = await page.shown(({ outcome }) => outcome === "qualifies");
    assert.deepEqual(questions(state), ["reason", "proof", "purchased"]);
  });

  test("an answer that was dropped does not come back", async () => {
    await page.open({ answers: DEFECT });
    await page.change("reason");
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    await page.change("reason");
    await page.answer({ option: "defective" });
    const state = await page.shown(({ question }) => question === "fault");
    assert.deepEqual(questions(state), ["reason"]);
    await page.answer({ option: "major" });
    await page.shown(({ question }) => question === "purchased");
  });

  test("a date that is changed stands in its field, and sent again changes nothing", async () => {
    const before = await page.open({ answers: DEFECT });
    const { field } = await page.change("purchased");
    assert.equal(field.value, "2026-11-20");
    await page.click("[data-continue]");
    const after = await page.shown(({ outcome }) => outcome !== null);
    assert.deepEqual(after, { ...before, focus: "title" });
  });

  test("a time of day that is changed stands in its field", async () => {
    await page.open({ answers: { ...UNDECIDED, "purchased.time": "12:30" } });
    const { field } = await page.change("purchased.time");
    assert.equal(field.value, "12:30");
    await page.answer({ value: "09:00" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
  });

  test("another day asks for its own time of day", async () => {
    await page.open({ answers: { ...UNDECIDED, "purchased.time": "12:30" } });
    await page.change("purchased");
    await page.answer({ value: "2026-11-09" });
    const state = await page.shown(({ outcome }) => outcome === "qualifies");
    assert.deepEqual(questions(state), ["reason", "purchased", "support"]);
    await page.change("purchased");
    await page.answer({ value: "2026-11-08" });
    await page.shown(({ question }) => question === "purchased.time");
  });

  test("the same day sent again keeps its time of day", async () => {
    const before = await page.open({ answers: { ...UNDECIDED, "purchased.time": "12:30" } });
    await page.change("purchased");
    await page.click("[data-continue]");
    const after = await page.shown(({ outcome }) => outcome !== null);
    assert.deepEqual(after, { ...before, focus: "title" });
  });

  test("what would settle an open case is asked by a click on it", async () => {
    const { outcome, settledBy } = await page.open({ answers: UNDECIDED });
    assert.deepEqual([outcome, settledBy], ["support-decides", ["purchased.time"]]);
    await page.click('.settle [data-change="purchased.time"]');
    await page.shown(({ question }) => question === "purchased.time");
    await page.answer({ value: "10:00" });
    const { outcome: settled } = await page.shown(({ outcome }) => outcome !== null);
    assert.equal(settled, "qualifies");
  });

  test("what each answer would mean is told in an open case, and it can be given there", async () => {
    await page.open({ answers: { ...DEFECT, fault: "unsure" } });
    const told = await page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll(".would")].map(({ innerText }) => innerText.replace(/\s+/g, " ").trim()));
    assert.deepEqual(told, ["It’s a major fault This meets the policy’s conditions · Last day: Thursday, December 3", "It’s a minor fault The policy does not cover this"]);
    await page.click('[data-value="major"]');
    await page.shown(({ outcome }) => outcome === "qualifies");
  });

  test("an answer that is changed shows what it was, and can be kept", async () => {
    await page.open({ answers: DEFECT });
    await page.change("fault");
    const marked = await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[aria-current]").dataset.option);
    assert.equal(marked, "major");
    await page.click("[data-keep]");
    const { outcome } = await page.shown(({ outcome }) => outcome !== null);
    assert.ok(outcome);
  });

  test("the day in the field is said as people say it before it is sent", async () => {
    await page.open({ answers: { reason: "not-delivered" } });
    const echo = (value) => page.run((value) => {
      const { shadowRoot } = document.querySelector("refund-check");
      const field = shadowRoot.querySelector("input[name]");
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      return shadowRoot.querySelector(".echo").textContent;
    }, value);
    assert.equal(await echo("2026-11-15"), "Sunday, November 15, 2026 · 7 days ago");
    assert.equal(await echo("2026-11-22"), "Sunday, November 22, 2026 · Today");
    assert.equal(await echo("1899-11-15"), "");
  });

  test("a change that is left for another gives up nothing", async () => {
    await page.open({ answers: DEFECT });
    await page.change("support");
    await page.change("fault");
    await page.answer({ option: "major" });
    const state = await page.shown(({ outcome }) => outcome === "qualifies");
    assert.deepEqual(questions(state), Object.keys(DEFECT));
  });

  test("a wrong date is forgotten when an answer before it is changed", async () => {
    await page.open({ answers: { reason: "not-delivered" } });
    await page.answer({ value: "2027-01-01" });
    await page.shown(({ alert }) => alert !== "");
    await page.change("reason");
    await page.answer({ option: "not-delivered" });
    const { alert, field, focus } = await page.shown(({ question }) => question === "purchased");
    assert.deepEqual([alert, field.invalid, focus], ["", null, "title"]);
  });

  test("a new start forgets everything, whatever the page had filled in", async () => {
    const first = await page.open();
    await page.open({ answers: DEFECT });
    await page.click("[data-restart]");
    const state = await page.shown(({ question }) => question === "reason");
    assert.deepEqual(state, { ...first, focus: "title" });
    await page.answer({ option: "defective" });
    await page.answer({ option: "major" });
    const { field } = await page.shown(({ question }) => question === "purchased");
    assert.equal(field.value, "");
  });

  test("what can still change is said where the policy leaves the case open, and never beside a refusal", async () => {
    const shown = () => document.querySelector("refund-check").shadowRoot.querySelector(".changes")?.textContent ?? null;
    const given = { reason: "not-delivered", purchased: "2026-11-15" };
    await page.open({ answers: { ...given, support: "in-progress" } });
    assert.match(await page.run(shown), /Yes, they couldn’t solve it.*meets the policy’s conditions.*November/);
    await page.open({ answers: { ...given, support: "fixed" } });
    assert.equal(await page.run(shown), null);
    await page.open({ answers: { reason: "changed-mind" } });
    assert.equal(await page.run(shown), null);
  });
});
