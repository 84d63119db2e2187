// `npm test`: every stage in order, ending at the first that fails. `npm test -- lint page` runs only those. With `page`
// every test of the page runs in Chromium and the shortest in Firefox and WebKit. `npm test -- others`, which CI runs
// besides, has those two do what engines do each in its own way (ten minutes), and `npm run test:engines` has all three do
// everything. REFUND_CHECK_ENGINES=chromium,firefox leaves the other engine out.
// Only node's own modules may be imported here: the first stage installs the others.

import { readdirSync } from "node:fs";
import { chosenEngines } from "../www/build/browsers.mjs";
import { addCargoToPath, main, say, Stop } from "../www/build/command.mjs";
import { root } from "../www/build/paths.mjs";
import { Counts } from "./counts.mjs";
import { Processes } from "./processes.mjs";

const node = process.execPath;
const clippy = (...args) => ["cargo", "clippy", ...args, "--", "-D", "warnings"];

/** Each stage's commands, in order. */
const STAGES = {
  setup: () => [[node, "www/build/setup.mjs", "--tests"]],
  format: () => [["cargo", "fmt", "--check"]],
  lint: () => [
    clippy("--all-targets", "--features", "cli,studio"),
    clippy("--lib", "--target", "wasm32-unknown-unknown", "--no-default-features"),
    clippy("--lib", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "support"),
    clippy("--lib", "--target", "wasm32-unknown-unknown", "--features", "studio"),
    ["cargo", "rustdoc", "--lib", "--features", "cli,studio", "--", "-D", "warnings"],
    [node, "tests/lint.mjs"],
  ],
  // What a buyer's page is made of is also tested without what only owners need.
  native: () => [["cargo", "test", "--features", "cli,studio"], ["cargo", "test", "--no-default-features", "--lib"]],
  build: () => [[node, "www/build/build.mjs"]],
  size: () => [[node, "www/build/size.mjs"]],
  wasm: () => [[node, "tests/wasm.mjs"]],
  page: () => pageTests(),
  docs: () => [nodeTests("tests/docs")],
  package: () => [[node, "tests/package/pack.mjs"], nodeTests("tests/package")],
  others: () => inOthers(OWN_WAY),
  engines: () => [nodeTests("tests/page")],
};

/** What runs where no stage is named. */
const USUAL = Object.keys(STAGES).filter((stage) => !["others", "engines"].includes(stage));

/** The engine in which every test of the page runs; the shortest test; the tests of what engines do each in its own way. */
const FIRST = "chromium";
const SHORTEST = ["smoke"];
const OWN_WAY = [
  "failure", "first-paint", "frame", "hand-over", "history", "hosts", "invalid", "keyboard", "layout", "no-engine", "releases", "session",
  "smoke", "states", "studio", "verdict", "visit",
];

function pageTests() {
  const first = chosenEngines().includes(FIRST) ? [inEngines([FIRST], nodeTests("tests/page"))] : [];
  return [...first, ...inOthers(SHORTEST)];
}

function inOthers(files) {
  const others = chosenEngines().filter((engine) => engine !== FIRST);
  return others.length > 0 ? [inEngines(others, nodeTests("tests/page", files))] : [];
}

const inEngines = (engines, command) => ["env", `REFUND_CHECK_ENGINES=${engines}`, ...command];

/**
 * Listed by name, because node 20 does not expand patterns. One file after the other: two at once have left a driver of
 * WebKit or Firefox hanging.
 */
function nodeTests(folder, only) {
  const all = readdirSync(`${root}/${folder}`).filter((name) => name.endsWith(".test.mjs"));
  const files = only?.map((name) => `${name}.test.mjs`) ?? all;
  const options = ["--test", "--test-reporter=spec", "--test-timeout=600000", "--test-concurrency=1"];
  return [node, ...options, ...files.sort().map((name) => `${folder}/${name}`)];
}

// The same random policies at every run, so that a commit is judged by what it changes; `cargo test` tries others.
process.env.PROPTEST_RNG_SEED ??= "20261126";

await main(import.meta.url, async (named) => {
  const stages = choose(named);
  addCargoToPath();
  const counts = new Counts();
  const processes = await Processes.start();
  try {
    for (const stage of stages) await runStage(stage, processes, counts);
  } catch (error) {
    // Said here and not above, so that the counts are the last line whatever happens.
    console.error(error instanceof Stop ? `error: ${error.message}` : error);
    process.exitCode = 1;
  } finally {
    await processes.end();
    say(`\n${counts}`);
  }
});

function choose(named) {
  const all = Object.keys(STAGES);
  const wrong = named.find((stage) => !all.includes(stage));
  if (wrong) throw new Stop(`no stage is named \`${wrong}\`; the stages are ${all.join(", ")}`);
  return named.length > 0 ? all.filter((stage) => named.includes(stage)) : USUAL;
}

async function runStage(stage, processes, counts) {
  say(`\n== ${stage}`);
  const began = performance.now();
  const before = counts.total;
  for (const command of STAGES[stage]()) {
    const { code, signal } = await processes.run(command, (line) => counts.read(line));
    if (code === 0) continue;
    counts.failStage();
    const how = signal ? `was stopped by ${signal}` : `failed with exit code ${code}`;
    throw new Stop(`${stage} ${how}; to run it alone: npm test -- ${stage}`);
  }
  if (counts.total === before) counts.passStage();
  say(`== ${stage} passed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
