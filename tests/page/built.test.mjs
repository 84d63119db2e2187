// The folder that `refund-check build` makes of a shop's own policy, on a page of that shop: element, iframe, policy page
// and the page for agents, all by the shop's rules.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { serve } from "../../www/build/serve.mjs";
import { dist, target } from "../../www/build/paths.mjs";
import { inEveryEngine } from "./page.mjs";
import { HERE } from "./site.mjs";

const COMMAND = join(target, "release/refund-check");
/** 41 days before `HERE`: too late by the template's 30 days, and in time by 45. */
const BOUGHT = "2026-10-12";
const LAST_INSTANT = "2026-11-27T00:00:00+01:00";

/** Keeps what the element tells of its verdict. */
const TOLD = '<script>addEventListener("refund-check-verdict", ({ detail }) => (window.reply = detail))</script>';

/** A policy that asks for a day first. */
const BY_DAY = `format = 1
[policy]
id = "by-day"
title = "Returns"
version = "1"
language = "en"
text = "policy.md"
rights = "The law may give you more. This is information, not legal advice."
[contact]
email = "help@juniper-salt.shop"
[clauses.days]
quote = "You can return anything within 30 days of the day you bought it."
[[questions]]
id = "bought"
kind = "date"
ask = "When did you buy it?"
unsure = "I don't know"
[windows.return]
from = "bought"
days = 30
count = "date"
clause = "days"
[[rules]]
id = "in-time"
when = { return = "open" }
outcome = "qualifies"
clauses = ["days"]
say = "You are in time."
[[rules]]
id = "too-late"
when = { return = "closed" }
outcome = "does-not-qualify"
clauses = ["days"]
say = "The 30 days are over."
`;

let room;
let site;
const run = (...args) => execFileSync(COMMAND, args, { cwd: room, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** A policy of a template, with a contact of its own. Without its scenarios: they say what its days come to. */
async function writePolicy(name, change) {
  run("init", name);
  await rm(join(room, name, "scenarios.toml"));
  for (const file of ["rules.toml", "policy.md"]) {
    const text = await readFile(join(room, name, file), "utf8");
    await writeFile(join(room, name, file), change(text.replace("support@example.com", "help@juniper-salt.shop")));
  }
}

before(async () => {
  room = await mkdtemp(join(tmpdir(), "built-"));
  await writePolicy("before", (text) => text);
  await writePolicy("policy", (text) => text.replaceAll("30 days", "45 days").replace("days = 30", "days = 45").replace('version = "1"', 'version = "2"'));
  run("build", "before", "-o", "old", "--engine", dist);
  run("build", "policy", "-o", "shop", "--engine", dist, "--address", "/shop/", "--keep", "old");
  const snippet = await readFile(join(room, "shop/snippets/element-integrity.html"), "utf8");
  const attributes = Object.entries(HERE).map(([name, value]) => ` ${name}="${value}"`).join("");
  await writeFile(join(room, "page.html"), `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">${TOLD}${snippet.replace("<refund-check>", `<refund-check${attributes}>`)}`);
  site = await serve({ root: room });
});

after(async () => {
  await site.close();
  await rm(room, { recursive: true });
});

test("every file has the hash that the list has for it", async () => {
  const { files } = JSON.parse(await readFile(join(room, "shop/refund-check-build.json"), "utf8"));
  assert.ok(Object.keys(files).length > 20);
  for (const [name, hash] of Object.entries(files)) {
    assert.equal(hash, `sha384-${createHash("sha384").update(await readFile(join(room, "shop", name))).digest("base64")}`, name);
  }
});

test("it takes less than two seconds", () => {
  const began = performance.now();
  const { status } = spawnSync(COMMAND, ["build", "policy", "-o", "quick", "--engine", dist], { cwd: room });
  assert.equal(status, 0);
  assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
});

inEveryEngine((page) => {
  const find = (css) => page.driver.findElement({ css });
  const reads = (css, expected) => page.wait(async () => (await find(css).getText()).includes(expected), `no \`${expected}\` in ${css}`);

  /** From the first question to the verdict, with the first way to the shop beside it. */
  async function walk() {
    await page.shown(({ question }) => question === "reason");
    await page.answer({ option: "changed-mind" });
    await page.shown(({ question }) => question === "used");
    await page.answer({ option: "no" });
    await page.shown(({ question }) => question === "bought");
    await page.answer({ value: BOUGHT });
    await page.shown(({ outcome }) => outcome !== null && outcome !== undefined);
    const contact = (await page.state()).contacts[0];
    return { ...(await page.run(() => window.reply.verdict)), contact };
  }

  test("the element asks by the shop's own days, and the agents' page reads its code and one of the version before", async () => {
    await page.driver.get(`${site.address}page.html`);
    const { outcome, deadline, code, contact } = await walk();
    assert.deepEqual([outcome, deadline.by], ["qualifies", LAST_INSTANT]);
    assert.match(contact, /^mailto:help(@|%40)juniper-salt\.shop/);
    assert.deepEqual(await page.consoleErrors(), []);

    const request = JSON.stringify({ answers: { reason: "changed-mind", used: "no", bought: BOUGHT }, now: HERE.now, time_zone: HERE["time-zone"] });
    const decide = (policy) => JSON.parse(execFileSync(COMMAND, ["decide", "--policy", policy], { cwd: room, input: request, encoding: "utf8" })).verdict;
    assert.equal(decide("policy").code, code);
    const old = decide("before");
    assert.equal(old.outcome, "does-not-qualify");

    await page.driver.get(`${site.address}shop/support.html`);
    await find("#code").sendKeys(code, Key.RETURN);
    await reads("#case", "version 2, which is built in");
    await find("#code").clear();
    await find("#code").sendKeys(old.code, Key.RETURN);
    await reads("#case", "version 1, from my-shop-");
  });

  test("the page for an iframe asks by the same rules", async () => {
    await writeFile(join(room, "frame.html"), `<!doctype html><title>A shop</title>${await readFile(join(room, "shop/snippets/frame.html"), "utf8")}`);
    await page.driver.get(`${site.address}frame.html`);
    await page.driver.switchTo().frame(0);
    await page.shown(({ question }) => question === "reason");
    await page.answer({ option: "damaged" });
    await page.shown(({ outcome }) => outcome === "evidence-first");
    await page.driver.switchTo().defaultContent();
    await page.wait(() => page.run(() => document.querySelector("iframe").getBoundingClientRect().height !== 640), "no height");
  });

  test("the hosted page has the written policy below the questions", async () => {
    await page.driver.get(`${site.address}shop/`);
    await page.shown(({ question }) => question === "reason");
    assert.equal(await find("h1").getText(), "Refund policy");
    assert.match(await find("#policy").getText(), /within 45 days of the day you bought it/);
  });

  test("a first question that asks for a day is there before the engine, with the buyer's days", async () => {
    await mkdir(join(room, "day"));
    await writeFile(join(room, "day/rules.toml"), BY_DAY);
    await writeFile(join(room, "day/policy.md"), "# Returns\n\nYou can return anything within 30 days of the day you bought it.\n");
    run("build", "day", "-o", "by-day", "--engine", dist);
    const attributes = Object.entries(HERE).map(([name, value]) => ` ${name}="${value}"`).join("");
    await writeFile(join(room, "day.html"), `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">${TOLD}<script type="module" src="by-day/refund-check.js"></script><refund-check${attributes}></refund-check>`);
    const slow = await serve({ root: room, delay: (path) => (path.endsWith(".wasm") ? 2500 : 0) });
    try {
      await page.driver.get(`${slow.address}day.html`);
      const root = (read) => page.run(`return (${read})(document.querySelector("refund-check").shadowRoot)`);
      const days = () => root('(root) => [...root.querySelectorAll("[data-day]")].map((button) => [button.dataset.day, button.textContent])');
      await page.wait(async () => (await days()).length > 0, "no question");
      const drawn = await days();
      assert.deepEqual(drawn.map(([day]) => day), ["2026-11-22", "2026-11-21", "2026-11-15"]);
      assert.match(drawn[0][1], /^TodaySunday, November 22, 2026$/);
      const isReady = () => root('(root) => Boolean(root.querySelector("[data-ready]"))');
      assert.equal(await isReady(), false);
      await page.click('[data-day="2026-11-15"]');
      assert.equal(await isReady(), false);
      await page.shown(({ outcome }) => outcome === "qualifies");
      assert.equal((await page.run(() => window.reply.verdict)).outcome, "qualifies");
      await page.driver.navigate().back();
      await page.shown(({ question }) => question === "bought");
      assert.deepEqual(await days(), drawn);
    } finally {
      await slow.close();
    }
  });

  test("a wasm with another policy's rules beside the script is not believed", async () => {
    await cp(join(room, "shop"), join(room, "mixed"), { recursive: true });
    await cp(join(room, "old/refund-check.wasm"), join(room, "mixed/refund-check.wasm"));
    const body = `<script>addEventListener("refund-check-error", ({ detail }) => (window.failed = detail.error))</script><refund-check><p id="own">Write to us.</p></refund-check>`;
    await writeFile(join(room, "mixed.html"), `<!doctype html><title>A shop</title><script type="module" src="mixed/refund-check.js"></script>${body}`);
    await page.driver.get(`${site.address}mixed.html`);
    await page.wait(() => page.run(() => Boolean(window.failed)), "no error");
    assert.equal((await page.run(() => window.failed)).problem, "mixed");
    assert.equal(await find("#own").isDisplayed(), true);
  });
});
