// Compiles the wasm in a response.

/**
 * Streaming needs exactly this media type, without parameters such as a character set (WebAssembly Web API, 4.2). With
 * any other type, the wasm is compiled from the response's bytes.
 */
export async function compile(response) {
  const streams = /^\s*application\/wasm\s*$/i.test(response.headers.get("content-type") ?? "");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
