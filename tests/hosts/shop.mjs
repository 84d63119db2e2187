// What a shop uploads, as `refund-check build` writes it, and zips of it.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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

/** Runs a command line for a policy called `our-shop`, in a folder, as a shop does that has put its own contact in. */
export function runInShop(command, folder) {
  const policy = join(folder, "our-shop");
  cpSync(join(root, "src/policies/digital-goods"), policy, { recursive: true });
  const rules = readFileSync(join(policy, "rules.toml"), "utf8");
  writeFileSync(join(policy, "rules.toml"), rules.replace("support@example.com", "help@juniper-salt.shop").replace(/^(placeholder|url = ).*\n/gm, ""));
  execFileSync(COMMAND, [...command, "--engine", dist], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  // A shop keeps it where it likes, and hosts would make a page of its text.
  rmSync(policy, { recursive: true });
}

/** A zip with the files below `folder`, which a name that begins with `/` or `..` leaves. */
export function zip(files, folder = "upload/") {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [/^(\/|\.\.)/.test(name) ? name : folder + name, bytes])));
}
