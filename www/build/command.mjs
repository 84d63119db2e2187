// Running other programs, and stopping with a message that says what to do.

import { spawn } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./paths.mjs";

/** Ends the program with a message, and with the command that a person can run instead. */
export class Stop extends Error {
  constructor(message, byHand) {
    super(byHand ? `${message}\n  by hand: ${byHand}` : message);
  }
}

export const say = (text) => console.log(text);

/**
 * Runs a program and shows its output. With `quiet`, returns the output instead and shows it only on failure.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean, byHand?: string }} [options]
 */
export async function run(command, args, { env, cwd = root, quiet = false, byHand } = {}) {
  const { code, signal, printed, all } = await finish(command, args, { env, cwd, quiet });
  if (code === 0) return printed;
  if (quiet) process.stderr.write(all);
  throw new Stop(`\`${command}\` ended with ${signal ?? `exit code ${code}`}`, byHand ?? [command, ...args].join(" "));
}

/**
 * Returns what a program prints, or `undefined` where it is missing or fails: that is an answer, not an error.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 */
export async function ask(command, args, { env } = {}) {
  const { code, printed } = await finish(command, args, { env, cwd: root, quiet: true });
  return code === 0 ? printed.trim() : undefined;
}

function finish(command, args, { env, cwd, quiet }) {
  return new Promise((done) => {
    /** @type {import("node:child_process").StdioOptions} */
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : "inherit";
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio });
    const chunks = [];
    for (const from of ["stdout", "stderr"]) child[from]?.on("data", (chunk) => chunks.push({ from, chunk }));
    const text = (chosen) => Buffer.concat(chosen.map(({ chunk }) => chunk)).toString();
    const outputs = () => ({ printed: text(chunks.filter(({ from }) => from === "stdout")), all: text(chunks) });
    child.on("error", (error) => done({ code: 127, all: `${error.message}\n` }));
    child.on("close", (code, signal) => done({ code, signal, ...outputs() }));
  });
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // missing or not ours to run: both mean "look elsewhere"
  }
}

/** The full path of a program on `PATH`, if it is there. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** A shell that was open when Rust was installed does not have cargo's folder on its `PATH` yet. */
export function addCargoToPath() {
  const folder = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "bin");
  if (!onPath("cargo") && isExecutable(join(folder, "cargo"))) process.env.PATH += delimiter + folder;
}

/** Runs `entry` if its module was started as the program, not if it was imported. */
export async function main(module, entry) {
  const started = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(module);
  if (!started) return;
  try {
    await entry(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Stop ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}
