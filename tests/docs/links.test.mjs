// Every link of the docs leads somewhere, in the Markdown as on the pages, and every page is reached.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { Marked } from "marked";
import { slug } from "../../www/build/docs/markdown.mjs";
import { dist, root } from "../../www/build/paths.mjs";
import { documents, pages } from "./made.mjs";

const ELSEWHERE = /^(https?|mailto):/;
const MADE = join(dist, "docs");

/** All links and pictures of a text in Markdown. */
function linksOf(text) {
  const found = [];
  const walkTokens = ({ type, href }) => void (["link", "image"].includes(type) && found.push(href));
  new Marked({ walkTokens }).parse(text, { async: false });
  return found;
}

/** The addresses of a Markdown file's headings. Those of the docs are on their pages, where more are made at build time. */
function idsOf(file) {
  const page = pages.find(({ path }) => join(root, "www/docs", path.replace(/\.html$/, ".md")) === file);
  if (page) return [...page.document.querySelectorAll("[id]")].map(({ id }) => id);
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title]) => slug(title.replaceAll("`", "")));
}

test("links in the Markdown lead to files that are there, and to headings that these have", () => {
  const dead = [];
  let looked = 0;
  for (const { file, path, text } of documents) {
    for (const link of linksOf(text).filter((link) => !ELSEWHERE.test(link))) {
      looked += 1;
      const [to, id] = link.split("#");
      const target = to === "" ? file : resolve(dirname(file), to);
      const leads = existsSync(target) && (id === undefined || idsOf(target).includes(id));
      if (!leads) dead.push(`${path}: ${link}`);
    }
  }
  assert.ok(looked > 40, `${looked} links`);
  assert.deepEqual(dead, []);
});

test("what the pages link, load and show is there", () => {
  const known = new Map(pages.map(({ file, document }) => [file, document]));
  const documentOf = (file) => known.get(file) ?? new JSDOM(readFileSync(file, "utf8")).window.document;
  const dead = [];
  for (const { file, path, document } of pages) {
    const named = [...document.querySelectorAll("[href], [src]")].map((it) => it.getAttribute("href") ?? it.getAttribute("src"));
    assert.ok(named.length > 20, path);
    for (const link of named.filter((link) => !ELSEWHERE.test(link) && link !== "data:,")) {
      const [to, id] = link.split("#");
      const target = to === "" ? file : resolve(dirname(file), decodeURIComponent(to));
      const leads = existsSync(target) && (!id || documentOf(target).getElementById(id) !== null);
      if (!leads || to.startsWith("/")) dead.push(`${path}: ${link}`);
    }
  }
  assert.deepEqual(dead, []);
});

test("every document is a page, and every page is reached by the navigation", () => {
  const written = documents.filter(({ path }) => path.startsWith("www/docs/"));
  const expected = written.map(({ path }) => path.slice("www/docs/".length).replace(/\.md$/, ".html"));
  assert.deepEqual(pages.map(({ path }) => path).sort(), [...expected, "changelog.html"].sort());
  const reached = new Set();
  const next = [join(MADE, "index.html")];
  while (next.length > 0) {
    const file = next.pop();
    if (reached.has(file)) continue;
    reached.add(file);
    const { document } = pages.find((page) => page.file === file);
    for (const link of document.querySelectorAll("nav[aria-label=Docs] a")) next.push(resolve(dirname(file), link.getAttribute("href").split("#")[0] || file));
  }
  assert.deepEqual(pages.filter(({ file }) => !reached.has(file)).map(({ path }) => path), []);
});

test("each page has one first heading, a title and a description of its own, and no address twice", () => {
  for (const { path, document } of pages) {
    assert.equal(document.querySelectorAll("h1").length, 1, path);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), [], path);
    assert.ok(document.querySelector("meta[name=description]").content.length > 20, path);
  }
  const titles = pages.map(({ document }) => document.title);
  assert.equal(new Set(titles).size, titles.length, titles.join("\n"));
});

test("without a script the pages can be read: they have none in them, and what needs one is hidden", () => {
  for (const { path, document } of pages) {
    const scripts = [...document.querySelectorAll("script")];
    assert.deepEqual(scripts.map(({ type, textContent }) => [type, textContent]), [["module", ""]], path);
    assert.ok(document.querySelector("form[role=search]").hidden, path);
    assert.ok(document.querySelector("article").textContent.length > 150, path);
    assert.equal(document.querySelector("[style], [onclick], style"), null, path);
  }
});
