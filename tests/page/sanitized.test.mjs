// Every snippet after every sanitizer: what is left is the decision in writing, once, and nothing that looks as if it
// could be pressed and cannot.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import createPurify from "dompurify";
import { JSDOM } from "jsdom";
import sanitize from "sanitize-html";
import xss from "xss";
import { root, target } from "../../www/build/paths.mjs";

const COMMAND = join(target, "release/refund-check");
const POLICIES = ["digital-goods", "starter"].map((name) => join(root, "src/policies", name));
const KINDS = [[], ["--plain"], ["--brief"], ["--element"], ["--element", "--drawn"], ["--element", "--drawn", "--address", "https://shop.example/check/"]];

const { window } = new JSDOM("");
const purify = createPurify(window);

/** What WordPress leaves of an author's post (wp_kses_post): form fields go, buttons and these attributes stay. */
const WORDPRESS = {
  allowedTags: [
    "a", "abbr", "address", "article", "aside", "b", "blockquote", "br", "button", "cite", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins",
    "kbd", "label", "legend", "li", "main", "map", "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
  ],
  allowedAttributes: {
    "*": ["aria-*", "class", "data-*", "dir", "hidden", "id", "lang", "style", "title", "role"],
    a: ["href", "rel", "target"],
    button: ["disabled", "name", "type", "value"],
    details: ["open"],
    label: ["for"],
  },
  nonTextTags: [],
};
/** `Rails::HTML5::SafeListSanitizer`. */
const RAILS = {
  allowedTags: [
    "a", "abbr", "acronym", "address", "b", "big", "blockquote", "br", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "ul", "var",
  ],
  allowedAttributes: { "*": ["abbr", "alt", "cite", "class", "datetime", "height", "href", "lang", "name", "src", "title", "width"] },
};
const EVERY_ATTRIBUTE = { allowedAttributes: false, nonTextTags: [] };

const SANITIZERS = {
  "sanitize-html": (html) => sanitize(html),
  "sanitize-html that keeps every attribute": (html) => sanitize(html, EVERY_ATTRIBUTE),
  "sanitize-html that keeps buttons and every attribute": (html) =>
    sanitize(html, { ...EVERY_ATTRIBUTE, allowedTags: [...sanitize.defaults.allowedTags, "button", "input", "label", "slot"] }),
  "DOMPurify": (html) => purify.sanitize(html),
  "DOMPurify that keeps no template": (html) => purify.sanitize(html, { FORBID_TAGS: ["template"], FORBID_CONTENTS: [] }),
  "DOMPurify that keeps custom elements": (html) => purify.sanitize(html, { CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^refund-check$/ } }),
  "an allow-list like WordPress's": (html) => sanitize(html, WORDPRESS),
  "an allow-list like that of Rails": (html) => sanitize(html, RAILS),
  "js-xss, which shows the tags that it takes away": (html) => xss(html),
  "js-xss that takes them away": (html) => xss(html, { stripIgnoreTag: true }),
  "a host that takes every tag away": (html) => sanitize(html, { allowedTags: [], nonTextTags: [] }),
};

const snippet = (policy, ...options) => execFileSync(COMMAND, ["snippet", ...options, policy], { encoding: "utf8" });
const bodyOf = (html) => new JSDOM(html).window.document.body;
/** What is read there, be it that tags are shown. */
const words = (body) => body.textContent.replace(/<\/?[a-z][^>]*>/g, " ").replace(/\s+/g, " ").trim();

const PRESSABLE = "button, input, select, textarea, [tabindex], [onclick], [role=button], summary:not(details > summary)";
const MEANS_SOMETHING = "h1, h2, h3, h4, h5, h6, p, li, ul, ol, blockquote, a, strong, summary, label";

for (const policy of POLICIES) {
  for (const options of KINDS) {
    const html = snippet(policy, ...options);
    const written = options.includes("--element") ? snippet(policy) : html;
    const first = bodyOf(written).querySelector("h3").textContent.replace(/^\d+\. /, "");

    for (const [name, clean] of Object.entries(SANITIZERS)) {
      test(`${policy.split("/").pop()} ${options.join(" ") || "with details"}, after ${name}`, () => {
        const body = bodyOf(clean(html));
        assert.equal(words(body), words(bodyOf(clean(written))));
        assert.deepEqual([...body.querySelectorAll(PRESSABLE)].filter((it) => !it.closest("[hidden]")).map((it) => it.outerHTML), []);
        const empty = [...body.querySelectorAll(MEANS_SOMETHING)].filter((it) => it.textContent.trim() === "");
        assert.deepEqual(empty.map((it) => it.outerHTML), []);
        // Hosts' own styles draw something for these, even where there is nothing in them.
        assert.deepEqual([...body.querySelectorAll(".card, .progress, .alert, .btn")].map((it) => it.outerHTML), []);
        const times = (text) => text.split(first).length - 1;
        assert.ok(times(words(body)) >= 1);
        assert.equal(times(words(body)), times(words(bodyOf(written))));
      });
    }
  }
}
