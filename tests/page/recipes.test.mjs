// The pages of the docs that are about the page around the element (`www/docs/`): every block of code on them is run as
// it is written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { www } from "../../www/build/paths.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { HERE, startSite, tag } from "./site.mjs";

const BLOCK = /^```(\w+)(?: path=(\S+))?\n(.*?)^```$/gms;
const TAG = `${tag()}<p>the page's own content</p></refund-check>`;

const textOf = (name) => readFileSync(join(www, "docs", `${name}.md`), "utf8");
const blocksOf = (name) => [...textOf(name).matchAll(BLOCK)].map(([, language, path, content]) => ({ language, path, content }));
const filesOf = (name) => Object.fromEntries(blocksOf(name).map(({ path, content }) => [path, content]));

/** The rules of each header on the page of strict rules, in their order; there, its one line is broken to be read. */
const HEADER = "Content-Security-Policy";
const [FOR_ELEMENT, FOR_ELSEWHERE, FOR_FRAME] = blocksOf("csp").map(({ content }) => content.trim().replace(/\n +/g, " ").replace(`${HEADER}: `, ""));
const under = (rules) => ({ headers: () => ({ [HEADER]: rules }) });
/** The tests' own recorder needs leave as well. */
const withRecorder = (rules) => rules.replace("script-src ", "script-src 'self' ");
const STYLES = "; style-src 'self'";

/** The clock is the test's; all else in a block stays as it is. */
const at = (html) => html.replace("<refund-check", tag(HERE).slice(0, -1));

const questions = ({ answers }) => answers.map(({ question }) => question);

inEveryEngine((page) => {
  async function toTheVerdict() {
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
  }

  test("csp.md: the element goes to a verdict under its header", () =>
    page.onSite(under(FOR_ELEMENT), async () => {
      await page.openBare({ body: TAG });
      await toTheVerdict();
      assert.deepEqual(await page.told("error"), []);
    }));

  test("csp.md: each rule of the header is needed, and where it is missing the page is told", async () => {
    for (const [needed, rules] of [
      ["'wasm-unsafe-eval'", FOR_ELEMENT.replace(" 'wasm-unsafe-eval'", "")],
      ["connect-src", FOR_ELEMENT.replace(" connect-src 'self';", "")],
    ]) {
      assert.notEqual(rules, FOR_ELEMENT, needed);
      await page.onSite(under(rules), async (site) => {
        await page.driver.get(await site.bare(SCRIPT, TAG));
        await page.wait(async () => (await page.told("error")).length > 0, `without ${needed} nothing is told`);
        assert.equal((await page.told("error"))[0].detail.error.about, "engine");
        assert.equal(await page.run(() => document.querySelector("refund-check > p").checkVisibility()), true);
      });
    }
  });

  test("csp.md: a nonce does as well as an address", () =>
    page.onSite(under(FOR_ELEMENT.replace("script-src 'self'", "script-src 'nonce-n0nce'")), async (site) => {
      await page.driver.get(await site.bare(SCRIPT.replace("<script", '<script nonce="n0nce"'), TAG));
      await page.shown(({ question }) => question === "reason");
      await toTheVerdict();
    }));

  test("csp.md: with the folder on another address, that address stands in place of the page's own", async () => {
    const other = await startSite({ allowOrigin: "*" });
    const origin = new URL(other.address).origin;
    try {
      await page.onSite(under(withRecorder(FOR_ELSEWHERE.replaceAll("https://files.your.shop", origin))), async () => {
        await page.openBare({ head: SCRIPT.replace("refund-check.js", `${other.address}refund-check.js`), body: TAG });
        await toTheVerdict();
        assert.deepEqual(await page.told("error"), []);
      });
    } finally {
      await other.close();
    }
  });

  test("csp.md: the frame has the height of its content, each page under its own header", () => {
    const headers = (path) => ({ [HEADER]: path.startsWith("/page-") ? FOR_FRAME : FOR_ELEMENT + STYLES });
    const frame = '<iframe src="embed.html" title="Refund check" height="20"></iframe><script src="embed.js" async></script>';
    return page.onSite({ headers }, async (site) => {
      await page.driver.get(await site.bare("", frame));
      await page.wait(() => page.run(() => document.querySelector("iframe").offsetHeight > 150), "the frame stays as it was");
      await page.driver.switchTo().frame(0);
      await page.shown(({ question }) => question === "reason");
      await toTheVerdict();
      await page.driver.switchTo().defaultContent();
    });
  });

  test("analytics.md: a visit is one count of its outcome, whatever is changed and loaded anew, and of contact", async () => {
    const { "count.js": script } = filesOf("analytics");
    const sent = () => page.run(() => JSON.parse(sessionStorage.getItem("sent") ?? "[]"));
    // What the page would send, kept from one load to the next.
    const SPY = `
      for (const [owner, name] of [[navigator, "sendBeacon"], [window, "fetch"]]) {
        const usual = owner[name].bind(owner);
        owner[name] = (to, what) => {
          if (name === "fetch" && !what?.body) return usual(to, what);
          sessionStorage.setItem("sent", JSON.stringify([...JSON.parse(sessionStorage.getItem("sent") ?? "[]"), [to, what]]));
          return true;
        };
      }`;
    await writeFile(join(page.site.root, "spy.js"), SPY);
    await writeFile(join(page.site.root, "count.js"), script);
    await page.openBare({ head: `<script src="spy.js"></script><script src="count.js"></script>${SCRIPT}`, body: TAG });
    await page.answer({ option: "not-delivered" });
    await page.answer({ value: "2026-11-20" });
    await page.shown(({ question }) => question === "support");
    assert.deepEqual(await sent(), []);
    await page.answer({ option: "not-contacted" });
    await page.shown(({ outcome }) => outcome === "fix-first");
    const counted = [["/count", "fix-first"]];
    assert.deepEqual(await sent(), counted);
    await page.change("purchased");
    await page.answer({ value: "2026-01-01" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.equal((await page.told("verdict")).length, 2);
    assert.deepEqual(await sent(), counted);
    await page.driver.navigate().refresh();
    await page.ready();
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.deepEqual(await sent(), counted);
    await page.run(() => {
      addEventListener("click", (event) => event.preventDefault(), { once: true });
      document.querySelector("refund-check").shadowRoot.querySelector("a[data-contact]").click();
    });
    assert.deepEqual(await sent(), [...counted, ["/count", "contact"]]);
  });

  test("analytics.md: of what goes wrong, only what it is about and of which kind is counted", async () => {
    const { "count.js": script } = filesOf("analytics");
    await writeFile(join(page.site.root, "spy.js"), "window.sent = []; navigator.sendBeacon = (...what) => sent.push(what);");
    await writeFile(join(page.site.root, "count.js"), script);
    const head = `<script src="spy.js"></script><script src="count.js"></script>${SCRIPT}`;
    await page.openBare({ head, body: `${tag({ ...HERE, answers: '{"colour":"blue"}' })}</refund-check>` });
    assert.deepEqual(await page.run(() => window.sent), [["/count", "error answers ignored"]]);
  });

  test("analytics.md names each thing that an event's detail has", async () => {
    const named = textOf("analytics");
    await page.openBare({ body: TAG });
    await page.answer({ option: "not-delivered" });
    await page.answer({ value: "2026-11-20" });
    await page.answer({ option: "not-contacted" });
    await page.shown(({ outcome }) => outcome === "fix-first");
    const [{ detail }] = await page.told("verdict");
    // What to send and what decided are names out of the policy as well.
    const keys = Object.keys(detail.verdict).filter((key) => !["evidence", "settled_by"].includes(key));
    assert.deepEqual(keys.filter((key) => !named.includes(`\`verdict.${key}\``)), []);
  });

  test("order-data.md: the date that the page gives is not asked for, and the buyer can change it", async () => {
    const { "order.html": html } = filesOf("order-data");
    await page.openBare({ body: at(html) });
    await page.answer({ option: "not-delivered" });
    const next = await page.shown(({ question }) => question === "support");
    assert.deepEqual(questions(next), ["reason", "purchased"]);
    assert.match(next.answers[1].said, /November 20, 2026/);
    await page.change("purchased");
    await page.answer({ value: "2026-01-01" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
  });

  test("order-data.md: where a way does not come to it, a given date is left out", async () => {
    const { "order.html": html } = filesOf("order-data");
    await page.openBare({ body: at(html) });
    await toTheVerdict();
    assert.deepEqual(questions(await page.state()), ["reason"]);
  });

  for (const [date, isTaken] of [["2026-11-20", true], ["2026-11-20 14:05:00", true], ["2026-11-20T14:05:00Z", true], ["20.11.2026", false]]) {
    test(`order-data.md: ${date} is ${isTaken ? "taken" : "told to the page by its listener, and asked for"}`, async () => {
      assert.ok(textOf("order-data").includes(`\`${date}\``));
      const { "order.js": script } = filesOf("order-data");
      await writeFile(join(page.site.root, "order.js"), `window.warned = []; console.warn = (text) => warned.push(text);\n${script}`);
      const answers = JSON.stringify({ reason: "not-delivered", purchased: date });
      await page.openBare({ head: `<script src="order.js"></script>${SCRIPT}`, body: `${tag({ ...HERE, answers })}</refund-check>` });
      assert.equal((await page.state()).question, isTaken ? "support" : "purchased");
      const warned = await page.run(() => window.warned);
      assert.deepEqual(warned.map((text) => text.includes(date)), isTaken ? [] : [true]);
    });
  }

  test("order-data.md: a number is given as digits in text, and is not asked for", async () => {
    const given = '{"price":"19.90"}';
    assert.ok(textOf("order-data").includes(`\`${given}\``));
    const policy = "templates/online-courses.policy.json";
    const answers = { reason: "changed-mind", certificate: "no", bought: "2026-11-08", seen: "20" };
    const stateWith = async (more) => {
      const attributes = { ...HERE, policy, answers: JSON.stringify({ ...answers, ...more }) };
      await page.openBare({ body: `${tag(attributes)}</refund-check>` });
      assert.deepEqual(await page.told("error"), []);
      return page.state();
    };
    assert.equal((await stateWith({})).question, "price");
    assert.equal((await stateWith(JSON.parse(given))).outcome, "half");
  });

  test("order-data.md: a date of no use is told at once, also where its question is still to come", async () => {
    await page.openBare({ body: `${tag({ ...HERE, answers: '{"purchased":"20.11.2026"}' })}</refund-check>` });
    const [{ detail }, ...more] = await page.told("error");
    assert.deepEqual([detail.error.about, more], ["answers", []]);
    assert.match(detail.error.message, /20\.11\.2026/);
    await page.answer({ option: "not-delivered" });
    await page.shown(({ question }) => question === "purchased");
  });
});
