// The verdict as a tired buyer meets it: on one phone screen, the next step and a person within reach.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { LANGUAGES } from "../../www/languages.js";
import { screenshot } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";
import { SCREENS, setScheme, showScreen } from "./screens.mjs";

const VERDICTS = ["qualifies", "fix-first", "evidence-first", "does-not-qualify", "support-decides", "windows-disagree", "undecided"];
const SCREEN = 740;
const MAX_TABS = 8;

/** Runs in the page: how far the last of what matters reaches below the top of the card, and what of it there is. */
function measure() {
  const { shadowRoot } = document.querySelector("refund-check");
  const at = (css) => shadowRoot.querySelector(css);
  const { top } = at(".card").getBoundingClientRect();
  const bottom = (css) => at(css)?.getBoundingClientRect().bottom - top;
  return {
    height: Math.ceil(bottom(".person")),
    primaries: shadowRoot.querySelectorAll(".go").length,
    people: [...shadowRoot.querySelectorAll(".person a")].map(({ textContent }) => textContent),
    means: at(".means").textContent,
    quote: at(".reason q")?.textContent,
    day: at(".deadline")?.textContent,
    folds: [...shadowRoot.querySelectorAll(".answer > details")].map(({ open }) => open),
    rights: at(".rights p").checkVisibility(),
    isNextToRefusal: at(".person").nextElementSibling === at(".rights"),
  };
}

inEveryEngine((page) => {
  for (const width of [360, 1280]) {
    test(`at ${width} pixels all that matters is on one screen of ${SCREEN} pixels, in every language`, async () => {
      await page.engine.resize(page.driver, width, SCREEN);
      const heights = {};
      for (const lang of LANGUAGES) {
        await page.open({ lang });
        for (const name of VERDICTS) {
          await showScreen(page, name);
          const seen = await page.run(measure);
          heights[`${lang} ${name}`] = seen.height;
          assert.ok(seen.height <= SCREEN, `${lang}, ${name}: ${seen.height}`);
          assert.deepEqual([seen.primaries, seen.people.length], [1, 2], `${lang}, ${name}`);
          assert.ok(seen.means && (seen.quote || name === "undecided"), `${lang}, ${name}`);
          assert.ok(seen.rights && seen.folds.length > 1 && !seen.folds.includes(true), `${lang}, ${name}`);
          assert.equal(seen.isNextToRefusal, name === "does-not-qualify", `${lang}, ${name}`);
          if (page.engine.name === "chromium") {
            for (const scheme of ["light", "dark"]) {
              await setScheme(page, scheme);
              await page.run(() => document.querySelector("refund-check").scrollIntoView({ behavior: "instant" }));
              await screenshot(page.driver, `verdict-${name}-${lang}-${width}-${scheme}.png`);
            }
            await setScheme(page, "");
          }
        }
      }
      console.log(`# ${page.engine.name}, ${width} pixels: the highest is ${Math.max(...Object.values(heights))}`);
    });
  }

  test("the last day is said as people count it, never as midnight", async () => {
    const day = async (answers, now) => {
      await page.open({ answers, now });
      return (await page.run(measure)).day;
    };
    const moment = { ...SCREENS.qualifies };
    assert.equal(await day(SCREENS["fix-first"], "2026-11-22T09:00:00Z"), "Last day: Saturday, November 28 · 6 days left");
    assert.equal(await day(SCREENS["fix-first"], "2026-11-27T09:00:00Z"), "Last day: Saturday, November 28 · 1 day left");
    assert.match(await day(SCREENS["fix-first"], "2026-11-28T09:00:00Z"), /^Last day: Today, by 11:59\sPM/);
    assert.match(await day(moment, "2026-11-22T09:00:00Z"), /^Last day: Sunday, November 29, by 6:30\sPM(.*) · 7 days left$/);
    assert.match(await day({ reason: "defective", fault: "major", purchased: "2026-12-25", support: "could-not-fix" }, "2026-12-28T09:00:00Z"), /^Last day: Thursday, January 7, 2027 · 10 days left$/);
  });

  test("from the heading to the next step are few presses of Tab", async () => {
    for (const name of VERDICTS) {
      await page.open();
      await showScreen(page, name);
      await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("#title").focus());
      let presses = 0;
      const isThere = () => page.run(() => document.querySelector("refund-check").shadowRoot.activeElement?.matches(".go"));
      while (!(await isThere())) {
        await page.press(Key.TAB);
        presses += 1;
        assert.ok(presses <= MAX_TABS, `${name}: ${presses} presses`);
      }
    }
  });

  test("above a question the last two answers stand in a line each, and those before are folded", async () => {
    await page.engine.resize(page.driver, 360, SCREEN);
    await page.open({ answers: { reason: "defective", fault: "major", purchased: "2026-11-20" } });
    const seen = await page.run(() => {
      const { shadowRoot } = document.querySelector("refund-check");
      const rows = [...shadowRoot.querySelectorAll(".card > .answers li")];
      return {
        earlier: shadowRoot.querySelector(".earlier summary").textContent,
        rows: rows.map((row) => [row.querySelector(".said").textContent, row.getBoundingClientRect().height]),
      };
    });
    assert.equal(seen.earlier, "1 earlier answer");
    assert.deepEqual(seen.rows.map(([said]) => said), ["It’s a major fault", "Friday, November 20, 2026"]);
    for (const [said, height] of seen.rows) assert.ok(height <= 56, `${said}: ${height}`);
  });

  test("in another language the translation stands first, and the sentence that counts after it, marked", async () => {
    await page.open({ lang: "de", answers: SCREENS.qualifies });
    const seen = await page.run(() => {
      const why = document.querySelector("refund-check").shadowRoot.querySelector(".why");
      return [...why.children].slice(1, 4).map((part) => [part.className, part.lang]);
    });
    assert.deepEqual(seen, [["translation", ""], ["hint", ""], ["clause", "en"]]);
  });
});
