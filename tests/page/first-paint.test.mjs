// The first question is there with the page's own first paint, styled, moves nothing, and can be answered before the
// engine has come.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root, target } from "../../www/build/paths.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { HERE, tag } from "./site.mjs";

/** Every state of the card that a frame was painted with, and what the browser counts as shifts. */
const WATCH = `<script>
  window.frames_ = [];
  window.shifts = 0;
  const look = () => {
    const card = document.querySelector("refund-check")?.shadowRoot?.querySelector('.card, [data-class=card]');
    const after = document.querySelector("#policy");
    if (card && after) {
      const state = [getComputedStyle(card).borderTopWidth, Math.round(card.getBoundingClientRect().height), Math.round(after.getBoundingClientRect().top)].join();
      if (frames_.at(-1) !== state) frames_.push(state);
    }
    requestAnimationFrame(look);
  };
  look();
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value))).observe({ type: "layout-shift", buffered: true });
  }
</script>`;
const slow = { delay: (path) => ({ "/refund-check.wasm": 2500, "/refund-check.css": 500, "/refund-check.js": 700 })[path] ?? 0 };

/** What is asked of the page that is left may get no answer (WebKit). */
function left(error) {
  if (!error.message.includes("unload")) throw error;
  return false;
}

/** Goes there without waiting for what the page loads. */
async function goTo(page, address) {
  await page.run((address) => void setTimeout(() => (location.href = address)), address);
  const isThere = (address) => location.href === address;
  await page.wait(() => page.run(isThere, address).catch(left), "another page was not gone to");
}

/** The question that can be seen, before the engine has come or after. */
const seen = () => {
  const asked = document.querySelector("refund-check")?.shadowRoot?.querySelector("[data-question]");
  return asked?.checkVisibility() ? asked.dataset.question : null;
};
const isReady = async (page) => (await page.told("ready")).length > 0;
/** The page's own content is there for as long as no question is. */
const OWN = '<p id="own">Write to us.</p></refund-check><p id="policy">The policy.</p>';

/** Loads the page again, and waits until its script has run. */
async function reload(page) {
  await page.run(() => {
    window.old = true;
    setTimeout(() => location.reload());
  });
  await runsAnew(page);
}

async function runsAnew(page) {
  const runs = () => Boolean(!window.old && customElements.get("refund-check") && document.querySelector("refund-check")?.shadowRoot);
  await page.wait(() => page.run(runs).catch(left), "not loaded again");
}

const travel = (page, steps) => page.run((steps) => history.go(steps), steps);

/** Waits for a question that can be seen, and, where any are given, for what shows there that it was answered. */
const early = (page) => async (question, answers) => {
  await page.wait(async () => (await page.run(seen)) === question, `${question} does not come`);
  const pressed = () => {
    const root = document.querySelector("refund-check").shadowRoot;
    const said = (button) => button.getAttribute("data-option") ?? button.getAttribute("data-day") ?? root.querySelector("input").value;
    return [...root.querySelectorAll("[data-pressed]")].map(said);
  };
  if (answers) assert.deepEqual(await page.run(pressed), answers);
};

/** Types a day that no button stands for, and gives it. */
const typeDayBefore = (page) =>
  page.run(() => {
    const root = document.querySelector("refund-check").shadowRoot;
    const yesterday = root.querySelectorAll("[data-day]")[1].getAttribute("data-day");
    return (root.querySelector("input").value = new Date(Date.parse(yesterday) - 86_400_000).toISOString().slice(0, 10));
  });

/** Opens a page whose engine is slow, with one tag on it, and waits until its script has run. */
async function openTag(page, site, attributes, head = "") {
  const address = await site.bare(SCRIPT + WATCH + head, tag(attributes) + OWN);
  await page.driver.get(`${site.address}docs/index.html`);
  await goTo(page, address);
  const runs = () => Boolean(window.frames_ && customElements.get("refund-check") && document.querySelector("refund-check")?.shadowRoot);
  await page.wait(() => page.run(runs), "no element");
}

/** The same of a page that brings its first question drawn. */
async function openDrawn(page, site) {
  const address = await site.withAttributes({});
  await page.driver.get(`${site.address}docs/index.html`);
  await goTo(page, address);
  await page.wait(() => page.run(() => Boolean(customElements.get("refund-check") && document.querySelector("refund-check"))), "no element");
}

inEveryEngine((page) => {
  test("of one tag the script alone draws the question, styled, and nothing moves when the engine comes", () =>
    page.onSite(slow, async (site) => {
      await rm(join(site.root, "refund-check.css"));
      await openTag(page, site, HERE);
      assert.equal(await page.run(seen), "reason");
      assert.equal(await isReady(page), false);
      const text = () => page.run(() => /** @type {HTMLElement} */ (document.querySelector("refund-check").shadowRoot.querySelector(".card")).innerText.trim());
      const drawn = await text();
      await page.ready();
      assert.equal(await text(), drawn);
      const frames = await page.run(() => window.frames_);
      assert.equal(frames.length, 1, frames.join(" | "));
      assert.ok(!frames[0].startsWith("0px"), frames[0]);
    }));

  test("what is pressed on a question that the script has drawn is taken up", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-delivered]");
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "purchased");
      assert.equal((await page.told("answer")).length, 1);
    }));

  for (const [name, open] of Object.entries({ "one tag": (site) => openTag(page, site, HERE), "a drawn page": (site) => openDrawn(page, site) })) {
    test(`${name}: the second question comes before the engine, leads back, and what is pressed there is taken up`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        const is = (question) => page.wait(async () => (await page.run(seen)) === question, `${question} does not come`);
        await is("reason");
        await page.click("[data-option=defective]");
        await is("fault");
        assert.equal((await page.state()).focus, "title");
        // What is touched or clicked beside the answers leaves them standing.
        const same = await page.run(() => {
          const root = document.querySelector("refund-check").shadowRoot;
          const option = root.querySelector("[data-option]");
          for (const type of ["pointerdown", "keydown", "click"]) root.querySelector(".title").dispatchEvent(new Event(type, { bubbles: true, composed: true }));
          return new Promise((done) => setTimeout(() => done(option === root.querySelector("[data-option]")), 200));
        });
        assert.ok(same);
        await page.click("[data-back]");
        await is("reason");
        await page.click("[data-option=not-as-described]");
        await is("proof");
        const text = () => page.run(() => /** @type {HTMLElement} */ (document.querySelector("refund-check").shadowRoot.querySelector(".card")).innerText.trim());
        const drawn = await text();
        const styled = () => page.run(() => getComputedStyle(document.querySelector("refund-check").shadowRoot.querySelector(".back")).borderTopWidth);
        const border = await styled();
        assert.equal(await isReady(page), false);
        assert.deepEqual(await page.told("answer"), []);
        await page.ready();
        // The engine makes the same of it, and moves neither the focus nor the page.
        const state = await page.shown(({ question }) => question === "proof");
        assert.deepEqual([await text(), await styled(), state.focus], [drawn, border, "title"]);
        assert.equal((await page.told("answer")).length, 1);
        await page.click("[data-back]");
        await page.shown(({ question }) => question === "reason");
      }));

    test(`${name}: two answers that are given before the engine has come are both taken up`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        await page.click("[data-option=not-as-described]");
        await page.click("[data-option=can-show]");
        assert.equal(await isReady(page), false);
        assert.equal(await page.run(seen), "proof");
        const state = await page.shown(({ question }) => question === "purchased");
        assert.deepEqual(state.answers.map(({ question }) => question), ["reason", "proof"]);
        assert.equal((await page.told("answer")).length, 2);
      }));

    test(`${name}: before the engine has come the browser's Back leads to the first question, and its Forward to the second`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        const is = early(page);
        await page.click("[data-option=not-as-described]");
        await is("proof");
        await travel(page, -1);
        await is("reason");
        await travel(page, 1);
        await is("proof");
        assert.equal((await page.state()).focus, "title");
        await travel(page, -1);
        await is("reason");
        assert.equal(await isReady(page), false);
        await page.ready();
        assert.deepEqual((await page.state()).answers, []);
        assert.equal(await page.run(seen), "reason");
        await travel(page, 1);
        const { answers } = await page.shown(({ question }) => question === "proof");
        assert.deepEqual(answers.map(({ question }) => question), ["reason"]);
        await page.click("[data-option=can-show]");
        await page.shown(({ question }) => question === "purchased");
      }));

    test(`${name}: an answer that the engine has not seen shows that it was given after the way back and on, and is a step`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        const is = early(page);
        await page.click("[data-option=not-delivered]");
        await is("purchased", []);
        const dayBefore = await typeDayBefore(page);
        await page.click("[data-continue]");
        await travel(page, -1);
        await page.wait(() => page.run(() => !document.querySelector("refund-check").shadowRoot.querySelector("[data-pressed]")), "the answer counts");
        await travel(page, -1);
        await is("reason", []);
        await travel(page, 2);
        await is("purchased", [dayBefore]);
        assert.equal(await isReady(page), false);
        await page.ready();
        const { answers } = await page.shown(({ question }) => question === "support");
        assert.deepEqual(answers.map(({ question }) => question), ["reason", "purchased"]);
        for (const asked of ["purchased", "reason"]) {
          await travel(page, -1);
          await page.shown(({ question }) => question === asked);
        }
        await travel(page, 2);
        await page.shown(({ question }) => question === "support");
      }));

    test(`${name}: whoever answers the first question anew has said nothing to the second, and is asked it`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        const is = early(page);
        await page.click("[data-option=not-delivered]");
        await is("purchased", []);
        await typeDayBefore(page);
        await page.click("[data-continue]");
        await travel(page, -2);
        await is("reason", []);
        await page.click("[data-option=not-delivered]");
        await is("purchased", []);
        assert.equal(await isReady(page), false);
        await page.ready();
        assert.deepEqual((await page.shown(({ question }) => question === "purchased")).answers.map(({ question }) => question), ["reason"]);
        await page.driver.navigate().refresh();
        await page.ready();
        await page.shown(({ question }) => question === "purchased");
      }));

    test(`${name}: what was answered before the engine had come stands when the page is loaded again`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        await page.click("[data-option=not-as-described]");
        await page.wait(async () => (await page.run(seen)) === "proof", "no second question");
        await page.click("[data-option=can-show]");
        assert.equal(await isReady(page), false);
        await reload(page);
        assert.equal(await isReady(page), false);
        await page.ready();
        const { answers } = await page.shown(({ question }) => question === "purchased");
        assert.deepEqual(answers.map(({ question }) => question), ["reason", "proof"]);
        for (const asked of ["proof", "reason"]) {
          await travel(page, -1);
          await page.shown(({ question }) => question === asked);
        }
      }));

    test(`${name}: a verdict that is loaded again before the engine has come leads back to the question`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        const is = early(page);
        await page.click("[data-option=changed-mind]");
        await page.run(() => void (history.pushState({ menu: true }, ""), setTimeout(() => history.back())));
        await page.wait(() => page.run(() => !history.state?.menu), "the menu is open");
        await is("reason", ["changed-mind"]);
        await travel(page, -1);
        await is("reason", []);
        await travel(page, 1);
        await is("reason", ["changed-mind"]);
        await reload(page);
        assert.equal(await isReady(page), false);
        await page.ready();
        await page.shown(({ outcome }) => outcome);
        await travel(page, -1);
        await page.shown(({ question }) => question === "reason");
      }));

    test(`${name}: what was answered stands in a page that is loaded again at the same moment`, () =>
      page.onSite(slow, async (site) => {
        await open(site);
        await page.run(() => {
          window.old = true;
          document.querySelector("refund-check").shadowRoot.querySelector("[data-option=not-as-described]").click();
          setTimeout(() => location.reload());
        });
        await runsAnew(page);
        await page.ready();
        await page.shown(({ question }) => question === "proof");
      }));
  }

  for (const css of [".change", "[data-back]"]) {
    test(`where the host minds its history, too, ${css} leads back before the engine has come, and nothing undoes that`, () =>
      page.onSite(slow, async (site) => {
        await openTag(page, site, { ...HERE, history: "off" });
        const is = early(page);
        const length = await page.run(() => history.length);
        await page.click("[data-option=not-as-described]");
        await is("proof");
        await page.click(css);
        await is("reason", []);
        assert.equal(await page.run(() => history.length), length);
        assert.equal(await isReady(page), false);
        await page.ready();
        assert.deepEqual((await page.state()).answers, []);
        assert.equal(await page.run(seen), "reason");
        await page.click("[data-option=not-as-described]");
        await page.shown(({ question }) => question === "proof");
      }));
  }

  test("what was answered at one address is no answer at another", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-as-described]");
      await page.run(() => history.pushState({}, "", "?order=2"));
      await page.ready();
      assert.deepEqual([await page.run(seen), (await page.state()).answers], ["reason", []]);
    }));

  test("what is typed stays there when the page itself goes a step back", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      const is = early(page);
      await page.click("[data-option=not-delivered]");
      await is("purchased", []);
      const field = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("input").value);
      const typed = await typeDayBefore(page);
      await page.run(() => void (history.pushState({ menu: true }, ""), setTimeout(() => history.back())));
      await page.wait(() => page.run(() => !history.state?.menu), "the menu is open");
      await is("purchased", []);
      assert.equal(await field(), typed);
      assert.equal(await isReady(page), false);
    }));

  test("a day that was pressed is another one in another zone, and has not been given there", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, { now: "2026-11-22T12:30:00Z", "time-zone": "Pacific/Auckland" });
      const is = early(page);
      await page.click("[data-option=not-delivered]");
      await is("purchased", []);
      await page.click("[data-day]");
      await is("purchased", ["2026-11-23"]);
      await page.run(() => document.querySelector("refund-check").setAttribute("time-zone", "America/Los_Angeles"));
      await is("purchased", []);
      await page.ready();
      assert.equal((await page.shown(({ question }) => question === "purchased")).alert, "");
    }));

  test("answers or another policy, given to a drawn page once something was answered there: it was answered to nothing", () =>
    page.onSite(slow, async (site) => {
      for (const [name, value] of [["answers", '{"reason":"defective"}'], ["policy", "refund-check.json"]]) {
        await openDrawn(page, site);
        await page.click("[data-option=not-as-described]");
        await page.run((name, value) => document.querySelector("refund-check").setAttribute(name, value), name, value);
        assert.equal(await page.run(seen), null);
        assert.equal(await isReady(page), false);
        if (name === "policy") continue;
        await page.ready();
        await page.shown(({ question }) => question === "fault");
      }
    }));

  test("whoever goes back while another language is on its way is back there", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-as-described]");
      await early(page)("proof", []);
      await page.run(() => document.querySelector("refund-check").setAttribute("lang", "de"));
      await travel(page, -1);
      await page.ready();
      assert.deepEqual([await page.run(seen), (await page.state()).answers], ["reason", []]);
    }));

  test("an element that is taken away once something was answered, and put back, keeps the answer", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.run(() => {
        const element = document.querySelector("refund-check");
        element.shadowRoot.querySelector("[data-option=not-as-described]").click();
        const made = element.cloneNode(true);
        element.replaceWith(made);
      });
      await page.ready();
      await page.shown(({ question }) => question === "proof");
    }));

  test("a second question that asks for a date has the buyer's days, and keeps what is typed", () =>
    page.onSite(slow, async (site) => {
      // In Auckland the 22nd has gone by at nine in the evening of Berlin.
      await openTag(page, site, { now: "2026-11-22T12:30:00Z", "time-zone": "Pacific/Auckland", lang: "en-GB" });
      await page.click("[data-option=not-delivered]");
      await page.wait(async () => (await page.run(seen)) === "purchased", "no second question");
      const days = () => page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll("[data-day]")].map((button) => [button.getAttribute("data-day"), button.textContent]));
      const field = () => page.run(() => (({ max, value }) => [max, value])(document.querySelector("refund-check").shadowRoot.querySelector("input")));
      const drawn = await days();
      assert.deepEqual(drawn.map(([day]) => day), ["2026-11-23", "2026-11-22", "2026-11-16"]);
      ["TodayMonday,? 23", "YesterdaySunday,? 22", "A week agoMonday,? 16"].forEach((text, at) => assert.match(drawn[at][1], RegExp(`^${text} November 2026$`)));
      // What is typed there is no shortcut of the page.
      const heard = await page.run(() => {
        let keys = 0;
        addEventListener("keydown", () => (keys += 1));
        const field = document.querySelector("refund-check").shadowRoot.querySelector("input");
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true, composed: true }));
        field.value = "2026-11-19";
        return keys;
      });
      assert.equal(heard, 0);
      assert.deepEqual(await field(), ["2026-11-23", "2026-11-19"]);
      assert.equal(await isReady(page), false);
      await page.ready();
      assert.deepEqual(await days(), drawn);
      assert.deepEqual(await field(), ["2026-11-23", "2026-11-19"]);
      assert.match(await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".echo").textContent), /19 November 2026 · 4 days ago/);
      await page.click("[data-continue]");
      const { answers } = await page.shown(({ question }) => question === "support");
      assert.deepEqual(answers.map(({ question }) => question), ["reason", "purchased"]);
    }));

  test("on a phone days are written once the question has arrived: nothing moves, and whoever is quicker presses the same", () =>
    page.onSite(slow, async (site) => {
      await page.engine.resize(page.driver, 390, 844);
      try {
        const press = async (...all) => {
          await openTag(page, site, { now: "2026-11-22T12:30:00Z", "time-zone": "Pacific/Auckland", lang: "en-GB" });
          await page.wait(async () => (await page.run(seen)) === "reason", "no first question");
          return page.run((all) => {
            const { shadowRoot } = document.querySelector("refund-check");
            const days = () => [...shadowRoot.querySelectorAll("[data-day]")].map((button) => {
              const hint = button.querySelector(".hint");
              const { top, height } = button.getBoundingClientRect();
              // A question is on its way to its place for a moment.
              const from = shadowRoot.querySelector(".question").getBoundingClientRect().top;
              return { day: button.dataset.day, said: hint.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) && hint.textContent, at: [top - from, height].map(Math.round) };
            });
            for (const css of all) shadowRoot.querySelector(css).click();
            window.days_ = days;
            return days();
          }, all);
        };
        const atOnce = await press("[data-option=not-delivered]");
        assert.deepEqual(atOnce.map(({ said }) => said), [false, false, false]);
        const days = () => page.run(() => window.days_());
        await page.wait(async () => (await days())[0].said, "no days are written");
        const written = await days();
        assert.deepEqual(written.map(({ day }) => day), ["2026-11-23", "2026-11-22", "2026-11-16"]);
        ["Monday,? 23", "Sunday,? 22", "Monday,? 16"].forEach((text, at) => assert.match(written[at].said, RegExp(`^${text} November 2026$`)));
        assert.equal(await isReady(page), false);
        await page.ready();
        assert.deepEqual(await days(), written);
        assert.deepEqual(written.map(({ at }) => at), atOnce.map(({ at }) => at));
        await press("[data-option=not-delivered]", "[data-day]:nth-child(1)");
        assert.equal(await isReady(page), false);
        await page.shown(({ question }) => question === "support");
        assert.equal((await page.told("answer")).at(-1).detail.answers.purchased, "2026-11-23");
        // Where nobody can tell what day it is, none is offered.
        await openTag(page, site, { lang: "en-GB" });
        await page.wait(async () => (await page.run(seen)) === "reason", "no first question");
        const offered = () => {
          const { shadowRoot } = document.querySelector("refund-check");
          return [shadowRoot.querySelectorAll("[data-day]").length, shadowRoot.querySelector("input").max];
        };
        await page.run(() => {
          // The page's own, which a driver's script in Firefox has not.
          document.head.append(Object.assign(document.createElement("script"), { text: "Intl.DateTimeFormat = undefined" }));
          document.querySelector("refund-check").shadowRoot.querySelector("[data-option=not-delivered]").click();
        });
        await page.wait(async () => (await page.run(offered))[0] === 0, "days are offered");
        assert.deepEqual(await page.run(offered), [0, ""]);
        assert.equal(await isReady(page), false);
      } finally {
        await page.engine.resize(page.driver, 1280, 800);
      }
    }));

  test("on a phone, whoever goes back two steps and on again finds the day that was pressed", () =>
    page.onSite({ delay: (path) => (path.endsWith(".wasm") ? 8000 : 0) }, async (site) => {
      await page.engine.resize(page.driver, 390, 844);
      try {
        await openTag(page, site, { now: "2026-11-22T12:30:00Z", "time-zone": "Pacific/Auckland" });
        const stands = early(page);
        await stands("reason");
        await page.click("[data-option=not-delivered]");
        await stands("purchased");
        await page.click("[data-day]");
        await stands("purchased", ["2026-11-23"]);
        await travel(page, -2);
        await stands("reason", []);
        await travel(page, 2);
        await stands("purchased", ["2026-11-23"]);
        assert.equal(await isReady(page), false);
      } finally {
        await page.engine.resize(page.driver, 1280, 800);
      }
    }));

  for (const [name, press] of Object.entries({ "a day": "[data-day]", "a date that is typed": "[data-continue]" })) {
    test(`${name}, given before the engine has come, is taken up`, () =>
      page.onSite(slow, async (site) => {
        await openTag(page, site, HERE);
        await page.click("[data-option=not-delivered]");
        await page.wait(async () => (await page.run(seen)) === "purchased", "no second question");
        await page.run(() => void (document.querySelector("refund-check").shadowRoot.querySelector("input").value = "2026-11-22"));
        await page.click(press);
        assert.equal(await isReady(page), false);
        await page.shown(({ question }) => question === "support");
        const told = await page.told("answer");
        assert.deepEqual(told.map(({ detail }) => detail.answers.purchased), [undefined, "2026-11-22"]);
      }));
  }

  test("a date that is emptied or changed after it was given has not been given, and one that was shows it", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-delivered]");
      await page.wait(async () => (await page.run(seen)) === "purchased", "no second question");
      const type = (value) =>
        page.run((value) => {
          const field = document.querySelector("refund-check").shadowRoot.querySelector("input");
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        }, value);
      const look = () => page.run(() => {
        const root = document.querySelector("refund-check").shadowRoot;
        const button = root.querySelector("[data-continue]");
        const { backgroundColor, color } = getComputedStyle(button);
        const light = (colour) => {
          const canvas = document.createElement("canvas").getContext("2d");
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255) ** 2.2);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
        };
        const lights = [light(color), light(backgroundColor)].sort((one, other) => other - one);
        return [button.hasAttribute("data-pressed"), backgroundColor, root.activeElement.id, lights[0] / lights[1]];
      });
      // Nothing has been typed: the field is where to go on. The mouse is still on the button, which can be read.
      await page.click("[data-continue]");
      const [isPressed, plain, focus, contrast] = await look();
      assert.deepEqual([isPressed, focus], [false, "field"]);
      assert.ok(contrast >= 4.5, String(contrast));
      await type("2026-11-08");
      await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("input").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true })));
      const [isGiven, given, , readable] = await look();
      assert.ok(isGiven);
      assert.ok(readable >= 4.5, String(readable));
      assert.notEqual(given, plain);
      await type("2026-11-20");
      assert.equal((await look())[0], false);
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "purchased");
      assert.equal((await page.told("answer")).length, 1);
      assert.equal(await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("input").value), "2026-11-20");
    }));

  test("a zone that a script gives once a date is asked for: the days are those there", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, { now: "2026-11-22T12:30:00Z", "time-zone": "Pacific/Auckland" });
      await page.click("[data-option=not-delivered]");
      const today = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-day]")?.getAttribute("data-day"));
      await page.wait(async () => (await today()) === "2026-11-23", "no days");
      await page.run(() => document.querySelector("refund-check").setAttribute("time-zone", "America/Los_Angeles"));
      assert.equal(await today(), "2026-11-22");
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "purchased");
      assert.equal(await today(), "2026-11-22");
    }));

  test("another policy, given after another language once something was answered: the answer was to none of its questions", () =>
    page.onSite(slow, async (site) => {
      await cp(join(root, "src/policies/physical-goods"), join(site.root, "goods"), { recursive: true });
      execFileSync(join(target, "release/refund-check"), ["compile", join(site.root, "goods"), "-o", join(site.root, "other.json")]);
      await openTag(page, site, HERE);
      await page.click("[data-option=defective]");
      await page.run(() => {
        const element = document.querySelector("refund-check");
        element.setAttribute("lang", "de");
        element.setAttribute("policy", "other.json");
      });
      await page.ready();
      assert.deepEqual((await page.state()).answers, []);
      assert.deepEqual(await page.told("answer"), []);
    }));

  test("keys that are typed into the page's own content are the page's", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, { ...HERE, lang: "de" });
      const heard = await page.run(() => {
        let keys = 0;
        addEventListener("keydown", () => (keys += 1));
        const field = document.querySelector("refund-check").appendChild(document.createElement("input"));
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true, composed: true }));
        return keys;
      });
      assert.equal(heard, 1);
    }));

  test("the second question of a drawn page has the policy's language", () =>
    page.onSite(slow, async (site) => {
      await openDrawn(page, site);
      await page.click("[data-option=defective]");
      await page.wait(async () => (await page.run(seen)) === "fault", "no second question");
      assert.equal(await isReady(page), false);
      assert.deepEqual(await page.run(() => (({ lang, dir }) => [lang, dir])(document.querySelector("refund-check").shadowRoot.querySelector(".card"))), ["en", "ltr"]);
    }));

  test("a drawn page that is loaded again at a later step, and answered early: each step back is one", () =>
    page.onSite(slow, async (site) => {
      await openDrawn(page, site);
      await page.ready();
      await page.click("[data-option=defective]");
      await page.shown(({ question }) => question === "fault");
      await reload(page);
      await page.click("[data-option=not-as-described]");
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "proof");
      await page.click("[data-back]");
      await page.shown(({ question }) => question === "reason");
      await page.run(() => history.forward());
      await page.shown(({ question }) => question === "proof");
    }));

  test("a date that cannot be, given before the engine has come, is asked for again", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-delivered]");
      await page.wait(async () => (await page.run(seen)) === "purchased", "no second question");
      await page.run(() => void (document.querySelector("refund-check").shadowRoot.querySelector("input").value = "2026-11-23"));
      await page.click("[data-continue]");
      assert.equal(await isReady(page), false);
      await page.ready();
      const field = await page.run(() => (({ value, ariaInvalid, id }) => [value, ariaInvalid, id])(document.querySelector("refund-check").shadowRoot.activeElement));
      assert.deepEqual(field, ["2026-11-23", "true", "field"]);
      assert.equal(await page.run(seen), "purchased");
    }));

  test("the second click of a pair answers no question that the first one brought", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      const click = (css, detail) =>
        page.run((css, detail) => void document.querySelector("refund-check").shadowRoot.querySelector(css).dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail })), css, detail);
      await click("[data-option=not-as-described]", 1);
      await page.wait(async () => (await page.run(seen)) === "proof", "no second question");
      await click("[data-option=can-show]", 2);
      await click("[data-back]", 2);
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "proof");
      // Not that of a pair whose first click the engine has not seen, either.
      await click("[data-option=can-show]", 2);
      assert.equal((await page.state()).question, "proof");
      await click("[data-option=can-show]", 1);
      await page.shown(({ question }) => question === "purchased");
    }));

  test("the browser's Back leads from what was answered early to the questions", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=not-as-described]");
      await page.wait(async () => (await page.run(seen)) === "proof", "no second question");
      await page.click("[data-option=can-show]");
      assert.equal(await isReady(page), false);
      await page.ready();
      await page.shown(({ question }) => question === "purchased");
      for (const asked of ["proof", "reason"]) {
        await page.driver.navigate().back();
        await page.shown(({ question }) => question === asked);
      }
      await page.run(() => history.go(2));
      await page.shown(({ question }) => question === "purchased");
    }));

  test("another language, given by a script once something was answered: the answer stands", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=defective]");
      await page.wait(async () => (await page.run(seen)) === "fault", "no second question");
      await page.run(() => document.querySelector("refund-check").setAttribute("lang", "de"));
      assert.equal(await page.run(seen), null);
      await page.ready();
      const state = await page.shown(({ question }) => question === "fault");
      assert.equal(state.focus, "title");
      assert.equal(await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".card").lang), "de");
    }));

  const OTHERS = {
    "answers that the page gives": { answers: '{"reason":"defective"}' },
    "another language": { lang: "de" },
    "another policy": { policy: "other.json" },
  };
  for (const [name, attributes] of Object.entries(OTHERS)) {
    test(`${name}: the script draws nothing that may be wrong`, () =>
      page.onSite(slow, async (site) => {
        await openTag(page, site, { ...HERE, ...attributes });
        assert.equal(await page.run(seen), null);
        assert.ok(await page.run(() => document.querySelector("#own").checkVisibility()));
      }));

    test(`${name}, given by a script once the question stands there: it goes away again`, () =>
      page.onSite(slow, async (site) => {
        await openTag(page, site, HERE);
        assert.equal(await page.run(seen), "reason");
        await page.run((attributes) => {
          for (const [name, value] of Object.entries(attributes)) document.querySelector("refund-check").setAttribute(name, value);
        }, attributes);
        assert.equal(await page.run(seen), null);
        assert.ok(await page.run(() => document.querySelector("#own").checkVisibility()));
      }));
  }

  test("a page that is loaded again goes on where the buyer was, and shows no other question before", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=defective]");
      await page.ready();
      await page.shown(({ question }) => question === "fault");
      await reload(page);
      assert.equal(await page.run(seen), null);
      await page.shown(({ question }) => question === "fault");
    }));

  test("whoever comes back by a link begins anew, and the script draws the question at once", () =>
    page.onSite(slow, async (site) => {
      await openTag(page, site, HERE);
      await page.click("[data-option=defective]");
      await page.ready();
      await page.shown(({ question }) => question === "fault");
      const address = await page.run(() => location.href);
      await page.driver.get(`${site.address}docs/index.html`);
      await goTo(page, address);
      const runs = () => Boolean(window.frames_ && document.querySelector("refund-check")?.shadowRoot);
      await page.wait(() => page.run(runs), "no element");
      assert.equal(await page.run(seen), "reason");
      assert.equal(await isReady(page), false);
      await page.ready();
      assert.equal(await page.run(seen), "reason");
    }));

  test("a slow style sheet and a slow engine: no unstyled frame, and nothing moves", () =>
    page.onSite(slow, async (site) => {
      await page.driver.get("about:blank");
      await page.driver.get(await site.withAttributes({}, WATCH));
      await page.ready();
      await page.driver.sleep(300);
      const [frames, shifts] = await page.run(() => [window.frames_, window.shifts]);
      assert.equal(frames.length, 1, frames.join(" | "));
      assert.ok(!frames[0].startsWith("0px"), frames[0]);
      assert.equal(shifts, 0);
    }));

  test("whoever has scrolled down a page that is hardly higher than the window stays there when the engine comes", () =>
    page.onSite(slow, async (site) => {
      const [drawn] = /<refund-check>[\s\S]*<\/refund-check>/.exec(await readFile(join(site.root, "index.html"), "utf8"));
      for (const element of [drawn, `${tag({})}${OWN}`]) {
        await page.driver.get("about:blank");
        await page.driver.get(await site.bare(SCRIPT, `<div style="height: calc(100vh - 150px)"></div>${element}`));
        await page.wait(() => page.run(seen), "no question");
        const scrolled = await page.run(() => {
          scrollTo(0, 1e6);
          return scrollY;
        });
        assert.ok(scrolled > 50, String(scrolled));
        assert.equal(await isReady(page), false);
        await page.ready();
        await page.driver.sleep(300);
        assert.equal(await page.run(() => scrollY), scrolled);
      }
    }));

  test("an answer that is given before the engine has come is taken up when it has", () =>
    page.onSite(slow, async (site) => {
      await openDrawn(page, site);
      assert.deepEqual(await page.told("ready"), []);
      await page.click("[data-option=changed-mind]");
      assert.deepEqual(await page.told("answer"), []);
      // It shows that it was pressed, and nothing of that is left on the verdict, which only the engine knows.
      const pressed = () => page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll("[data-pressed]")].map(({ dataset }) => dataset.option));
      assert.deepEqual(await pressed(), ["changed-mind"]);
      await page.ready();
      await page.shown(({ outcome }) => outcome);
      assert.deepEqual(await pressed(), []);
      assert.equal((await page.told("answer")).length, 1);
    }));

  test("an answer that is pressed before even the script has come is taken up, too", async () => {
    const policyPage = await readFile(join(page.site.root, "index.html"), "utf8");
    const [element] = /<refund-check>[\s\S]*<\/refund-check>/.exec(policyPage);
    await page.openBare({ head: "", body: element, elements: 0 });
    await page.click("[data-option=defective]");
    await page.run(() => {
      const script = Object.assign(document.createElement("script"), { type: "module", src: "refund-check.js" });
      document.head.append(script);
    });
    await page.ready();
    await page.shown(({ question }) => question === "fault");
    assert.equal((await page.told("answer")).length, 1);
  });
});
