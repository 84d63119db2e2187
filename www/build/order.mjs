// The order of a wasm's functions. Brotli encodes a repetition more cheaply the nearer it is: in a chain in which each
// function is followed by the one most like it, the functions take 1.5 % less than in their original order.

import { readFile, writeFile } from "node:fs/promises";
import { bodiesOf, importedFunctions, isNames, sectionsOf } from "./sections.mjs";

const HEAD = 8;
const CUSTOM = 0;
const FUNCTIONS = 1;
/** Bytes in a run. Functions are alike if they share many runs. */
const RUN = 4;
/** A run that is in more functions than this says nothing about likeness. */
const COMMON = 100;

/** Renames each function of a wasm that still has its names to its place in the chain, by which wasm-opt then sorts. */
export async function nameByLikeness(file) {
  const wasm = await readFile(file);
  const sections = sectionsOf(wasm);
  const imported = importedFunctions(sections);
  const places = new Map(chain(bodiesOf(sections)).map((function_, place) => [imported + function_, imported + place]));
  const count = imported + places.size;
  const names = Array.from({ length: count }, (_, function_) => String(places.get(function_) ?? function_).padStart(6, "0"));
  const all = names.flatMap((name, function_) => [...number(function_), ...text(name)]);
  const part = [...number(count), ...all];
  const named = { id: CUSTOM, bytes: Buffer.from([...text("name"), FUNCTIONS, ...number(part.length), ...part]) };
  const written = [...sections.filter((section) => !isNames(section)), named].map(({ id, bytes }) => {
    return Buffer.concat([Buffer.from([id, ...number(bytes.length)]), bytes]);
  });
  await writeFile(file, Buffer.concat([wasm.subarray(0, HEAD), ...written]));
}

/** Orders the functions, the smallest first: each is followed by the most similar one left, or else by the smallest left. */
function chain(bodies) {
  const runs = bodies.map(runsOf);
  const sharing = shared(runs);
  const bySize = [...bodies.keys()].sort((one, other) => bodies[one].length - bodies[other].length || one - other);
  const left = new Set(bySize);
  const order = [];
  let next = bySize[0];
  while (next !== undefined) {
    order.push(next);
    left.delete(next);
    next = nearest(next) ?? left.values().next().value;
  }
  return order;

  /** The most similar of those left: the one with the largest share of common runs (Jaccard index). */
  function nearest(to) {
    let [found, best] = [undefined, 0];
    for (const [other, count] of sharing[to]) {
      const likeness = count / (runs[to].size + runs[other].size - count);
      if (likeness > best && left.has(other)) [found, best] = [other, likeness];
    }
    return found;
  }
}

/** The runs of bytes in a function's body. */
function runsOf(body) {
  const runs = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) runs.add(body.readInt32LE(at));
  return runs;
}

/** For each function, how many runs it shares with each other one. */
function shared(runs) {
  const holders = new Map();
  for (const [function_, all] of runs.entries()) {
    for (const run of all) {
      const known = holders.get(run);
      if (known) known.push(function_);
      else holders.set(run, [function_]);
    }
  }
  const sharing = runs.map(() => new Map());
  for (const found of holders.values()) {
    if (found.length > COMMON) continue;
    for (const one of found) {
      for (const other of found) if (one !== other) sharing[one].set(other, (sharing[one].get(other) ?? 0) + 1);
    }
  }
  return sharing;
}

const text = (written) => [...number(Buffer.byteLength(written)), ...Buffer.from(written)];

/** Unsigned LEB128. */
function number(rest) {
  return rest < 128 ? [rest] : [(rest % 128) + 128, ...number(Math.floor(rest / 128))];
}
