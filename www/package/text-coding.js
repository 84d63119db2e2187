// `TextDecoder` and `TextEncoder` for the CommonJS entry: Jest's imitation of a browser has neither, and the engine's
// glue asks for both as soon as it is loaded. Where the built-in ones exist, those are used.

/** Made from the browser's oldest functions: the texts passed are a few kilobytes at a time. */
class Decoder {
  decode(bytes = []) {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  }
}

class Encoder {
  encode(text) {
    const percent = encodeURIComponent(text).replace(/%(..)/g, (_, byte) => String.fromCharCode(Number(`0x${byte}`)));
    return Uint8Array.from(percent, (letter) => letter.charCodeAt(0));
  }
}

const { TextDecoder = Decoder, TextEncoder = Encoder } = globalThis;
export { TextDecoder, TextEncoder };
