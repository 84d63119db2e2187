// What a shop uploads, as `refund-check build` writes it, and zips of it, whole and spoilt.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { dist, root, target } from "../../www/build/paths.mjs";

const COMMAND = join(target, "release/refund-check");

/** The files of a policy's folder, `{ name: bytes }`. */
export function built(policy = join(root, "src/policies/digital-goods")) {
  const folder = mkdtempSync(join(tmpdir(), "upload-"));
  try {
    execFileSync(COMMAND, ["build", policy, "--engine", dist, "--example", "-o", folder], { stdio: ["ignore", "ignore", "pipe"] });
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
    return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A zip with the files below `folder`, which a name that begins with `/` or `..` leaves. */
export function zip(files, folder = "upload/") {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [/^(\/|\.\.)/.test(name) ? name : folder + name, bytes])));
}
