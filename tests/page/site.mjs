// The built pages in a folder of the test's own, served, with pages beside them that a test writes.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "../../www/build/paths.mjs";
import { serve } from "../../www/build/serve.mjs";

/** 22 November 2026, 10:00 in Berlin: the moment and the place of most tests. */
export const HERE = { now: "2026-11-22T09:00:00Z", "time-zone": "Europe/Berlin" };

/** Strict rules, as the docs name them (www/docs/csp.md), with leave for the style sheet of a first question that is drawn. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
/** A site's options for rules of its own. */
export const ruled = (rules) => ({ headers: () => ({ "Content-Security-Policy": rules }) });

const TAG = "<refund-check>";

/** Stands in every page of a test, and keeps what elements tell from the very beginning. */
const RECORDER = `
  window.told = [];
  for (const name of ["ready", "answer", "verdict", "contact", "error"]) {
    addEventListener("refund-check-" + name, ({ detail, bubbles, composed, cancelable, target }) => {
      told.push({ name, detail, bubbles, composed, cancelable, from: target.id });
    });
  }
`;
const BARE = '<meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">';
const RECORDED = '<script src="recorder.js"></script>';

/** A copy, so that a build that runs meanwhile has no part in the test. */
export async function startSite(options) {
  const root = await mkdtemp(join(tmpdir(), "site-"));
  await cp(dist, root, { recursive: true });
  const policyPage = await readFile(join(root, "index.html"), "utf8");
  if (policyPage.split(TAG).length !== 2) throw new Error(`index.html does not have ${TAG} once`);
  await writeFile(join(root, "recorder.js"), RECORDER);
  const { address, close } = await serve({ root, ...options });
  let pages = 0;

  const add = async (html) => {
    const name = `page-${(pages += 1)}.html`;
    await writeFile(join(root, name), html.replace("<head>", () => `<head>${RECORDED}`));
    return address + name;
  };
  return {
    root,
    address,
    /** The address of a bare page with this head and body. */
    bare: (head, body) => add(`<!doctype html><html lang="en"><head>${BARE}${head}</head><body>${body}</body></html>`),
    /** The address of the policy page whose element has these attributes. */
    withAttributes: (attributes, head = "") =>
      add(policyPage.replace(TAG, () => tag(attributes)).replace("<head>", () => `<head>${head}`)),
    close: async () => {
      await close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The element's opening tag. */
export function tag(attributes = HERE) {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return `<refund-check${written.join("")}>`;
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
