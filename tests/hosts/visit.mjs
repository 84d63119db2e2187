// A buyer on a page with the element, on hosts whose links load the next page: to the verdict, away, Back and Forward.

import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { Buyer } from "./buyer.mjs";

const PATIENCE = 20_000;

/** `away` is the selector of a link to another page. */
export async function visit(engine, driver, address, away) {
  const buyer = new Buyer(driver);
  const at = () => driver.executeScript(() => location.href);
  const arrived = (is) => driver.wait(async () => is(await at()), PATIENCE, `no other page than ${address}`);
  await withoutErrors(engine, driver, async () => {
    await driver.get(address);
    const here = await at();
    await buyer.goAllTheWay();
    await driver.findElement(By.css(away)).click();
    await arrived((href) => href !== here);
    const there = await at();
    await driver.navigate().back();
    await arrived((href) => href.split("#")[0] === here);
    const { answers } = await buyer.verdict();
    assert.deepEqual(answers.map(({ question }) => question), ["reason", "purchased", "support"]);
    await driver.navigate().forward();
    await arrived((href) => href === there);
    assert.deepEqual(await driver.executeScript(() => document.querySelectorAll("refund-check").length), 0);
  });
}

/** Runs something during which no page may put an error on the console. */
export async function withoutErrors(engine, driver, run) {
  const before = (await engine.consoleErrors(driver)).length;
  await run();
  const errors = (await engine.consoleErrors(driver)).slice(before);
  assert.deepEqual(errors.filter((text) => !text.includes("favicon")), []);
}

/** Runs something in a browser that runs no script of a page. */
async function withoutScripts(driver, run) {
  await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await run();
  } finally {
    await driver.sendDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: false });
  }
}

/** A page without scripts has the decision in writing, where the questions would be. */
export const readsWithoutScripts = (driver, address, css = "refund-check") =>
  withoutScripts(driver, async () => {
    await driver.get(address);
    assert.match(await driver.findElement({ css }).getText(), /^Choose what fits your case[^]*Talk to a person/);
  });
