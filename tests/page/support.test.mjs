// The page for agents: from a code alone to what the buyer was asked, answered and told.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { root, target } from "../../www/build/paths.mjs";
import { axeFindings } from "./audit.mjs";
import { screenshot } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";
import { setScheme } from "./screens.mjs";
import { ruled, startSite, STRICT } from "./site.mjs";

const COMMAND = join(target, "release/refund-check");
const DEFAULT = join(root, "src/policies/digital-goods");
const RULES = `${STRICT}; img-src data:; form-action 'none'`;
const ANSWERS = { reason: "defective", fault: "major", purchased: "2026-11-15T10:00", support: "in-progress" };

let folder;
let code;
let old;

/** What the command says to these answers, by the policy of a folder. */
function decide(policy, answers) {
  const request = { answers, now: "2026-11-22T12:00:00Z", time_zone: "America/New_York" };
  const reply = execFileSync(COMMAND, ["decide", "--policy", policy], { input: JSON.stringify(request), encoding: "utf8" });
  return JSON.parse(reply).verdict;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "versions-"));
  await cp(DEFAULT, folder, { recursive: true });
  const rules = await readFile(join(folder, "rules.toml"), "utf8");
  await writeFile(join(folder, "rules.toml"), rules.replace('version = "2026-11-22"', 'version = "2025-01-01"'));
  execFileSync(COMMAND, ["compile", folder, "-o", join(folder, "old.json")]);
  code = decide(DEFAULT, ANSWERS).code;
  old = decide(folder, ANSWERS).code;
});
after(() => rm(folder, { recursive: true }));

inEveryEngine((page) => {
  let site;
  before(async () => {
    site = await startSite(ruled(RULES));
    await cp(join(folder, "old.json"), join(site.root, "old.json"));
  });
  after(() => site.close());

  const find = (css) => page.driver.findElement({ css });
  const text = (css) => page.run((css) => document.querySelector(css)?.innerText.replace(/\s+/g, " ").trim() ?? "", css);
  const shows = (css, expected) => page.wait(async () => (await text(css)).includes(expected), `no \`${expected}\` in ${css}`);

  async function open() {
    await page.driver.get(`${site.address}support.html`);
    const errors = () => [...document.querySelectorAll(".error")].map((error) => error.textContent);
    assert.deepEqual(await page.run(errors), ["", ""]);
  }

  /** Types a code and presses Enter. */
  async function replay(typed) {
    const field = await find("#code");
    await field.clear();
    await field.sendKeys(typed, Key.RETURN);
  }

  const focused = () => page.run(() => document.activeElement.id || document.activeElement.localName);

  test("an agent who has only the code reads what the buyer was asked, answered and told", async () => {
    await open();
    await replay(code.toLowerCase().replaceAll("-", " "));
    await shows("#case h2", `Case ${code}`);
    await shows("#case", "version 2026-11-22, which is built in");
    await shows("#case", "in the zone America/New_York");
    const asked = await page.run(() => [...document.querySelectorAll("[data-question]")].map((it) => it.dataset.question));
    assert.deepEqual(asked, ["reason", "fault", "purchased", "support"]);
    await shows('[data-question="support"]', "Yes, it’s not settled yet");
    await shows('[data-question="purchased"]', "Sunday, November 15, 2026, 10:00");

    const verdict = decide(DEFAULT, ANSWERS);
    const told = await page.run(() => {
      const part = document.querySelector("[data-part=told]");
      const all = (name) => [...part.querySelectorAll(`[data-${name}]`)].map((it) => it.dataset[name]);
      return [all("outcome"), all("clause"), all("evidence"), part.querySelector("time").getAttribute("datetime")];
    });
    assert.deepEqual(told, [[verdict.outcome], verdict.clauses, verdict.evidence, verdict.deadline.by]);
    await shows("#case .summary", "Let support try to help first · Ask for: Order number, Steps that lead to the error · Last day: Sunday, November 29, 2026, by 10:00");
    await shows("#case .reply", "To go on, please send us what you have not sent yet: - Order number");
    await shows("[data-part=now]", "the same answers");
    await shows("[data-change=could-not-fix]", "This meets the policy’s conditions");
    assert.equal(await focused(), "h2");
  });

  test("a code of any moment that a request can name is read, as the command reads it", async () => {
    const moments = ["0000-01-01T12:00:00Z", "0099-12-31T23:59:59Z", "1582-10-10T00:00:00Z", "1883-11-18T17:00:01Z", "1969-12-31T23:59:59.999Z", "2054-01-10T13:37:04Z", "2400-02-29T12:00:00Z", "9999-12-31T23:59:59.999Z"];
    const zones = ["Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Monrovia", "UTC"];
    const input = moments.flatMap((now) => zones.map((time_zone) => JSON.stringify({ answers: { reason: "other" }, now, time_zone }))).join("\n");
    const replies = execFileSync(COMMAND, ["decide"], { input, encoding: "utf8" }).trim().split("\n");
    const codes = replies.map((reply) => JSON.parse(reply).verdict.code);
    await open();
    const wrong = await page.driver.executeAsyncScript(readAll, codes);
    assert.deepEqual(wrong, []);
    for (const code of codes) assert.match(execFileSync(COMMAND, ["replay", code], { encoding: "utf8" }), new RegExp(code));
  });

  test("a wrong code is told beside the field, which keeps the focus", async () => {
    await open();
    await replay(code);
    await shows("#case h2", code);
    const wrong = (code.startsWith("0") ? "1" : "0") + code.slice(1);
    await replay(wrong);
    await shows("#code-error", "The code has a typo: its last two characters do not fit the others; ask for it again.");
    assert.equal(await text("#case"), "");
    assert.equal(await focused(), "code");
    assert.equal(await (await find("#code")).getAttribute("aria-invalid"), "true");
    await replay(`${code}U`);
    await shows("#code-error", `found \`U\` as character ${code.length + 1}.`);
    await replay(code);
    await shows("#case h2", code);
    assert.equal(await text("#code-error"), "");
    assert.equal(await (await find("#code")).getAttribute("aria-invalid"), null);
  });

  test("a code of an older version is replayed once that is added, by file or by address", async () => {
    await open();
    await replay(old);
    await shows("#code-error", "The code was made with another version of `digital-goods` than `2026-11-22`.");
    assert.equal(await page.run(() => document.querySelector("#versions").open), true);
    await (await find("#address")).sendKeys("missing.json", Key.RETURN);
    await shows("#add-error", "status 404");
    assert.deepEqual(await text("#added"), "");
    await (await find("#address")).clear();
    await (await find("#address")).sendKeys("old.json", Key.RETURN);
    await shows("#added", "old.json");
    assert.equal(await text("#add-error"), "");
    // Whoever waits for the case sees it at once.
    await shows("#case", "version 2025-01-01, from old.json");
    assert.equal(await text("#code-error"), "");

    await open();
    await page.run(() => (document.querySelector("#versions").open = true));
    await (await find("#file")).sendKeys(join(folder, "old.json"));
    await shows("#added", "old.json");
    await replay(old);
    await shows("#case h2", old);
  });

  test("files that are no policy are named, and the page goes on", async () => {
    await writeFile(join(folder, "broken.json"), "{}");
    await open();
    await page.run(() => (document.querySelector("#versions").open = true));
    await (await find("#file")).sendKeys(join(folder, "broken.json"));
    await shows("#add-error", "Broken.json: the file is no compiled policy.");
    await replay(code);
    await shows("#case h2", code);
  });

  test("axe finds nothing, and nothing is wider than 320 pixels, light and dark", async () => {
    for (const scheme of ["light", "dark"]) {
      await page.engine.resize(page.driver, 320, 800);
      await open();
      await setScheme(page, scheme);
      await page.run(() => (document.querySelector("#versions").open = true));
      await replay(code);
      await shows("#case h2", code);
      assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth), scheme);
      await screenshot(page.driver, `support-${page.engine.name}-${scheme}.png`);
      assert.deepEqual(await axeFindings(page, "html"), [], scheme);
    }
  });
});

/** Runs in the page: what is said of each code that is not shown. */
function readAll(codes, done) {
  const [code, error, form, shown] = ["code", "code-error", "replay", "case"].map((id) => /** @type {any} */ (document.getElementById(id)));
  const read = async (text) => {
    error.textContent = "";
    shown.replaceChildren();
    code.value = text;
    form.requestSubmit();
    while (!error.textContent && !shown.firstChild) await new Promise((turn) => setTimeout(turn));
    return shown.textContent.includes(text) ? [] : [[text, error.textContent]];
  };
  codes.reduce(async (all, text) => [...(await all), ...(await read(text))], Promise.resolve([])).then(done, (error) => done(String(error)));
}
