// The studio, the page on which policies are written: its script with CodeMirror in it, its workers' script and their
// wasm. A buyer's page loads none of this.

import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { makeSmaller, SMALL, withGlue } from "./bundle.mjs";
import { run } from "./command.mjs";
import { root, target, www } from "./paths.mjs";
import { studioGlue, studioWasm } from "./wasm.mjs";

/** Returns esbuild's metafile of each bundle. */
export async function buildStudio(outdir) {
  const bundle = (entryPoints, more) => build({ entryPoints, outdir, ...SMALL, metafile: true, format: "esm", ...more });
  const page = await bundle({ studio: join(www, "studio/page.js") }, { loader: { ".toml": "text", ".md": "text" } });
  const worker = await bundle([join(www, "studio-worker.js")], { alias: withGlue("refund-check-studio-wasm", studioGlue) });
  for (const { metafile } of [page, worker]) await makeSmaller(metafile, true);
  await copyFile(studioWasm, join(outdir, "refund-check-studio.wasm"));
  return [page.metafile, worker.metafile];
}

/** The line that names a file's schema, for other editors. The studio has the schemas built in. */
const SCHEMA = /^#:schema .*\n(#\n)?/;

/**
 * Writes the templates, a file each, as the command line's `init` writes them. Beside each is its compiled policy, for
 * previews; it is compiled from the template's source folder, whose contact is a placeholder on purpose. Needs the
 * command line built.
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
