// What the page says by attributes: answers filled in, the moment and the place; sensible, changed, or nonsense.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { HERE } from "./site.mjs";

const questions = ({ answers }) => answers.map(({ question }) => question);
const messages = async (page) => (await page.told("error")).map(({ detail }) => [detail.error.about, detail.error.message]);

function set(page, name, value) {
  const change = (name, value) => document.querySelector("refund-check").setAttribute(name, value);
  return page.run(change, name, typeof value === "string" ? value : JSON.stringify(value));
}

inEveryEngine((page) => {
  test("answers that are filled in lead to the first question that is left", async () => {
    const state = await page.open({ answers: { reason: "defective", fault: "major" } });
    assert.deepEqual([state.question, questions(state)], ["purchased", ["reason", "fault"]]);
    assert.deepEqual(await messages(page), []);
  });

  test("answers that are filled in whole lead to their verdict", async () => {
    const state = await page.open({ answers: { reason: "not-delivered", purchased: "2026-11-15T10:00", support: "fixed" } });
    assert.equal(state.outcome, "does-not-qualify");
    assert.match(state.answers[1].said, /15.*2026.*10:00/);
  });

  test("answers filled in that cannot matter are left out, in whatever order they come", async () => {
    const state = await page.open({ answers: { support: "fixed", proof: "not-yet", fault: "minor", reason: "defective" } });
    assert.deepEqual([state.outcome, questions(state)], ["does-not-qualify", ["reason", "fault"]]);
  });

  test("a wrong date filled in is asked for as if it were not there, and the page is told what is wrong", async () => {
    const state = await page.open({ answers: { reason: "not-delivered", purchased: "2027-01-01" } });
    assert.deepEqual([state.question, state.field.value, state.alert, state.focus], ["purchased", "", "", null]);
    const told = await messages(page);
    assert.deepEqual(told.map(([about]) => about), ["answers"]);
    assert.match(told[0][1], /purchased.*2027-01-01|2027-01-01/);
  });

  const ignored = {
    "no JSON": ["{reason:", []],
    "no object": ["null", []],
    "an unknown question": [{ reason: "defective", colour: "blue" }, ["reason"], /found `colour`/],
    "an unknown option": [{ reason: "defective", fault: "terrible" }, ["reason"], /expected an option of `fault`.*found `terrible`/],
    "a number": [{ reason: "defective", fault: 7 }, ["reason"], /`fault` is no text/],
    "names of built-in properties": ['{"__proto__":"x","constructor":"y","reason":"defective"}', ["reason"], /found `constructor`/],
    "half a character": ['{"\\ud83e":"x","reason":"defective"}', ["reason"], /found `\ufffd`/],
  };
  for (const [what, [answers, kept, message = /./]] of Object.entries(ignored)) {
    test(`of answers filled in, ${what} is ignored and told, and the rest stands`, async () => {
      const state = await page.open({ answers });
      assert.deepEqual(questions(state), kept);
      assert.equal(state.question, kept.length > 0 ? "fault" : "reason");
      const told = await messages(page);
      assert.equal(told.length, 1, JSON.stringify(told));
      assert.equal(told[0][0], "answers");
      assert.match(told[0][1], message);
    });
  }

  test("a moment that is none is told, and the clock counts", async () => {
    const answers = { reason: "not-delivered", purchased: "2026-11-08T09:00", support: "could-not-fix" };
    const state = await page.open({ answers: { reason: "not-delivered" }, now: "tomorrow", "time-zone": "UTC" });
    const today = await page.run(() => new Date().toISOString().slice(0, 10));
    assert.equal(state.field.max, today);
    assert.deepEqual(await messages(page), [["now", "`tomorrow` is no instant"]]);
    await set(page, "now", "2026-11-22T08:59:00Z");
    await set(page, "answers", answers);
    assert.equal((await page.state()).outcome, "qualifies");
  });

  test("a zone that is none is told, and the browser's own counts", async () => {
    const answers = { reason: "not-delivered", purchased: "2026-11-20T10:00", support: "could-not-fix" };
    const wrong = await page.open({ answers, "time-zone": "Mars/Olympus" });
    assert.deepEqual(await messages(page), [["time-zone", "no zone is called `Mars/Olympus`"]]);
    const own = await page.run(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    const right = await page.open({ answers, "time-zone": own });
    assert.deepEqual(wrong.deadlines, right.deadlines);
    assert.equal(wrong.deadlines.length, 1);
  });

  test("another moment or place changes what is shown at once, and takes no focus", async () => {
    const answers = { reason: "not-delivered", purchased: "2026-11-08T10:00", support: "could-not-fix" };
    const before = await page.open({ answers });
    assert.deepEqual([before.outcome, before.deadlines], ["qualifies", ["2026-11-22T10:00:00+01:00"]]);
    await set(page, "time-zone", "America/New_York");
    const west = await page.state();
    assert.deepEqual([west.outcome, west.deadlines, west.focus], ["qualifies", ["2026-11-22T10:00:00-05:00"], null]);
    await set(page, "now", "2026-11-22T15:00:01Z");
    const late = await page.state();
    assert.deepEqual([late.outcome, late.deadlines, late.focus], ["does-not-qualify", [], null]);
  });

  test("other answers filled in later take the place of those given, even while one is changed", async () => {
    await page.open({ answers: { reason: "defective", fault: "major", purchased: "2026-11-20" } });
    await page.answer({ option: "fixed" });
    await page.change("fault");
    await set(page, "answers", { reason: "not-as-described", proof: "not-yet" });
    const state = await page.state();
    assert.deepEqual([state.question, questions(state)], ["purchased", ["reason", "proof"]]);
    await page.run(() => document.querySelector("refund-check").removeAttribute("answers"));
    assert.deepEqual(questions(await page.state()), []);
  });

  test("dates are written in the element's language", async () => {
    const answers = { reason: "not-delivered", purchased: "2026-11-15" };
    const german = await page.open({ answers, lang: "de" });
    assert.equal(german.answers[1].said, "Sonntag, 15. November 2026");
    await set(page, "lang", "no such language");
    assert.match((await page.state()).answers[1].said, /Sunday/);
  });

  test("markup in what the page says never becomes markup", async () => {
    const hostile = '"><img src=x onerror="document.title=\'hit\'"><script>document.title="hit"</script>';
    const id = "<img src=x onerror=document.title='hit'>";
    const texts = { reason: "not-delivered", purchased: hostile, [id]: hostile, "purchased.time": hostile, support: hostile };
    for (const attributes of [{ answers: texts }, { now: hostile }, { "time-zone": hostile }, { lang: hostile }]) {
      await page.open({ ...HERE, ...attributes });
      const found = await page.run(() => {
        const { shadowRoot } = document.querySelector("refund-check");
        return [shadowRoot.querySelectorAll("img, script").length, document.title];
      });
      assert.equal(found[0], 0, JSON.stringify(attributes));
      assert.match(found[1], /^Refunds/);
    }
    const { question, alert } = await page.open({ answers: texts });
    assert.deepEqual([question, alert], ["purchased", ""]);
  });
});
