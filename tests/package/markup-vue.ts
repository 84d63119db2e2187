// What Vue's tools check templates against. Wrong uses are marked.

import type { GlobalComponents } from "vue";
import type {} from "refund-check/vue";

type Attributes = InstanceType<GlobalComponents["refund-check"]>["$props"];

export const right: Attributes = {
  class: ["shop"], lang: "de", policy: "my-shop.json", theme: "dark", "time-zone": "Europe/Berlin", key: 1,
  onRefundCheckVerdict: ({ detail }) => void detail.verdict.outcome,
};
// @ts-expect-error there are three themes
export const pink: Attributes = { theme: "pink" };
// @ts-expect-error a verdict has no answers
export const answers: Attributes = { onRefundCheckVerdict: ({ detail }) => void detail.answers };
