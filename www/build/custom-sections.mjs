// Custom sections of a wasm: data about the file, which no engine runs.

/** The wasm with a section appended. Sizes are LEB128 (WebAssembly, 5.2.2), 7 bits a byte, the lowest first. */
export function withSection(wasm, name, content) {
  const [named, held] = [Buffer.from(name), Buffer.from(content)];
  const body = Buffer.concat([size(named.length), named, held]);
  return Buffer.concat([wasm, Buffer.of(0), size(body.length), body]);
}

/** The text of the section with that name; `undefined` without one. */
export function sectionOf(wasm, name) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(wasm), name);
  return section && Buffer.from(section).toString();
}

function size(length) {
  const bytes = [];
  for (let rest = length; bytes.length === 0 || rest > 0; rest >>>= 7) bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return Buffer.from(bytes);
}
