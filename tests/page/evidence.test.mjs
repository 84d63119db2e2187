// What to send: ticked and typed in place, kept where it was typed, and in the message at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reach } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";

const DEFECT = { reason: "defective", fault: "major", purchased: "2026-11-20", support: "could-not-fix" };

inEveryEngine((page) => {
  const readItem = (id) => {
    const item = document.querySelector("refund-check").shadowRoot.querySelector(`[data-evidence="${id}"]`);
    const text = (found) => found?.textContent.replace(/\s+/g, " ").trim();
    return {
      ticked: item.querySelector("input")?.checked,
      typed: item.querySelector("textarea")?.value,
      marked: text(item.querySelector(".required")),
      why: text(item.querySelector("details")),
    };
  };
  const item = (id) => page.run(readItem, id);
  const textOf = (css) => page.run((css) => document.querySelector("refund-check").shadowRoot.querySelector(css)?.textContent, css);
  const message = () => textOf("[data-message]");

  async function type(id, text) {
    const field = await reach(page.driver, `[data-evidence="${id}"] textarea`);
    await field.sendKeys(text);
  }

  const put = (id, text) => page.run((id, text) => {
    const field = document.querySelector("refund-check").shadowRoot.querySelector(`[data-evidence="${id}"] textarea`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }, id, text);

  test("each thing says why it is asked for: the answer and the sentence", async () => {
    await page.open({ answers: DEFECT });
    assert.deepEqual(await item("support-tried"), {
      ticked: null, typed: "", marked: "helps us decide faster",
      why: "Why we ask for itYou answered: “Yes, they couldn’t solve it”.The policy says: As an exception, we may give a refund for a technical problem that we cannot help you to resolve.",
    });
    const { ticked, typed, why } = await item("screenshot");
    assert.deepEqual([ticked, typed], [false, null]);
    assert.match(why, /You answered: “It’s a major fault”/);
    assert.equal((await item("order-number")).marked, "needed");
  });

  test("what is typed stands in the message, and emptied no more", async () => {
    await page.open({ answers: DEFECT });
    await type("order-number", "R-77");
    assert.match(await message(), /What I send:\n- Order number: R-77\n/);
    await put("order-number", "");
    assert.doesNotMatch(await message(), /R-77/);
  });

  test("how much is there is counted, empty fields are not, and contact is possible all along", async () => {
    await page.open({ answers: DEFECT });
    assert.equal(await textOf(".added"), "0 of 7 added");
    await type("device", "A phone");
    await page.click('[data-evidence="screenshot"] .tick');
    assert.equal(await textOf(".added"), "2 of 7 added");
    await put("device", " ");
    assert.equal(await textOf(".added"), "1 of 7 added");
    assert.equal((await page.state()).contacts.length, 2);
  });

  test("each field has a visible label, and its hint is its description", async () => {
    await page.open({ answers: DEFECT });
    await page.click(".go");
    const fields = await page.run(() => {
      const { shadowRoot } = document.querySelector("refund-check");
      shadowRoot.querySelector(".helps").open = true;
      return [...shadowRoot.querySelectorAll("[data-evidence]")].map((item) => {
        const field = item.querySelector("textarea, input");
        const hint = shadowRoot.getElementById(field.getAttribute("aria-describedby"));
        return [item.dataset.evidence, field.labels[0]?.textContent.trim(), field.labels[0]?.checkVisibility(), hint?.textContent];
      });
    });
    assert.equal(fields.length, 7);
    for (const [id, label, isVisible, hint] of fields) assert.ok(label && isVisible && hint, `${id}: ${label}, ${hint}`);
    assert.deepEqual(fields[0].slice(1), ["Order number needed", true, "It is in your order confirmation. If you can’t find it, write to us anyway."]);
  });

  test("ticks and texts survive another question, and nothing of them a new start", async () => {
    await page.open({ answers: DEFECT });
    await type("error-text", "Error 5");
    await page.change("support");
    await page.answer({ option: "in-progress" });
    await page.shown(({ outcome }) => outcome === "fix-first");
    assert.equal((await item("error-text")).typed, "Error 5");
    await page.click("[data-restart]");
    for (const answer of [{ option: "defective" }, { option: "major" }, { value: "2026-11-20" }, { option: "fixed" }]) {
      const { question } = await page.state();
      await page.answer(answer);
      await page.shown((state) => state.question !== question);
    }
    await page.change("support");
    await page.answer({ option: "could-not-fix" });
    await page.shown(({ outcome }) => outcome === "qualifies");
    assert.equal((await item("error-text")).typed, "");
  });

  test("a text goes into no address but a mail's and stays in this tab, where it survives a reload", async () => {
    await page.open({ answers: DEFECT });
    await type("order-number", "PRIVATE-1");
    await (await reach(page.driver, "#story")).sendKeys("It crashes.");
    assert.match(await message(), /What happened:\nIt crashes\./);
    assert.doesNotMatch(await page.run(() => [location.href, document.cookie, JSON.stringify({ ...localStorage })].join()), /PRIVATE/);
    assert.deepEqual((await page.state()).contacts.map((href) => href.includes("PRIVATE-1")), [true, false]);
    await page.driver.navigate().refresh();
    await page.ready();
    assert.equal((await item("order-number")).typed, "PRIVATE-1");
    assert.match(await message(), /It crashes\./);
  });

  test("a start anew can be taken back, with what was typed", async () => {
    await page.open({ answers: { reason: "changed-mind" } });
    await type("order-number", "R-9");
    await page.click("[data-restart]");
    await page.shown(({ question }) => question === "reason");
    await page.click("[data-undo]");
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    assert.equal((await item("order-number")).typed, "R-9");
  });

  test("hostile texts of any length neither break the mail's address nor slow the page down for good", async () => {
    await page.open({ answers: { reason: "changed-mind" } });
    for (const text of ["a\nBcc: b@example.com\n%0d%0aTo: c@example.com", "x".repeat(100_000), "\u202e\u2066عربي\u200f 🦊", "?subject=b&to=c"]) {
      await put("order-number", text);
      const [mail] = (await page.state()).contacts;
      assert.ok(mail.length < 1600, `${mail.length} characters`);
      const url = new URL(mail);
      assert.equal(url.pathname, "support@example.com");
      assert.deepEqual([...url.searchParams.keys()], ["subject", "body"]);
      assert.doesNotMatch(url.searchParams.get("subject"), /[\r\n]/);
      assert.match(url.searchParams.get("body"), /Case code: [0-9A-Z-]{20,}/);
      const whole = await message();
      if (text.length > 1000) assert.ok(whole.includes(text), "the whole text can be copied");
    }
  });
});
