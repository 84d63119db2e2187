// The style and the script of the docs' pages.

import { join } from "node:path";
import { build } from "esbuild";
import { SMALL } from "../bundle.mjs";
import { docs } from "./sources.mjs";

export async function writeSite(folder) {
  const entryPoints = ["docs.css", "docs.js"].map((name) => join(docs, "site", name));
  // `esnext` keeps `light-dark()` as written: a browser that does not know it shows the light colours.
  await build({ entryPoints, outdir: folder, ...SMALL, target: "esnext", format: "esm", external: ["./pagefind/pagefind.js"] });
}
