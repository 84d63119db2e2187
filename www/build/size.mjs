// What a page loads, in bytes: the default policy stands inside the wasm.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { main, say, Stop } from "./command.mjs";
import { dist } from "./paths.mjs";

const LOADED = ["refund-check.js", "refund-check.css", "refund-check.wasm"];
const GATE = 42_000;
const AIMS = [30_000, 22_000];

await main(import.meta.url, async () => {
  const rows = await Promise.all(LOADED.map(measure));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { name: "together", raw: sum("raw"), brotli: sum("brotli") };
  say(table([...rows, total]));
  say(`gate ${number(GATE)}, aims ${AIMS.map(number).join(" and ")}: ${verdict(total.brotli)}`);
  if (total.brotli > GATE) throw new Stop(`a page loads ${number(total.brotli)} bytes, more than ${number(GATE)}`);
});

async function measure(name) {
  const file = await readFile(join(dist, name)).catch((error) => {
    if (error.code === "ENOENT") throw new Stop(`dist/${name} is not built yet`, "npm run build");
    throw error;
  });
  return { name, raw: file.length, brotli: brotliCompressSync(file).length }; // node's default quality is the best, 11
}

function table(rows) {
  const line = (name, raw, brotli) => name.padEnd(20) + raw.padStart(10) + brotli.padStart(10);
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
