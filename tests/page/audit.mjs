// What is wrong with what is shown: axe's findings, and what sticks out, is cut off or too small to hit.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The least height and width of what is pressed, in CSS pixels. */
export const FINGER = 44;

/** What axe finds wrong in a part of the page, or cannot tell. */
export async function axeFindings(page, context) {
  if (await page.run(() => !window.axe)) await page.run(AXE);
  return page.driver.executeAsyncScript(runAxe, context, TAGS);
}

/** Runs in the page. What is still fading in is put to its end first: its contrast is not the one that is read. */
function runAxe(context, tags, done) {
  for (const { shadowRoot } of document.querySelectorAll("refund-check")) {
    const arriving = (shadowRoot?.getAnimations() ?? []).filter(({ animationName }) => animationName === "refund-check-arrive");
    arriving.forEach((animation) => animation.finish());
  }
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] };
  const brief = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`);
  axe.run(context, options).then(
    ({ violations, incomplete }) => done([...violations, ...incomplete].flatMap(brief)),
    (error) => done([String(error)]),
  );
}

/** What sticks out of the window, is cut off, or is too small to hit, in all elements of the page. */
export const flaws = (page) => page.run(findFlaws, FINGER);

/** Runs in the page. */
function findFlaws(finger) {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`] : [];
  for (const host of document.querySelectorAll("refund-check")) {
    // All of it is looked at: what is folded, and both steps of a verdict.
    host.shadowRoot.querySelectorAll("details").forEach((fold) => (fold.open = true));
    const steps = [...host.shadowRoot.querySelectorAll(".verdict > [hidden]")];
    steps.forEach((step) => (step.hidden = false));
    const name = (element) => `${element.outerHTML.slice(0, 80)} ${host.dataset.state ?? ""}`;
    for (const element of host.shadowRoot.querySelectorAll("*")) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < 0 || right > clientWidth)) found.push(`sticks out: ${name(element)}`);
      const cut = element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible" && getComputedStyle(element).clipPath === "none";
      if (cut && element.localName !== "input") found.push(`is cut off: ${name(element)}`);
    }
    for (const target of host.shadowRoot.querySelectorAll("button, a[href], input[name], textarea, summary, label:has(input)")) {
      // Such as a way that this browser does not have.
      if (target.checkVisibility?.() === false) continue;
      const { width, height } = target.getBoundingClientRect();
      // Boxes are laid out in 64ths of a pixel.
      const least = finger - 1 / 64;
      if (height < least || width < least) found.push(`is ${width} x ${height}: ${name(target)}`);
    }
    steps.forEach((step) => (step.hidden = true));
  }
  return found;
}
