// Whatever a page does with the tag and the script: twice, late, moved, hidden away. And what pages are told.

import assert from "node:assert/strict";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { SCRIPT, inEveryEngine } from "./page.mjs";
import { HERE, tag } from "./site.mjs";

const TAG = `${tag()}the page's own content</refund-check>`;
const DEFECT = { reason: "defective", fault: "major", purchased: "2026-11-20" };

inEveryEngine((page) => {
  test("two elements on a page know nothing of each other and share one engine", async () => {
    const two = (id) => tag({ ...HERE, id }) + "</refund-check>";
    await page.openBare({ body: two("one") + two("other"), elements: 2 });
    await page.click("[data-option=defective]");
    const [one, other] = [await page.state("#one"), await page.state("#other")];
    assert.deepEqual([one.question, other.question, other.focus], ["fault", "reason", null]);
    const loads = () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
    assert.equal(await page.run(loads), 1);
  });

  test("an element that is moved keeps its answers and goes on", async () => {
    await page.openBare({ body: `${TAG}<div id="place"></div>` });
    await page.click("[data-option=defective]");
    await page.run(() => document.querySelector("#place").append(document.querySelector("refund-check")));
    const moved = await page.shown();
    assert.deepEqual([moved.question, moved.answers.length], ["fault", 1]);
    await page.answer({ option: "minor" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.equal((await page.told("ready")).length, 1);
  });

  test("attributes that change while it is out of the page count when it is back", async () => {
    await page.openBare({ body: TAG });
    await page.run((answers) => {
      const element = document.querySelector("refund-check");
      element.remove();
      element.setAttribute("answers", answers);
      document.body.append(element);
    }, JSON.stringify(DEFECT));
    await page.shown(({ question }) => question === "support");
  });

  test("a script that stands twice, and a copy of it from elsewhere, do no harm", async () => {
    const copy = join(page.site.root, "copy");
    await mkdir(copy, { recursive: true });
    for (const name of ["refund-check.js", "refund-check-engine.js", "refund-check.wasm"]) {
      await cp(join(page.site.root, name), join(copy, name));
    }
    const again = '<script type="module" src="copy/refund-check.js"></script>';
    await page.openBare({ head: SCRIPT + SCRIPT + again, body: TAG + SCRIPT });
    await page.answer({ option: "defective" });
    await page.shown(({ question }) => question === "fault");
    assert.deepEqual(await page.consoleErrors(), []);
  });

  test("the script may come after the tag, or long after", async () => {
    await page.openBare({ head: "", body: TAG + SCRIPT });
    await page.openBare({ head: "", body: TAG, elements: 0 });
    assert.equal(await page.run(() => document.querySelector("refund-check").innerText), "the page's own content");
    await page.run(() => {
      const script = Object.assign(document.createElement("script"), { type: "module", src: "refund-check.js" });
      document.head.append(script);
    });
    assert.equal((await page.ready()).question, "reason");
  });

  test("an element may come late, from a template, or inside another's shadow root", async () => {
    await page.openBare({ body: `<template>${TAG}</template><div></div>`, elements: 0 });
    await page.run(() => {
      const { content } = document.querySelector("template");
      document.body.append(content.cloneNode(true));
      const root = document.querySelector("div").attachShadow({ mode: "open" });
      root.append(content.cloneNode(true));
      const made = document.createElement("refund-check");
      document.body.append(made);
    });
    await page.ready(3);
    const inner = () => {
      const outer = document.querySelector("div").shadowRoot.querySelector("refund-check").shadowRoot;
      outer.querySelector("[data-option=other]").click();
      return outer.querySelector("[data-outcome]")?.dataset.outcome;
    };
    assert.equal(await page.run(inner), "support-decides");
    assert.deepEqual((await page.told("verdict")).map(({ detail }) => detail.verdict.outcome), ["support-decides"]);
  });

  test("the page is told when it is ready, of each answer and of the verdict, in the shapes of `decide`", async () => {
    const element = tag({ ...HERE, id: "it", answers: JSON.stringify(DEFECT) });
    await page.openBare({ body: `${element}</refund-check>` });
    await page.answer({ option: "could-not-fix" });
    await page.shown(({ outcome }) => outcome === "qualifies");
    const told = await page.run(() => window.told);
    assert.deepEqual(told.map(({ name }) => name), ["ready", "answer", "verdict"]);
    for (const { bubbles, composed, cancelable, from } of told) {
      assert.deepEqual([bubbles, composed, cancelable, from], [true, true, false, "it"]);
    }
    const [ready, answer, verdict] = told.map(({ detail }) => detail);
    const request = { answers: { ...DEFECT, support: "could-not-fix" }, now: HERE.now, time_zone: HERE["time-zone"] };
    assert.deepEqual(ready, { question: { id: "support", at_most: 1 } });
    assert.deepEqual(answer, { ...(await decide(page, request)), answers: request.answers });
    assert.deepEqual(verdict, await decide(page, request));
    assert.equal(verdict.verdict.outcome, "qualifies");
  });

  test("an invalid answer is told as such, and is no verdict", async () => {
    await page.openBare({ body: `${tag({ ...HERE, answers: '{"reason":"not-delivered"}' })}</refund-check>` });
    await page.answer({ value: "2027-01-01" });
    const [{ detail }] = await page.told("answer");
    assert.deepEqual([detail.invalid.question, detail.invalid.problem], ["purchased", "in-the-future"]);
    assert.match(detail.invalid.message, /`2027-01-01`/);
    assert.deepEqual(await page.told("verdict"), []);
  });

  test("the page can keep contact to itself", async () => {
    await page.openBare({ body: `${tag({ ...HERE, answers: '{"reason":"other"}' })}</refund-check>` });
    const click = (prevent) => {
      const element = document.querySelector("refund-check");
      let followed;
      // The last to see the click, and so that nothing is really opened.
      const last = (event) => {
        followed = !event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener("click", last, { once: true });
      if (prevent) element.addEventListener("refund-check-contact", (event) => event.preventDefault(), { once: true });
      element.shadowRoot.querySelector("a[data-contact]").click();
      return followed;
    };
    assert.equal(await page.run(click, false), true);
    assert.equal(await page.run(click, true), false);
    const [contact, ...more] = await page.told("contact");
    assert.equal(more.length, 1);
    assert.deepEqual([contact.bubbles, contact.composed, contact.cancelable], [true, true, true]);
    assert.equal(contact.detail.verdict.outcome, "support-decides");
  });
});

/** What the page's `decide` says. */
function decide(page, request) {
  const script = (request, module, done) => import(module).then(({ decide }) => decide(request)).then(done);
  return page.driver.executeAsyncScript(script, request, new URL("refund-check.js", page.site.address).href);
}
