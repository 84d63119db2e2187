// Answers kept for the tab's session, so that a page loaded anew does not lose them. Where a browser keeps nothing
// for a page, nothing is kept, and nobody is the worse for it. What a buyer types beside the evidence never comes here.

/** Whoever comes by a link begins anew; only a page loaded again, or come back to, goes on. */
const goesOn = () => /reload|back/.test(performance.getEntriesByType("navigation")[0]?.type);

/** What was kept under a name; nothing where that is nothing of ours. */
export function recall(name) {
  if (!goesOn()) keep(name, {});
  try {
    const kept = Object.entries(JSON.parse(sessionStorage.getItem(name) ?? "{}"));
    return Object.fromEntries(kept.filter(([, said]) => typeof said === "string"));
  } catch {
    return {}; // blocked, or written by somebody else
  }
}

/** Keeps answers under a name; without any, forgets what was kept. */
export function keep(name, answers) {
  try {
    if (Object.keys(answers).length > 0) sessionStorage.setItem(name, JSON.stringify(answers));
    else sessionStorage.removeItem(name);
  } catch {
    // blocked or full: the answers still stand on the page
  }
}
