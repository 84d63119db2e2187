// `npm run bench:page`: what a page loads and how soon its questions stand there, against a bare page and one by hand,
// in one interleaved run in Chromium. `npm run bench:page -- 31` makes so many rounds.

import { setTimeout as wait } from "node:timers/promises";
import { main, say } from "../../www/build/command.mjs";
import { serve } from "../../www/build/serve.mjs";
import { engines } from "../../tests/page/engines.mjs";
import { bytes, fileOf, makePages, PAGES } from "./pages.mjs";

const LOADED = ["refund-check.js", "refund-check-engine.js", "refund-check.css", "refund-check.wasm", "embed.js", "page.js"];
/** A slow phone: four times slower, 1.6 Mb/s, 150 ms a request, in a phone's window. */
const CONDITIONS = { unthrottled: undefined, "slow phone": { slow: 4, latency: 150, bits: 1_600_000, window: { width: 412, height: 823 } } };

await main(import.meta.url, async ([rounds = "9"]) => {
  const { folder, remove } = await makePages();
  const site = await serve({ root: folder });
  const engine = engines.find(({ name }) => name === "chromium");
  try {
    await printBytes(folder);
    const driver = await engine.open();
    for (const [name, condition] of Object.entries(CONDITIONS)) await compare(driver, site, name, condition, Number(rounds));
  } finally {
    await engine.close();
    await site.close();
    await remove();
  }
});

async function printBytes(folder) {
  say("bytes".padEnd(24) + "raw".padStart(10) + "Brotli".padStart(10));
  for (const file of [...LOADED, ...Object.keys(PAGES).map(fileOf)]) {
    const { raw, brotli } = await bytes(folder, file);
    say(file.padEnd(24) + String(raw).padStart(10) + String(brotli).padStart(10));
  }
}

async function compare(driver, site, name, condition, rounds) {
  await setCondition(driver, condition);
  const found = Object.fromEntries(Object.keys(PAGES).map((page) => [page, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const page of Object.keys(PAGES)) found[page].push(await measure(driver, site, page));
  }
  say(`\n${name}, medians of ${rounds} interleaved rounds, ms (and the median of differences to the page before)`);
  say("page".padEnd(16) + ["first paint", "first question", "second, at once", "answer → next", "requests", "CLS"].map((it) => it.padStart(17)).join(""));
  for (const [page, rows] of Object.entries(found)) {
    const cell = (key) => String(median(rows.map((row) => row[key])) ?? "–").padStart(17);
    say(page.padEnd(16) + ["paint", "first", "second", "interaction", "requests", "shifts"].map(cell).join(""));
  }
  for (const ours of ["refund-check", "one tag"]) {
    const paired = (key, other, otherKey = key) => median(found[ours].map((row, at) => row[key] - found[other][at][otherKey]));
    say(`${ours}: first question after the bare page's first paint: ${paired("first", "bare", "paint")} ms`);
    say(`${ours}: first question after the one by hand: ${paired("first", "by hand")} ms`);
    say(`${ours}: second question, answered at once, after the one by hand: ${paired("second", "by hand")} ms`);
    say(`${ours}: answer to next question, beyond the one by hand: ${paired("interaction", "by hand")} ms`);
  }
}

async function measure(driver, site, page) {
  const address = site.address + fileOf(page);
  await load(driver, address);
  const { first, shifts } = await driver.executeScript("return window.seen");
  const paint = await driver.executeScript("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
  const requests = await driver.executeScript("return performance.getEntriesByType('resource').length + 1");
  const row = { paint, first, shifts, requests };
  if (!PAGES[page].host) return row;
  // What an answer takes once all that it needs is there; what is answered before that is measured below.
  await driver.wait(() => driver.executeScript("return window.isReady()"), 15_000, "no engine");
  await wait(300);
  const began = await driver.executeScript("return window.interact()");
  row.interaction = (await second(driver)) - began;
  await load(driver, `${address}#click`);
  row.second = await second(driver);
  return row;
}

/** As a first visit: nothing cached, and all that loads has loaded. */
async function load(driver, address) {
  await driver.get("about:blank");
  await driver.sendDevToolsCommand("Network.clearBrowserCache", {});
  await driver.get(address);
  await wait(300);
}

async function second(driver) {
  await driver.wait(() => driver.executeScript("return window.seen.second > 0"), 15_000, "no second question");
  return driver.executeScript("return window.seen.second");
}

async function setCondition(driver, condition) {
  const { slow = 1, latency = 0, bits = 0, window } = condition ?? {};
  const bytesPerSecond = bits ? bits / 8 : -1;
  await driver.sendDevToolsCommand("Network.enable", {});
  await driver.sendDevToolsCommand("Network.emulateNetworkConditions", {
    offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond,
  });
  await driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: slow });
  if (window) await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { ...window, deviceScaleFactor: 1, mobile: false });
}

function median(values) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return Math.round(value * 10) / 10;
}
