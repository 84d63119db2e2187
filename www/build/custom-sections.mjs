// Custom sections of a wasm, which no engine runs: what a file says of itself.

/** The wasm with a section behind the rest. Sizes are LEB128 (WebAssembly, 5.2.2), 7 bits a byte, the lowest first. */
export function withSection(wasm, name, content) {
  const [named, held] = [Buffer.from(name), Buffer.from(content)];
  const body = Buffer.concat([size(named.length), named, held]);
  return Buffer.concat([wasm, Buffer.of(0), size(body.length), body]);
}

/** The text in a section of that name; nothing where there is none. */
export function sectionOf(wasm, name) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(wasm), name);
  return section && Buffer.from(section).toString();
}

function size(length) {
  const bytes = [];
  for (let rest = length; bytes.length === 0 || rest > 0; rest >>>= 7) bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return Buffer.from(bytes);
}
