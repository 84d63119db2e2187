// `<refund-check>` in Svelte's templates: name `refund-check/svelte` once, in a file or in `types` of tsconfig.json.

import type { HTMLAttributes } from "svelte/elements";
import type { RefundCheckAttributes, RefundCheckElement, RefundCheckEventMap } from "./refund-check.js";

/** Of Svelte 5 as `onrefund-check-verdict`, of Svelte 4 as `on:refund-check-verdict`. */
type Listeners = {
  [Name in keyof RefundCheckEventMap as `on${Name}` | `on:${Name}`]?: (event: RefundCheckEventMap[Name]) => void;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "refund-check": HTMLAttributes<RefundCheckElement> & RefundCheckAttributes & Listeners;
  }
}
