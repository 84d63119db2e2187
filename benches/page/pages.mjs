// The pages that are compared: ours, the same page with the questionnaire by hand, and the same page with none.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { dist, root } from "../../www/build/paths.mjs";

/** The host's element, an option of the first question, and a sign of the second. */
export const PAGES = {
  bare: {},
  "by hand": { host: "hand-made", first: "[data-option=not-delivered]", next: "input[type=date]" },
  "one tag": { host: "refund-check", first: "[data-option=not-delivered]", next: "[data-question=purchased]" },
  "refund-check": { host: "refund-check", first: "[data-option=not-delivered]", next: "[data-question=purchased]" },
};
export const fileOf = (name) => `${name.replaceAll(" ", "-")}.html`;

/** A folder with the pages in it; each holds the same policy text, and the same watch in its head. */
export async function makePages() {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  await cp(dist, folder, { recursive: true });
  await cp(join(root, "benches/page/hand.js"), join(folder, "hand.js"));
  // What the page does around the element is in none of them.
  const ours = (await readFile(join(dist, "index.html"), "utf8")).replace(/<script type="module" src="page\.js"[^>]*><\/script>/, "");
  const element = /<refund-check>[\s\S]*<\/refund-check>/;
  const scripts = /<link rel="(?:stylesheet|preload)" href="refund-check\.[^>]*>|<script type="module" src="[^>]*><\/script>/g;
  const bare = ours.replace(scripts, "").replace(element, "");
  const byHand = ours.replace(scripts, "").replace(element, "<hand-made></hand-made>").replace("</head>", '<script type="module" src="hand.js"></script></head>');
  const script = '<script type="module" src="refund-check.js"></script></head>';
  const oneTag = ours.replace(scripts, "").replace(element, "<refund-check></refund-check>").replace("</head>", script);
  for (const [name, html] of Object.entries({ bare, "by hand": byHand, "one tag": oneTag, "refund-check": ours })) {
    const { host = "", first = "", next = "" } = PAGES[name];
    const watch = `<script>(${watchPage})(${JSON.stringify([host, first, next])})</script>`;
    await writeFile(join(folder, fileOf(name)), html.replace("<head>", () => `<head>${watch}`));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Bytes as a server sends them. */
export async function bytes(folder, file) {
  const body = await readFile(join(folder, file));
  return { raw: body.length, brotli: brotliCompressSync(body).length };
}

/** Runs in each page: the moments at which frames with the first and the second question ended. */
function watchPage([host, first, next]) {
  const seen = (window.seen = { shifts: 0 });
  const find = (css) => css && document.querySelector(host)?.shadowRoot?.querySelector(css);
  const note = (name) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (seen[name] ??= performance.now());
    requestAnimationFrame(() => port2.postMessage(0));
  };
  const look = () => {
    if (!seen.first && find(first)?.checkVisibility()) note("first");
    if (find(next)?.checkVisibility()) seen.second ?? note("second");
    // Answered at once, and again until it is taken, however much has loaded by then.
    else if (seen.first && location.hash === "#click") find(first)?.click();
    requestAnimationFrame(look);
  };
  look();
  const add = (list) => list.getEntries().forEach((entry) => (seen.shifts += entry.value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  // The one by hand has no engine to wait for.
  window.isReady = () => host !== "refund-check" || Boolean(find("[data-ready]"));
  window.interact = () => {
    const began = performance.now();
    seen.second = undefined;
    find(first).click();
    return began;
  };
}
