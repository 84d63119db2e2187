// The installed package in a page that each bundler has built: the first question is there, a click answers it, and
// `decide` replies. And where the server has lost the wasm, or answers something else in its place.

import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createServer } from "vite";
import { serve } from "../../www/build/serve.mjs";
import { engines } from "../page/engines.mjs";
import { click, inShadow } from "../page/helpers.mjs";
import { BUNDLERS, writeShop } from "./bundlers.mjs";
import { install } from "./pack.mjs";
import { replyOfCommand, REQUEST } from "./request.mjs";

const [engine] = engines;

let shop;
let driver;
let expected;
const built = {};

before(async () => {
  shop = install();
  expected = replyOfCommand(REQUEST);
  writeShop(shop.folder);
  driver = await engine.open();
});

after(async () => {
  await engine.close();
  shop.remove();
});

/** Opens a page, uses it, and returns the requests for its parts: `[path, status]`. */
async function use(address) {
  const before = (await engine.consoleErrors(driver)).length;
  await driver.get(address);
  await inShadow(driver, "[data-question=reason]");
  await click(driver, "[data-option=defective]");
  await inShadow(driver, "[data-question=fault]");
  await driver.executeScript(() => (document.querySelector("refund-check").lang = "de"));
  await inShadow(driver, ".card[lang=de] [data-question=fault]");
  const reply = await driver.executeAsyncScript((request, done) => window.decide(request).then(done), REQUEST);
  assert.deepEqual(reply, expected);
  const requests = () =>
    performance.getEntriesByType("resource").map(({ name, responseStatus }) => [new URL(name).pathname, responseStatus]);
  return { requests: await driver.executeScript(requests), errors: (await engine.consoleErrors(driver)).slice(before) };
}

async function useServed(root, options) {
  const site = await serve({ root, ...options });
  try {
    return await use(site.address);
  } finally {
    await site.close();
  }
}

const isWasm = (name) => name.endsWith(".wasm");
/** What stands in for the wasm is packed by gzip and then written in base64, which begins like this. */
const isInline = (path) => path.endsWith(".js") && /["'`]H4sI/.test(readFileSync(path, "utf8"));
const loadsInline = (root, requests) => requests.some(([path]) => isInline(join(root, path)));

for (const { name, moves, build } of BUNDLERS) {
  test(`a page built with ${name} finds the wasm at the first go`, async () => {
    built[name] = await build(shop.folder);
    const { requests, errors } = await useServed(built[name]);
    assert.deepEqual(errors, []);
    assert.deepEqual(requests.filter(([, status]) => status !== 200), []);
    assert.equal(requests.filter(([path]) => isWasm(path)).length, moves ? 1 : 0);
    assert.equal(loadsInline(built[name], requests), !moves);
  });
}

/** A copy of a built page whose wasm something has happened to. */
function harm(name, change) {
  const copy = `${built[name]}-harmed`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(built[name], copy, { recursive: true });
  const files = readdirSync(copy, { recursive: true }).filter(isWasm);
  assert.equal(files.length, 1);
  change(join(copy, files[0]), readFileSync(join(copy, "index.html")));
  return copy;
}

const HARM = [
  { what: "has lost the wasm", change: (file) => rmSync(file), inline: true },
  { what: "answers with its page instead", change: writeFileSync, types: { ".wasm": "text/html" }, inline: true },
  { what: "calls the wasm plain text", change: () => {}, types: { ".wasm": "text/plain" }, inline: false },
];

for (const { name } of BUNDLERS.filter(({ moves }) => moves)) {
  for (const { what, change, types, inline } of HARM) {
    test(`a page built with ${name} works where the server ${what}`, async () => {
      const root = harm(name, change);
      const { requests } = await useServed(root, { types });
      assert.equal(loadsInline(root, requests), inline);
    });
  }
}

test("Vite's server for development finds the wasm", async () => {
  const server = await createServer({ root: shop.folder, logLevel: "error", configFile: false, server: { port: 0 } });
  try {
    await server.listen();
    const { errors } = await use(server.resolvedUrls.local[0]);
    assert.deepEqual(errors, []);
  } finally {
    await server.close();
  }
});
