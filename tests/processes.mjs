// Runs the stages' commands, and leaves neither a process nor a temporary file behind, however the run ends.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../www/build/paths.mjs";

const MARK = "REFUND_CHECK_TEST_RUN";

export class Processes {
  /** Browsers leave the process group they were started in, but every process inherits its environment. */
  #mark = randomUUID();
  #folder;
  #stopped;

  static async start() {
    const processes = new Processes();
    // Short, because browsers put sockets there, whose paths may have 107 characters.
    processes.#folder = await mkdtemp(join(tmpdir(), "refund-"));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => processes.#stop(signal));
    return processes;
  }

  /** Runs one command with its output shown as it comes; `onLine` sees each line of it. */
  async run([command, ...args], onLine) {
    if (this.#stopped) return { signal: this.#stopped };
    const child = spawn(command, args, { cwd: root, env: this.#environment(), stdio: ["ignore", "pipe", "pipe"] });
    for (const name of ["stdout", "stderr"]) {
      child[name].pipe(process[name], { end: false });
      createInterface({ input: child[name] }).on("line", onLine);
    }
    return new Promise((done, fail) => {
      child.on("error", fail);
      child.on("close", (code, signal) => done({ code, signal: this.#stopped ?? signal }));
    });
  }

  #environment() {
    const colour = process.stdout.isTTY ? { CARGO_TERM_COLOR: "always", FORCE_COLOR: "1" } : {};
    return { ...process.env, ...colour, [MARK]: this.#mark, TMPDIR: this.#folder };
  }

  #stop(signal) {
    this.#stopped = signal;
    this.#kill("SIGTERM");
  }

  /** Ends whatever a command has left running, and removes its temporary files. */
  async end() {
    this.#kill("SIGTERM");
    for (let tries = 0; tries < 20 && this.#running().length > 0; tries += 1) await wait(100);
    this.#kill("SIGKILL");
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #kill(signal) {
    for (const id of this.#running()) {
      try {
        process.kill(id, signal);
      } catch (error) {
        if (error.code !== "ESRCH") throw error; // it ended by itself meanwhile
      }
    }
  }

  /** The processes of this run, told by the mark in their environment. Linux only; elsewhere none are found. */
  #running() {
    return processIds().filter((id) => id !== process.pid && environmentOf(id).includes(`${MARK}=${this.#mark}`));
  }
}

function processIds() {
  try {
    return readdirSync("/proc").map(Number).filter(Boolean);
  } catch {
    return []; // not Linux
  }
}

function environmentOf(id) {
  try {
    return readFileSync(`/proc/${id}/environ`, "latin1");
  } catch {
    return ""; // ended meanwhile, or somebody else's
  }
}
