// The installed package in the imitations of a browser that unit tests run in: it loads, it throws nothing, and its stub
// does what www/docs/programs.md says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { JSDOM, VirtualConsole } from "jsdom";
import { nodeModules } from "../../www/build/paths.mjs";
import { install } from "./pack.mjs";
import { replyOfCommand, REQUEST } from "./request.mjs";

let shop;

before(() => {
  shop = install();
});

after(() => shop.remove());

/** Runs a module of a shop in a process of its own, and returns what it prints, as JSON. Errors end it. */
function run(program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: shop.folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** As Vitest does: the imitation's globals beside Node's own. */
const JSDOM_GLOBALS = `
  import { JSDOM } from ${JSON.stringify(join(nodeModules, "jsdom/lib/api.js"))};
  const { window } = new JSDOM("<!doctype html><body></body>", { url: "https://shop.example/" });
`;
const HAPPY_GLOBALS = `
  import { Window } from ${JSON.stringify(join(nodeModules, "happy-dom/lib/index.js"))};
  const window = new Window({ url: "https://shop.example/" });
`;
const GLOBALS = `
  const names = ["document", "customElements", "HTMLElement", "Element", "Node", "Event", "CustomEvent", "CSSStyleSheet", "navigator", "sessionStorage", "location", "getComputedStyle", "Range", "MutationObserver"];
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  globalThis.window = window;
`;
/** A shop's own code: a chat is opened with the code of the case. */
const SHOP = `
  const element = document.createElement("refund-check");
  element.innerHTML = "<p>Write to us</p>";
  document.body.append(element);
  const heard = [];
  for (const name of ["verdict", "contact", "error"]) document.addEventListener("refund-check-" + name, (event) => (heard.push([name, event.detail]), event.preventDefault()));
`;

for (const [name, globals] of Object.entries({ jsdom: JSDOM_GLOBALS, "happy-dom": HAPPY_GLOBALS })) {
  test(`in ${name} the stub tells the events, decides what it was told to, and shows what stands inside`, () => {
    const printed = run(`${globals}${GLOBALS}
      const { decide, replyWith, tell } = await import("refund-check/stub");
      ${SHOP}
      const verdict = { outcome: "qualifies", rules: [], clauses: [], evidence: [], deadline: null, settled_by: [], code: "X" };
      const went = [tell(element, "verdict", { verdict }), tell(element, "contact", { verdict, subject: "s", message: "m", code: "X" })];
      const first = await decide({});
      replyWith({ verdict });
      console.log(JSON.stringify({ heard: heard.map(([name, { verdict }]) => [name, verdict.outcome]), went, first, then: (await decide({})).verdict.outcome, inside: element.textContent, kind: element.constructor === customElements.get("refund-check") }));
    `);
    assert.deepEqual(printed, {
      heard: [["verdict", "qualifies"], ["contact", "qualifies"]],
      went: [true, false],
      first: { question: { id: "reason", at_most: 5 } },
      then: "qualifies",
      inside: "Write to us",
      kind: true,
    });
  });

  test(`in ${name} the real package loads, and its element throws nothing: it is ready, or tells why not`, () => {
    const { told, decided } = run(`${globals}${GLOBALS}
      const wrong = [];
      process.on("unhandledRejection", (error) => wrong.push(String(error)));
      const { decide } = await import("refund-check");
      const told = new Promise((done) => {
        for (const name of ["ready", "error"]) document.addEventListener("refund-check-" + name, () => done(name));
      });
      ${SHOP}
      const decided = await decide(${JSON.stringify(REQUEST)});
      const name = await told;
      if (wrong.length > 0) throw new Error(wrong.join());
      console.log(JSON.stringify({ told: name, decided }));
      process.exit();
    `);
    assert.ok(["ready", "error"].includes(told));
    assert.deepEqual(decided, replyOfCommand(REQUEST));
  });
}

test("`require` gives the same, under Node", () => {
  const program = `
    const { createRequire } = await import("node:module");
    const require = createRequire(process.cwd() + "/x.cjs");
    const { decide } = require("refund-check");
    console.log(JSON.stringify([Object.keys(require("refund-check/stub")).sort(), await decide(${JSON.stringify(REQUEST)})]));
  `;
  assert.deepEqual(run(program), [["decide", "replyWith", "tell"], replyOfCommand(REQUEST)]);
});

/** What Jest does: each file a function in jsdom's own realm, which has no fetch, Response, TextDecoder or streams. */
function requireInJsdom(entry) {
  const virtualConsole = new VirtualConsole();
  const { window } = new JSDOM("<!doctype html><body></body>", { url: "https://shop.example/", runScripts: "outside-only", virtualConsole });
  const file = join(shop.folder, "node_modules/refund-check", entry);
  const module = { exports: {} };
  const wrapped = window.eval(`(function (module, exports, require) {${readFileSync(file, "utf8")}\n})`);
  wrapped(module, module.exports, createRequire(file));
  return { window, exports: module.exports };
}

test("where there is nothing but jsdom, as in Jest, `main` loads, registers the element and decides", async () => {
  const { main } = JSON.parse(readFileSync(join(shop.folder, "node_modules/refund-check/package.json"), "utf8"));
  const { window, exports } = requireInJsdom(main);
  assert.equal(window.eval("typeof Response + typeof TextDecoder"), "undefinedundefined");
  const reply = await exports.decide(window.eval(`(${JSON.stringify(REQUEST)})`));
  assert.deepEqual(JSON.parse(JSON.stringify(reply)), replyOfCommand(REQUEST));
  assert.equal(typeof window.customElements.get("refund-check"), "function");
});
