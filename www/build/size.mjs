// The bytes that a page loads. The default policy stands inside the wasm. `npm run size -- --functions` lists the size
// of each function and each room of the wasm.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { main, say, Stop } from "./command.mjs";
import { functionsOf } from "./functions.mjs";
import { dist } from "./paths.mjs";
import { withNames } from "./wasm.mjs";

const LOADED = ["refund-check.js", "refund-check-engine.js", "refund-check.wasm"];
/** The style is also in the script; a page with a declarative shadow root loads this file for its own first paint. */
const DRAWN = "refund-check.css";
// Maximum bytes after Brotli, and what features have cost: the policy language for dates, numbers and sums, 8 kB;
// keeping releases apart and finding sentences, 1 kB; objects passed between script and wasm, and the visit in Rust, 15
// kB; the verdict on one screen with sending as its second step, 7 kB; the script in two files, of which the first
// question waits for one, 1.5 kB; the rehearsal of a press, and codes with the times of two dates, 0.4 kB; the second
// question, which waits for no wasm, 1.7 kB, and keeping both answers until the wasm has loaded, 0.9 kB; days that are
// written a moment later on a phone, 0.3 kB; the buyer's own message, which stays with its verdict, 0.5 kB. Making
// the storage keys in the script alone has saved 1.5 kB.
const GATE = 86_200;
const AIMS = [46_000];
/** Aim for the first script: until the first answer, the page waits for no other file. */
const FIRST_AIM = 12_000;
/** The files that the studio loads, with those of the element in its preview. Below, the gate and the aim. */
const STUDIO = [...LOADED, "studio.html", "studio.css", "studio.js", "studio-worker.js", "refund-check-studio.wasm"];
// Decisions in writing in seven languages have cost 15 kB, wiki markup 4 kB: a folder made in the studio is the same as
// one by `build`.
const STUDIO_GATE = 905_000;
const STUDIO_AIM = 400_000;

await main(import.meta.url, async (args) => {
  if (args.includes("--functions")) return say((await functionsOf(await withNames())).join("\n"));
  const rows = await Promise.all(LOADED.map(measure));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { name: "together", raw: sum("raw"), brotli: sum("brotli") };
  say(table([...rows, total]));
  const [script] = rows;
  say(`until the first answer ${number(script.brotli)}, aim ${number(FIRST_AIM)}; drawn by the page, ${number((await measure(DRAWN)).brotli)} more`);
  say(`gate ${number(GATE)}, aim ${AIMS.map(number).join(" and ")}: ${verdict(total.brotli)}`);
  if (total.brotli > GATE) throw new Stop(`a page loads ${number(total.brotli)} bytes, more than ${number(GATE)}`);
  const studio = (await Promise.all(STUDIO.map(measure))).reduce((all, { brotli }) => all + brotli, 0);
  say(`the studio loads ${number(studio)} bytes, gate ${number(STUDIO_GATE)}, aim ${number(STUDIO_AIM)}`);
  if (studio > STUDIO_GATE) throw new Stop(`the studio loads ${number(studio)} bytes, more than ${number(STUDIO_GATE)}`);
});

async function measure(name) {
  const file = await readFile(join(dist, name)).catch((error) => {
    if (error.code === "ENOENT") throw new Stop(`dist/${name} is not built yet`, "npm run build");
    throw error;
  });
  return { name, raw: file.length, brotli: brotliCompressSync(file).length }; // node's default quality is the best, 11
}

function table(rows) {
  const line = (name, raw, brotli) => name.padEnd(22) + raw.padStart(10) + brotli.padStart(10);
  const lines = rows.map((row) => line(row.name, number(row.raw), number(row.brotli)));
  return [line("bytes", "raw", "brotli"), ...lines].join("\n");
}

function verdict(brotli) {
  if (brotli > GATE) return "over the gate";
  const met = AIMS.filter((aim) => brotli <= aim);
  return met.length > 0 ? `within ${number(met.at(-1))}` : "within the gate";
}

function number(bytes) {
  return bytes.toLocaleString("en");
}
