// `npm run picture`: the picture in README.md and the docs, taken from the built element: a question and a verdict.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { engines } from "./page/engines.mjs";
import { main, say } from "../www/build/command.mjs";
import { www } from "../www/build/paths.mjs";
import { serve } from "../www/build/serve.mjs";

const FILE = join(www, "docs/images/refund-check.png");
const NOW = "2026-11-22T09:00:00Z";
const SHOWN = [{}, { reason: "defective", fault: "major", purchased: "2026-11-15T10:00", support: "could-not-fix" }];

/** Runs in the page: one element for each set of answers, side by side, and nothing else. */
function lay(shown, now) {
  document.body.style.cssText = "display: flex; gap: 24px; padding: 24px; align-items: start; background: #f1efe9";
  const make = (answers) => {
    const element = document.createElement("refund-check");
    for (const [name, value] of Object.entries({ now, "time-zone": "Europe/Berlin", lang: "en-GB" })) {
      element.setAttribute(name, value);
    }
    element.setAttribute("answers", JSON.stringify(answers));
    element.style.cssText = "flex: 1; margin: 0";
    return element;
  };
  document.body.replaceChildren(...shown.map(make));
}

await main(import.meta.url, async () => {
  const site = await serve();
  const engine = engines.find(({ name }) => name === "chromium");
  try {
    const driver = await engine.open({ width: 1120, height: 1060 });
    await driver.get(site.address);
    await driver.executeScript(lay, SHOWN, NOW);
    const isShown = () => [...document.querySelectorAll("refund-check")].every((it) => it.shadowRoot.querySelector("h2"));
    await driver.wait(() => driver.executeScript(isShown), 10_000, "the element shows nothing");
    await mkdir(dirname(FILE), { recursive: true });
    await writeFile(FILE, await driver.takeScreenshot(), "base64");
    say(`wrote ${FILE}`);
  } finally {
    await engine.close();
    await site.close();
  }
});
