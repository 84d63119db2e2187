// Style sheets that shops put on every page: the element's layout stays whole under them, on a phone and on a desk.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { run } from "../../www/build/command.mjs";
import { serve } from "../../www/build/serve.mjs";
import { engines } from "../page/engines.mjs";
import { click, inShadow, screenshot } from "../page/helpers.mjs";
import { Buyer } from "./buyer.mjs";
import { installSite } from "./install.mjs";
import { built } from "./shop.mjs";
import { write } from "./site.mjs";

/** Each makes its style sheet, and has the classes that a page of it gives to what is around the element. */
const SHEETS = {
  Bootstrap: {
    make: (packages, to) => copyFileSync(join(packages, "node_modules/bootstrap/dist/css/bootstrap.css"), to),
    body: "bg-body-tertiary",
    around: "container card p-3 text-center lh-1",
  },
  Tailwind: {
    make: makeTailwind,
    body: "antialiased leading-none",
    around: "prose mx-auto max-w-3xl space-y-4 p-4 text-center uppercase tracking-widest",
  },
};
const WIDTHS = [320, 1280];

const engine = engines.find(({ name }) => name === "chromium");

async function makeTailwind(packages, to) {
  const from = join(packages, "tailwind.css");
  // Its classes are those that stand in the page beside it.
  writeFileSync(from, `@import "tailwindcss" source(none);\n@source "${dirname(to)}/index.html";\n`);
  await run(join(packages, "node_modules/.bin/tailwindcss"), ["-i", from, "-o", to], { cwd: packages, quiet: true });
}

const page = ({ body, around }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Refunds</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/shop.css">
    <script type="module" src="/refund-check/refund-check.js"></script>
  </head>
  <body class="${body}">
    <div class="${around}"><refund-check><p>Write to us</p></refund-check></div>
  </body>
</html>
`;

/** Runs in the page: what of the card is not as it should be. */
function broken() {
  const { shadowRoot } = document.querySelector("refund-check");
  const card = shadowRoot.querySelector(".card");
  const edge = card.getBoundingClientRect();
  const shown = [...card.querySelectorAll("*")].filter((it) => it.checkVisibility({ visibilityProperty: true }));
  const found = [];
  if (document.scrollingElement.scrollWidth > innerWidth) found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
  if (edge.width < Math.min(280, innerWidth - 60)) found.push(`the card is ${edge.width} wide`);
  const style = getComputedStyle(card);
  if (parseFloat(style.fontSize) < 13 || parseFloat(style.fontSize) > 24) found.push(`text of ${style.fontSize}`);
  if (parseFloat(style.lineHeight) < 1.2 * parseFloat(style.fontSize)) found.push(`lines ${style.lineHeight} high`);
  if (style.textTransform !== "none") found.push(style.textTransform);
  for (const it of shown) {
    const { left, right, width } = it.getBoundingClientRect();
    if (width > 1 && (left < edge.left - 1 || right > edge.right + 1)) found.push(`${it.localName}.${it.className} leaves the card`);
  }
  const buttons = shown.filter((it) => it.localName === "button").map((it) => it.getBoundingClientRect());
  if (buttons.length === 0 || buttons.some(({ width, height }) => width < 44 || height < 44)) found.push("a button that is too small");
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  if (buttons.some((one, at) => buttons.slice(at + 1).some((other) => meet(one, other)))) found.push("buttons that lie on each other");
  return found;
}

for (const [name, sheet] of Object.entries(SHEETS)) {
  describe(name, () => {
    let folder;
    let site;
    let driver;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "styles-"));
      write(join(folder, "refund-check"), built());
      write(folder, { "index.html": page(sheet) });
      await sheet.make(await installSite("pages"), join(folder, "shop.css"));
      site = await serve({ root: folder });
      driver = await engine.open();
    });
    after(async () => {
      await engine.close();
      await site?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const width of WIDTHS) {
      test(`every screen is whole at ${width} pixels`, async () => {
        await engine.resize(driver, width, 800);
        const buyer = new Buyer(driver);
        const isWhole = async (screen) => assert.deepEqual(await driver.executeScript(broken), [], screen);
        await driver.get(site.address);
        await inShadow(driver, ".card[data-ready]");
        const align = () => getComputedStyle(document.querySelector("refund-check").parentElement).textAlign;
        assert.equal(await driver.executeScript(align), "center", "the shop's style is not there");
        await isWhole("the first question");
        await click(driver, '[data-option="not-delivered"]');
        await buyer.shown(({ question }) => question === "purchased");
        await isWhole("a date");
        await driver.get(`${site.address}?anew`);
        await buyer.goAllTheWay();
        await isWhole("the verdict");
        await click(driver, ".go");
        await isWhole("what to send");
        await screenshot(driver, `hosts/${name.toLowerCase()}-${width}.png`);
      });
    }
  });
}
