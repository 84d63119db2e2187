// The hosts that have a recipe: what each is built with, and how it is.

const FOLDERS = { home: "/", refunds: "/refunds/" };
const BODY = { part: "body", left: "nav, script" };

/**
 * - `packages`: the folder of `tests/hosts/sites/` whose packages it is made of, where it is not its own
 * - `copies`: files of packages that stand in the site, by where they stand
 * - `build`: the command that builds it, into `output`
 * - `home`, `refunds`: the paths of its two pages
 * - `stays`: it follows links inside the page
 * - `written`: where a page of Markdown stands and what it begins with, the part of the page that shows it, and what is left
 *   out of that
 * - `types`: its build checks types, those of the package's among them
 * - `isOnePage`: every address leads to the same page, which the server sees to
 */
export const HOSTS = {
  swup: plainPages({ "swup.js": "swup/dist/Swup.umd.js" }),
  turbo: plainPages({ "turbo.js": "@hotwired/turbo/dist/turbo.es2017-umd.js" }),
  htmx: plainPages({ "htmx.js": "htmx.org/dist/htmx.js" }),
  "htmx-2": { recipe: "htmx", ...plainPages({ "htmx.js": "htmx-2/dist/htmx.js" }) },
  vitepress: { build: ["vitepress", "build", "docs"], output: "docs/.vitepress/dist", home: "/", refunds: "/refunds.html", stays: true },
  astro: { build: ["astro", "build"], output: "dist", ...FOLDERS, stays: true },
  hugo: { build: ["hugo"], output: "public", ...FOLDERS, stays: false, written: { folder: "content", begins: "---\ntitle: Refunds\n---\n", ...BODY } },
  mkdocs: {
    build: ["mkdocs", "build", "--strict", "--config-file", "offline.yml"], output: "site", ...FOLDERS, stays: false,
    written: { folder: "docs", begins: "", part: "[role=main]", left: ".headerlink" },
  },
  jekyll: { build: ["jekyll", "build"], output: "_site", ...FOLDERS, stays: false, written: { folder: ".", begins: "---\nlayout: default\n---\n", ...BODY } },
  eleventy: { build: ["eleventy"], output: "_site", ...FOLDERS, stays: false, written: { folder: ".", begins: "---\nlayout: layout.njk\n---\n", ...BODY } },
  next: { build: ["next", "build"], output: "out", ...FOLDERS, stays: true, types: true },
  nuxt: { build: ["nuxt", "generate"], output: ".output/public", ...FOLDERS, stays: true },
  sveltekit: { build: ["vite", "build"], output: "build", ...FOLDERS, stays: true },
  docusaurus: { build: ["docusaurus", "build"], output: "build", ...FOLDERS, stays: true },
  angular: { build: ["ng", "build"], output: "dist/shop/browser", home: "/", refunds: "/refunds", stays: true, isOnePage: true },
};

/** Tests that are no site of a recipe's files, by the names that `run.mjs` takes, and the packages that they want. */
export const SUITES = {
  wordpress: { tests: ["php.test.mjs", "wordpress.test.mjs"] },
  mediawiki: { tests: ["mediawiki.test.mjs"], packages: "mediawiki" },
  dokuwiki: { tests: ["dokuwiki.test.mjs"], packages: "dokuwiki" },
  styles: { tests: ["styles.test.mjs"], packages: "pages" },
};

function plainPages(copies) {
  return { packages: "pages", copies, home: "/index.html", refunds: "/refunds.html", stays: true };
}

/** All, or those that `run.mjs` was told to try. */
export function chosen() {
  const named = (process.env.REFUND_CHECK_HOSTS ?? "").split(",").filter(Boolean);
  return Object.entries(HOSTS).filter(([name]) => named.length === 0 || named.includes(name));
}
