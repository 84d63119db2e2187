// What the element fetches, and what can go wrong with it: whom it is about, a word for programs, a sentence.

export const failure = (about, problem, message) => Object.assign(new Error(message), { about, problem });

/** A file that has come. One that the page's own rules forbid looks like one that cannot be reached. */
export async function get(about, url) {
  const response = await fetch(url).catch((error) => {
    throw failure(about, "unreachable", error.message);
  });
  if (!response.ok) throw failure(about, "missing", `${url.pathname.split("/").pop()}: HTTP status ${response.status}`);
  return response;
}
