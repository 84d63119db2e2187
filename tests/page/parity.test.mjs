// `decide` of the command and `decide` of the page: the same requests, the same replies, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { run } from "../../www/build/command.mjs";
import { target } from "../../www/build/paths.mjs";
import { inEveryEngine } from "./page.mjs";
import { requests } from "./requests.mjs";

const COUNT = 3000;
const COMMAND = join(target, "release/refund-check");

const asked = requests(COUNT, 20261122).map((request) => JSON.stringify(request));
let native;

before(async () => {
  await run("cargo", ["build", "--release", "--features", "cli"], { quiet: true });
  native = command(asked);
});

/** The command's replies to some lines. */
function command(lines) {
  const { status, stdout, stderr } = spawnSync(COMMAND, ["decide"], { input: `${lines.join("\n")}\n`, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.split("\n").slice(0, -1);
}

/** Runs in the page. */
function decideAll(module, lines, done) {
  const all = async () => {
    const { decide } = await import(module);
    const replies = await Promise.all(lines.map((line) => decide(JSON.parse(line))));
    return replies.map((reply) => JSON.stringify(reply));
  };
  all().then((replies) => done({ replies }), (error) => done({ error: String(error) }));
}

test("the requests lead to every kind of reply", () => {
  const kinds = new Set(native.map((reply) => {
    const { question, verdict, invalid } = JSON.parse(reply);
    return question?.id ?? verdict?.outcome ?? invalid.problem;
  }));
  assert.deepEqual([...kinds].sort(), [
    "does-not-qualify", "evidence-first", "fault", "fix-first", "impossible", "in-the-future", "malformed", "proof", "purchased",
    "purchased.time", "qualifies", "reason", "support", "support-decides", "too-long-ago", "unknown-option", "unknown-question",
    "unknown-time-zone",
  ]);
});

inEveryEngine((page) => {
  test(`command and page give the same reply to each of ${COUNT} requests`, async () => {
    await page.open();
    const module = new URL("refund-check.js", page.site.address).href;
    const { replies, error } = await page.driver.executeAsyncScript(decideAll, module, asked);
    assert.equal(error, undefined);
    assert.equal(replies.length, COUNT);
    const differing = asked.flatMap((line, place) => {
      const pair = { line, command: native[place], page: replies[place] };
      return pair.command === pair.page ? [] : [pair];
    });
    assert.deepEqual(differing.slice(0, 5), [], `${differing.length} differ`);
  });
});
