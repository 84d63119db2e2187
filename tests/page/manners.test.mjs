// How the element behaves in somebody else's page: it takes nothing that was not given, and asks the network for nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inEveryEngine, SCRIPT } from "./page.mjs";

const nothingHasFocus = () => document.activeElement === document.body;

inEveryEngine((page) => {
  test("loading takes no focus and scrolls nothing, a verdict that is filled in included", async () => {
    for (const answers of [{}, { reason: "not-delivered", purchased: "2027-01-01" }, { reason: "other" }]) {
      await page.open({ answers });
      assert.equal(await page.run(nothingHasFocus), true);
      assert.equal(await page.run(() => scrollY), 0);
    }
  });

  test("after each answer the focus is on the heading of what came of it, and that is in view", async () => {
    await page.engine.resize(page.driver, 360, 480);
    await page.open();
    const inView = () => {
      const { top, bottom } = document.querySelector("refund-check").shadowRoot.querySelector("#title").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    for (const [choice, next] of [
      [{ option: "defective" }, "fault"], [{ option: "major" }, "purchased"], [{ value: "2026-11-08" }, "purchased.time"],
      [{ value: "12:00" }, "support"], [{ option: "could-not-fix" }, "qualifies"],
    ]) {
      await page.answer(choice);
      const { focus } = await page.shown(({ question, outcome }) => (question ?? outcome) === next);
      assert.equal(focus, "title", next);
      await page.wait(() => page.run(inView), `the heading of ${next} does not come into view`);
    }
  });

  test("one whole way can be gone by keyboard alone", async () => {
    await page.engine.resize(page.driver, 1280, 800);
    await page.open();
    await page.tabTo((focus) => focus === "option=defective");
    await page.press(Key.ENTER);
    await page.shown(({ question }) => question === "fault");
    await page.tabTo((focus) => focus === "option=major");
    await page.press(" ");
    await page.shown(({ question }) => question === "purchased");
    await page.tabTo((focus) => focus === "field");
    await page.press("11/11/2026", Key.ENTER);
    await page.shown(({ question }) => question === "support");
    await page.tabTo((focus) => focus === "option=could-not-fix");
    await page.press(Key.ENTER);
    await page.shown(({ outcome }) => outcome === "qualifies");
    await page.tabTo((focus) => focus === "step=1");
    await page.press(Key.ENTER);
    const active = (css) => () => page.run((css) => document.querySelector("refund-check").shadowRoot.activeElement?.matches(css), css);
    await page.tabTo(active(".helps > summary"));
    await page.press(Key.ENTER);
    const ticked = () => document.querySelector("refund-check").shadowRoot.querySelector("[data-evidence=screenshot] input").checked;
    await page.tabTo(active("[type=checkbox]"));
    await page.press(" ");
    assert.equal(await page.run(ticked), true);
    await page.tabTo((focus) => focus === "step=", { back: true });
    await page.press(Key.ENTER);
    await page.wait(() => page.run(() => document.querySelector("refund-check").shadowRoot.activeElement?.id === "title"), "not back at the verdict");
    await page.tabTo((focus) => focus === "restart=");
    await page.press(Key.ENTER);
    const { focus } = await page.shown(({ question }) => question === "reason");
    assert.equal(focus, "title");
  });

  test("arrow keys and Escape answer nothing", async () => {
    await page.open();
    await page.tabTo((focus) => focus === "option=defective");
    await page.press(Key.ARROW_DOWN, Key.ARROW_RIGHT, Key.ESCAPE);
    assert.equal((await page.state()).question, "reason");
    assert.deepEqual(await page.told("answer"), []);
  });

  test("what is gone through before the first press leaves nothing behind, and nobody hears of it", async () => {
    const head = `<script>
      // The tests before have kept answers in this tab.
      sessionStorage.clear();
      const made = (window.made = []);
      const { createHTMLDocument } = DOMImplementation.prototype;
      DOMImplementation.prototype.createHTMLDocument = function (title) {
        const away = createHTMLDocument.call(this, title);
        const { createElement } = away;
        away.createElement = (name) => made[made.push(createElement.call(away, name)) - 1];
        return away;
      };
      window.heard = [];
      for (const name of ["answer", "verdict", "error"]) addEventListener("refund-check-" + name, () => heard.push(name));
    </script>${SCRIPT}`;
    await page.openBare({ head, body: "<refund-check></refund-check>" });
    const gone = () => window.made[0]?.querySelector("[data-question]")?.dataset.question;
    await page.wait(async () => (await page.run(gone)) === "purchased", "nothing is gone through");
    assert.deepEqual(await page.run(() => [window.heard, Object.keys(sessionStorage), history.state]), [[], [], null]);
    // It stood in the page to be laid out, where nobody could see it, and does no more.
    const stood = await page.run(() => window.made.map((away) => [away.ownerDocument === document, away.style.visibility, away.isConnected])[0]);
    assert.deepEqual(stood, [true, "hidden", false]);
    assert.equal((await page.state()).question, "reason");
  });

  test("once loaded it asks the network for nothing and says nothing on the console, up to the verdict and back", async () => {
    await page.open();
    const requests = () => performance.getEntriesByType("resource").map(({ name }) => name);
    const before = await page.run(requests);
    assert.ok(before.some((name) => name.endsWith("refund-check.wasm")), before.join());
    for (const name of before) assert.ok(name.startsWith(page.site.address) || name.startsWith("data:"), `from elsewhere: ${name}`);
    await page.answer({ option: "not-delivered" });
    await page.answer({ value: "2027-01-01" });
    await page.answer({ value: "2026-11-08" });
    await page.answer({ value: "10:00" });
    await page.answer({ option: "not-contacted" });
    await page.shown(({ outcome }) => outcome === "fix-first");
    await page.change("purchased");
    await page.click("[data-option=unsure]");
    await page.click("[data-restart]");
    await page.shown(({ question }) => question === "reason");
    assert.deepEqual(await page.run(requests), before);
    assert.deepEqual(await page.consoleErrors(), []);
  });

  test("nothing is kept in the browser but the answers, for the tab's session", async () => {
    await page.open();
    await page.run(() => sessionStorage.clear());
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome !== undefined);
    const kept = () => [localStorage.length, Object.values(sessionStorage), document.cookie, location.search + location.hash];
    assert.deepEqual(await page.run(kept), [0, ['{"reason":"changed-mind"}'], "", ""]);
    await page.click("[data-restart]");
    assert.deepEqual(await page.run(kept), [0, [], "", ""]);
  });
});
