// Whatever a buyer and a page do, in any order: random presses, changed answers, attributes, clocks, moves in the page,
// tabs in the background, other addresses. A model beside it keeps the answers as the rules of the element have it, and
// asks `decide` what has to be on the screen. The laws: what is shown is what follows from the answers; no answer is
// taken or lost unseen; no verdict is past its deadline; no request after the page is loaded, and no error.

import assert from "node:assert/strict";
import { test } from "node:test";
import { generator } from "./mutation.mjs";
import { inEveryEngine } from "./page.mjs";
import { tag } from "./site.mjs";

const SEED = Number(process.env.REFUND_CHECK_MODEL_SEED ?? 20261126);
const SECONDS = Number(process.env.REFUND_CHECK_MODEL_SECONDS ?? 25);
const ZONE = "Europe/Berlin";
const START = Date.parse("2026-11-22T09:00:00Z");
const HOUR = 3_600_000;
const DAYS = ["2026-11-22", "2026-11-20", "2026-11-08", "2026-11-07", "2026-10-01", "2027-01-01", ""];
const TIMES = ["10:00", "09:59", "23:59", "00:00", ""];

/** Runs in the page: what can be seen of the element, and what has been told and asked for since the last look. */
function look() {
  const element = document.querySelector("refund-check");
  const { shadowRoot } = element;
  const find = (css) => shadowRoot.querySelector(css);
  const all = (css, name) => [...shadowRoot.querySelectorAll(css)].map((it) => it.dataset[name]);
  const requests = performance.getEntriesByType("resource").length;
  return {
    question: find("[data-question]")?.dataset.question,
    outcome: find("[data-outcome]")?.dataset.outcome,
    isWrong: Boolean(find("input[aria-invalid]")),
    options: all("[data-question] [data-option]", "option"),
    answered: all("[data-change]", "change"),
    deadline: find(".deadline time")?.dateTime,
    hasField: Boolean(find("input[name]")),
    canRestart: Boolean(find("[data-restart]")),
    errors: window.told.filter(({ name }) => name === "error").map(({ detail }) => JSON.stringify(detail)),
    requests,
  };
}

/** What has to be on the screen. */
async function decideIn(page, answers, now) {
  const script = `const done = arguments[arguments.length - 1];
    import(new URL("refund-check.js", location.href).href).then(({ decide }) => decide(JSON.parse(arguments[0]))).then(done, (error) => done(String(error)));`;
  return page.driver.executeAsyncScript(script, JSON.stringify({ answers, now: new Date(now).toISOString(), time_zone: ZONE }));
}

class Model {
  answers = {};
  changing = undefined;
  now = START;

  /** The answers that count: one that is being changed does not. */
  get counted() {
    const counted = { ...this.answers };
    if (this.changing) {
      delete counted[this.changing];
      delete counted[`${this.changing}.time`];
    }
    return counted;
  }

  answer(question, said) {
    this.changing = undefined;
    // Another day, another time of day.
    if (this.answers[question] !== said) delete this.answers[`${question}.time`];
    this.answers[question] = said;
  }
}

/** What can be done: whether it can be now, and the doing of it, which tells the model. */
const ACTIONS = {
  press: {
    weight: 10,
    can: (seen) => seen.options.length > 0,
    async run(page, model, seen, random) {
      const option = random.pick(seen.options);
      await page.run((option) => document.querySelector("refund-check").shadowRoot.querySelector(`[data-option="${option}"]`).click(), option);
      model.answer(seen.question, option);
    },
  },
  fill: {
    weight: 8,
    can: (seen) => seen.hasField,
    async run(page, model, seen, random) {
      const said = random.pick(seen.question.endsWith(".time") ? TIMES : DAYS);
      await page.run((said) => {
        const { shadowRoot } = document.querySelector("refund-check");
        /** @type {any} */ (shadowRoot.querySelector("input[name]")).value = said;
        shadowRoot.querySelector("[data-continue]").click();
      }, said);
      model.answer(seen.question, said);
    },
  },
  change: {
    weight: 3,
    can: (seen) => seen.answered.length > 0,
    async run(page, model, seen, random) {
      const question = random.pick(seen.answered);
      await page.run((question) => document.querySelector("refund-check").shadowRoot.querySelector(`[data-change="${question}"]`).click(), question);
      // A wrong answer that is left standing is forgotten.
      if (seen.isWrong) delete model.answers[seen.question];
      model.changing = question;
    },
  },
  restart: {
    weight: 1,
    can: (seen) => seen.canRestart,
    async run(page, model) {
      await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-restart]").click());
      model.answers = {};
      model.changing = undefined;
    },
  },
  clock: {
    weight: 3,
    can: () => true,
    async run(page, model, _, random) {
      model.now += random.pick([1, 5, 23, 24, 24 * 14]) * HOUR;
      await page.run((now) => document.querySelector("refund-check").setAttribute("now", now), new Date(model.now).toISOString());
    },
  },
  move: {
    weight: 1,
    can: () => true,
    run: (page) => page.run(() => document.querySelector("#places").append(document.querySelector("refund-check"))),
  },
  background: {
    weight: 1,
    can: () => true,
    run: (page) => page.run(() => {
      document.dispatchEvent(new Event("visibilitychange"));
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      window.dispatchEvent(new Event("focus"));
    }),
  },
  host: {
    weight: 1,
    can: () => true,
    run: (page) => page.run(() => {
      document.documentElement.classList.toggle("dark");
      document.querySelector("refund-check").setAttribute("theme", document.documentElement.className ? "dark" : "light");
      document.body.append(document.createElement("p"));
    }),
  },
};
const WEIGHTED = Object.entries(ACTIONS).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));

inEveryEngine((page) => {
  if (page.engine.name !== "chromium") return;

  /** One visit: what was done, for whoever has to do it again. */
  async function visit(seed) {
    const random = generator(seed);
    const model = new Model();
    const done = [];
    await page.openBare({ body: `<div id="places">${tag({ now: new Date(START).toISOString(), "time-zone": ZONE })}</refund-check></div>` });
    let seen = await page.run(look);
    const { requests } = seen;
    for (let step = 0; step < 40; step += 1) {
      const name = random.pick(WEIGHTED.filter((name) => ACTIONS[name].can(seen)));
      await ACTIONS[name].run(page, model, seen, random);
      done.push(`${name} at ${seen.question ?? seen.outcome}`);
      const told = `seed ${seed}: ${done.join(", ")}; ${JSON.stringify(model)}`;
      seen = await page.run(look);
      await holds(model, seen, told);
      assert.equal(seen.requests, requests, told);
    }
  }

  async function holds(model, seen, told) {
    const reply = await decideIn(page, model.counted, model.now);
    const expected = reply.question?.id ?? reply.invalid?.question;
    assert.deepEqual([seen.question, seen.outcome], [expected ?? null, reply.verdict?.outcome ?? null], `${told}\n${JSON.stringify(reply)}`);
    assert.equal(seen.isWrong, Boolean(reply.invalid), told);
    assert.deepEqual(seen.errors, [], told);
    if (seen.deadline) assert.ok(Date.parse(seen.deadline) >= model.now, `${told}\n${seen.deadline}`);
    // Every answer that still counts stands there to be read and changed.
    for (const question of seen.answered) assert.ok(question in model.counted, `${told}: ${question}`);
    // With a verdict, those that no longer matter are dropped.
    if (reply.verdict && !model.changing) {
      const kept = seen.answered.flatMap((question) => [question, `${question}.time`]).filter((id) => id in model.answers);
      model.answers = Object.fromEntries(kept.map((id) => [id, model.answers[id]]));
    }
  }

  test("what is shown always follows from the answers that were given on the screen, and from nothing else", async () => {
    const end = Date.now() + SECONDS * 1000;
    let visits = 0;
    for (; Date.now() < end; visits += 1) await visit(SEED + visits);
    console.log(`# ${visits} visits`);
    assert.ok(visits > 1);
  });
});
