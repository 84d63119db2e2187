// What page tests do with a window, the same in every engine.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { screenshots } from "../../www/build/paths.mjs";

const PATIENCE = 10_000;

/** The first element that matches inside the shadow root of `host`, once it is there. */
export async function inShadow(driver, css, host = "refund-check") {
  const find = (host, css) => document.querySelector(host)?.shadowRoot?.querySelector(css) ?? null;
  return driver.wait(() => driver.executeScript(find, host, css), PATIENCE, `no \`${css}\` appeared in <${host}>`);
}

/** The same once a person could use it: what it is folded into is opened, and the step that it stands on gone to. */
export async function reach(driver, css) {
  const element = await inShadow(driver, css);
  await driver.executeScript(unfold, element);
  return element;
}

export async function click(driver, css) {
  const element = await reach(driver, css);
  // Where a page scrolls smoothly, the driver's own scrolling is not over when it clicks.
  await driver.executeScript((target) => target.scrollIntoView({ block: "center", behavior: "instant" }), element);
  await element.click();
}

/** Runs in the page. */
function unfold(target) {
  const step = target.closest(".verdict > [hidden]");
  if (step) target.getRootNode().querySelector(step.matches(".sending") ? "[data-step='1']" : "[data-step='']").click();
  for (let fold = target.parentElement.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (target.localName !== "summary" || target.parentElement !== fold) fold.open = true;
  }
}

/** What a person reads there, with white space as one space. */
export async function text(driver, css) {
  const element = await inShadow(driver, css);
  // Not the driver's own: WebKit's joins the words of neighbouring blocks.
  const shown = await driver.executeScript((element) => element.innerText, element);
  return shown.replace(/\s+/g, " ").trim();
}

/** Writes a picture of the window, once it has come to rest, to `target/screenshots/`. */
export async function screenshot(driver, file) {
  await driver.executeAsyncScript(atRest);
  const path = join(screenshots, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await driver.takeScreenshot(), "base64");
  return path;
}

/** Runs in the page: calls back when 20 frames on end have scrolled nothing, time enough for a transition too. */
function atRest(done) {
  let still = 0;
  let last;
  const look = () => {
    still = scrollY === last ? still + 1 : 0;
    last = scrollY;
    if (still === 20) done();
    else requestAnimationFrame(look);
  };
  look();
}
