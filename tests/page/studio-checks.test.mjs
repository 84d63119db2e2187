// Every check is provoked in the studio: by the text, and by forms where a form can.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { Studio } from "./studio.mjs";

/** What is written in place of what in the small policy, and what is found then. */
const BY_TEXT = {
  "bad-name": ['id = "too-late"', 'id = "too late"'],
  "bad-terms": ['say = "You are in time to return it."', 'say = "You are in time."\nterms = { pays = "120%" }'],
  "calendar-ends": ['count = "date"                     #', 'count = "working-days"\ncalendar = "shop"   #', "\n[calendars.shop]\nweekend = [\"sunday\"]\nholidays = [\"2020-12-25\"]\n"],
  "duplicate-name": ['id = "too-late"', 'id = "in-time"'],
  gap: ['when = { reason = "other" }', 'when = { reason = "other", used = "no" }'],
  "idle-question": ["# ---- Time limits ----", '[[questions]]\nid = "more"\nask = "More?"\noptions = [{ id = "a", say = "A" }]\n# ----'],
  misquote: ["We cannot take back what has been used.", "We cannot take back what was used."],
  "no-contact": ['email = "support@example.com"', ""],
  "no-effect": ['count = "date"                     #', 'count = "date"\nat = "10:00"   #'],
  "number-in-quote": ["days = 30", "days = 31"],
  overlap: ['overrides = ["too-late"]', ""],
  "override-cycle": ['outcome = "qualifies"', 'outcome = "qualifies"\noverrides = ["in-time"]'],
  "placeholder-contact": undefined,
  "uncited-clause": ["# ---- Questions ----", '[clauses.more]\nquote = "We cannot take back"\n# ----'],
  "unknown-name": ['clauses = ["used"]', 'clauses = ["uesd"]'],
  "unreachable-rule": ["# Who has used it", '[[rules]]\nid = "never"\nwhen = { reason = "damaged" }\noutcome = "qualifies"\nclauses = ["damaged"]\n[[rules]]\nid = "always"\nwhen = { reason = "damaged" }\noutcome = "qualifies"\nclauses = ["damaged"]\noverrides = ["never", "damaged"]\n# Who'],
  "unused-evidence": ["# ---- Rules ----", '[evidence.more]\nsay = "More"\n# ----'],
  "unused-outcome": ["# ---- Rules ----", '[outcomes.more]\nlike = "qualifies"\ntitle = "More"\nmeans = "More."\n# ----'],
};

inEveryEngine((page) => {
  const studio = new Studio(page);
  const found = async () => {
    await studio.toMend();
    return page.run(() => [...document.querySelectorAll("[data-check]")].map((one) => one.dataset.check));
  };

  test("every check is provoked by the text", async () => {
    for (const [check, change] of Object.entries(BY_TEXT)) {
      await studio.open("?template=starter");
      if (change) await studio.replaceText("rules.toml", change[0], change[1]);
      if (change?.[2]) await studio.replaceText("rules.toml", "# ---- Rules ----", change[2]);
      const checks = await found();
      assert.ok(checks.includes(check), `${check}: ${checks.join(", ")}`);
    }
  });

  /** What somebody presses and types in the small policy, and what is found then. */
  const BY_FORM = {
    "no-contact": async () => {
      await studio.press("Shop");
      await studio.type("E-mail address", "");
    },
    "number-in-quote": async () => {
      await studio.press("Time limits & numbers");
      await studio.press("Return");
      await studio.type("How long", "31");
    },
    "idle-question": async () => {
      await studio.press("Questions");
      await studio.type("One more question", "Is it blue?");
      await studio.press("Add");
    },
    "unused-evidence": async () => {
      await studio.press("Evidence");
      await studio.type("One more piece of evidence", "A letter");
      await studio.press("Add");
    },
    "unused-outcome": async () => {
      await studio.press("Outcomes");
      await studio.type("One more outcome", "You get store credit");
      await studio.press("Add");
    },
    "missing-rights": async () => {
      await studio.press("Shop");
      await studio.type("The buyer’s rights", "");
      await studio.choose("What you sell", "Things that are sent");
    },
    untranslated: async () => {
      await studio.press("Languages");
      await studio.choose("One more language", "German");
    },
    "uncited-clause": async () => {
      await studio.press("Rules");
      await studio.press("Something else");
      await studio.press("Take out: For anything else, please write to us.");
    },
    gap: async () => {
      await studio.press("Rules");
      await studio.press("Something else");
      await studio.press("Remove rule");
    },
    "unknown-name": async () => {
      await studio.press("Time limits & numbers");
      await studio.press("Return");
      await studio.press("Remove limit");
    },
    overlap: async () => {
      await studio.press("Rules");
      await studio.press("We cannot take back what has been used.");
      await page.run(() => [...document.querySelectorAll(".chips button")].find((one) => one.ariaLabel.includes("Too late")).click());
      await studio.settled();
    },
    misquote: async () => {
      await studio.press("Write");
      const text = await page.run(() => document.querySelector("#written").value);
      await studio.type("Your written policy, as buyers read it", text.replace("damaged", "broken"));
    },
  };

  for (const [check, act] of Object.entries(BY_FORM)) {
    test(`${check} is provoked by forms, and undone`, async () => {
      await studio.open("?template=starter");
      const before = await studio.file("rules.toml");
      await act();
      const checks = await found();
      assert.ok(checks.includes(check), `${check}: ${checks.join(", ")}`);
      for (let step = 0; step < 60 && (await page.run(() => !document.querySelector("header [title^=Undo]").disabled)); step += 1) {
        await page.run(() => document.querySelector("header [title^=Undo]").click());
        await studio.driver.sleep(30);
      }
      await studio.settled();
      assert.equal(await studio.file("rules.toml"), before);
      assert.deepEqual(await found(), ["placeholder-contact"]);
    });
  }

  test("a buyer to whom a finding happens is walked to, and a rule made for them", async () => {
    await studio.open("?template=starter");
    await studio.press("Rules");
    await studio.press("Something else");
    await studio.press("Remove rule");
    await studio.toMend();
    await studio.press("Show this buyer");
    await studio.until(() => document.querySelector(".phone refund-check")?.shadowRoot?.querySelector("[data-outcome=support-decides]") !== null, "the buyer is not shown");
    await studio.press("Make a rule for them");
    const text = await studio.file("rules.toml");
    assert.match(text, /\[\[rules\]\]\nid = "new-rule"\nwhen = \{ reason = "other" \}\noutcome = "support-decides"/);
    assert.ok(!(await found()).includes("gap"));
  });
});
