// What a shop pastes can be read by MDX, with tables and links as Docusaurus and others have them, and nothing in it
// becomes something else there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compile } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import { root, target } from "../../www/build/paths.mjs";

const COMMAND = join(target, "release/refund-check");
const POLICIES = join(root, "src/policies");
const KINDS = [[], ["--plain"], ["--brief"], ["--element"], ["--element", "--drawn"]];

for (const policy of readdirSync(POLICIES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  test(`every kind of snippet of ${policy.name}`, async () => {
    for (const kind of KINDS) {
      const html = execFileSync(COMMAND, ["snippet", ...kind, join(POLICIES, policy.name)], { encoding: "utf8" });
      const read = await compile(`# A page\n\n${html}\n\nMore of it.\n`, { remarkPlugins: [remarkGfm] });
      // Tags of ours stay what they are; what Markdown finds in their texts would be made by components.
      const found = [...String(read).matchAll(/_jsxs?\(_components\.(\w+)/g)].map(([, name]) => name);
      assert.deepEqual(found.filter((name) => name !== "h1" && name !== "p"), [], kind.join(" "));
    }
  });
}
