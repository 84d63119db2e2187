// The static snippet after what help centres do to it: the same words in the same order under the same answers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { marked } from "marked";
import sanitize from "sanitize-html";
import { nodeModules, root, target } from "../../www/build/paths.mjs";
import { engines } from "./engines.mjs";

const COMMAND = join(target, "release/refund-check");
const POLICY = join(root, "src/policies/digital-goods");
const PURIFY = readFileSync(join(nodeModules, "dompurify/dist/purify.min.js"), "utf8");

/** What WordPress leaves in a post: no form controls, `details` without `name`, `open` alone. */
const WORDPRESS = {
  allowedTags: ["a", "blockquote", "details", "summary", "em", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "strong", "ul"],
  allowedAttributes: { a: ["href", "rel", "target"], details: ["open"] },
};
const CLEANERS = {
  "nothing at all": (html) => html,
  "sanitize-html": (html) => sanitize(html),
  "an allow-list like WordPress's": (html) => sanitize(html, WORDPRESS),
};

/** Runs in the page: the nesting of answers with the words under each, and every link. Wrappers are seen through. */
function outline(html, purify) {
  const clean = purify ? window.DOMPurify.sanitize(html) : html;
  const page = new DOMParser().parseFromString(clean, "text/html");
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const walk = (node) =>
    [...node.childNodes].flatMap((child) => {
      if (child.nodeType === Node.TEXT_NODE) return words(child.data) ? [words(child.data)] : [];
      if (["UL", "OL", "LI", "BLOCKQUOTE"].includes(child.nodeName)) return [{ [child.nodeName]: walk(child) }];
      return walk(child);
    });
  const links = [...page.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  // Where a line may break is no part of the meaning.
  page.querySelectorAll("wbr").forEach((it) => it.remove());
  page.body.normalize();
  return { tree: walk(page.body), links, text: words(page.body.textContent) };
}

describe("the static snippet", { skip: !engines.some(({ name }) => name === "chromium") }, () => {
  const engine = engines.find(({ name }) => name === "chromium");
  let driver;
  before(async () => {
    driver = await engine.open();
    await driver.executeScript(PURIFY);
  });
  after(() => engine.close());

  for (const options of [[], ["--plain"]]) {
    const html = execFileSync(COMMAND, ["snippet", ...options, POLICY], { encoding: "utf8" });
    const named = options[0] ?? "with details";

    test(`${named}: has no form control, no script, no style, no id, no class, no name`, () => {
      assert.doesNotMatch(html, /<(input|button|form|script|style|select|textarea)\b/);
      assert.doesNotMatch(html, / (style|id|class|name|on\w+)=/);
      assert.equal(html.includes("<details"), options.length === 0);
    });

    for (const [cleaner, clean] of Object.entries(CLEANERS)) {
      test(`${named}: keeps its meaning through ${cleaner}`, async () => {
        const [cleaned, whole] = [await driver.executeScript(outline, clean(html)), await driver.executeScript(outline, html)];
        assert.deepEqual(cleaned, whole);
        assert.ok(whole.links.includes("mailto:support@example.com") && whole.text.length > 5000);
      });
    }

    test(`${named}: keeps its meaning through DOMPurify`, async () => {
      assert.deepEqual(await driver.executeScript(outline, html, true), await driver.executeScript(outline, html));
    });
  }

  const written = (...args) => execFileSync(COMMAND, ["snippet", ...args, POLICY], { encoding: "utf8" });

  test("every kind cites the same sentences and leads to the same verdicts", async () => {
    const parts = (html) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const of = (query) => [...new Set([...page.querySelectorAll(query)].map((it) => it.textContent.trim().replace(/^\d+\. /, "")))].sort();
      return [of("blockquote, ol > li"), of("h1, h2, h3, h4, h5, h6")];
    };
    const [details, plain, markdown] = await Promise.all([written(), written("--plain"), marked.parse(written("--format", "markdown"))].map((html) => driver.executeScript(parts, html)));
    assert.ok(details[0].length > 10 && details[1].length > 10);
    assert.deepEqual(plain, details);
    assert.deepEqual(markdown, details);
  });

  test("Markdown says what plain HTML says", async () => {
    const [plain, markdown] = [written("--plain"), marked.parse(written("--format", "markdown"))];
    const outlines = [await driver.executeScript(outline, plain), await driver.executeScript(outline, markdown)];
    assert.equal(outlines[1].text, outlines[0].text);
    assert.deepEqual(outlines[1].links, outlines[0].links);
  });
});

for (const options of [[], ["--plain"], ["--brief"], ["--element"]]) {
  test(`${options[0] ?? "with details"}: no words run together where every tag is taken away, and nothing is left to press`, () => {
    const html = execFileSync(COMMAND, ["snippet", ...options, POLICY], { encoding: "utf8" });
    const text = html.replace(/<[^>]+>/g, "");
    // A sentence begins right behind the end of another, or in the middle of a word.
    assert.doesNotMatch(text, /[.?!:;”][A-ZÄÖÜ“]|[a-z][A-Z][a-z]/);
    assert.doesNotMatch(html, /<(button|input|template)\b/);
    // Each line of what is left is a sentence, with the numbers of those it stands on, or a heading of its own.
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    assert.deepEqual(lines.filter((line) => !/[.?!:”…]( \[[\d, ]+\])?$/.test(line.trim())), ["What the policy says", "How to get what we ask for", "Your rights", "Talk to a person"]);
  });
}
