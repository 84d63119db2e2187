// Every way through the default policy, clicked: what is asked, what is shown in the end, and nothing besides.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL_ROWS, expected } from "./expected.mjs";
import { inEveryEngine } from "./page.mjs";

const at = (by, exact = true) => ({ by, exact });

/** Days of purchase: which windows can be open together, and when each ends. It is 22 November, 10:00, in Berlin. */
const DAYS = {
  "2026-11-22": {
    open: ["refund report"],
    ends: { refund: at("2026-12-06T00:00:00+01:00", false), report: at("2026-12-07T00:00:00+01:00") },
  },
  "2026-11-08": { open: ["refund report", "report"], ends: { report: at("2026-11-23T00:00:00+01:00") } },
  "2026-11-07": { open: [""], ends: {} },
  "2019-02-28": { open: [""], ends: {} },
};

/** Times on the one day that is divided; not known, it stays so. */
const TIMES = {
  "09:59": { open: ["report"], ends: { report: at("2026-11-23T00:00:00+01:00") } },
  "10:00": {
    open: ["refund report"],
    ends: { refund: at("2026-11-22T10:00:00+01:00"), report: at("2026-11-23T00:00:00+01:00") },
  },
};
const NOTHING = { given: {}, unknown: [], ends: {} };

/** The ways to answer what is shown. */
function choices({ options, field }) {
  const values = { purchased: Object.keys(DAYS), "purchased.time": Object.keys(TIMES) }[field?.name] ?? [];
  return [...options.map((option) => ({ option })), ...values.map((value) => ({ value }))];
}

/** What is known after one more answer. */
function learn(known, question, { option, value }) {
  const day = DAYS[value] ?? TIMES[value];
  if (day) {
    const undecidedTime = day.open.length > 1;
    return { ...known, given: { ...known.given, purchased: day.open }, ends: day.ends, undecidedTime };
  }
  if (option === "unknown") return { ...known, unknown: [...known.unknown, question], undecidedTime: false };
  if (option !== "unsure") return { ...known, given: { ...known.given, [question]: [option] } };
  const all = { fault: ["major", "minor"], purchased: ["refund report", "report", ""] };
  return { ...known, unknown: [...known.unknown, question], given: { ...known.given, [question]: all[question] } };
}

/** Goes every way from here on, back by way of "Change". Calls `visit` at each verdict. */
async function walk(page, visit, known = NOTHING, way = []) {
  const want = expected(known);
  let state = await page.shown();
  // Answers further down that still matter were kept; here they are to be given anew.
  if (state.answers.length > way.length) state = await page.change(state.answers[way.length].question);
  const asked = way.map(({ question }) => question);
  assert.deepEqual(state.answers.map(({ question }) => question), asked, where(way));
  assert.equal(state.groups, 1, where(way));
  if (!want.ask) return visit(state, want, way);

  assert.equal(state.question, want.ask, where(way));
  checkQuestion(state);
  for (const choice of choices(state)) {
    const step = { question: want.ask, choice, atMost: atMost(state) };
    await page.answer(choice);
    await walk(page, visit, learn(known, want.ask, choice), [...way, step]);
    await page.change(want.ask);
  }
}

const where = (way) => way.map(({ question, choice }) => `${question}=${choice.option ?? choice.value}`).join(" ") || "at first";

/** How many questions the buyer was told may still come. */
const atMost = ({ progress }) => Number(/\d+/.exec(progress)?.[0] ?? 1);

function checkQuestion({ question, outcome, clauses, evidence, deadlines, contacts, field }) {
  assert.equal(outcome, null, question);
  assert.deepEqual([...clauses, ...evidence, ...deadlines, ...contacts], [], `${question}: left from a verdict`);
  assert.equal(field?.name ?? null, question.startsWith("purchased") ? question : null);
}

function checkVerdict(state, want, way) {
  const shown = {
    outcome: state.outcome,
    clauses: [...state.clauses].sort(),
    evidence: [...state.evidence].sort(),
    settledBy: state.settledBy,
    deadline: state.deadlines.length > 0 ? { by: state.deadlines.join(), exact: !state.inexact } : null,
  };
  const { rows: _rows, ...wanted } = want;
  assert.deepEqual(shown, wanted, where(way));
  assert.deepEqual([state.question, state.field, state.options], [null, null, []], `${where(way)}: left from a question`);
  assert.deepEqual(state.contacts.map((href) => new URL(href).protocol), ["mailto:", "https:"], where(way));
  assert.match(state.rights, /the law where you live may give you more/, where(way));
  way.forEach(({ question, atMost }, place) => {
    assert.ok(way.length - place <= atMost, `${where(way)}: at ${question}, at most ${atMost} were said to come`);
  });
}

inEveryEngine((page) => {
  test("every way through the default policy ends where the policy says, with nothing left of the ways before", async () => {
    await page.open();
    const [ways, rows] = [new Set(), new Set()];
    await walk(page, (state, want, way) => {
      checkVerdict(state, want, way);
      ways.add(where(way));
      want.rows.forEach((row) => rows.add(row));
    });
    assert.deepEqual([...rows].sort(), [...ALL_ROWS].sort());
    assert.equal(ways.size, 78);
    assert.deepEqual(await page.consoleErrors(), []);
  });
});
