// The commands in the documents do what the documents say.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DOCS = "www/docs";
/** Recipes for hosts, in a folder of their own, install those hosts: their commands are no part of this. */
const PAGES = readdirSync(join(ROOT, DOCS)).filter((name) => name.endsWith(".md")).sort();
const DOCUMENTS = ["README.md", ...PAGES.map((name) => `${DOCS}/${name}`)];
/** The two that stand for the whole: `npm start` has its own test, and `npm test` is what runs this. */
const WHOLE = /^npm (start|test)\b/;

/** Commands may write files: those of a document run in a folder that only looks like the project. */
function likeTheProject() {
  const folder = mkdtempSync(join(tmpdir(), "refund-check-docs-"));
  for (const name of readdirSync(ROOT)) symlinkSync(join(ROOT, name), join(folder, name));
  return folder;
}

function blocks(document) {
  const text = readFileSync(join(ROOT, document), "utf8");
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
}

for (const document of DOCUMENTS) {
  describe(document, () => {
    let folder;
    before(() => (folder = likeTheProject()));
    after(() => rmSync(folder, { recursive: true }));

    for (const block of blocks(document).filter((block) => !WHOLE.test(block))) {
      test(block.split("\n")[0], () => {
        execFileSync("bash", ["-euo", "pipefail", "-c", block], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
      });
    }
  });
}

test("the documents have commands to run", () => {
  const found = DOCUMENTS.filter((document) => blocks(document).length > 0);
  assert.ok(found.length >= 5, `commands stand in ${found.join(", ")} alone`);
});

test("the documents name both commands", () => {
  const named = DOCUMENTS.flatMap(blocks).flatMap((block) => block.split("\n")).filter((line) => WHOLE.test(line));
  assert.deepEqual(named.map((line) => line.match(WHOLE)[1]), ["start", "test"]);
});

test("npm start serves the policy page at the address that it prints", async () => {
  const started = spawn("npm", ["start"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const ended = new Promise((resolve) => started.once("exit", resolve));
  try {
    const page = await fetch(await firstAddress(started.stdout));
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<refund-check>/);
  } finally {
    if (started.exitCode === null) process.kill(-started.pid, "SIGTERM");
    await ended;
  }
});

async function firstAddress(output) {
  let text = "";
  for await (const chunk of output) {
    text += chunk;
    const [address] = text.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
    if (address) return address;
  }
  throw new Error(`npm start ended without an address: ${text}`);
}
