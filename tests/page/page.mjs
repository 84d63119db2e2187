// One window with an element in it, as a buyer uses it: real clicks and keys, and what is then shown.

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { Key } from "selenium-webdriver";
import { engines } from "./engines.mjs";
import { click, inShadow } from "./helpers.mjs";
import { HERE, startSite } from "./site.mjs";
import { readState } from "./state.mjs";

const PATIENCE = 10_000;

export const SCRIPT = '<script type="module" src="refund-check.js"></script>';

/** Runs the same tests in every engine, each with a window and a site of its own. */
export function inEveryEngine(tests) {
  for (const engine of engines) {
    describe(engine.name, () => {
      const page = new Page(engine);
      before(() => page.start());
      after(() => page.stop());
      tests(page);
    });
  }
}

class Page {
  constructor(engine) {
    this.engine = engine;
  }

  async start() {
    this.site = await startSite();
    this.driver = await this.engine.open();
  }

  /** Runs something on a site of its own, with the window of this one. */
  async onSite(options, run) {
    const usual = this.site;
    this.site = await startSite(options);
    try {
      await run(this.site);
    } finally {
      await this.driver.get("about:blank");
      await this.site.close();
      this.site = usual;
    }
  }

  async stop() {
    await this.engine.close();
    await this.site?.close();
  }

  /** Opens the policy page. Answers are given as an object, or as the attribute's text. Ends once it is ready. */
  async open({ answers, ...attributes } = {}) {
    const text = typeof answers === "object" ? JSON.stringify(answers) : answers;
    const given = { ...HERE, ...(text !== undefined && { answers: text }), ...attributes };
    await this.driver.get(await this.site.withAttributes(given));
    return this.ready();
  }

  /** Opens a page of the test's own. Ends once so many elements are ready. */
  async openBare({ head = SCRIPT, body, elements = 1 }) {
    await this.driver.get(await this.site.bare(head, body));
    return this.ready(elements);
  }

  async ready(elements = 1) {
    await this.wait(async () => (await this.told("ready")).length >= elements, `not ready: ${elements}`);
    return this.state();
  }

  /** What elements have told so far, by the event's name. */
  async told(name) {
    const told = await this.run(() => window.told);
    return told.filter((event) => event.name === name);
  }

  async wait(condition, message) {
    await this.driver.wait(condition, PATIENCE, message);
  }

  run(script, ...values) {
    return this.driver.executeScript(script, ...values);
  }

  state(host = "refund-check") {
    return this.run(readState, host);
  }

  /** What is shown, once it is what the test waits for. */
  async shown(is = () => true, host) {
    let state;
    const arrived = async () => {
      state = await this.state(host);
      return state !== null && is(state);
    };
    await this.driver.wait(arrived, PATIENCE).catch((error) => {
      throw new Error(`${error.message}\nshown at last: ${JSON.stringify(state)}`);
    });
    return state;
  }

  async click(css) {
    await click(this.driver, css);
  }

  /** Puts a value into the field, as a picker does. */
  async fill(value) {
    const field = await inShadow(this.driver, "input[name]");
    await this.run((field, value) => (field.value = value), field, value);
  }

  /** Answers the question shown: one of its options, or a value of its field. */
  async answer({ option, value }) {
    if (option !== undefined) return this.click(`[data-option="${option}"]`);
    await this.fill(value);
    await this.click("[data-continue]");
  }

  async change(question) {
    await this.click(`[data-change="${question}"]`);
    return this.shown((state) => state.question === question);
  }

  async press(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** Presses Tab, or Shift and Tab, until the focus is where `is` says. */
  async tabTo(is, { back = false } = {}) {
    for (let presses = 0; presses < 60; presses += 1) {
      if (back) await this.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
      else await this.press(Key.TAB);
      if (await is((await this.state()).focus)) return;
    }
    assert.fail(`no Tab leads there; the focus is at ${(await this.state()).focus}`);
  }

  consoleErrors() {
    return this.engine.consoleErrors(this.driver);
  }
}
