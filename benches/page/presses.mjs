// `npm run bench:presses`: how long a press takes in the page, from the click to the changed screen, in Chromium: the
// slowest and the middle one of several visits to policies of ever more rules. `cargo bench --bench press`, which
// writes these policies, measures the same natively beside what `check` takes.

import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engines } from "../../tests/page/engines.mjs";
import { main, run, say, Stop } from "../../www/build/command.mjs";
import { dist, target } from "../../www/build/paths.mjs";
import { serve } from "../../www/build/serve.mjs";

const POLICIES = join(target, "presses");
const VISITS = 24;
/** What a press may take at a thousand rules, in milliseconds. */
const MOST = 50;

await main(import.meta.url, async () => {
  await run("cargo", ["bench", "--features", "cli", "--bench", "press", "--", "--list"], { quiet: true });
  const folder = await mkdtemp(join(tmpdir(), "presses-"));
  await cp(dist, folder, { recursive: true });
  const sizes = (await readdir(POLICIES)).map(Number).sort((one, other) => one - other);
  for (const rules of sizes) await compile(rules, folder);
  const site = await serve({ root: folder });
  const engine = engines.find(({ name }) => name === "chromium");
  try {
    const driver = await engine.open();
    await driver.manage().setTimeouts({ script: 120_000 });
    say("rules".padStart(8) + "presses".padStart(10) + "median, ms".padStart(14) + "slowest, ms".padStart(14));
    let slowest = 0;
    for (const rules of sizes) {
      await driver.get(`${site.address}presses-${rules}.html`);
      const took = (await driver.executeAsyncScript(visits, VISITS)).sort((one, other) => one - other);
      slowest = took.at(-1);
      const cells = [took[took.length >> 1], slowest].map((ms) => ms.toFixed(1).padStart(14));
      say(String(rules).padStart(8) + String(took.length).padStart(10) + cells.join(""));
    }
    if (slowest > MOST) throw new Stop(`a press took ${slowest.toFixed(1)} ms, more than ${MOST}`);
  } finally {
    await engine.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function compile(rules, folder) {
  const program = join(target, "release/refund-check");
  await run(program, ["compile", join(POLICIES, String(rules)), "-o", join(folder, `policy-${rules}.json`)], { quiet: true });
  const head = '<!doctype html><meta charset="utf-8"><script type="module" src="refund-check.js"></script>';
  await writeFile(join(folder, `presses-${rules}.html`), `${head}<refund-check policy="policy-${rules}.json"></refund-check>`);
}

/** Runs in the page: goes through visits that take other options each time, and gives what each press took. */
async function visits(count, done) {
  const root = () => document.querySelector("refund-check").shadowRoot;
  const screen = () => root()?.querySelector("[data-question]")?.dataset.question ?? root()?.querySelector("[data-outcome]")?.dataset.outcome;
  const until = async (holds) => {
    while (!holds()) await new Promise((next) => setTimeout(next, 5));
  };
  const took = [];
  await until(screen);
  for (let visit = 0; visit < count; visit += 1) {
    for (let at = 0; root().querySelector("[data-question]"); at += 1) {
      const before = screen();
      const options = root().querySelectorAll("[data-option]");
      const field = root().querySelector("input");
      if (field) field.value = ["2026-11-20", "2026-11-08", "2026-10-01"][(visit + at) % 3];
      const press = field ? root().querySelector("[data-continue]") : options[(visit + at * 7) % options.length];
      const began = performance.now();
      const changed = new Promise((tell) => {
        const watch = new MutationObserver(() => screen() !== before && (watch.disconnect(), tell(performance.now())));
        watch.observe(root(), { subtree: true, childList: true, attributes: true });
      });
      press.click();
      took.push((await changed) - began);
    }
    root().querySelector("[data-restart]").click();
    await until(() => root().querySelector("[data-question]"));
  }
  done(took);
}
