// A response that holds a wasm, compiled.

/**
 * Streaming wants this type and nothing behind it (WebAssembly Web API, 4.2), not even a character set. Whatever else a
 * server calls it, the bytes serve as well.
 */
export async function compile(response) {
  const streams = /^\s*application\/wasm\s*$/i.test(response.headers.get("content-type") ?? "");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
