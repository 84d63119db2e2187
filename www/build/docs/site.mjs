// The style and the script of the docs' pages.

import { join } from "node:path";
import { build } from "esbuild";
import { SMALL } from "../bundle.mjs";
import { docs } from "./sources.mjs";

export async function writeSite(folder) {
  const entryPoints = ["docs.css", "docs.js"].map((name) => join(docs, "site", name));
  // Light and dark colours as they are written: where a browser does not know them, it has the one light look.
  await build({ entryPoints, outdir: folder, ...SMALL, target: "esnext", format: "esm", external: ["./pagefind/pagefind.js"] });
}
