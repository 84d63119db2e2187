// Every kind of screen by the answers that lead to it, for the tests that look at each.

export const SCREENS = {
  reason: {},
  fault: { reason: "defective" },
  proof: { reason: "not-as-described" },
  purchased: { reason: "defective", fault: "major" },
  "purchased-wrong": { reason: "defective", fault: "major" },
  "purchased-time": { reason: "defective", fault: "major", purchased: "2026-11-08" },
  "purchased-time-wrong": { reason: "defective", fault: "major", purchased: "2026-11-08" },
  support: { reason: "not-delivered", purchased: "2026-11-15" },
  qualifies: { reason: "defective", fault: "major", purchased: "2026-11-15T18:30", support: "could-not-fix" },
  "fix-first": { reason: "not-delivered", purchased: "2026-11-15", support: "not-contacted" },
  "evidence-first": { reason: "not-as-described", proof: "not-yet", purchased: "2026-11-15" },
  "does-not-qualify": { reason: "changed-mind" },
  "support-decides": { reason: "other" },
  "windows-disagree": { reason: "not-as-described", proof: "can-show", purchased: "2026-11-08T09:00" },
  undecided: { reason: "defective", fault: "unsure", purchased: "unsure", support: "could-not-fix" },
};

/** What is then sent by the field, and told to be wrong: a day that lies ahead, and no time. */
const SENT = { "purchased-wrong": "2027-01-01", "purchased-time-wrong": "" };

/** Shows a screen on the page that is open; nothing is loaded anew. */
export async function showScreen(page, name) {
  const set = (answers) => document.querySelector("refund-check").setAttribute("answers", answers);
  await page.run(set, JSON.stringify(SCREENS[name]));
  const [question] = name.split("-wrong");
  const state = await page.shown();
  const shown = state.outcome ?? state.question.replace(".", "-");
  const meant = { "windows-disagree": "support-decides", undecided: "support-decides" }[name] ?? question;
  if (shown !== meant) throw new Error(`${name}: shows ${shown}`);
  if (!(name in SENT)) return state;
  await page.answer({ value: SENT[name] });
  return page.shown(({ field }) => field?.invalid === "true");
}

/** Light or dark, as the page decides it. */
export function setScheme(page, scheme) {
  return page.run((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
}
