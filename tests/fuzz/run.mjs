// `npm run fuzz`: every target for a quarter of a minute, or for as many seconds as are named: `npm run fuzz -- 600`.

import { addCargoToPath, main, run } from "../../www/build/command.mjs";

const SECONDS = "15";

await main(import.meta.url, async ([seconds = SECONDS]) => {
  addCargoToPath();
  const env = { REFUND_CHECK_FUZZ_SECONDS: seconds };
  // One after the other, so that each has the machine to itself.
  const args = ["test", "--features", "cli", "--test", "fuzz", "--", "--nocapture", "--test-threads=1"];
  await run("cargo", args, { env, byHand: `REFUND_CHECK_FUZZ_SECONDS=${seconds} cargo ${args.join(" ")}` });
});
