// Files of one release belong together: a file of another one is refused, asked for once more past every cache, and done
// without where it can be. And what a server or a cache makes of a file does not matter, as long as the file is right.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { sectionOf, withSection } from "../../www/build/custom-sections.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { HERE, tag } from "./site.mjs";

const KEPT = "public, max-age=31536000, immutable";
const REFUSAL = { ...HERE, answers: JSON.stringify({ reason: "changed-mind" }) };
const ENGLISH = "The policy does not cover this";
const GERMAN = "Das deckt die Richtlinie nicht ab";
const OWN = '<p id="own">Write to us.</p></refund-check>';

/** Ways in which a list of words can be that of another release. */
const OTHERS = {
  "one phrase short": (list) => list.toSpliced(30, 1),
  "one phrase longer": (list) => list.toSpliced(30, 0, "Neu"),
  "of another edition": ([, ...words]) => [`${words.length}-00000000`, ...words],
  "without an edition, as before there were any": ([, ...words]) => words,
  "no list": () => ({ Qualifies: "Ja" }),
  "nothing": () => null,
};

const headline = (page) => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".verdict h2").textContent);

inEveryEngine((page) => {
  /** Writes a file of the site anew, from what it holds. */
  async function change(site, name, into) {
    const file = join(site.root, name);
    await writeFile(file, into(await readFile(file)));
  }
  const changeWords = (site, name, into) => change(site, `words/${name}.json`, (text) => JSON.stringify(into(JSON.parse(text))));

  for (const [what, into] of Object.entries(OTHERS)) {
    test(`words that are ${what}: a refusal stays one, in English, and the page hears of it`, () =>
      page.onSite({}, async (site) => {
        await changeWords(site, "de", into);
        await page.driver.get(await site.withAttributes({ ...REFUSAL, lang: "de" }));
        await page.ready();
        assert.equal(await headline(page), ENGLISH);
        const [{ detail }] = await page.told("error");
        assert.deepEqual([detail.error.about, detail.error.problem], ["lang", "ignored"]);
        assert.match(detail.error.message, /words\/de\.json does not hold the words of this release/);
      }));
  }

  test("a policy's words that are one short are not shown either", () =>
    page.onSite({}, async (site) => {
      await changeWords(site, "de.policy", (list) => list.toSpliced(3, 1));
      await page.driver.get(await site.withAttributes({ ...REFUSAL, lang: "de" }));
      await page.ready();
      assert.equal(await headline(page), ENGLISH);
      assert.equal((await page.told("error"))[0].detail.error.about, "lang");
    }));

  test("words of another release that a cache keeps are asked for past it, and nobody notices", () =>
    page.onSite({ headers: (path) => (path.startsWith("/words/") ? { "Cache-Control": KEPT } : {}) }, async (site) => {
      const whole = await readFile(join(site.root, "words/de.json"));
      await changeWords(site, "de", OTHERS["one phrase short"]);
      const address = await site.withAttributes({ ...REFUSAL, lang: "de" });
      await page.driver.get(address);
      await page.ready();
      assert.equal(await headline(page), ENGLISH);
      await writeFile(join(site.root, "words/de.json"), whole);
      await page.driver.get(`${address}?again`);
      await page.ready();
      assert.equal(await headline(page), GERMAN);
      assert.deepEqual(await page.told("error"), []);
    }));

  test("a page that pins the script by its hash has the engine's script pinned, too", async () => {
    const open = async (site) => {
      const hash = createHash("sha384").update(await readFile(join(site.root, "refund-check.js"))).digest("base64");
      const pinned = SCRIPT.replace("></", ` integrity="sha384-${hash}" crossorigin="anonymous"></`);
      await page.driver.get(await site.bare(pinned, tag() + OWN));
    };
    await page.onSite({}, async (site) => {
      await open(site);
      await page.ready();
      assert.equal(await page.run(() => document.querySelector("link[rel=modulepreload]")), null);
    });
    // On a site of its own: of the one before a browser may still have the right one.
    await page.onSite({}, async (site) => {
      await change(site, "refund-check-engine.js", (script) => `${script}window.changed = true;`);
      await open(site);
      await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
      assert.equal((await page.told("error"))[0].detail.error.problem, "corrupt");
      assert.equal(await page.run(() => window.changed ?? "nothing of it ran"), "nothing of it ran");
      assert.ok(await page.run(() => document.querySelector("#own").checkVisibility()));
    });
  });

  test("an engine of another release is not run", () =>
    page.onSite({}, async (site) => {
      await change(site, "refund-check.wasm", otherEdition);
      await page.driver.get(await site.bare(SCRIPT, tag() + OWN));
      await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
      const [{ detail }] = await page.told("error");
      assert.deepEqual([detail.error.about, detail.error.problem], ["engine", "mixed"]);
      assert.ok(await page.run(() => document.querySelector("#own").checkVisibility()));
    }));

  const WASM = "refund-check.wasm";
  const kept = { headers: (path) => (path === `/${WASM}` ? { "Cache-Control": KEPT } : {}) };
  test(`${WASM} that a cache keeps broken: another try asks past it`, () =>
    page.onSite(kept, async (site) => {
      const whole = await readFile(join(site.root, WASM));
      await writeFile(join(site.root, WASM), "<!doctype html>");
      const address = await site.bare(SCRIPT, tag() + OWN);
      await page.driver.get(address);
      await page.wait(async () => (await page.told("error")).length > 0, "no error was told");
      const [{ detail }] = await page.told("error");
      assert.deepEqual([detail.error.about, detail.error.problem], ["engine", "corrupt"]);
      await writeFile(join(site.root, WASM), whole);
      await page.click(".note button");
      assert.equal((await page.ready()).question, "reason");
      assert.equal((await page.told("error")).length, 1);
    }));

  test(`${WASM} that a cache keeps broken from before: it is asked past at once`, () =>
    page.onSite(kept, async (site) => {
      const whole = await readFile(join(site.root, WASM));
      await writeFile(join(site.root, WASM), "<!doctype html>");
      await page.driver.get(await site.bare("", "<p>"));
      await page.driver.executeAsyncScript((name, done) => fetch(name).then((it) => it.text()).then(done), WASM);
      await writeFile(join(site.root, WASM), whole);
      await page.driver.get(await site.bare(SCRIPT, tag() + OWN));
      assert.equal((await page.ready()).question, "reason");
      assert.deepEqual(await page.told("error"), []);
    }));

  test("the studio runs, too, where a server adds a character set to the type of its engine", () =>
    page.onSite({ types: { ".wasm": "application/wasm; charset=utf-8" } }, async (site) => {
      await page.driver.get(`${site.address}studio.html?template=starter`);
      await page.wait(() => page.run(() => document.querySelector(".phone refund-check")?.shadowRoot?.querySelector("[data-question]")?.isConnected === true), "the studio shows no question");
    }));

  const TYPES = ["application/wasm; charset=utf-8", "Application/WASM", " application/wasm ;", "application/octet-stream", "text/plain", ""];
  for (const type of TYPES) {
    test(`the engine runs, whatever type a server gives it: \`${type}\``, () =>
      page.onSite({ types: { ".wasm": type, ".json": "text/plain" } }, async (site) => {
        await page.driver.get(await site.withAttributes({ ...REFUSAL, lang: "de" }));
        await page.ready();
        assert.equal(await headline(page), GERMAN);
        await page.driver.get(`${site.address}support.html`);
        await page.driver.executeScript((code) => {
          /** @type {any} */ (document.querySelector("#code")).value = code;
          document.querySelector("#replay button").click();
        }, "nonsense");
        const said = () => page.run(() => document.querySelector("#code-error").textContent);
        await page.wait(async () => (await said()) !== "", "the page for agents says nothing");
        assert.doesNotMatch(await said(), /could not be loaded/);
      }));
  }
});

function otherEdition(bytes) {
  const edition = sectionOf(bytes, "edition");
  assert.match(edition, /^[0-9a-f]{8}$/);
  // Wherever it stands: more may follow it.
  const alone = (text) => withSection(Buffer.alloc(0), "edition", text);
  const at = bytes.indexOf(alone(edition));
  return Buffer.concat([bytes.subarray(0, at), alone([...edition].reverse().join("")), bytes.subarray(at + alone(edition).length)]);
}
