// Fetches the element's files. An error has the input that it is about, a code for programs, and a message.

export const failure = (about, problem, message) => Object.assign(new Error(message), { about, problem });

/** Problems that a cache may keep for long though the server has the right file: a wrong file, half of one, or none. */
const KEPT = ["missing", "corrupt", "malformed", "mixed"];

/** The addresses whose last response was unusable. */
const doubted = new Set();

/**
 * Returns what `read` makes of the file at an address; `read` throws where the file is wrong. Then the file is fetched
 * once more, past every cache. If that fails, too, the next call begins past every cache.
 */
export async function get(about, url, read) {
  const wasDoubted = doubted.has(url.href);
  try {
    const found = await read(await answer(about, url, wasDoubted ? "reload" : "default"));
    doubted.delete(url.href);
    return found;
  } catch (error) {
    // An error without a code of ours was thrown by `read`: the connection broke off, or the file is no JSON.
    const known = error.problem ? error : failure(about, "corrupt", error.message);
    if (!KEPT.includes(known.problem)) throw known;
    doubted.add(url.href);
    if (wasDoubted) throw known;
    return get(about, url, read);
  }
}

/**
 * Returns a response with status 2xx. A file that the page's CSP forbids looks like one that is unreachable. So does a
 * policy whose address redirects: the page decides whose questions are asked, not a server.
 */
async function answer(about, url, cache) {
  const response = await fetch(url, { cache, redirect: about === "policy" ? "error" : "follow" }).catch((error) => {
    throw failure(about, "unreachable", error.message);
  });
  if (!response.ok) throw failure(about, "missing", `${url.pathname.split("/").pop()}: HTTP status ${response.status}`);
  return response;
}

/** Parses an address. `URL.canParse` is missing in some browsers that run all of the rest. */
export function addressOf(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined; // no address
  }
}
