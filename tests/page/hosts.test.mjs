// One suite for every kind of host: the element and the iframe go all the way, and the page around them stays whole.

import assert from "node:assert/strict";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist } from "../../www/build/paths.mjs";
import { inEveryEngine, SCRIPT } from "./page.mjs";
import { ruled, startSite, STRICT, tag } from "./site.mjs";

const TAG = `${tag()}<p>the page's own content</p></refund-check>`;
const FRAME = '<iframe src="embed.html?reason=not-delivered" title="Refund check"></iframe><script src="embed.js"></script>';

/** What pages do to everything on them, and to the kinds of things that we use. */
const HOSTILE = `
  * { all: unset !important; font: italic 700 90px/3 serif !important; letter-spacing: 1em !important;
    text-transform: uppercase !important; direction: rtl !important; white-space: pre !important; }
  button, input, h2, p, li, div { display: none !important; position: fixed !important; width: 1px !important; }
  refund-check { color: red; text-align: end; text-indent: 300px; line-height: 0; }
`;

/** `frame` is the strict rule with leave to hold an iframe, which a host gives where it means one to stand. */
const HOSTS = {
  "an ordinary page": {},
  "a strict content security policy": { options: ruled(STRICT), frame: ruled(`${STRICT}; frame-src 'self'`) },
  "Trusted Types": {
    options: ruled(`${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`),
    frame: ruled(`${STRICT}; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`),
  },
  "a wrong type for the wasm": { options: { types: { ".wasm": "text/plain" } } },
  "no type for the wasm": { options: { types: { ".wasm": "application/octet-stream" } } },
  "blocked storage": { head: '<script src="no-storage.js"></script>' },
  "a hostile style sheet": { head: '<link rel="stylesheet" href="hostile.css">' },
  "the script twice": { head: SCRIPT },
};

const NO_STORAGE = `
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
  }
`;

async function prepare({ root }) {
  await writeFile(join(root, "hostile.css"), HOSTILE);
  await writeFile(join(root, "no-storage.js"), NO_STORAGE);
}

/** The whole way of one buyer, an invalid date included. */
async function goAllTheWay(page) {
  await page.answer({ option: "not-delivered" });
  await page.shown(({ question }) => question === "purchased");
  await page.answer({ value: "2999-01-01" });
  await page.shown(({ field }) => field?.invalid === "true");
  await page.answer({ value: "2026-11-15" });
  await page.shown(({ question }) => question === "support");
  await page.answer({ option: "not-contacted" });
  await page.shown(({ outcome }) => outcome === "fix-first");
}

/** Runs in the page: whether people can see and read the card. */
function looks() {
  const { shadowRoot } = document.querySelector("refund-check");
  const card = shadowRoot.querySelector(".card");
  const style = getComputedStyle(card);
  const shown = [...shadowRoot.querySelectorAll("button")].filter((it) => it.checkVisibility());
  const buttons = shown.map((it) => it.getBoundingClientRect());
  return {
    isVisible: card.checkVisibility() && card.getBoundingClientRect().width > 200,
    size: parseFloat(style.fontSize),
    style: [style.fontStyle, style.textTransform, style.letterSpacing, style.whiteSpace, style.textIndent, style.direction],
    buttons: buttons.every(({ height, width }) => height >= 44 && width >= 44) && buttons.length > 0,
  };
}
const PLAIN = ["normal", "none", "normal", "normal", "0px", "ltr"];

inEveryEngine((page) => {
  for (const [name, { options, head = "" }] of Object.entries(HOSTS)) {
    test(`the element goes all the way on ${name}`, () =>
      page.onSite(options, async (site) => {
        await prepare(site);
        const before = (await page.consoleErrors()).length;
        await page.openBare({ head: head + SCRIPT, body: TAG });
        const requests = () => performance.getEntriesByType("resource").map(({ name }) => name);
        const loaded = await page.run(requests);
        await goAllTheWay(page);
        const { isVisible, size, style, buttons } = await page.run(looks);
        assert.ok(isVisible && buttons);
        assert.ok(size >= 13 && size <= 40, `text of ${size} pixels`);
        assert.deepEqual(style.slice(0, 5), PLAIN.slice(0, 5));
        assert.deepEqual(await page.run(requests), loaded);
        for (const url of loaded) assert.ok(url.startsWith(site.address) || url.startsWith("data:"), `from elsewhere: ${url}`);
        assert.deepEqual(await page.told("error"), []);
        // The icon of the test's own page, which the strict rules forbid.
        const errors = (await page.consoleErrors()).slice(before).filter((text) => !/data:,|favicon/.test(text));
        assert.deepEqual(errors, []);
      }));
  }

  for (const [name, { options, frame, head = "" }] of Object.entries(HOSTS)) {
    if (name === "the script twice") continue;
    test(`the iframe goes all the way on ${name}, and is as high as its content`, () =>
      page.onSite(frame ?? options, async (site) => {
        await prepare(site);
        await page.driver.get(await site.bare(name.includes("style sheet") ? "" : head, FRAME));
        await fits(page);
        await page.driver.switchTo().frame(0);
        const first = await page.shown(({ question }) => question === "purchased");
        assert.deepEqual(first.answers.map(({ question }) => question), ["reason"]);
        await page.answer({ value: "2026-01-01" });
        await page.shown(({ outcome }) => outcome === "does-not-qualify");
        assert.equal(await page.run(() => document.querySelector("#address-note")), null);
        await page.driver.switchTo().defaultContent();
        await fits(page);
      }));
  }

  test("from another origin, in a folder of its own, the element and the iframe go all the way", async () => {
    const other = await startSite({ allowOrigin: "*" });
    try {
      const folder = join(other.root, "some/where else");
      await mkdir(folder, { recursive: true });
      await cp(dist, folder, { recursive: true });
      const away = `${other.address}some/where%20else/`;
      await page.openBare({ head: `<script type="module" src="${away}refund-check.js"></script>`, body: TAG });
      await goAllTheWay(page);
      assert.deepEqual(await page.told("error"), []);
      await page.driver.get(await page.site.bare("", FRAME.replaceAll(/(embed\.(html|js))/g, `${away}$1`)));
      await fits(page);
    } finally {
      await other.close();
    }
  });

  test("a page's ring for whatever has the focus stands around no whole card", async () => {
    await page.openBare({ head: `<style>:where(*:focus) { outline: 2px solid }</style>${SCRIPT}`, body: TAG });
    await page.answer({ option: "changed-mind" });
    await page.shown(({ outcome }) => outcome === "does-not-qualify");
    const ring = () => [document.activeElement.localName, getComputedStyle(document.activeElement).outlineStyle];
    assert.deepEqual(await page.run(ring), ["refund-check", "none"]);
  });

  test("the element's style reaches nothing of the page", async () => {
    const body = "<h2>A</h2><button>B</button><ul><li>C</li></ul><blockquote>D</blockquote><p class=card>E</p>";
    const styles = () =>
      [...document.querySelectorAll("h2, button, li, blockquote, p")].map((it) => {
        const { margin, padding, border, fontSize, minHeight, borderRadius } = getComputedStyle(it);
        return [margin, padding, border, fontSize, minHeight, borderRadius].join();
      });
    await page.driver.get(await page.site.bare("", body));
    const plain = await page.run(styles);
    await page.openBare({ head: `<link rel="stylesheet" href="refund-check.css">${SCRIPT}`, body: body + TAG });
    assert.deepEqual((await page.run(styles)).slice(0, plain.length), plain);
  });
});

/** Waits until the frame shows its content whole: nothing to scroll, nothing left over. */
async function fits(page) {
  const heights = async () => {
    await page.driver.switchTo().frame(0);
    const inner = () => [Math.ceil(document.documentElement.getBoundingClientRect().height), innerHeight];
    const [content, frame] = await page.run(inner).finally(() => page.driver.switchTo().defaultContent());
    return content > 150 && content === frame;
  };
  await page.wait(heights, "the frame is not as high as its content");
}
