// How the studio takes a policy of 1,000 rules: what typing costs the page, and how long until it is checked and shown.
//
//   node benches/page/typing.mjs [RULES]

import { Key } from "selenium-webdriver";
import { serve } from "../../www/build/serve.mjs";
import { dist } from "../../www/build/paths.mjs";
import { engines } from "../../tests/page/engines.mjs";

const count = Number(process.argv[2] ?? 1000);

/** One question of many answers, a rule for each. */
function policy() {
  const options = Array.from({ length: count }, (_, place) => `  { id = "a${place}", say = "Answer ${place}" },`).join("\n");
  const rules = Array.from({ length: count }, (_, place) => `[[rules]]\nid = "r${place}"\nwhen = { reason = "a${place}" }\noutcome = "does-not-qualify"\nclauses = ["all"]\nsay = "Answer number ${place}."\n`).join("\n");
  return `format = 1\n[policy]\nid = "large"\ntitle = "Large"\nversion = "1"\nlanguage = "en"\ntext = "policy.md"\n[contact]\nemail = "help@juniper-and-salt.com"\n[clauses.all]\nquote = "We decide."\n[[questions]]\nid = "reason"\nask = "What is it about?"\noptions = [\n${options}\n]\n\n${rules}`;
}

const engine = engines[0];
const { address, close } = await serve({ root: dist });
const driver = await engine.open({ width: 1280, height: 900 });
try {
  await driver.get(`${address}studio.html?template=starter`);
  const isThere = () => document.querySelector(".phone refund-check") !== null;
  await driver.wait(() => driver.executeScript(isThere), 60_000);
  const press = (text) => driver.executeScript((text) => [...document.querySelectorAll("button")].find((one) => one.textContent.includes(text)).click(), text);
  await press("Text files");
  await driver.sleep(300);
  await driver.executeScript((text) => {
    const view = document.querySelector(".cm-content").cmTile?.view ?? document.querySelector(".cm-content").cmView.view;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, policy());
  await driver.sleep(15_000);
  for (const place of ["Text files", "Rules"]) {
    await press(place);
    await driver.sleep(2000);
    await driver.executeScript(() => {
      window.long = [];
      window.typed = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => one.duration))).observe({ type: "longtask" });
      new PerformanceObserver((list) => window.typed.push(...list.getEntries().filter((one) => /key|input/.test(one.name)).map((one) => one.duration))).observe({ type: "event", durationThreshold: 16 });
      if (document.querySelector(".section.rules")) {
        document.querySelectorAll(".section .item .head")[5].click();
        setTimeout(() => document.querySelector(".item.open textarea").focus(), 100);
      } else document.querySelector(".cm-content").focus();
    });
    await driver.sleep(500);
    if (place === "Text files") await driver.actions().sendKeys(Key.chord(Key.CONTROL, Key.HOME), "# ").perform();
    for (let letter = 0; letter < 30; letter += 1) await driver.actions().sendKeys("x").pause(100).perform();
    const begun = Date.now();
    await driver.wait(() => driver.executeScript(() => !document.querySelector(".tabs").textContent.includes("Checking")), 60_000);
    const checked = Date.now() - begun;
    const items = await driver.executeScript(() => document.querySelectorAll(".section .item").length);
    const { long, typed } = await driver.executeScript(() => ({ long: window.long, typed: window.typed }));
    const worst = (all) => Math.round(Math.max(0, ...all));
    console.log(`${place}: ${count} rules, 30 letters; slowest letter ${worst(typed)} ms; long tasks ${long.length}, the longest ${worst(long)} ms; checked ${checked} ms after the last${items ? `; ${items} rules shown` : ""}`);
  }
} finally {
  await engine.close();
  await close();
}
