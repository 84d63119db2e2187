// The decision in writing as readers of a host get it, beside what plain HTML says; and a policy that wants to be markup.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, target } from "../../www/build/paths.mjs";

const POLICY = join(root, "src/policies/digital-goods");
const TEXTS = [
  "**bold** //slanted// __lined__ ''typed'' '''''both''''' ~~struck~~",
  "{{delete}} {{:Main Page}} {{{1|x}}} {{subst:PAGENAME}} {{ a.png }} {{rss>https://a.example/feed}}",
  "[[Main Page]] [[start|here]] [https://a.example here] [[https://a.example|here]] [text](https://a.example)",
  "https://a.example/?b=1&c=2 www.a.example ftp.a.example mailto:a@b.example <a@b.example> \\\\server\\share",
  "<script>alert(1)</script> <img src=x onerror=alert(1)> <b>b</b> <!-- gone --> <html><b>b</b></html>",
  "<nowiki>''a''</nowiki> %%**a**%% </nowiki>**a** <code>c</code> <file>f</file> <pre>p</pre> ((a note))",
  "~~~~ ~~NOTOC~~ __NOTOC__ __TOC__ <<toc>> -{zh-hans:a}-",
  "&lt;b&gt; &#60; &amp; &nbsp; &copy;",
  "* no item", "# no item", ": no item", "; no: item", "- no item", "1. no item", "> no quote", "----", "== no heading ==", "====== none ======",
  "| no | cell |", "{| no table", "^ no ^ cell ^", "! none !! none", "#REDIRECT [[Main Page]]",
  "{% include a.html %} {{ site.title }} {{< a >}} {{% a %}} {: .a} {::comment}",
  "RFC 822 PMID 123 ISBN 978-0-306-40615-7 FIXME DELETEME OurShop 640x480 :-) (c) -> => ... -- \"quoted\" 'so' it's",
  "100% of it, at 10:30, for $5 & 5 €, $$x$$, a_b_c, 2*3*4, a^b^, H~2~O, `code`, \\backslash\\",
];
const QUOTED = TEXTS.map((text) => JSON.stringify(text));

/** A policy that says these texts wherever a shop may say something. */
const RULES = `format = 1
[policy]
id = "markup"
title = "Refunds"
version = "1"
language = "en"
text = "policy.md"
[contact]
email = "help@shop.example"
url = "https://shop.example/contact?of=[[a]]&b='c'"
[[questions]]
id = "why"
ask = ${QUOTED[0]}
options = [${QUOTED.map((text, at) => `{ id = "t${at}", say = ${text}, hint = ${text} }`).join(", ")}]
${QUOTED.map(
  (text, at) => `[clauses.t${at}]
quote = ${text}
[evidence.t${at}]
say = ${text}
how = ${text}
[outcomes.t${at}]
like = "qualifies"
title = ${text}
means = ${text}
[[rules]]
id = "t${at}"
when = { why = "t${at}" }
outcome = "t${at}"
clauses = ["t${at}"]
evidence = ["t${at}"]
say = ${text}
steps = [${text}, ${text}]
`,
).join("")}`;

/** What `snippet` prints of a policy: the default one's, or of one whose texts want to be markup. */
export function snippets(...options) {
  const folder = mkdtempSync(join(tmpdir(), "written-"));
  try {
    writeFileSync(join(folder, "rules.toml"), RULES);
    writeFileSync(join(folder, "policy.md"), "# Refunds\n");
    const print = (policy) => execFileSync(join(target, "release/refund-check"), ["snippet", ...options, policy], { encoding: "utf8", maxBuffer: 1 << 26 });
    return { "a shop's policy": print(POLICY), "a policy whose words want to be markup": print(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How a page is called that shows what `snippets` calls so. */
export const pageOf = (name) => name.replace(/\W+/g, "-");

/** Runs in the page: blocks with their words, what is bold, and links, of HTML or of a part of the page without `left`. */
export function readBlocks({ html, part, left = "script" }) {
  const root = html === undefined ? document.querySelector(part).cloneNode(true) : new DOMParser().parseFromString(html, "text/html").body;
  root.querySelectorAll(left).forEach((it) => it.remove());
  // Some hosts set quotes, dashes and dots as printers do.
  const SIGNS = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..." };
  const words = (it) => it.textContent.replace(/\s+/g, " ").replace(/[‘’“”–—…]/g, (sign) => SIGNS[sign]).trim();
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, blockquote";
  const kind = (it) => (it.closest("blockquote") ? "quote" : it.localName === "li" ? `${it.parentElement.localName} li` : it.localName);
  const blocks = [...root.querySelectorAll(BLOCKS)].filter((it) => !it.querySelector(BLOCKS) && words(it) !== "");
  const known = ["div", "span", "ul", "ol", "b", "strong", "a", "wbr", ...BLOCKS.split(", ")];
  return {
    blocks: blocks.map((it) => `${kind(it)}: ${words(it)}`),
    bold: [...root.querySelectorAll("b, strong")].map(words),
    links: [...root.querySelectorAll("a")].map((it) => `${decodeURIComponent(it.href)} ${words(it)}`),
    all: words(root),
    others: [...new Set([...root.querySelectorAll("*")].map((it) => it.localName))].filter((name) => !known.includes(name)),
  };
}
