// Whatever accent a shop gives, what is written in it or on it can be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./page.mjs";
import { setScheme } from "./screens.mjs";

const ENOUGH = 4.5;
const ACCENTS = 50;

/** Colours that are the same for the same seed, the hardest ones first. */
function accents(count) {
  const hard = ["#ffff00", "#00ff00", "#00ffff", "#ffffff", "#000000", "#ff00ff", "#0000ff", "#ff0000", "#808080"];
  let state = 7;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff);
  while (hard.length < count) hard.push(`#${(next() >> 7 & 0xffffff).toString(16).padStart(6, "0")}`);
  return hard;
}

/** Runs in the page: the worst contrast of what is written in the accent or on it. */
function worst(accent) {
  const host = document.querySelector("refund-check");
  host.style.setProperty("--refund-check-accent", accent);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const colour = (css, property) => getComputedStyle(host.shadowRoot.querySelector(css))[property];
  const surface = colour(".card", "backgroundColor");
  return Math.min(contrast(colour(".continue", "color"), colour(".continue", "backgroundColor")), contrast(colour(".change", "color"), surface));
}

inEveryEngine((page) => {
  for (const scheme of ["light", "dark"]) {
    test(`${ACCENTS} accents, ${scheme}`, async () => {
      await page.open({ answers: { reason: "not-delivered" } });
      await setScheme(page, scheme);
      for (const accent of accents(ACCENTS)) {
        const found = await page.run(worst, accent);
        assert.ok(found >= ENOUGH, `${accent}: ${found.toFixed(2)}`);
      }
    });
  }
});
