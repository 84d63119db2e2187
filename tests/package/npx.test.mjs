// The packed package, installed somewhere else: its command line prints what the native one prints, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { install } from "./pack.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NATIVE = join(ROOT, "target/release/refund-check");
const REQUESTS = [
  '{"answers":{},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}',
  '{"answers":{"reason":"defective","fault":"major","purchased":"2026-11-08"},"now":"2026-11-22T08:00:00Z","time_zone":"Asia/Tokyo"}',
  '{"answers":{"reason":"other"},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Nowhere"}',
  "",
  "no json",
];

let folder;
let here;
let remove;

before(() => {
  ({ folder, remove } = install());
  here = join(folder, "shop/desk");
  mkdirSync(here, { recursive: true });
  cpSync(join(ROOT, "src/policies/digital-goods"), join(here, "policy"), { recursive: true });
  cpSync(join(here, "policy"), join(here, "broken"), { recursive: true });
  const rules = readFileSync(join(here, "broken/rules.toml"), "utf8");
  writeFileSync(join(here, "broken/rules.toml"), rules.replace('reason = "defective", fault = "minor"', 'reason = "defective", fault = "mino"'));
  writeFileSync(join(here, "requests.jsonl"), REQUESTS.join("\n"));
});

after(() => remove());

function run(program, args, options) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: here, encoding: "utf8", ...options });
  return { status, stdout, stderr };
}

const COMMANDS = [
  ["decide", "requests.jsonl"],
  ["decide", "../desk/requests.jsonl"],
  ["decide", "missing.jsonl"],
  ["decide", "--policy", "broken", "requests.jsonl"],
  ["compile", "policy", "-o", "policy.json"],
  ["compile", "broken", "-o", "broken.json"],
  ["compile", "missing", "-o", "missing.json"],
  ["build", "policy", "-o", "example", "--example", "--now", "2026-11-22T12:00:00Z"],
  ["build", "policy", "-o", "example", "--example", "--now", "2026-11-22T12:00:00Z"],
  ["build", "policy", "-o", "refused"],
  ["build", "policy", "-o", "policy", "--example"],
  ["build", "broken", "-o", "refused"],
  ["check", "policy"],
  ["check", "broken"],
  ["check", "--format", "json", "broken"],
  ["check", "missing"],
  ["test", "policy"],
  ["paths", "policy"],
  ["diff", "policy", "broken"],
  ["diff", "policy", "policy", "--format", "json"],
  ["graph", "policy"],
  ["graph", "--svg", "policy"],
  ["schema", "rules"],
  ["snippet", "policy"],
  ["snippet", "--plain", "./policy"],
  ["--version"],
  ["--help"],
  ["no-such-command"],
];

for (const args of COMMANDS) {
  test(`refund-check ${args.join(" ")}`, () => {
    const expected = run(NATIVE, args);
    assert.deepEqual(run(process.execPath, [join(folder, "node_modules/.bin/refund-check"), ...args]), expected);
    assert.notEqual(expected.stdout + expected.stderr + expected.status, "");
  });
}

test("the folder that build makes has the same bytes, in under two seconds", () => {
  const options = ["--example", "--now", "2026-11-22T12:00:00Z"];
  assert.equal(run(NATIVE, ["build", "policy", "-o", "native", ...options]).status, 0);
  const began = performance.now();
  assert.equal(run(process.execPath, [join(folder, "node_modules/.bin/refund-check"), "build", "policy", "-o", "node", ...options]).status, 0);
  const took = performance.now() - began;
  assert.ok(took < 2000, `${took} ms`);
  const bytes = (name) => Object.fromEntries(filesIn(join(here, name)).map((file) => [file, readFileSync(join(here, name, file), "base64")]));
  assert.deepEqual(bytes("node"), bytes("native"));
  assert.ok(filesIn(join(here, "node")).includes("refund-check.wasm"));
});

/** The files below a folder, by name. */
const filesIn = (path) => readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(path, name)).isFile()).sort();

test("requests are read from standard input", () => {
  const input = REQUESTS.join("\n");
  const expected = run(NATIVE, ["decide", "-"], { input });
  assert.deepEqual(run("npx", ["--offline", "refund-check", "decide", "-"], { input, cwd: folder }).stdout, expected.stdout);
});

test("eight megabytes of replies come out whole", () => {
  const lines = 40_000;
  const input = `${JSON.stringify({ answers: { reason: "changed-mind" }, now: "2026-11-22T12:00:00Z", time_zone: "Europe/Berlin" })}\n`.repeat(lines);
  const program = join(folder, "node_modules/.bin/refund-check");
  const { status, stdout, stderr } = run(process.execPath, [program, "decide", "-"], { input, maxBuffer: 2 ** 26 });
  assert.deepEqual([status, stderr], [0, ""]);
  const replies = stdout.trimEnd().split("\n");
  assert.ok(stdout.length > 8_000_000, String(stdout.length));
  assert.equal(replies.length, lines);
  assert.ok(replies.every((reply) => reply === replies[0]) && replies[0].includes('"does-not-qualify"'));
});
