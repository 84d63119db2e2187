// The search box of the docs, shown by this script, without which it does not work. Pagefind and its index, 102 kB
// (Brotli), are loaded once the box gets focus, and then a kB for each page that is found.

const MOST = 6;
const WAIT = 150;

/** @type {HTMLFormElement} */
const form = document.querySelector(".search");
const input = form.querySelector("input");
const [found, results] = [form.querySelector("#found"), form.querySelector("ol")];
/** The folder of the docs, which holds this script. */
const folder = new URL(".", import.meta.url).href;

let loading;
function engine() {
  // @ts-ignore made by the build
  loading ??= import("./pagefind/pagefind.js").then(async (pagefind) => {
    // Pages that require Trusted Types forbid a worker; without one, so few pages are still searched in a moment.
    await pagefind.options({ baseUrl: folder, noWorker: true });
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => (loading = undefined)); // the next call tries again
  return loading;
}

/** Shows the results for the words typed, unless those have changed meanwhile. */
async function look() {
  const words = input.value.trim();
  if (words === "") return show("", []);
  try {
    const answer = await (await engine()).debouncedSearch(words, {}, WAIT);
    if (!answer || words !== input.value.trim()) return;
    const pages = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()));
    if (words === input.value.trim()) show(count(answer.results.length, words), pages);
  } catch {
    show("The search cannot be loaded. All pages stand in the list of pages.", []);
  }
}

function count(pages, words) {
  if (pages === 0) return `Nothing is found for “${words}”.`;
  return pages === 1 ? "1 page" : `${pages} pages`;
}

function show(text, pages) {
  found.textContent = text;
  results.hidden = pages.length === 0;
  results.replaceChildren(...pages.map(item));
}

/** A list item for a page and its section with the most hits. */
function item({ url, meta, sub_results: parts, excerpt }) {
  const [best] = parts.toSorted((one, other) => other.weighted_locations.length - one.weighted_locations.length);
  const link = document.createElement("a");
  link.href = best?.url ?? url;
  const title = document.createElement("strong");
  title.textContent = best && best.title !== meta.title ? `${meta.title}: ${best.title}` : meta.title;
  const words = document.createElement("span");
  words.append(...marked(best?.excerpt ?? excerpt));
  link.append(title, words);
  const made = document.createElement("li");
  made.append(link);
  return made;
}

/** The excerpt, with the words marked. It is built from text nodes, so that a page's Trusted Types do not forbid it. */
function marked(html) {
  return html.split(/<mark>(.*?)<\/mark>/).map((part, place) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
    if (place % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

function clear() {
  input.value = "";
  show("", []);
  input.focus();
}

export function startSearch() {
  input.addEventListener("focus", () => engine().catch(() => {}), { once: true });
  input.addEventListener("input", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look().then(() => results.querySelector("a")?.focus());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  form.hidden = false;
}
