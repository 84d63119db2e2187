// The page on which policies are written: its script with CodeMirror in it, its workers' script and their wasm. Nothing
// of this is in what a buyer loads.

import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { makeSmaller, SMALL, withGlue } from "./bundle.mjs";
import { run } from "./command.mjs";
import { root, target, www } from "./paths.mjs";
import { studioGlue, studioWasm } from "./wasm.mjs";

/** Returns what esbuild tells of what it took in, each bundle for itself. */
export async function buildStudio(outdir) {
  const bundle = (entryPoints, more) => build({ entryPoints, outdir, ...SMALL, metafile: true, format: "esm", ...more });
  const page = await bundle({ studio: join(www, "studio/page.js") }, { loader: { ".toml": "text", ".md": "text" } });
  const worker = await bundle([join(www, "studio-worker.js")], { alias: withGlue("refund-check-studio-wasm", studioGlue) });
  for (const { metafile } of [page, worker]) await makeSmaller(metafile, true);
  await copyFile(studioWasm, join(outdir, "refund-check-studio.wasm"));
  return [page.metafile, worker.metafile];
}

/** The schema that a file names stands beside it for other editors; this one has it built in. */
const SCHEMA = /^#:schema .*\n(#\n)?/;

/**
 * The templates, a file each, as the command line's `init` writes them; it is there once the pages are. Beside each its
 * compiled policy, to be seen as a buyer sees it: that is compiled from where it comes from, whose contact is a
 * placeholder on purpose.
 */
export async function writeTemplates(outdir) {
  const program = join(target, "release/refund-check");
  const listed = (await run(program, ["init", "--list"], { quiet: true })).trim().split("\n");
  const folder = await mkdtemp(join(tmpdir(), "templates-"));
  await mkdir(join(outdir, "templates"), { recursive: true });
  const all = [];
  for (const line of listed) {
    const [, name, about] = line.match(/^(\S+)\s+(.*)$/);
    await run(program, ["init", "--template", name, join(folder, name)], { quiet: true });
    const names = (await readdir(join(folder, name))).filter((file) => !file.endsWith(".schema.json")).sort();
    const texts = await Promise.all(names.map((file) => readFile(join(folder, name, file), "utf8")));
    const files = Object.fromEntries(names.map((file, place) => [file, texts[place].replace(SCHEMA, "")]));
    await writeFile(join(outdir, `templates/${name}.json`), JSON.stringify(files));
    await run(program, ["compile", join(root, "src/policies", name), "-o", join(outdir, `templates/${name}.policy.json`)], { quiet: true });
    all.push({ name, about, languages: names.filter((file) => file.startsWith("text.")).length + 1 });
  }
  await writeFile(join(outdir, "templates/list.json"), JSON.stringify(all));
  await rm(folder, { recursive: true });
}
