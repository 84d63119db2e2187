// A buyer in a browser, on a page that somebody has published.

import { click, inShadow } from "../page/helpers.mjs";
import { readState } from "../page/state.mjs";

const PATIENCE = 20_000;
const DAY = 86_400_000;

export class Buyer {
  constructor(driver) {
    this.driver = driver;
  }

  /** What is shown, once it is what the test waits for. */
  async shown(is, host = "refund-check") {
    let state;
    const arrived = async () => {
      state = await this.driver.executeScript(readState, host);
      return state !== null && is(state);
    };
    await this.driver.wait(arrived, PATIENCE).catch((error) => {
      throw new Error(`${error.message}\nshown at last: ${JSON.stringify(state)}`);
    });
    return state;
  }

  /** From the first question to the verdict: bought three days ago, never came, not yet told to support. */
  async goAllTheWay() {
    await this.shown(({ question }) => question === "reason");
    await click(this.driver, '[data-option="not-delivered"]');
    await this.shown(({ question }) => question === "purchased");
    const field = await inShadow(this.driver, "input[name]");
    const day = new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10);
    await this.driver.executeScript((field, day) => (field.value = day), field, day);
    await click(this.driver, "[data-continue]");
    await this.shown(({ question }) => question === "support");
    await click(this.driver, '[data-option="not-contacted"]');
    return this.verdict();
  }

  verdict() {
    return this.shown(({ outcome }) => outcome === "fix-first");
  }
}
