// The files that CONTRIBUTING.md sends newcomers to are there.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../www/build/paths.mjs";

test("every file and folder that CONTRIBUTING.md names is there", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const marked = [...text.matchAll(/`([^`\s]+)`|\]\(([^)]+)\)/g)].map(([, code, link]) => code ?? link);
  const named = marked.filter((name) => /^(src|tests|www)\/|^[A-Z]+\.md$/.test(name) && !name.includes("LANG"));
  assert.ok(named.length > 15, named.join());
  assert.deepEqual(named.filter((name) => !existsSync(join(root, name))), []);
});
