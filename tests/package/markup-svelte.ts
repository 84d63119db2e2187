// What Svelte's tools check templates against. Wrong uses are marked.

import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "refund-check/svelte";

type Attributes = SvelteHTMLElements["refund-check"];

export const right: Attributes = {
  class: "shop", lang: "de", policy: "my-shop.json", theme: "dark", "time-zone": "Europe/Berlin",
  "onrefund-check-verdict": ({ detail }) => void detail.verdict.outcome,
  "on:refund-check-contact": (event) => event.preventDefault(),
};
// @ts-expect-error there are three themes
export const pink: Attributes = { theme: "pink" };
// @ts-expect-error a verdict has no answers
export const answers: Attributes = { "onrefund-check-verdict": ({ detail }) => void detail.answers };
