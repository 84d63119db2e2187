// The element in JSX. Wrong uses are marked, and an unmarked right one that fails is an error.

import type {} from "refund-check/react";

export const page = (
  <refund-check
    class="shop"
    lang="de"
    policy="my-shop.json"
    theme="dark"
    time-zone="Europe/Berlin"
    answers='{"reason":"other"}'
    ref={(element) => void element?.addEventListener("refund-check-verdict", ({ detail }) => detail.verdict.outcome)}
    onrefund-check-verdict={({ detail }) => void detail.verdict.outcome}
  >
    <p>Write to us</p>
  </refund-check>
);

// @ts-expect-error there are three themes
export const pink = <refund-check theme="pink" />;
// @ts-expect-error no such attribute
export const colour = <refund-check colour="pink" />;
// @ts-expect-error no such element
export const wrong = <refund-cheque />;
