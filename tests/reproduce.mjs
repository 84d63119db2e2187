// `npm run reproduce`: the tree is built twice, in two folders of other names, and every file of `dist/` must have the same
// bytes. It compiles everything twice, which takes some minutes, so it is no stage of `npm test`.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { addCargoToPath, main, run, say, Stop } from "../www/build/command.mjs";
import { nodeModules, root } from "../www/build/paths.mjs";

/** Names and depths differ, so that a path that gets into a file is seen. */
const PLACES = ["one", "a/second/place"];

await main(import.meta.url, async () => {
  addCargoToPath();
  const room = mkdtempSync(join(tmpdir(), "refund-check-reproduce-"));
  try {
    const built = [];
    for (const place of PLACES) built.push(await hashes(join(room, place)));
    const names = [...new Set(built.flatMap((hashes) => [...hashes.keys()]))].sort();
    const different = names.filter((name) => built[0].get(name) !== built[1].get(name));
    if (different.length > 0) throw new Stop(`built twice, these files differ: ${different.join(", ")}`);
    say(`built twice, all ${names.length} files of dist/ are the same`);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
});

/** Builds a copy of what git knows of, and returns the hash of each file by its name. */
async function hashes(folder) {
  const tracked = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { quiet: true });
  for (const name of tracked.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(nodeModules, join(folder, "node_modules"));
  await run(process.execPath, ["www/build/build.mjs"], { cwd: folder });
  const dist = join(folder, "dist");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(dist, name)).isFile());
  const found = new Map(files.map((name) => [name, createHash("sha256").update(readFileSync(join(dist, name))).digest("hex")]));
  rmSync(join(folder, "target"), { recursive: true, force: true });
  return found;
}
