// WebKitGTK's driver on a display of its own: it has no headless mode, so an invisible X server stands in.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { program } from "../www/build/browsers.mjs";

/** The browser's buttons would keep the window from becoming as narrow as a phone. */
const GTK_STYLE = "button, entry { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px }\n";

/** Starts a display, and a driver that opens one window on it. */
export async function startWebKit() {
  const home = await makeHome();
  const display = await startDisplay();
  const port = await freePort();
  // Neither asked for here: a bus for screen readers, and a cache that is written to after the end.
  const quiet = { NO_AT_BRIDGE: "1", MESA_SHADER_CACHE_DISABLE: "true" };
  const env = { ...process.env, ...home.env, ...quiet, DISPLAY: `:${display.number}` };
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["ignore", "ignore", "inherit"];
  const driver = start(program("webkit2gtk-driver"), [`--port=${port}`], { env, stdio });

  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(driver);
    await end(display.server);
    await home.remove();
  };
  await answers(`${url}/status`, driver).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

/** Settings, caches and data of its own, so that neither a person's have a part in the tests nor the reverse. */
async function makeHome() {
  const folder = await mkdtemp(join(tmpdir(), "webkit-"));
  await mkdir(join(folder, "gtk-3.0"));
  await writeFile(join(folder, "gtk-3.0/gtk.css"), GTK_STYLE);
  return {
    env: { XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The server itself picks a free number and writes it to the descriptor it is given. */
async function startDisplay() {
  const args = ["-displayfd", "3", "-screen", "0", "1920x1440x24", "-nolisten", "tcp"];
  const server = start(program("xvfb"), args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const told = /** @type {import("node:stream").Readable} */ (server.stdio[3]);
  const [line] = await once(createInterface({ input: told }), "line");
  told.destroy();
  return { server, number: Number(line) };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
function start(command, args, options) {
  const child = spawn(command, args, options);
  const ended = new Promise((done) => child.once("close", done));
  child.once("error", (error) => console.error(`${command}: ${error.message}`));
  // Where a test ends early, this neither keeps its process from ending nor outlives it.
  child.unref();
  process.once("exit", () => child.kill());
  return Object.assign(child, { ended });
}

async function end(child) {
  child.ref();
  child.kill();
  await child.ended;
}

async function answers(url, { ended }) {
  let running = true;
  ended.then(() => (running = false));
  for (let tries = 0; tries < 300 && running; tries += 1) {
    const response = await fetch(url).catch(() => undefined); // not listening yet
    if (response?.ok) return;
    await wait(100);
  }
  throw new Error(running ? "WebKitWebDriver does not answer after 30 s" : "WebKitWebDriver ended at once");
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}
