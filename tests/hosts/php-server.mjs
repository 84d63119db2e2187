// A folder of PHP on 127.0.0.1, by the server that PHP itself has.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Stop } from "../../www/build/command.mjs";

const PATIENCE = 20_000;
/** What PHP's server tells of each request, by which nobody is warned of anything; browsers ask for an icon. */
const REQUEST = /(Accepted|Closing|\[[23]\d\d\]: \w+ \S+)$|GET \/favicon\.ico|Development Server \(.*\) started$/;

/** A port that nobody listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Serves `root` and resolves to `{ address, complaints, close }`; `complaints` gives what PHP has told besides requests that
 * it has answered.
 * @param {{ root: string, port: number, env?: Record<string, string> }} options
 */
export async function servePhp({ root, port, env }) {
  // A file that a test has changed counts at once.
  const args = ["-d", "opcache.revalidate_freq=0", "-d", "display_errors=0", "-d", "log_errors=1", "-d", "error_log=", "-S", `127.0.0.1:${port}`, "-t", root];
  // Its workers are processes of their own, which end with their group.
  const child = spawn("php", args, { detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4", ...env } });
  const ended = once(child, "exit");
  let told = "";
  child.stderr.on("data", (chunk) => (told += chunk));
  const address = `http://127.0.0.1:${port}/`;
  const complaints = () => told.split("\n").filter((line) => line !== "" && !REQUEST.test(line));
  for (const until = Date.now() + PATIENCE; !(await answers(address)); await wait(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Stop(`PHP's server does not answer:\n${told}`);
  }
  const close = async () => {
    process.kill(-child.pid, "SIGTERM");
    await ended;
  };
  return { address, complaints, close };
}

const answers = (address) => fetch(address, { redirect: "manual" }).then(() => true, () => false);
