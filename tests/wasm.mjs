// The `wasm` stage: one test binary, `tests/web/` as wasm, run in each engine by wasm-bindgen's runner.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosenEngines, program } from "../www/build/browsers.mjs";
import { main, run, say } from "../www/build/command.mjs";
import { geckodriver } from "../www/build/setup-tests.mjs";
import { wasmBindgen } from "../www/build/setup.mjs";
import { chromiumOptions, firefoxOptions } from "./options.mjs";
import { startWebKit } from "./webkit.mjs";

const TEST = ["test", "--target", "wasm32-unknown-unknown", "--test", "web"];

/** For each engine: how the runner finds its driver, what the driver is asked for, and what to end afterwards. */
const ENGINES = {
  async chromium() {
    return {
      env: { CHROMEDRIVER: program("chromium-driver") },
      capabilities: { "goog:chromeOptions": chromiumOptions() },
    };
  },
  async firefox() {
    return {
      env: { GECKODRIVER: join(await geckodriver(), "geckodriver") },
      capabilities: { "moz:firefoxOptions": firefoxOptions() },
    };
  },
  async webkit() {
    // The runner asks this kind of driver for nothing in particular, and so gets WebKit's own small browser.
    const { url, stop } = await startWebKit();
    return { env: { SAFARIDRIVER_REMOTE: url }, capabilities: {}, stop };
  },
};

await main(import.meta.url, async () => {
  const folder = await mkdtemp(join(tmpdir(), "refund-check-wasm-"));
  try {
    for (const engine of chosenEngines()) await testIn(engine, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function testIn(engine, folder) {
  say(`\n-- ${engine}`);
  const { env, capabilities, stop } = await ENGINES[engine]();
  const settings = join(folder, `${engine}.json`);
  await writeFile(settings, JSON.stringify(capabilities));
  const settled = { ...(await runner()), ...env, WASM_BINDGEN_TEST_WEBDRIVER_JSON: settings };
  try {
    await run("cargo", TEST, { env: settled, byHand: `REFUND_CHECK_ENGINES=${engine} npm test -- wasm` });
  } finally {
    await stop?.();
  }
}

/** A browser's first start on a busy machine takes longer than the runner's defaults of 5 s and 20 s. */
async function runner() {
  return {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(await wasmBindgen(), "wasm-bindgen-test-runner"),
    WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60",
    WASM_BINDGEN_TEST_TIMEOUT: "300",
  };
}
