// The first question that the page brings drawn, where the engine never comes: by the style alone what stands inside
// the element takes its place, and no button is left that does nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { ruled, tag } from "./site.mjs";

const HELP = "the page's own content";

/** What a buyer can see and press of the card and of what stands inside. */
function seen() {
  const element = document.querySelector("refund-check");
  const card = element.shadowRoot?.querySelector(".card, [data-class=card]");
  const own = document.querySelector("#own");
  const isShown = (it) => Boolean(it?.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }) && it.getBoundingClientRect().height > 10);
  // What is cut off by a box without height is not seen.
  const { height } = element.getBoundingClientRect();
  const { top, bottom } = own.getBoundingClientRect();
  const { top: begins } = element.getBoundingClientRect();
  own.focus();
  return {
    card: isShown(card),
    buttons: [...(card?.querySelectorAll("[data-option]") ?? [])].filter(isShown).length,
    own: isShown(own) && bottom - begins <= height + 1 && top >= begins - 1,
    // WebKit lets scripts focus what is not drawn at all.
    reached: document.activeElement === own && own.checkVisibility(),
  };
}
const QUESTION = { card: true, buttons: 8, own: false, reached: false };
const OWN = { card: false, buttons: 0, own: true, reached: true };

inEveryEngine((page) => {
  /** The element of the policy page, with the first question drawn, and a link of the page's own inside. */
  async function drawn(site, { attributes = "", scripts = "" } = {}) {
    const policyPage = await readFile(join(site.root, "index.html"), "utf8");
    const [template] = /<template shadowrootmode[\s\S]*?<\/template>/.exec(policyPage);
    const element = `${tag({}).replace(">", ` ${attributes}>`)}${template}<p><a id="own" href="mailto:you@shop.example">${HELP}</a></p></refund-check>`;
    return site.bare('<link rel="stylesheet" href="refund-check.css">', `${element}${scripts}<p id="after">after</p>`);
  }

  const SCRIPT = '<script type="module" src="refund-check.js"></script>';
  const MISSING = {
    "that is missing": { scripts: '<script type="module" src="no-such-file.js"></script>' },
    "that the page's rules refuse": {
      scripts: SCRIPT,
      options: ruled("script-src 'nonce-abc' 'unsafe-eval'; style-src 'self'"),
    },
    // Asked for once the page is loaded: the driver runs nothing in a page that is still loading.
    "that never answers": { late: true, options: { delay: (path) => (path === "/refund-check.js" ? 20_000 : 0) } },
    "that is not there at all": { scripts: "" },
  };
  const addScript = () => document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "refund-check.js" }));
  for (const [what, { scripts = "", options, late }] of Object.entries(MISSING)) {
    test(`a script ${what}: after a few seconds what stands inside takes the question's place`, () =>
      page.onSite(options, async (site) => {
        await page.driver.get(await drawn(site, { scripts }));
        if (late) await page.run(addScript);
        assert.deepEqual(await page.run(seen), QUESTION);
        await page.wait(async () => !(await page.run(seen)).card, "the content does not come back");
        assert.deepEqual(await page.run(seen), OWN);
      }));
  }

  test("an engine that is slow is waited for longer where the script has come, and takes its place again when it comes", () =>
    page.onSite({ delay: (path) => (path.endsWith(".wasm") ? 4000 : 0) }, async (site) => {
      await page.driver.get(await drawn(site, { scripts: SCRIPT, attributes: 'style="--patience: 1s"' }));
      await page.wait(async () => !(await page.run(seen)).card, "the content does not come back");
      await page.ready();
      assert.deepEqual(await page.run(seen), QUESTION);
      await page.driver.get(await drawn(site, { scripts: SCRIPT }));
      const patience = () => getComputedStyle(document.querySelector("refund-check")).getPropertyValue("--patience").trim();
      assert.equal(await page.run(patience), "15s");
      await page.driver.sleep(1500);
      assert.deepEqual(await page.run(seen), QUESTION);
      await page.ready();
    }));

  test("nothing moves while the question waits, and nothing is left of the waiting once the engine is there", async () => {
    await page.driver.get(await drawn(page.site, { scripts: SCRIPT, attributes: 'style="--patience: .5s"' }));
    await page.ready();
    await page.driver.sleep(1000);
    assert.deepEqual(await page.run(seen), QUESTION);
    const styles = () => {
      const { overflow, animationName } = getComputedStyle(document.querySelector("refund-check").shadowRoot.querySelector(".card"));
      return [overflow, animationName];
    };
    assert.deepEqual(await page.run(styles), ["visible", "none"]);
  });

  if (page.engine.name !== "chromium") return;
  test("it comes back with reduced motion and with forced colours, too", async () => {
    const features = [["prefers-reduced-motion", "reduce"], ["forced-colors", "active"]].map(([name, value]) => ({ name, value }));
    await page.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
    try {
      await page.driver.get(await drawn(page.site, { attributes: 'style="--patience: 1s"' }));
      await page.wait(async () => !(await page.run(seen)).card, "the content does not come back");
      assert.deepEqual(await page.run(seen), OWN);
    } finally {
      await page.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [] });
    }
  });
});
