// From Markdown to a page: captions of files, addresses of headings, which links are taken, and how recipes are listed.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { framed } from "../../www/build/docs/frame.mjs";
import { linksAmong } from "../../www/build/docs/links.mjs";
import { render } from "../../www/build/docs/markdown.mjs";
import { docs, hostsAmong } from "../../www/build/docs/sources.mjs";

const html = (text, more) => render(text, { name: "a.md", resolve: (link) => `resolved/${link}`, ...more }).html;

test("a block of code has its language's colours, and its file above it", () => {
  const made = html("```html path=docs/index.md\n<b>a & b</b>\n```\n");
  assert.match(made, /^<figure class="file"><figcaption><code>docs\/index.md<\/code><\/figcaption>\n<pre tabindex="0"><code>/);
  assert.equal(made.replace(/<[^>]+>/g, "").trim(), "docs/index.md\n&lt;b&gt;a &amp; b&lt;/b&gt;");
  assert.match(made, /<span class="k">b<\/span>/);
  assert.match(html("```\nplain\n```\n"), /^<pre tabindex="0"><code>plain<\/code><\/pre>/);
  assert.match(html("```ts path='x\n1 < 2\n```\n"), /<code>&#39;x<\/code>|<code>'x<\/code>/);
});

test("headings have the addresses that code hosts give them, each once", () => {
  const { headings } = render("# A `code`, and more\n\n## Über & so_on\n\n## Über & so_on\n", { name: "a.md", resolve: String });
  assert.deepEqual(headings.map(({ id }) => id), ["a-code-and-more", "über--so_on", "über--so_on-1"]);
});

test("links are relative, or https, http or mailto; others stop the build", () => {
  assert.equal(html("[a](b.md#c)"), '<p><a href="resolved/b.md#c">a</a></p>\n');
  for (const link of ["https://a.example/?b=1&c=2", "http://a.example", "mailto:a@b.example", "#here"]) {
    assert.equal(html(`[a](${link})`), `<p><a href="${link.replace("&", "&amp;")}">a</a></p>\n`);
  }
  for (const link of ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//a.example", "/root", "file:///a"]) {
    assert.throws(() => html(`[a](${link})`), /is not relative, nor https/, link);
    assert.throws(() => html(`![a](${link})`), /is not relative, nor https/, link);
  }
});

test("HTML is shown as it is written, but for comments; a part stands where the comment names it", () => {
  assert.equal(html("<script>alert(1)</script>\n"), "&lt;script&gt;alert(1)&lt;/script&gt;\n");
  assert.equal(html("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
  assert.equal(html("<!-- a note -->\n"), "");
  assert.equal(html("<!-- hosts -->\n", { parts: { hosts: "<ul></ul>" } }), "<ul></ul>");
});

/** Sources as if these files were there. */
const sourcesOf = (pages) => pages.map(([page, title]) => ({ page, title, text: `# ${title}\n`, file: join(docs, page.replace(/html$/, "md")) }));
const FRAME = "<title><!-- title --></title><!-- root -->|<!-- nav -->|<!-- text -->|<!-- around -->";

test("links lead from page to page, out of folders as well, and one that leads nowhere stops the build", () => {
  const sources = sourcesOf([["index.html", "Docs"], ["hosts.html", "Hosts"], ["hosts/astro.html", "In Astro"]]);
  const [first, , astro] = sources.map(linksAmong(sources));
  assert.equal(first("hosts/astro.md#build"), "hosts/astro.html#build");
  assert.equal(astro("../hosts.md"), "../hosts.html");
  assert.equal(astro("../../add.html"), "../../add.html");
  assert.equal(astro("../../../README.md"), "../index.html");
  assert.equal(first("images/refund-check.png"), "images/refund-check.png");
  for (const link of ["nothing.md", "../build/build.mjs", "../../CONTRIBUTING.md", "../nothing.html"]) {
    assert.throws(() => first(link), /leads to no page/, link);
  }
});

test("recipes for hosts are listed by their titles, below the page of hosts; without any there is no list", () => {
  const pages = [["hosts/vitepress.html", "In VitePress"], ["hosts.html", "Hosts"], ["hosts/astro.html", "In Astro"]];
  const sources = sourcesOf(pages);
  const hosts = hostsAmong(sources);
  assert.deepEqual(hosts.map(({ title }) => title), ["In Astro", "In VitePress"]);
  const groups = [{ title: "Begin", entries: [{ title: "Hosts", page: "hosts.html" }] }];
  const rendered = { html: "<p>Text.</p>", headings: [] };
  const made = (source, hosts) => framed(FRAME, { source, rendered, groups, hosts });
  assert.match(made(sources[2], hosts), /<a href="..\/hosts.html">Hosts<\/a>\n<ul>\n<li><a href="astro.html" aria-current="page">In Astro<\/a>/);
  assert.match(made(sources[2], hosts), /<a rel="next" href="vitepress.html">/);
  assert.match(made(sources[2], hosts), /<\/title>..\/\|/);
  assert.match(made(sources[1], [sources[2]]), /<a href="hosts.html" aria-current="page">Hosts<\/a>\n<ul>\n<li><a href="hosts\/astro.html">/);
  assert.doesNotMatch(made(sources[1], []), /<\/a>\n<ul>/);
});
