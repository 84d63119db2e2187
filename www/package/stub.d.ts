// What stands for `refund-check` in unit tests.

import type { RefundCheckElement, RefundCheckEventMap, Reply, Request } from "./refund-check.js";

type Short<Name> = Name extends `refund-check-${infer Rest}` ? Rest : never;

/** Replies what `replyWith` was given last; before that, the default policy's first question. */
export function decide(request: Request): Promise<Reply>;

/** Lets `decide` reply this from now on. */
export function replyWith(reply?: Reply): void;

/** Tells an event as the real element does: `tell(element, "verdict", detail)`. `false` where it was prevented. */
export function tell<Name extends keyof RefundCheckEventMap>(
  element: RefundCheckElement,
  name: Short<Name>,
  detail: RefundCheckEventMap[Name]["detail"],
): boolean;
