// Seven languages: which is chosen, that all of it is in that one, and that what the shop reads stays in its own.

import assert from "node:assert/strict";
import { brotliCompressSync } from "node:zlib";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist, root } from "../../www/build/paths.mjs";
import { LANGUAGES } from "../../www/languages.js";
import { WORDS } from "../../www/package/words.js";
import { inEveryEngine } from "./page.mjs";
import { HERE, tag } from "./site.mjs";
import { SCREENS } from "./screens.mjs";

const TITLES = {
  en: "Why would you like a refund?", ar: "لماذا تودّون استرداد المبلغ؟", de: "Warum möchten Sie eine Erstattung?",
  es: "¿Por qué quieres un reembolso?", fr: "Pourquoi souhaitez-vous un remboursement ?", ja: "返金を希望する理由は何ですか？",
  "pt-BR": "Por que você gostaria de um reembolso?",
};
const LARGEST = 4_500;

test("each language is a file that the page loads and one of the default policy, of at most 4.5 kB", async () => {
  const written = (await readdir(join(root, "src/view/words"))).map((name) => name.replace(".toml", ""));
  for (const known of [LANGUAGES, Object.keys(TITLES)]) assert.deepEqual(["en", ...written].sort(), known.toSorted());
  assert.deepEqual(Object.keys(WORDS).sort(), written.flatMap((name) => [name, `${name}.policy`]).sort());
  for (const name of await readdir(join(dist, "words"))) {
    const { length } = brotliCompressSync(await readFile(join(dist, "words", name)));
    assert.ok(length <= LARGEST, `${name}: ${length} bytes`);
  }
});

inEveryEngine((page) => {
  const card = () => page.run(() => {
    const { lang, dir, textContent } = document.querySelector("refund-check").shadowRoot.querySelector(".card");
    return { lang, dir, text: textContent };
  });

  test("every screen is in the language asked for, without a word of English but what the shop itself says", async () => {
    const english = JSON.parse(await readFile(join(dist, "words/de.json"), "utf8")).length;
    assert.ok(english > 50);
    for (const lang of LANGUAGES.filter((lang) => lang !== "en")) {
      const { title } = await page.open({ lang });
      assert.equal(title, TITLES[lang]);
      const { lang: said, dir } = await card();
      assert.deepEqual([said, dir], [lang, lang === "ar" ? "rtl" : "ltr"]);
      for (const [name, answers] of Object.entries(SCREENS)) {
        await page.run((text) => document.querySelector("refund-check").setAttribute("answers", text), JSON.stringify(answers));
        const left = await page.run(() => {
          const copy = document.querySelector("refund-check").shadowRoot.querySelector(".card").cloneNode(true);
          copy.querySelectorAll("[lang=en]").forEach((own) => own.remove());
          return copy.textContent;
        });
        assert.doesNotMatch(left, /\b(the|your|you|policy|refund|please)\b/i, `${lang}, ${name}`);
        assert.doesNotMatch(left, /[{}|]/, `${lang}, ${name}: a gap is left`);
      }
    }
    assert.deepEqual(await page.consoleErrors(), []);
  });

  test("the language is the element's, else the page's, in the form of any country; one that is not there is English", async () => {
    for (const [lang, title] of [["de-AT", TITLES.de], ["de_DE", TITLES.de], ["pt_BR.UTF-8", TITLES["pt-BR"]], [" fr ", TITLES.fr], ["PT", TITLES["pt-BR"]], ["nl", TITLES.en], ["en-GB", TITLES.en]]) {
      assert.equal((await page.open({ lang })).title, title, lang);
    }
    const bare = await page.openBare({ body: `<main lang="fr">${tag(HERE)}</refund-check></main>` });
    assert.equal(bare.title, TITLES.fr);
  });

  test("another language takes the place of one, and the answers stay", async () => {
    await page.open({ answers: { reason: "defective" } });
    await page.answer({ option: "major" });
    await page.shown(({ question }) => question === "purchased");
    await page.run(() => (document.querySelector("refund-check").lang = "ja"));
    const state = await page.shown(({ title }) => title === "いつ購入しましたか？");
    assert.deepEqual(state.answers.map(({ said }) => said), ["正しく動かない", "重大な不具合"]);
    assert.equal(state.question, "purchased");
  });

  test("the sentence stays in the policy's words with a translation beside it; the message is in the shop's language", async () => {
    await page.open({ answers: SCREENS.qualifies, lang: "de" });
    const seen = await page.run(() => {
      const { shadowRoot } = document.querySelector("refund-check");
      const [quote, message] = ["[data-clause=refund-period]", "[data-message]"].map((css) => shadowRoot.querySelector(css));
      return { quote: quote.textContent, lang: quote.lang, before: [quote.previousElementSibling.previousElementSibling.textContent, quote.previousElementSibling.textContent], message: message.textContent, own: message.lang };
    });
    assert.deepEqual([seen.quote, seen.lang], ["The refund period is 14 days from the moment of purchase.", "en"]);
    assert.deepEqual(seen.before, ["Die Erstattungsfrist beträgt 14 Tage ab dem Zeitpunkt des Kaufs.", "In der Sprache der Richtlinie, die allein gilt:"]);
    assert.match(seen.message, /^Hello,\n/);
    assert.match(seen.message, /- How bad is the fault\? It’s a major fault\n/);
    assert.equal(seen.own, "en");
  });

  test("a code and a version read from left to right where all else is read from right to left", async () => {
    await page.open({ answers: { reason: "changed-mind" }, lang: "ar" });
    const places = await page.run(() => ["[part=case] .code", "[part=case] .hint bdi"].map((css) => {
      const text = document.querySelector("refund-check").shadowRoot.querySelector(css).firstChild;
      const node = text.nodeType === Node.TEXT_NODE ? text : text.firstChild;
      return [0, 3, 6, 9].map((at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      });
    }));
    for (const lefts of places) assert.deepEqual(lefts, lefts.toSorted((a, b) => a - b));
  });

  test("plural forms and numbers are the language's own", async () => {
    await page.open({ lang: "ar", answers: { reason: "defective" } });
    assert.match((await page.state()).progress, /^[4٤] أسئلة على الأكثر/);
    await page.open({ lang: "ar", answers: { reason: "defective", fault: "major" } });
    assert.match((await page.state()).progress, /^(3|٣) أسئلة/);
    await page.open({ lang: "de", answers: { reason: "defective" } });
    assert.equal((await page.state()).progress, "Höchstens 4 Fragen, diese mitgezählt");
  });

  test("where the words cannot be had the interview is in the policy's language, and the page hears of it", async () => {
    await page.onSite({}, async (site) => {
      const { rm } = await import("node:fs/promises");
      await rm(join(site.root, "words"), { recursive: true });
      const { title } = await page.open({ lang: "de" });
      assert.equal(title, TITLES.en);
      const [{ detail }] = await page.told("error");
      assert.deepEqual([detail.error.about, detail.error.problem], ["lang", "ignored"]);
    });
  });
});
