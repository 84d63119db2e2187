// Answers that cannot be: said at the field, read out, nothing typed is lost, and a better one goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inShadow } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";

const AT_DATE = { reason: "not-delivered" };
const AT_TIME = { reason: "not-delivered", purchased: "2026-11-08" };

const NO_DATE = "Please give the full date: day, month and year.";
const NOT_YET = "This day has not come yet. Please check the date.";
const NO_TIME = "Please give the time in hours and minutes.";

/** Dates that browsers of most languages take in the same order of keys; it is 22 November 2026. */
const PAST = "11/11/2026";
const FUTURE = "12/12/2026";

inEveryEngine((page) => {
  /** Begins at the field's first part, as a click into it does. */
  const type = async (...keys) => {
    const field = await inShadow(page.driver, "input[name]");
    await page.run((field) => (field.blur(), field.focus()), field);
    await page.press(...keys);
  };
  const isIncomplete = () =>
    page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("input[name]").validity.badInput);

  function assertTold(state, message) {
    const { alert, field, focus } = state;
    assert.deepEqual([alert, field.description, field.invalid], [message, message, "true"]);
    assert.equal(focus, "field");
  }

  test("no date at all is told at the field, which keeps the focus", async () => {
    const before = await page.open({ answers: AT_DATE });
    assert.deepEqual([before.alert, before.field.description, before.field.invalid], ["", null, null]);
    await type(Key.ENTER);
    assertTold(await page.shown(({ alert }) => alert !== ""), NO_DATE);
  });

  test("Continue without a date moves the focus to the field", async () => {
    await page.open({ answers: AT_DATE });
    await page.click("[data-continue]");
    assertTold(await page.shown(({ alert }) => alert !== ""), NO_DATE);
  });

  test("half a date stays as it was typed, and only the rest need be added", async () => {
    await page.open({ answers: AT_DATE });
    await type("11/11/", Key.ENTER);
    assertTold(await page.shown(({ alert }) => alert !== ""), NO_DATE);
    assert.equal(await isIncomplete(), true);
    await page.press("2026", Key.ENTER);
    const { answers } = await page.shown(({ question }) => question === "support");
    assert.match(answers[1].said, /November 11, 2026/);
  });

  test("a day that no calendar has is told, and stays", async () => {
    await page.open({ answers: AT_DATE });
    await type("02/30/2026", Key.ENTER);
    assertTold(await page.shown(({ alert }) => alert !== ""), NO_DATE);
    assert.equal(await isIncomplete(), true);
  });

  test("a future date is told and stays, and the right one goes on", async () => {
    await page.open({ answers: AT_DATE });
    await type(FUTURE, Key.ENTER);
    const state = await page.shown(({ alert }) => alert !== "");
    assertTold(state, NOT_YET);
    assert.equal(state.field.value, "2026-12-12");
    await type(PAST, Key.ENTER);
    const next = await page.shown(({ question }) => question === "support");
    assert.deepEqual([next.alert, next.focus], [null, "title"]);
  });

  test("what is wrong is said in an element that was there before, so that it is read out", async () => {
    await page.open({ answers: AT_DATE });
    await page.run(() => (window.alertBefore = document.querySelector("refund-check").shadowRoot.querySelector("[role=alert]")));
    await page.answer({ value: "2027-01-01" });
    await page.shown(({ alert }) => alert === NOT_YET);
    assert.equal(await page.run(() => window.alertBefore?.isConnected && window.alertBefore.textContent), NOT_YET);
  });

  test("after a wrong date, not knowing it is still an answer", async () => {
    await page.open({ answers: AT_DATE });
    await page.answer({ value: "2027-01-01" });
    await page.shown(({ alert }) => alert === NOT_YET);
    await page.click("[data-option=unsure]");
    await page.shown(({ question }) => question === "support");
  });

  test("no time at all is told at the field, and a time by keyboard goes on", async () => {
    await page.open({ answers: AT_TIME });
    await type(Key.ENTER);
    assertTold(await page.shown(({ alert }) => alert !== ""), NO_TIME);
    await type("10:00AM", Key.ENTER);
    const { answers } = await page.shown(({ question }) => question === "support");
    assert.equal(answers[2].question, "purchased.time");
    assert.match(answers[2].said, /^10:00\sAM$/); // browsers have different spaces there
  });

  const told = async () => (await page.told("error")).map(({ detail }) => [detail.error.about, detail.error.problem]);
  const FILLED_IN = [
    "", "8.11.2026", "11/08/2026", "2026-11-08T10", "Sun, 08 Nov 2026 10:00:00 CET", "1762592400", "2026-02-30", "2025-02-29",
    "2026-11-08T25:00", "2026-11-08 25:00:00", "2026-11-23", "2026-11-22T10:01", "2026-11-22T09:00:01Z", "1899-11-08",
  ];
  test("a wrong date that the page has filled in is told to the page, and nobody is blamed for it", async () => {
    for (const purchased of FILLED_IN) {
      const { question, alert, field, focus, answers } = await page.open({ answers: { ...AT_DATE, purchased } });
      assert.deepEqual([question, alert, field.value, field.invalid, focus], ["purchased", "", "", null, null], purchased);
      assert.equal(answers.length, 1);
      assert.deepEqual(await told(), [["answers", "ignored"]], purchased);
    }
  });

  test("a wrong time that the page has filled in is told to the page", async () => {
    for (const time of ["", "noon", "24:00", "10:60"]) {
      const { question, alert, field } = await page.open({ answers: { ...AT_TIME, "purchased.time": time } });
      assert.deepEqual([question, alert, field.invalid], ["purchased.time", "", null], time);
      assert.deepEqual(await told(), [["answers", "ignored"]], time);
    }
  });

  /** It is 10:00 in Berlin; each says the eighth of November, 10:00 there. */
  const WRITTEN = {
    "2026-11-08 10:00:00": "SQL", "2026-11-08 10:00": "SQL, without seconds", "2026-11-08 10:00:00.000000": "SQL, to the microsecond",
    "2026-11-08 10:00:00+01": "SQL with an offset", "2026-11-08 09:00:00 UTC": "SQL with UTC", "2026-11-08T10:00:00+0100": "PHP, DATE_ISO8601",
    "2026-11-08T10:00:00+01:00": "PHP, DATE_ATOM", "Sun, 08 Nov 2026 10:00:00 +0100": "PHP, DATE_RFC2822",
    "Sun, 08 Nov 2026 09:00:00 GMT": "toUTCString", "Sun Nov 08 2026 10:00:00 GMT+0100 (Central European Standard Time)": "toString",
  };
  test("dates as programs write them are taken where they are clear", async () => {
    for (const [purchased, name] of Object.entries(WRITTEN)) {
      const { question, answers } = await page.open({ answers: { ...AT_DATE, purchased } });
      assert.equal(question, "support", name);
      assert.match(answers[1].said, /November 8, 2026.*(10:00|9:00)/, name);
      assert.deepEqual(await told(), [], name);
    }
  });

  test("a year of two digits is no year, and is asked for again", async () => {
    await page.open({ answers: { reason: "not-delivered" } });
    await page.answer({ value: "0026-11-18" });
    const { alert, question } = await page.shown(({ alert }) => alert !== "");
    assert.deepEqual([question, alert], ["purchased", "Please give the full date: day, month and year."]);
  });
});
