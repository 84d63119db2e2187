// A visit in the field: what is pressed twice, a page left open overnight, coming back, pages that break what extras
// need, and elements that come and go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inShadow, reach } from "./helpers.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { HERE, tag } from "./site.mjs";

const DEFECT = { reason: "defective", fault: "major", purchased: "2026-11-20", support: "could-not-fix" };

inEveryEngine((page) => {
  const errors = async () => (await page.told("error")).map(({ detail }) => detail.error);

  /** Two clicks on the same spot, as fast as a driver goes. */
  async function doubleClick(css) {
    const target = await inShadow(page.driver, css);
    await page.run((target) => target.scrollIntoView({ block: "center", behavior: "instant" }), target);
    await page.driver.actions().move({ origin: target, duration: 0 }).press().release().press().release().perform();
  }

  test("a double click answers one question, on a narrow screen too", async () => {
    const before = await page.driver.manage().window().getRect();
    try {
      await page.driver.manage().window().setRect({ width: 390, height: 844 });
      for (const [answers, option, next] of [
        [{ reason: "not-as-described" }, "can-show", "purchased"],
        [{}, "defective", "fault"],
        [{}, "not-delivered", "purchased"],
        [{ reason: "defective" }, "major", "purchased"],
      ]) {
        await page.open({ answers });
        await doubleClick(`[data-option="${option}"]`);
        const state = await page.shown(({ question }) => question !== undefined);
        assert.equal(state.question, next, option);
        assert.equal((await page.told("answer")).length, 1, option);
      }
    } finally {
      await page.driver.manage().window().setRect(before);
    }
  });

  test("a key that is held down answers one question", async () => {
    await page.open();
    await page.run(() => {
      const { shadowRoot } = document.querySelector("refund-check");
      shadowRoot.querySelector('[data-option="not-delivered"]').focus();
      window.prevented = [];
      addEventListener("keydown", (event) => window.prevented.push(event.defaultPrevented));
    });
    await page.press(Key.ENTER);
    await page.shown(({ question }) => question === "purchased");
    const held = (css) => page.run((css) => {
      const target = document.querySelector("refund-check").shadowRoot.querySelector(css);
      const event = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, composed: true, cancelable: true });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    }, css);
    assert.equal(await held('[data-day]'), true);
    await page.fill("2026-11-20");
    assert.equal(await held("input[name]"), true);
    assert.equal((await page.state()).question, "purchased");
    assert.equal((await page.told("answer")).length, 1);
  });

  test("keys that are typed into a field are no shortcuts of the page", async () => {
    await page.open({ answers: DEFECT });
    await page.run(() => {
      window.heard = [];
      for (const type of ["keydown", "keypress", "keyup"]) addEventListener(type, ({ key }) => window.heard.push(key));
    });
    await (await reach(page.driver, '[data-evidence="order-number"] textarea')).sendKeys("/k");
    assert.deepEqual(await page.run(() => window.heard), []);
    await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-step='']").focus());
    await page.press("s");
    assert.ok((await page.run(() => window.heard)).includes("s"), "keys elsewhere are the page's");
  });

  /** A clock that a test sets. It stands in the page before the element does. */
  const CLOCK = `<script>
    window.clock = Date.parse("2026-11-22T22:50:00Z");
    Date.now = () => window.clock;
  </script>`;
  const open = (attributes) => page.openBare({ head: CLOCK + SCRIPT, body: `${tag({ "time-zone": "Europe/Berlin", ...attributes })}</refund-check>` });
  const later = (moment) => page.run((moment) => {
    window.clock = Date.parse(moment);
    document.dispatchEvent(new Event("visibilitychange"));
  }, moment);

  test("a page that was left open overnight knows what day it is", async () => {
    await open({ answers: JSON.stringify({ reason: "not-delivered" }) });
    assert.equal((await page.state()).field.max, "2026-11-22");
    await page.fill("2026-11-20");
    await later("2026-11-22T23:10:00Z");
    const state = await page.shown(({ field }) => field?.max === "2026-11-23");
    assert.equal(state.field.value, "2026-11-20", "what was typed stays");
    await page.click("[data-day]:first-child");
    const next = await page.shown(({ question }) => question === "support");
    assert.match(next.answers[1].said, /November 23, 2026/);
  });

  test("a verdict does not outlive its deadline, and the page is told", async () => {
    await open({ answers: JSON.stringify({ ...DEFECT, purchased: "2026-11-09T00:00" }) });
    assert.equal((await page.state()).outcome, "qualifies");
    await later("2026-11-22T22:59:00Z");
    assert.equal((await page.state()).outcome, "qualifies");
    await later("2026-11-22T23:00:01Z");
    assert.equal((await page.shown(({ outcome }) => outcome !== "qualifies")).outcome, "does-not-qualify");
    assert.deepEqual((await page.told("verdict")).map(({ detail }) => detail.verdict.outcome), ["does-not-qualify"]);
  });

  test("a deadline that comes while the page is looked at needs no help", async () => {
    const head = `<script>
      const ahead = Date.parse("2026-11-22T22:59:58Z") - Date.now(), { now } = Date;
      Date.now = () => now() + ahead;
    </script>`;
    const answers = JSON.stringify({ ...DEFECT, purchased: "2026-11-09T00:00" });
    await page.openBare({ head: head + SCRIPT, body: `${tag({ "time-zone": "Europe/Berlin", answers })}</refund-check>` });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
  });

  test("a visit is found again by whoever comes back in a router, and by nobody else", async () => {
    await page.openBare({ body: `<main>${tag()}</refund-check></main>` });
    const go = (address) => page.run((address, attributes) => {
      if (address) history.pushState(null, "", address);
      const main = document.querySelector("main");
      main.replaceChildren();
      const made = document.createElement("refund-check");
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      window.told.length = 0;
      main.append(made);
    }, address, HERE);
    await page.answer({ option: "defective" });
    await page.shown(({ question }) => question === "fault");
    await go("?order=2");
    assert.equal((await page.ready()).question, "reason");
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    // The answer is an entry of its own.
    await page.run(() => history.go(-2));
    await page.wait(() => page.run(() => location.search === ""), "not back");
    await go();
    assert.equal((await page.ready()).question, "fault");
    await go();
    assert.equal((await page.ready()).question, "fault", "made anew once more: reading erases nothing");
  });

  test("elements in two shadow roots are two visits", async () => {
    const body = "<div id=a></div><div id=b></div>";
    await page.openBare({ body, elements: 0 });
    await page.run((attributes) => {
      for (const id of ["a", "b"]) {
        const made = document.createElement("refund-check");
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        document.querySelector(`#${id}`).attachShadow({ mode: "open" }).append(made);
      }
    }, HERE);
    const inner = (id, css) => page.run((id, css) => {
      const root = document.querySelector(`#${id}`).shadowRoot.querySelector("refund-check")?.shadowRoot;
      const found = root?.querySelector(css);
      if (css.includes("option")) found.click();
      return found?.dataset.question;
    }, id, css);
    await page.wait(async () => (await inner("a", "[data-ready] [data-question]")) && (await inner("b", "[data-ready] [data-question]")), "not ready");
    await page.run(() => sessionStorage.clear());
    await inner("a", '[data-option="defective"]');
    const keys = await page.run(() => Object.keys(sessionStorage).length);
    await inner("b", '[data-option="not-delivered"]');
    assert.equal(await page.run(() => Object.keys(sessionStorage).filter((key) => sessionStorage.getItem(key) !== "{}").length), 2, `${keys}`);
    assert.deepEqual([await inner("a", "[data-question]"), await inner("b", "[data-question]")], ["fault", "purchased"]);
  });

  const CLOBBER = `<script>
    delete URL.canParse;
    window.CSS = undefined;
    document.createTreeWalker = () => { throw new Error("broken by the page"); };
    URL.createObjectURL = undefined;
    Object.defineProperty(navigator, "clipboard", { value: { writeText: 5 } });
    Object.defineProperty(window, "sessionStorage", { get() { throw new Error("blocked"); } });
    performance.getEntriesByType = undefined;
    document.execCommand = undefined;
  </script>`;

  test("what a page has broken takes only itself away, never the verdict", async () => {
    await page.openBare({ head: CLOBBER + SCRIPT, body: `${tag()}<p>own</p></refund-check>` });
    await page.answer({ option: "changed-mind" });
    assert.equal((await page.shown(({ outcome }) => outcome)).outcome, "does-not-qualify");
    for (const css of ["[data-copy]", "[data-find]"]) await page.run((css) => {
      document.querySelector("refund-check").shadowRoot.querySelector(css).click();
    }, css);
    assert.equal((await page.state()).outcome, "does-not-qualify");
    assert.ok((await errors()).every(({ problem }) => problem === "ignored"), JSON.stringify(await errors()));
    const links = (await page.state()).contacts;
    assert.match(links[0], /^mailto:support@example\.com\?subject=/);
    assert.match(links[1], /^https:\/\/example\.com\/contact/);
  });

  test("an element that is taken into another document works there", async () => {
    await page.openBare({ body: `<iframe src="about:blank"></iframe>${tag({ ...HERE, answers: '{"reason":"defective"}' })}</refund-check>` });
    const there = () => page.run(() => {
      const moved = document.querySelector("iframe").contentDocument.querySelector("refund-check");
      const root = moved.shadowRoot;
      return { question: root.querySelector("[data-question]")?.dataset.question, sheets: root.adoptedStyleSheets.length };
    });
    await page.run(() => document.querySelector("iframe").contentDocument.body.append(document.querySelector("refund-check")));
    await page.wait(async () => (await there()).sheets === 3, "no style there");
    assert.equal((await there()).question, "fault");
    await page.run(() => {
      const moved = document.querySelector("iframe").contentDocument.querySelector("refund-check");
      moved.shadowRoot.querySelector('[data-option="major"]').click();
    });
    assert.equal((await there()).question, "purchased");
  });

  test("elements that come and go 500 times leave the memory as it was", async () => {
    await page.openBare({ body: `<main>${tag()}</refund-check></main>`, head: `<script>
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (...given) { return (window.engine = new Instance(...given)); };
      // Here, because the driver's scripts see another WebAssembly in Firefox.
      window.size = () => Object.values(engine.exports).find((it) => it instanceof WebAssembly.Memory).buffer.byteLength;
    </script>${SCRIPT}` });
    const size = () => page.run(() => window.size());
    const comeAndGo = (times) => page.driver.executeAsyncScript(async (times, done) => {
      const main = document.querySelector("main");
      const [gone] = main.children;
      for (let time = 0; time < times; time += 1) {
        gone.remove();
        if (time % 2) gone.lang = gone.lang === "en" ? "de" : "en";
        const ready = new Promise((resolve) => setTimeout(resolve, 4));
        main.append(gone);
        await ready;
      }
      done();
    }, times);
    await page.driver.manage().setTimeouts({ script: 60_000 });
    await comeAndGo(50);
    const before = await size();
    await comeAndGo(500);
    assert.equal(await size(), before);
  });

  test("a browser that hides its zone is asked for its clock, and the page is told", async () => {
    const hidden = (zone, offset) => `<script>
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      Intl.DateTimeFormat.prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone: ${zone} };
      };
      Date.prototype.getTimezoneOffset = () => ${offset};
      Date.now = () => Date.parse("2026-11-22T23:30:00Z");
    </script>`;
    for (const [zone, offset, max] of [['"UTC"', -60, "2026-11-23"], ["undefined", 300, "2026-11-22"], ['"UTC"', -330, "2026-11-23"]]) {
      await page.openBare({ head: hidden(zone, offset) + SCRIPT, body: `<refund-check answers='{"reason":"not-delivered"}'></refund-check>` });
      assert.equal((await page.state()).field.max, max, `${zone} ${offset}`);
      assert.deepEqual((await errors()).map(({ about, problem }) => [about, problem]), [["time-zone", "ignored"]], `${zone} ${offset}`);
    }
  });
});
