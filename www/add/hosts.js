// The hosts that a shop may paste into, each with the file of the built folder's `snippets/` for it.

/** @type {{ id: string, name: string, file: string, about: string }[]} */
export const HOSTS = [
  {
    id: "own",
    name: "Your own site",
    file: "element.html",
    about: "Where the questions belong: WordPress with the right to post HTML, Ghost, Webflow, Squarespace, Wix, a Shopify theme, or a page of your own. Without scripts, the decision in writing stands there.",
  },
  {
    id: "frame",
    name: "Help desks, Notion",
    file: "frame.html",
    about: "An iframe, for Notion, HubSpot, Help Scout, Freshdesk and Confluence. The second line gives it the height of its content, where scripts may run; without it, it scrolls.",
  },
  {
    id: "details",
    name: "Zendesk",
    file: "details.html",
    about: "HTML without scripts, for Zendesk, WordPress.com and Featurebase: every answer opens what follows from it. Paste it into the article’s source.",
  },
  { id: "lists", name: "Intercom", file: "lists.html", about: "Plain lists, for Intercom, Chatwoot and FreeScout." },
  { id: "markdown", name: "Markdown", file: "lists.md", about: "For GitBook and whatever else is written in Markdown." },
  { id: "mediawiki", name: "MediaWiki", file: "mediawiki.txt", about: "For a page of such a wiki, in its own markup. Who looks after the wiki can have it ask the questions, too." },
  { id: "dokuwiki", name: "DokuWiki", file: "dokuwiki.txt", about: "For a page of such a wiki, in its own markup. Who looks after the wiki can have it ask the questions, too." },
];
