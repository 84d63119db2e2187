// From the verdict to the shop: the message on each of its ways, and nothing on any before the buyer takes it.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";
import { Key } from "selenium-webdriver";
import { root } from "../../www/build/paths.mjs";
import { reach } from "./helpers.mjs";
import { inEveryEngine } from "./page.mjs";
import { SCREENS } from "./screens.mjs";
import { HERE } from "./site.mjs";

const OUTCOMES = ["qualifies", "fix-first", "evidence-first", "does-not-qualify", "support-decides", "undecided"];

const FOLDER = join(root, "tests/page/mails");

/** A mail as its reader gets it, compared with the file of that name. */
async function checkMail(name, { pathname, searchParams }) {
  const lines = [`To: ${pathname}`, `Subject: ${searchParams.get("subject")}`, "", searchParams.get("body").replaceAll("\r\n", "\n")];
  const text = `${lines.join("\n").trim()}\n`;
  const file = join(FOLDER, `${name}.txt`);
  if (process.env.REFUND_CHECK_EXPECT === "write") await mkdir(FOLDER, { recursive: true }).then(() => writeFile(file, text));
  assert.equal(text, await readFile(file, "utf8"), name);
}

inEveryEngine((page) => {
  const message = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-message]").textContent);
  const done = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".done").textContent);
  /** What the clipboard really holds, as a person finds out. */
  async function paste() {
    await page.run(() => {
      const field = document.createElement("textarea");
      field.id = "paste";
      document.body.append(field);
      field.focus();
    });
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
    await page.wait(() => page.run(() => document.querySelector("#paste").value !== ""), "nothing to paste");
    return page.run(() => document.querySelector("#paste").value);
  }
  const bodyOf = (mail) => new URL(mail).searchParams.get("body").replaceAll("\r\n", "\n");

  test("for each outcome the mail says what the message says, shortened where it is too long, the code always", async () => {
    for (const name of OUTCOMES) {
      await page.open({ answers: SCREENS[name] });
      const [mail, form] = (await page.state()).contacts;
      const whole = (await message()).trim();
      const body = bodyOf(mail);
      assert.ok(mail.length < 1600, `${name}: ${mail.length}`);
      const lines = new Set(whole.split("\n"));
      for (const line of body.split("\n")) {
        const start = [...lines].some((known) => known.startsWith(line));
        assert.ok(start, `${name}: \`${line}\` is no line of the message`);
      }
      await checkMail(name, new URL(mail));
      const code = /Case code: (\S+)/.exec(whole)[1];
      assert.ok(body.includes(code), `${name}: no code in ${body}`);
      const url = new URL(form);
      assert.deepEqual([url.origin, url.pathname, url.searchParams.get("code")], ["https://example.com", "/contact", code]);
      assert.equal(url.searchParams.get("subject"), `Refund question, case ${code}`);
      assert.ok(url.searchParams.get("summary").includes(code) && form.length < 1800, form);
    }
  });

  test("a long text is shortened before the others go, and says so", async () => {
    await page.open({ answers: SCREENS.qualifies });
    const type = async (id, text) => (await reach(page.driver, `[data-evidence="${id}"] textarea`)).sendKeys(text);
    await type("order-number", "R-4711");
    await type("error-steps", "Open the file. ".repeat(60));
    const [mail] = (await page.state()).contacts;
    const body = bodyOf(mail);
    assert.ok(mail.length < 1600, `${mail.length}`);
    assert.match(body, /- Order number: R-4711\n/);
    assert.match(body, /- Steps that lead to the error: Open the file\. .* \[…\]\n/);
  });

  test("from the verdict to a mail are two presses, and Back leads to the verdict again", async () => {
    await page.open({ answers: SCREENS.qualifies });
    const visible = (css) => page.run((css) => document.querySelector("refund-check").shadowRoot.querySelector(css).checkVisibility(), css);
    assert.deepEqual([await visible(".answer"), await visible(".ways a")], [true, false]);
    await page.click(".go");
    assert.deepEqual([await visible(".answer"), await visible(".ways a"), (await page.state()).focus], [false, true, "step"]);
    await page.click(".sending .back");
    await page.wait(() => visible(".answer"), "no way back");
    assert.equal((await page.state()).focus, "title");
  });

  test("the message can be written anew; what is shown is what goes, and it can be taken back", async () => {
    await page.open({ answers: SCREENS.qualifies });
    const own = "Please call me.\n";
    await page.click(".go");
    await page.run((own) => {
      const field = document.querySelector("refund-check").shadowRoot.querySelector("[data-message]");
      field.value = own;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }, own);
    const [mail, form] = (await page.state()).contacts;
    assert.equal(bodyOf(mail), own.trim());
    assert.doesNotMatch(form, /call/);
    const shown = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-message]").value);
    assert.equal(await shown(), own);
    await page.click("[data-anew]");
    assert.match(await shown(), /I ask for a refund of my order\./);
  });

  test("a message of the buyer's own is there when the page is loaded again, and under no other verdict", async () => {
    await page.open({ answers: SCREENS.qualifies });
    const message = () => page.run(() => document.querySelector("refund-check")?.shadowRoot?.querySelector("[data-message]")?.value ?? "");
    const isOwn = async () => (await message()).trim() === "Please call me.";
    await page.click(".go");
    await page.run(() => {
      const field = document.querySelector("refund-check").shadowRoot.querySelector("[data-message]");
      field.value = "Please call me.";
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    });
    await page.driver.navigate().refresh();
    await page.wait(isOwn, "the message is not there");
    const give = (answers) => page.run((text) => document.querySelector("refund-check").setAttribute("answers", text), JSON.stringify(answers));
    await give(SCREENS["does-not-qualify"]);
    const { outcome } = await page.state();
    assert.deepEqual([outcome, await isOwn(), await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".sending").checkVisibility())], ["does-not-qualify", false, false]);
    await give(SCREENS.qualifies);
    assert.equal((await page.state()).outcome, "qualifies");
  });

  test("a page that gives the same answers again takes nobody away from what to send", async () => {
    await page.open({ answers: SCREENS.qualifies });
    await page.click(".go");
    const give = (answers) => page.run((text) => document.querySelector("refund-check").setAttribute("answers", text), JSON.stringify(answers));
    const isSending = () => page.run(() => document.querySelector("refund-check").shadowRoot.querySelector(".sending").checkVisibility());
    await give(Object.fromEntries(Object.entries(SCREENS.qualifies).reverse()));
    assert.equal(await isSending(), true);
    await give({ ...SCREENS.qualifies, purchased: "2026-11-16" });
    assert.deepEqual([(await page.state()).outcome, await isSending()], ["qualifies", false]);
  });

  test("a mail that has no room for all of it is shown as it goes", async () => {
    await page.open({ answers: SCREENS.qualifies });
    await (await reach(page.driver, '[data-evidence="error-steps"] textarea')).sendKeys("Open the file. ".repeat(60));
    const carried = await page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll(".carried .message")].map(({ textContent }) => textContent));
    const [mail, form] = (await page.state()).contacts;
    assert.equal(carried[0], bodyOf(mail));
    assert.equal(carried[1], new URL(form).searchParams.get("summary"));
  });

  test("the page hears of the contact first, with subject, message and code, and can take it over", async () => {
    await page.open({ answers: { reason: "changed-mind" } });
    await page.click(".go");
    await page.run(() => {
      window.went = 0;
      addEventListener("click", (event) => { if (!event.defaultPrevented) window.went += 1; event.preventDefault(); });
      addEventListener("refund-check-contact", (event) => window.taken && event.preventDefault());
      window.taken = true;
    });
    await page.click(".ways a[data-contact]");
    assert.equal(await page.run(() => window.went), 0);
    await page.run(() => (window.taken = false));
    await page.click(".ways a[data-contact]");
    assert.equal(await page.run(() => window.went), 1);
    const [{ detail, cancelable, bubbles, composed }] = await page.told("contact");
    assert.deepEqual([cancelable, bubbles, composed], [true, true, true]);
    assert.equal(detail.message, (await message()).trim());
    assert.equal(detail.code, detail.verdict.code);
    assert.equal(detail.subject, `Refund question, case ${detail.code}`);
  });

  test("the message is copied whole, and says so; where that is not allowed it is selected", async () => {
    await page.open({ answers: { reason: "changed-mind" } });
    await page.run(() => {
      const clipboard = { writeText: async (text) => { if (window.forbidden) throw new Error("not allowed"); window.copied = text; } };
      Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
      document.execCommand = () => false;
    });
    await page.click("[data-copy]");
    await page.wait(async () => (await done()) === "Copied.", "not copied");
    assert.equal(await page.run(() => window.copied), (await message()).trim());
    await page.run(() => (window.forbidden = true));
    await page.click("[data-copy]");
    await page.wait(async () => (await done()) === "The message is selected. Please copy it.", "not selected");
  });

  test("the deadline goes into a calendar as an entry that a calendar reads", async () => {
    await page.open({ answers: SCREENS.qualifies });
    await page.run(() => {
      window.files = [];
      URL.createObjectURL = (blob) => (blob.text().then((text) => window.files.push(text)), "#");
    });
    await page.click("[data-calendar]");
    await page.wait(() => page.run(() => window.files.length > 0), "no file");
    const [text] = await page.run(() => window.files);
    for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    const { verdict } = (await page.told("ready"))[0].detail;
    // Until 6:30 PM on that day.
    assert.deepEqual([event.startDate.isDate, event.startDate.toString()], [true, verdict.deadline.by.slice(0, 10)]);
    assert.equal(event.summary, "Last day to ask example.com for a refund");
    assert.ok(event.description.includes("This meets the policy’s conditions"), event.description);
    assert.equal(event.component.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toString(), "PT9H");
  });

  test("a buyer goes all the way to the clipboard, and an agent who has the message's code sees the same", async () => {
    await page.open();
    for (const answer of [{ option: "defective" }, { option: "major" }, { value: "2026-11-20" }, { option: "in-progress" }]) {
      const { question } = await page.state();
      await page.answer(answer);
      await page.shown((state) => state.question !== question);
    }
    const whole = (await message()).trim();
    await page.click("[data-copy]");
    await page.wait(async () => (await done()) === "Copied.", "not copied");
    const pasted = await paste();
    assert.equal(pasted, whole);
    const [, code] = /Case code: (\S+)/.exec(pasted);
    await page.driver.get(`${page.site.address}support.html`);
    await page.run((code) => {
      document.querySelector("#code").value = code;
      document.querySelector("#replay").requestSubmit();
    }, code);
    await page.wait(() => page.run(() => Boolean(document.querySelector("#case [data-outcome]"))), "no case");
    const seen = await page.run(() => ({
      outcome: document.querySelector("#case [data-part=told] [data-outcome]").dataset.outcome,
      said: [...document.querySelectorAll("#case [data-question] .said")].map(({ textContent }) => textContent),
    }));
    assert.equal(seen.outcome, "fix-first");
    assert.deepEqual(seen.said, ["It doesn’t work properly", "It’s a major fault", "Friday, November 20, 2026", "Yes, it’s not settled yet"]);
  });

  test("the message is shared with the files that the buyer picked, and without what the browser does not share", async () => {
    const shares = (picked) => `<script>
      window.shared = [];
      const able = ({ files }) => ${picked} && files.length > 0 && files.every((file) => file.type.startsWith("image/"));
      Object.defineProperty(navigator, "canShare", { value: able });
      Object.defineProperty(navigator, "share", { value: async ({ text, files = [] }) => void shared.push([text, ...files.map((file) => file.name)]) });
    </script>`;
    const open = async (picked) => {
      await page.driver.get(await page.site.withAttributes({ ...HERE, answers: JSON.stringify(SCREENS.qualifies) }, shares(picked)));
      await page.ready();
      await page.click(".go");
    };
    const pick = (name, type) => page.run((name, type) => {
      const item = document.querySelector("refund-check").shadowRoot.querySelector("[data-evidence=screenshot]");
      item.closest("details").open = true;
      const field = item.querySelector("[data-files]");
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], name, { type }));
      field.files = transfer.files;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      return [field.checkVisibility(), item.querySelector("[type=checkbox]").checked];
    }, name, type);
    const shared = async () => {
      await page.click("[data-share]");
      await page.wait(() => page.run(() => window.shared.length > 0), "nothing is shared");
      return page.run(() => window.shared.pop());
    };
    await open(true);
    assert.deepEqual(await pick("fault.png", "image/png"), [true, true]);
    const text = await message();
    assert.match(text, /What I send:\n- Screenshot or screen recording/);
    assert.deepEqual(await shared(), [text.trim(), "fault.png"]);
    await pick("fault.exe", "application/x-msdownload");
    assert.deepEqual(await shared(), [text.trim()]);
    assert.equal(await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-files]").value), "");
    await open(false);
    assert.deepEqual(await pick("fault.png", "image/png"), [false, true]);
  });

  test("where there is no deadline no calendar is offered", async () => {
    await page.open({ answers: { reason: "changed-mind" } });
    assert.equal(await page.run(() => document.querySelector("refund-check").shadowRoot.querySelector("[data-calendar]")), null);
  });

  test("the verdict is printed alone, with what was ticked and typed", async () => {
    await page.open({ answers: SCREENS.qualifies });
    await (await reach(page.driver, '[data-evidence="order-number"] textarea')).sendKeys("R-5");
    await page.click('[data-evidence="screenshot"] .tick');
    await page.run(() => {
      const append = Document.prototype.createElement;
      document.createElement = function (name) {
        const made = append.call(document, name);
        if (name === "iframe") new MutationObserver((_, observer) => observer.disconnect()).observe(document, { childList: true });
        if (name === "iframe") Object.defineProperty(made, "contentWindow", { get() {
          const inner = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow").get.call(made);
          inner.print = () => {
            const card = inner.document.body.firstChild.shadowRoot;
            window.printed = {
              text: card.textContent, typed: card.querySelector('[data-evidence="order-number"] textarea').value,
              ticked: card.querySelector('[data-evidence="screenshot"] input').checked, sheets: card.adoptedStyleSheets.length,
              title: inner.document.title, lang: inner.document.documentElement.lang,
            };
          };
          return inner;
        } });
        return made;
      };
    });
    await page.click("[data-print]");
    const printed = await page.run(() => window.printed);
    assert.deepEqual([printed.typed, printed.ticked, printed.lang], ["R-5", true, "en"]);
    assert.equal(printed.title, "This meets the policy’s conditions");
    assert.ok(printed.sheets > 0);
    for (const part of ["Refund and returns policy, 2026-11-22", "Your case code", "Last day:", "Sunday"]) {
      assert.ok(printed.text.includes(part), part);
    }
  });

  test("a sentence that stands on the page is led to and marked; one that does not is no link", async () => {
    await page.open({ answers: SCREENS.qualifies });
    const links = () => page.run(() => [...document.querySelector("refund-check").shadowRoot.querySelectorAll(".find")].map((link) => link.getAttribute("href")));
    assert.ok((await links()).every((href) => href.startsWith("#:~:text=")), String(await links()));
    await page.click('[data-find="refund-period"]');
    const marked = () => page.run(() => {
      const [range] = [...(CSS.highlights?.get("refund-check") ?? [])];
      return [range?.toString(), document.activeElement.textContent];
    });
    const sentence = "The refund period is 14 days from the moment of purchase.";
    if (await page.run(() => Boolean(CSS.highlights))) assert.deepEqual(await marked(), [sentence, sentence]);
    await page.run(() => document.querySelector("#policy").remove());
    await page.change("support");
    await page.answer({ option: "could-not-fix" });
    await page.shown(({ outcome }) => outcome === "qualifies");
    assert.ok((await links()).every((href) => href === null), String(await links()));
  });

  test("nothing leaves the page before a way is taken", async () => {
    await page.open();
    const requests = () => page.run(() => performance.getEntriesByType("resource").length);
    const before = await requests();
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    await (await reach(page.driver, "textarea")).sendKeys("R-5");
    assert.equal(await requests(), before);
    assert.deepEqual(await page.consoleErrors(), []);
  });
});
