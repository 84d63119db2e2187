// What to send: ticked and typed in place, kept where it was typed, and in the message at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inShadow } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";

const DEFECT = { reason: "defective", fault: "major", purchased: "2026-11-20", support: "could-not-fix" };
const REQUIRED = ["order-number", "product-version", "device", "error-steps", "error-text", "support-tried"];

inEveryEngine((page) => {
  const readItem = (id) => {
    const item = document.querySelector("refund-check").shadowRoot.querySelector(`[data-evidence="${id}"]`);
    const text = (found) => found?.textContent.replace(/\s+/g, " ").trim();
    return {
      ticked: item.querySelector("input").checked,
      typed: item.querySelector("textarea")?.value,
      required: Boolean(item.querySelector(".required")),
      why: text(item.querySelector("details")),
    };
  };
  const item = (id) => page.run(readItem, id);
  const textOf = (css) => page.run((css) => document.querySelector("refund-check").shadowRoot.querySelector(css)?.textContent, css);
  const message = () => textOf("[data-message]");

  async function type(id, text) {
    const field = await inShadow(page.driver, `[data-evidence="${id}"] textarea`);
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
      ticked: false, typed: "", required: true,
      why: "Why we ask for itYou answered: “Yes, they couldn’t solve it”.The policy says: As an exception, we may give a refund for a technical problem that we cannot help you to resolve.",
    });
    const { required, typed, why } = await item("screenshot");
    assert.deepEqual([required, typed], [false, null]);
    assert.match(why, /You answered: “It’s a major fault”/);
  });

  test("what is typed is ticked and stands in the message; emptied it is neither", async () => {
    await page.open({ answers: DEFECT });
    await type("order-number", "R-77");
    assert.equal((await item("order-number")).ticked, true);
    assert.match(await message(), /What I can send:\n- Your order number: R-77\n/);
    await put("order-number", "");
    assert.equal((await item("order-number")).ticked, false);
    assert.doesNotMatch(await message(), /R-77/);
  });

  test("what is still needed is told until all of it is there; contact is possible all along", async () => {
    await page.open({ answers: DEFECT });
    assert.match(await textOf(".ready"), /^Still needed: Your order number · .*You can write to us without it\.$/);
    for (const id of REQUIRED) await page.click(`[data-evidence="${id}"] label`);
    assert.equal(await textOf(".ready"), "Ready to send: everything required is there.");
    await page.click('[data-evidence="device"] label');
    assert.match(await textOf(".ready"), /^Still needed: Your device/);
    assert.equal((await page.state()).contacts.length, 2);
  });

  test("ticks and texts survive another question, and nothing of them a new start", async () => {
    await page.open({ answers: DEFECT });
    await type("error-text", "Error 5");
    await page.change("support");
    await page.answer({ option: "in-progress" });
    await page.shown(({ outcome }) => outcome === "fix-first");
    const { ticked, typed } = await item("error-text");
    assert.deepEqual([ticked, typed], [true, "Error 5"]);
    await page.click("[data-restart]");
    for (const answer of [{ option: "defective" }, { option: "major" }, { value: "2026-11-20" }, { option: "fixed" }]) {
      const { question } = await page.state();
      await page.answer(answer);
      await page.shown((state) => state.question !== question);
    }
    await page.change("support");
    await page.answer({ option: "could-not-fix" });
    await page.shown(({ outcome }) => outcome === "qualifies");
    const after = await item("error-text");
    assert.deepEqual([after.ticked, after.typed], [false, ""]);
  });

  test("a text goes neither into storage nor into an address that is not a mail's", async () => {
    await page.open({ answers: DEFECT });
    await type("order-number", "PRIVATE-1");
    const seen = await page.run(() => [location.href, JSON.stringify({ ...sessionStorage }), document.cookie].join());
    assert.doesNotMatch(seen, /PRIVATE/);
    const { contacts } = await page.state();
    assert.deepEqual(contacts.map((href) => href.includes("PRIVATE-1")), [true, false]);
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
      assert.match(url.searchParams.get("body"), /Your case code: [0-9A-Z-]{20,}/);
      const whole = await message();
      if (text.length > 1000) assert.ok(whole.includes(text), "the whole text can be copied");
    }
  });
});
