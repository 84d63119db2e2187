// Tools that are compiled by `cargo install`: with the lock that their authors tested, and without where that cannot be.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { root } from "../../www/build/paths.mjs";

/** A cargo that notes how it was called and installs a program that tells its version; `refuses` is what it fails at. */
function install(refuses) {
  const folder = mkdtempSync(join(tmpdir(), "refund-check-cargo-"));
  try {
    const cargo = `#!/bin/sh
echo "$*" >> "${folder}/called"
case "$*" in ${refuses}) echo "no such version" >&2; exit 101;; esac
while [ "$1" != --root ]; do shift; done
mkdir -p "$2/bin"
printf '#!/bin/sh\\necho tool 1.2.3\\n' > "$2/bin/tool"
chmod +x "$2/bin/tool"
`;
    writeFileSync(join(folder, "cargo"), cargo);
    chmodSync(join(folder, "cargo"), 0o755);
    const program = `
      const { ensureCargoTool } = await import(${JSON.stringify(join(root, "www/build/cargo-tool.mjs"))});
      console.log(await ensureCargoTool({ crate: "a-tool", name: "tool", programs: ["tool"], version: "1.2.3", why: "is tested" }));
    `;
    const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), REFUND_CHECK_CACHE: join(folder, "cache") };
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" });
    const called = readFileSync(join(folder, "called"), "utf8").trim().split("\n");
    return { status, printed: stdout.replaceAll(folder, ""), stderr, locked: called.map((line) => line.includes("--locked")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a tool is compiled with the lock that its authors tested", () => {
  const { status, printed, locked } = install("nothing");
  assert.deepEqual([status, locked], [0, [true]]);
  assert.match(printed, /\/cache\/tool-1\.2\.3\/bin\n$/);
});

test("where a version of the lock cannot be had it is compiled without, and says so", () => {
  const { status, printed, stderr, locked } = install("*--locked*");
  assert.deepEqual([status, locked], [0, [true, false]]);
  assert.match(printed, /without the versions/);
  assert.match(stderr, /no such version/);
});

test("where neither goes the command to run by hand is told", () => {
  const { status, stderr, locked } = install("*install*");
  assert.deepEqual([status, locked], [1, [true, false]]);
  assert.match(stderr, /by hand: cargo install a-tool/);
});
