// The wasm: fetched and compiled once a page, instantiated again after a trap.

import { __wbg_reset_state, decide as decideRequest, initSync, load as loadPolicy, show as showScreen } from "refund-check-wasm";
import { apply } from "./dom.js";
import { wasmFile } from "./files.js";
import { failure } from "./get.js";
import { written } from "./lists.js";

let loading;
/** Where the present instance keeps each policy that was taken in. */
let places = new WeakMap();

/** Loads the engine, once however often it is asked for. A load that failed is tried anew when asked again. */
export function load() {
  loading ??= compile().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function compile() {
  const response = await wasmFile();
  // Streaming wants the right MIME type; without it the bytes serve as well.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    const module = streams ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
    initSync({ module });
  } catch (error) {
    throw failure("engine", problemOf(error), error.message);
  }
}

/** What an engine that cannot be started lacks. Each browser has words of its own for what a page's rules forbid. */
function problemOf({ message, name }) {
  if (/CSP|Content Security|disallowed|Refused|blocked/.test(message)) return "blocked";
  return name === "RangeError" ? "out-of-memory" : "corrupt";
}

/** A trap leaves an instance in no state to go on: a fresh one of the same module takes over, once. */
function guarded(call) {
  try {
    return call();
  } catch {
    renew();
  }
  try {
    return call();
  } catch (error) {
    renew();
    throw failure("engine", "trapped", String(error));
  }
}

function renew() {
  __wbg_reset_state();
  places = new WeakMap();
}

/** Decides a request, as the command of the same name: `{ question }`, `{ verdict }` or `{ invalid }`. */
export async function decide(request) {
  await load();
  const { answers, now, time_zone } = Object(request);
  const isObject = typeof answers === "object" && answers !== null && !Array.isArray(answers);
  const given = isObject ? ["", ...Object.entries(answers).flat(1)] : [];
  return JSON.parse(guarded(() => decideRequest(written([now, time_zone, ...given]))));
}

/**
 * Shows the screen for answers in a root, once loaded: `{ reply, kept, letter }`; `undefined` where the zone is not
 * known. Without a `policy`, which is what `policyIn` returns, by the default one.
 */
export function show(policy, root, { answers, given, now, zone, language }) {
  const said = written(Object.entries(answers).flat());
  const text = guarded(() => showScreen(placeOf(policy), said, written(given), now, zone, language));
  if (!text) return undefined;
  const { markup, ...shown } = JSON.parse(text);
  apply(root, markup);
  return shown;
}

/** The default policy in another language has nothing but words. */
const isDefault = ({ numbers }) => numbers.length === 0;

/** A policy's place with the instance, which it is taken into if it is not there. */
function placeOf(policy) {
  if (!policy) return 0;
  if (!places.has(policy)) {
    const own = policy.own || isDefault(policy) ? placeOf(policy.own) : -1;
    const [ids, words, phrases] = [policy.ids, policy.words, policy.phrases].map(written);
    const place = loadPolicy(policy.numbers.join(), ids, words, phrases, own);
    if (!place) throw failure("policy", "malformed", "the file is no compiled policy");
    places.set(policy, place);
  }
  return places.get(policy);
}
