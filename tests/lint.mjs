// Lint and type check of the scripts: eslint with its recommended rules, and TypeScript over what JSDoc says.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { BEING_REPLACED } from "../eslint.config.mjs";
import { main, say, Stop } from "../www/build/command.mjs";
import { nodeModules, root } from "../www/build/paths.mjs";

function run(tool, args) {
  const { stdout, status } = spawnSync(process.execPath, [join(nodeModules, tool), ...args], { cwd: root, encoding: "utf8" });
  return { status, lines: stdout.split("\n").filter(Boolean) };
}

/** TypeScript follows imports into files that are left out of its list, so what it finds there is left out here. */
function typeErrors() {
  const { status, lines } = run("typescript/bin/tsc", ["-p", ".", "--pretty", "false"]);
  const found = lines.filter((line) => /: error TS\d+/.test(line));
  if (status !== 0 && found.length === 0) throw new Stop(`the type check ended with exit code ${status}\n${lines.join("\n")}`);
  return found.filter((line) => !BEING_REPLACED.includes(line.split("(")[0]));
}

await main(import.meta.url, () => {
  const { status, lines } = run("eslint/bin/eslint.js", ["."]);
  const wrong = [...(status === 0 ? [] : lines), ...typeErrors()];
  if (wrong.length > 0) throw new Stop(wrong.join("\n"));
  say("eslint and the type check find nothing");
});
