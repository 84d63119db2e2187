// The browser's Back goes a question back, its Forward on again; and one scroll, at once, brings each screen to the top.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { tag } from "./site.mjs";

const WAY = [{ option: "defective" }, { option: "major" }, { value: "2026-11-20" }, { option: "could-not-fix" }];

inEveryEngine((page) => {
  async function go(way = WAY) {
    for (const answer of way) {
      const { question } = await page.state();
      await page.answer(answer);
      await page.shown((state) => state.question !== question);
    }
  }
  const back = () => page.run(() => history.back());
  const shows = (question) => page.shown((state) => state.question === question);
  const isSending = (is) => page.wait(async () => (await page.run(() => !document.querySelector("refund-check").shadowRoot.querySelector(".sending").hidden)) === is, `sending is not ${is}`);

  test("Back goes from what to send to the verdict, and then question by question; Forward goes on again", async () => {
    await page.open();
    await go();
    await page.click(".go");
    await isSending(true);
    await back();
    await isSending(false);
    for (const question of ["support", "purchased", "fault", "reason"]) {
      await back();
      await shows(question);
    }
    assert.deepEqual((await page.state()).answers, []);
    await page.run(() => history.go(4));
    await page.shown(({ outcome }) => outcome === "qualifies");
  });

  test("the way back on the page is the browser's", async () => {
    await page.open();
    await go(WAY.slice(0, 2));
    const length = await page.run(() => history.length);
    await page.click("[data-back]");
    await shows("fault");
    assert.equal(await page.run(() => history.length), length);
    await page.run(() => history.forward());
    await shows("purchased");
  });

  test("Back that is clicked twice goes one question back", async () => {
    await page.open();
    await go(WAY.slice(0, 2));
    await page.run(() => {
      const button = document.querySelector("refund-check").shadowRoot.querySelector("[data-back]");
      for (const detail of [1, 2]) button.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail }));
    });
    await shows("fault");
    await page.driver.sleep(200);
    await shows("fault");
  });

  test("a page that is left and come back to is as it was, kept whole by the browser or made anew", async () => {
    await page.open();
    const address = await page.driver.getCurrentUrl();
    await go(WAY.slice(0, 2));
    await page.run(() => void setTimeout(() => (location.href = "add.html")));
    await page.wait(async () => (await page.driver.getCurrentUrl()).endsWith("add.html"), "the page was not left");
    await back();
    await page.wait(async () => (await page.driver.getCurrentUrl()) === address, "the page was not come back to");
    const state = await page.shown(({ question }) => question === "purchased");
    assert.deepEqual(state.answers.map(({ question }) => question), ["reason", "fault"]);
    await page.answer({ value: "2026-11-20" });
    await shows("support");
  });

  test("a page that is loaded again at a step back is at that step, takes no focus, and goes on from there", async () => {
    await page.open();
    await go(WAY.slice(0, 3));
    await back();
    await shows("purchased");
    await page.driver.navigate().refresh();
    await page.ready();
    assert.deepEqual((await shows("purchased")).answers.map(({ question }) => question), ["reason", "fault"]);
    assert.equal(await page.run(() => document.activeElement === document.body), true);
    await page.run(() => history.forward());
    await shows("support");
    await back();
    await shows("purchased");
    await back();
    await shows("fault");
  });

  /** What the page itself hears of, from now on. */
  const listen = () =>
    page.run(() => {
      window.heard = 0;
      addEventListener("popstate", () => (window.heard += 1));
    });
  const heard = () => page.run(() => window.heard);

  test("a page hears of its own entries, and of no step between two questions", async () => {
    await page.open();
    await listen();
    await go(WAY.slice(0, 3));
    await back();
    await shows("purchased");
    await back();
    await shows("fault");
    await page.run(() => history.go(2));
    await shows("support");
    assert.equal(await heard(), 0);
    await page.run(() => history.pushState({ page: "other" }, "", "?other"));
    await back();
    await page.wait(async () => (await heard()) === 1, "the page's own entry was not heard of");
    assert.equal((await page.state()).question, "support");
  });

  test("where an element stays while the page around it becomes another one, the way back to that is heard of", async () => {
    await page.open();
    await listen();
    await go(WAY.slice(0, 2));
    await page.run(() => history.pushState({ page: "other" }, "", "?other"));
    await page.answer(WAY[2]);
    await shows("support");
    await page.run(() => history.go(-2));
    await shows("purchased");
    assert.equal(await heard(), 1);
  });

  test("each of two elements goes by its own steps", async () => {
    await page.openBare({ body: tag() + tag(), elements: 2 });
    await listen();
    const press = (at, option) =>
      page.run((at, option) => document.querySelectorAll("refund-check")[at].shadowRoot.querySelector(`[data-option="${option}"]`).click(), at, option);
    const both = () => page.run(() => [...document.querySelectorAll("refund-check")].map((it) => it.shadowRoot.querySelector("[data-question]").dataset.question));
    const show = (...questions) => page.wait(async () => `${await both()}` === `${questions}`, `not ${questions}`);
    await press(0, "defective");
    await show("fault", "reason");
    await press(1, "not-delivered");
    await show("fault", "purchased");
    await back();
    await show("fault", "reason");
    await back();
    await show("reason", "reason");
    await page.run(() => history.go(2));
    await show("fault", "purchased");
    assert.equal(await heard(), 0);
  });

  test("an element that a router makes anew at each entry, because it hears first, goes by the entry", async () => {
    const router = () =>
      addEventListener("popstate", { handleEvent: () => document.querySelector("refund-check").replaceWith(document.querySelector("refund-check").cloneNode()) }, true);
    await page.openBare({ head: `<script>(${router})()</script>${SCRIPT}`, body: tag() });
    await go(WAY.slice(0, 3));
    await page.run(() => void (document.querySelector("refund-check").isFirst = true));
    for (const question of ["purchased", "fault", "reason"]) {
      await back();
      await shows(question);
    }
    assert.equal(await page.run(() => document.querySelector("refund-check").isFirst), null);
    await page.run(() => history.go(3));
    await shows("support");
  });

  test("a router's own state in the place of the visit's is taken for where the visit is", async () => {
    await page.open();
    await go(WAY.slice(0, 3));
    await page.run(() => history.replaceState({ scroll: 0 }, ""));
    await page.driver.navigate().refresh();
    await page.ready();
    await shows("support");
    assert.equal(await page.run(() => history.state.scroll), 0);
    await back();
    await shows("purchased");
    await page.run(() => history.forward());
    await shows("support");
  });

  test("where the host minds, and in a frame, history stays as it was", async () => {
    await page.open({ history: "off" });
    const length = await page.run(() => history.length);
    await go();
    await page.click("[data-change=fault]");
    await shows("fault");
    await page.click("[data-back]");
    await shows("reason");
    assert.equal(await page.run(() => history.length), length);
  });

  test("each answer scrolls in one frame at most, whatever the page's own scrolling is like", async () => {
    await page.engine.resize(page.driver, 360, 740);
    await page.open();
    await page.run(() => {
      document.documentElement.style.scrollBehavior = "smooth";
      window.places = [];
      const look = () => {
        // Firefox puts a place onto whole pixels one frame later.
        if (Math.abs(window.places.at(-1) - scrollY) > 1 || window.places.length === 0) window.places.push(scrollY);
        requestAnimationFrame(look);
      };
      look();
    });
    for (const answer of WAY) {
      const { question } = await page.state();
      // Without the driver's own scrolling.
      await page.run((option, value) => {
        const { shadowRoot } = document.querySelector("refund-check");
        window.places.splice(0, window.places.length, scrollY);
        const field = shadowRoot.querySelector("input[name]");
        if (value) field.value = value;
        shadowRoot.querySelector(value ? "[data-continue]" : `[data-option="${option}"]`).click();
      }, answer.option ?? "", answer.value ?? "");
      await page.shown((state) => state.question !== question);
      await page.driver.sleep(250);
      const [places, top] = await page.run(() => [window.places, document.querySelector("refund-check").shadowRoot.querySelector(".card").getBoundingClientRect().top]);
      assert.ok(places.length <= 2, `${question}: ${places.join()}`);
      assert.ok(top >= 0 && top <= 16, `${question}: the card's top is at ${top}`);
    }
  });
});
