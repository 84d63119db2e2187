// `<refund-check>` in JSX, for React 18 and 19: name `refund-check/react` once, in a file or in `types` of tsconfig.json.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { RefundCheckAttributes, RefundCheckElement, RefundCheckEventMap } from "./refund-check.js";

/** React 19 listens by these; React 18 hands no listeners to custom elements, and wants `addEventListener`. */
type Listeners = { [Name in keyof RefundCheckEventMap as `on${Name}`]?: (event: RefundCheckEventMap[Name]) => void };

type Props = DetailedHTMLProps<HTMLAttributes<RefundCheckElement>, RefundCheckElement> & RefundCheckAttributes & Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      /** `class`: what React 18 sets on custom elements; `className` is for 19. */
      "refund-check": Props & { class?: string };
    }
  }
}
