// Fuzzing through the wasm: what is kept in `tests/fuzz/corpus`, changed at random, given to the built page in Chromium.
// Natively the same kinds are tried by `tests/fuzz`; here the engine is the one that buyers load, with the browser's zones
// and the scripts around it. No trap, no error that nobody caught, and a reply or a word of what is wrong for any input.
//
// Each target has some seconds; REFUND_CHECK_FUZZ_SECONDS gives each as many as it says, and REFUND_CHECK_FUZZ_SEED begins
// elsewhere. What broke a law belongs into the corpus.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root, target } from "../../www/build/paths.mjs";
import { generator, mutated } from "./mutation.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { tag } from "./site.mjs";

const COMMAND = join(target, "release/refund-check");
const CORPUS = join(root, "tests/fuzz/corpus");
const SECONDS = Number(process.env.REFUND_CHECK_FUZZ_SECONDS ?? 6);
const SEED = Number(process.env.REFUND_CHECK_FUZZ_SEED ?? 20261126);
const BATCH = 50;

const WORDS = {
  requests: [
    '"', "{", "}", "[", "]", ":", ",", "null", "true", "\\u0000", "\\ud800", "\\\\", "answers", "now", "time_zone", "reason",
    "fault", "proof", "purchased", "purchased.time", "support", "unsure", "unknown", "other", "defective", "2026-11-08T10:00",
    "24:00", "0000-01-01", "9999-12-31", "T23:59:59.999", "+14:00", "-23:59", "Z", "Pacific/Apia", "PST", "europe/BERLIN",
  ],
  compiled: ["0,", "1,", "2,", "3,", "7,", ",", "4294967295,", "65536,", '"",', '"reason",', '"purchased",', "[", "]", "{}", '"unsure",'],
  codes: ["-", "–", "—", "ー", "\u00a0", "\u3000", "\u200b", " ", "\n> ", "=\r\n", ".", "»", "0", "O", "I", "U", "Z", "Ａ", "00000", "ZZZZZ", "Hello"],
};

const lines = async (file) => (await readFile(join(CORPUS, file), "utf8")).split("\n").filter(Boolean);

/** The default policy and every template, compiled: between them they have all that the language knows. */
async function compiledPolicies() {
  const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
  const refundCheck = (...args) => execFileSync(COMMAND, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const compiled = async (name) => {
    const rules = join(folder, name, "rules.toml");
    refundCheck("init", "--template", name, name);
    // A contact that is an example is refused.
    await writeFile(rules, (await readFile(rules, "utf8")).replaceAll("example.com", "my-shop.org"));
    refundCheck("compile", name, "-o", "compiled.json");
    return readFile(join(folder, "compiled.json"), "utf8");
  };
  try {
    const names = refundCheck("init", "--list").split("\n").filter(Boolean).map((line) => line.split(" ")[0]);
    const all = [];
    for (const name of names) all.push(await compiled(name));
    return all;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Codes of some cases, in the texts of the corpus that buyers may write them in. */
async function codes() {
  const texts = (await readFile(join(CORPUS, "codes/texts.txt"), "utf8")).split("\n\n");
  const input = (await lines("requests/lines.jsonl")).join("\n");
  const replies = execFileSync(COMMAND, ["decide"], { input, encoding: "utf8" }).split("\n").filter(Boolean);
  const known = replies.map((reply) => JSON.parse(reply).verdict?.code).filter(Boolean);
  return texts.flatMap((text) => known.map((code) => text.replace("CODE", code).replace("code", code.toLowerCase())));
}

/** These run in the page: what is wrong with each of a batch of texts, and how many of them came to something. */
const LAWS = {
  async requests(texts) {
    const { decide } = await import(new URL("refund-check.js", location.href).href);
    const wrong = [];
    let reached = 0;
    for (const text of texts) {
      let request;
      try {
        request = JSON.parse(text);
      } catch {
        continue;
      }
      const reply = await decide(request).catch((error) => ({ [String(error)]: true }));
      const keys = Object.keys(reply);
      if (keys.length !== 1 || !["question", "verdict", "invalid"].includes(keys[0])) wrong.push([text, JSON.stringify(reply)]);
      reached += 1;
    }
    return { wrong, reached };
  },

  async compiled(texts) {
    const REFUSED = ["malformed", "corrupt", "newer"];
    const { fetch } = window;
    const wrong = [];
    let reached = 0;
    for (const text of texts) {
      window.fetch = async (address, options) => (String(address).endsWith("fuzz.json") ? new Response(text) : fetch(address, options));
      const element = document.createElement("refund-check");
      const errors = [];
      element.addEventListener("refund-check-error", ({ detail }) => errors.push(detail.error));
      element.setAttribute("policy", "fuzz.json");
      element.setAttribute("now", "2026-11-22T12:00:00Z");
      const settled = new Promise((done) => {
        element.addEventListener("refund-check-ready", done);
        element.addEventListener("refund-check-error", done);
      });
      document.body.append(element);
      await settled;
      for (let presses = 0; presses < 8 && errors.length === 0; presses += 1) {
        const card = element.shadowRoot.querySelector(".card");
        const [field, options] = [card.querySelector("input[name]"), card.querySelectorAll("[data-option]")];
        if (field) field.value = field.type === "date" ? "2026-11-08" : field.min || "10:00";
        const button = field ? card.querySelector("[data-continue]") : options[presses % options.length];
        if (!button) break;
        button.click();
      }
      const bad = errors.filter(({ about, problem }) => !(about === "policy" && REFUSED.includes(problem)) && problem !== "ignored");
      if (bad.length > 0) wrong.push([text, JSON.stringify(bad)]);
      if (errors.length === 0) reached += 1;
      element.remove();
    }
    window.fetch = fetch;
    return { wrong, reached };
  },

  async codes(texts) {
    const [code, error, form, shown] = ["code", "code-error", "replay", "case"].map((id) => /** @type {any} */ (document.getElementById(id)));
    const wrong = [];
    let reached = 0;
    for (const text of texts) {
      error.textContent = "";
      shown.replaceChildren();
      code.value = text;
      form.requestSubmit();
      for (let turns = 0; turns < 1000 && !error.textContent && !shown.firstChild; turns += 1) {
        await new Promise((done) => setTimeout(done));
      }
      const said = error.textContent;
      if (/could not be loaded/.test(said) || (!said && !shown.firstChild) || said.length > 400) wrong.push([text, said]);
      if (!said) reached += 1;
    }
    return { wrong, reached };
  },
};

inEveryEngine((page) => {
  if (page.engine.name !== "chromium") return;

  /** What a batch does in the page, with errors that nobody caught. */
  async function batch(name, texts) {
    const script = `const done = arguments[arguments.length - 1];
      window.uncaught ??= (addEventListener("error", ({ message }) => uncaught.push(message)), addEventListener("unhandledrejection", ({ reason }) => uncaught.push(String(reason))), []);
      ({ ${LAWS[name].toString()} })[${JSON.stringify(name)}](JSON.parse(arguments[0])).then((told) => done({ ...told, uncaught }), (error) => done({ failed: String(error) }));`;
    // As a text of escapes: half a character would not come through.
    return page.driver.executeAsyncScript(script, JSON.stringify(texts));
  }

  /** Tries a law on the corpus, and then on changed texts until the time is over. */
  async function fuzz(name, corpus, least) {
    assert.ok(corpus.length > 2, `a corpus of ${corpus.length}`);
    const random = generator(SEED);
    const end = Date.now() + SECONDS * 1000;
    let [tried, reached, texts] = [0, 0, corpus.slice(0, 400)];
    do {
      const told = await batch(name, texts);
      assert.equal(told.failed, undefined);
      assert.deepEqual(told.wrong, [], "belongs into the corpus");
      assert.deepEqual(told.uncaught, [], JSON.stringify(texts));
      [tried, reached] = [tried + texts.length, reached + told.reached];
      texts = Array.from({ length: BATCH }, () => mutated(random, corpus, WORDS[name]));
    } while (Date.now() < end);
    console.log(`# ${name}: ${tried} texts, ${reached} of them read`);
    assert.ok(reached * 100 >= tried * least, `only ${reached} of ${tried} texts came to it`);
  }

  test("any request gets a reply of a known shape", async () => {
    await page.openBare({ body: `${tag()}</refund-check>` });
    await fuzz("requests", await lines("requests/lines.jsonl"), 20);
  });

  test("any compiled policy is refused or can be asked", async () => {
    await page.driver.get(await page.site.bare(SCRIPT, ""));
    await fuzz("compiled", await compiledPolicies(), 4);
  });

  test("any text is a case for the page for agents, or is told why it is none", async () => {
    await page.driver.get(`${page.site.address}support.html`);
    await fuzz("codes", await codes(), 10);
  });
});
