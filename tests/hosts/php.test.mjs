// Every file of the plugin is PHP that the oldest and the newest version take.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pluginFiles } from "../../www/build/wordpress.mjs";
import { loadPhp } from "./wordpress.mjs";

const files = Object.entries(await pluginFiles()).filter(([name]) => name.endsWith(".php"));

for (const version of ["7.4", "8.5"]) {
  for (const [name, bytes] of files) {
    test(`PHP ${version} takes ${name}`, async () => {
      const php = await loadPhp(version);
      php.writeFile("/tmp/file.php", bytes);
      const { stdoutText, exitCode } = await php.cli(["php", "-l", "/tmp/file.php"]);
      assert.match(await stdoutText, /^No syntax errors/m);
      assert.equal(await exitCode, 0);
    });
  }
}
