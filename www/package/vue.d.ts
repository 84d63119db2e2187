// `<refund-check>` in Vue's templates: name `refund-check/vue` once, in a file or in `types` of tsconfig.json. Vue itself
// wants to know which tags are no components of its own: `isCustomElement: (tag) => tag === "refund-check"`.

import type { HTMLAttributes, PublicProps } from "vue";
import type { RefundCheckAttributes, RefundCheckElement, RefundCheckEventMap } from "./refund-check.js";

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Camel<Rest>}` : Capitalize<Name>;

/** `@refund-check-verdict` in a template is `onRefundCheckVerdict` here. */
type Listeners = { [Name in keyof RefundCheckEventMap as `on${Camel<Name>}`]?: (event: RefundCheckEventMap[Name]) => void };

type Props = HTMLAttributes & RefundCheckAttributes & Listeners & PublicProps;

declare module "vue" {
  interface GlobalComponents {
    "refund-check": new () => RefundCheckElement & { $props: Props };
  }
}
