// A request that needs all that `decide` has (a date, a zone, a deadline), and the command's reply to it.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { target } from "../../www/build/paths.mjs";

export const REQUEST = {
  answers: { reason: "defective", fault: "major", purchased: "2026-11-15", support: "could-not-fix" },
  now: "2026-11-22T08:00:00Z",
  time_zone: "Asia/Tokyo",
};

export function replyOfCommand(request) {
  const input = `${JSON.stringify(request)}\n`;
  return JSON.parse(execFileSync(join(target, "release/refund-check"), ["decide"], { input, encoding: "utf8" }));
}
