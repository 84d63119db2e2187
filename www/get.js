// What the element fetches, and what can go wrong with it: whom it is about, a word for programs, a sentence.

export const failure = (about, problem, message) => Object.assign(new Error(message), { about, problem });

/** What a cache may keep for long though the server has the right file: the wrong one, half of one, or word of none. */
const KEPT = ["missing", "corrupt", "malformed", "mixed"];

/** The addresses whose last answer was of no use. */
const doubted = new Set();

/**
 * What `read` makes of the file at an address; it throws where the file is not what it shall be. Then the file is asked
 * for once more, past every cache, and so it is at once where another try follows.
 */
export async function get(about, url, read) {
  const wasDoubted = doubted.has(url.href);
  try {
    const found = await read(await answer(about, url, wasDoubted ? "reload" : "default"));
    doubted.delete(url.href);
    return found;
  } catch (error) {
    // What has no word of ours was thrown while the file was read: the connection broke off, or it is no JSON.
    const known = error.problem ? error : failure(about, "corrupt", error.message);
    if (!KEPT.includes(known.problem)) throw known;
    doubted.add(url.href);
    if (wasDoubted) throw known;
    return get(about, url, read);
  }
}

/**
 * An answer that has come. A file that the page's own rules forbid looks like one that cannot be reached. So does a
 * policy whose address leads on to another one: whose questions are asked is what the page says, not what a server
 * answers.
 */
async function answer(about, url, cache) {
  const response = await fetch(url, { cache, redirect: about === "policy" ? "error" : "follow" }).catch((error) => {
    throw failure(about, "unreachable", error.message);
  });
  if (!response.ok) throw failure(about, "missing", `${url.pathname.split("/").pop()}: HTTP status ${response.status}`);
  return response;
}

/** Not `URL.canParse`, which browsers that run all of the rest do not have yet. */
export function addressOf(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined; // no address
  }
}
