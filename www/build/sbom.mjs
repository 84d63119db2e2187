// The software bill of materials (SBOM) of a folder, by which a shop's tools find known flaws of third-party code in
// it: CycloneDX 1.6, for the crates and npm packages that licences.mjs finds linked in, and Rust's standard library.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Contrib, Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parseLicence from "spdx-expression-parse";
import { ask, Stop } from "./command.mjs";
import { root } from "./paths.mjs";

export const NAME = "sbom.cdx.json";

const licences = new Contrib.License.Factories.LicenseFactory(parseLicence);

/**
 * Writes the file to a folder. It has no timestamp and no random number, so that the same sources make the same bytes.
 *
 * @param {{ name: string, version: string, license: string, ecosystem: string }[]} projects
 */
export async function writeSbom(folder, projects) {
  const { name, version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const hashes = await hashesOfLocks();
  const ours = component(Enums.ComponentType.Application, { name, version, license, ecosystem: "npm" });
  const bom = new Models.Bom();
  bom.metadata.component = ours;
  for (const project of [...projects, await standardLibrary()]) {
    const part = component(Enums.ComponentType.Library, project);
    const [algorithm, hash] = hashes.get(`${project.ecosystem} ${project.name} ${project.version}`) ?? [];
    if (algorithm) part.hashes.set(algorithm, hash);
    bom.components.add(part);
    ours.dependencies.add(part.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  await writeFile(join(folder, NAME), `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`);
}

function component(type, { name, version, license, ecosystem }) {
  const [, scope, plain] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name);
  const purl = new PackageURL(ecosystem, scope, plain, version).toString();
  const made = new Models.Component(type, name, { bomRef: purl, purl, version });
  // Old crates write `/` for "or" in a licence.
  made.licenses.add(licences.makeFromString(license.replaceAll("/", " OR ")));
  return made;
}

/** The standard library, which is in every wasm, but which cargo does not list. */
async function standardLibrary() {
  const version = /^rustc (\S+)/.exec((await ask("rustc", ["--version"])) ?? "")?.[1];
  if (!version) throw new Stop("`rustc --version` tells no version");
  return { name: "rust-std", version, license: "MIT OR Apache-2.0", ecosystem: "generic" };
}

/** The hashes of the packages' archives from both lock files: the algorithm, and the hash in hexadecimal digits. */
async function hashesOfLocks() {
  const hashes = new Map();
  const crates = await readFile(join(root, "Cargo.lock"), "utf8");
  for (const [, name, version, hash] of crates.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(\w+)"/gm)) {
    hashes.set(`cargo ${name} ${version}`, [Enums.HashAlgorithm["SHA-256"], hash]);
  }
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  for (const [path, { version, integrity }] of Object.entries(packages)) {
    const name = path.split("node_modules/").at(-1);
    const hash = /^sha512-(\S+)/.exec(integrity ?? "")?.[1];
    if (hash) hashes.set(`npm ${name} ${version}`, [Enums.HashAlgorithm["SHA-512"], Buffer.from(hash, "base64").toString("hex")]);
  }
  return hashes;
}
