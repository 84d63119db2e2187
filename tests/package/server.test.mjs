// The installed package under Node, where there is no page.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { install } from "./pack.mjs";
import { replyOfCommand, REQUEST } from "./request.mjs";

let shop;

before(() => {
  shop = install();
});

after(() => shop.remove());

function run(program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: shop.folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("importing the package does nothing and throws nothing", () => {
  assert.deepEqual(run('import "refund-check";'), { status: 0, stdout: "", stderr: "" });
  const before = "const names = Object.getOwnPropertyNames(globalThis).length;";
  const after = "if (Object.getOwnPropertyNames(globalThis).length !== names) throw new Error('left something behind');";
  assert.deepEqual(run(`${before} await import("refund-check"); ${after}`), { status: 0, stdout: "", stderr: "" });
});

test("decide replies as the command does", () => {
  const program = `import { decide } from "refund-check"; console.log(JSON.stringify(await decide(${JSON.stringify(REQUEST)})));`;
  const { status, stdout, stderr } = run(program);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  assert.deepEqual(JSON.parse(stdout), replyOfCommand(REQUEST));
  assert.equal(JSON.parse(stdout).verdict.outcome, "qualifies");
});

test("what does not belong to the page can be asked for by name", () => {
  const files = ["refund-check.wasm", "refund-check.css", "refund-check.js", "custom-elements.json", "package.json"];
  const program = `for (const name of ${JSON.stringify(files)}) console.log(import.meta.resolve("refund-check/" + name));`;
  const addresses = run(program).stdout.trim().split("\n");
  assert.deepEqual(addresses.map((address) => address.split("/").pop()), files);
  execFileSync("ls", addresses.map((address) => new URL(address).pathname));
});
