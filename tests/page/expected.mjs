// What the default policy must say, from a table: nothing of the product's has a part in it.

const ORDER = "order-number";
const DELIVERY = `${ORDER} checkout-email searched-folders bounce-text downloads-page`;
const DEFECT = `${ORDER} product-version device error-steps error-text screenshot`;
const DESCRIPTION = `${ORDER} description-part product-part`;

/** Outcome, clauses and evidence. */
const ROWS = {
  "changed-mind": ["does-not-qualify", "no-refunds no-obligation downloads", ORDER],
  "bought-by-mistake": ["does-not-qualify", "no-obligation no-refunds downloads", ORDER],
  "lacks-expertise": ["does-not-qualify", "no-obligation no-refunds", ORDER],
  "expected-something-else": ["does-not-qualify", "own-expectations no-refunds", ORDER],
  other: ["support-decides", "questions", `${ORDER} second-order-number`],

  "not-delivered/not-contacted": ["fix-first", "not-delivered exceptional-refund refund-period", DELIVERY],
  "not-delivered/in-progress": ["fix-first", "not-delivered exceptional-refund refund-period", DELIVERY],
  "not-delivered/could-not-fix": ["qualifies", "exceptional-refund technical-problem refund-period", DELIVERY],
  "not-delivered/fixed": ["does-not-qualify", "exceptional-refund", ORDER],
  "not-delivered/late": ["does-not-qualify", "refund-period no-refunds not-delivered", ORDER],

  "defective/not-contacted": ["fix-first", "major-defect exceptional-refund refund-period", DEFECT],
  "defective/in-progress": [
    "fix-first", "major-defect exceptional-refund refund-period", `${DEFECT} support-tried`,
  ],
  "defective/could-not-fix": [
    "qualifies", "exceptional-refund major-defect refund-period", `${DEFECT} support-tried`,
  ],
  "defective/fixed": ["does-not-qualify", "exceptional-refund", ORDER],
  "defective/late": ["does-not-qualify", "refund-period no-refunds major-defect", ORDER],
  "defective/minor": ["does-not-qualify", "technical-problem no-refunds", ORDER],

  "described/can-show": [
    "qualifies", "misrepresented clear-evidence report-period refund-period", DESCRIPTION,
  ],
  "described/not-yet": [
    "evidence-first", "clear-evidence misrepresented report-period refund-period", DESCRIPTION,
  ],
  "described/only-hoped": ["does-not-qualify", "own-expectations clear-evidence", ORDER],
  "described/late": ["does-not-qualify", "report-period refund-period no-refunds", ORDER],
  "described/report-open": [
    "support-decides", "refund-period report-period clear-evidence questions", DESCRIPTION,
  ],
};

/** The row for a case of which everything is known. `windows`: those that are open. */
function rowOf({ reason, fault, proof, purchased: windows, support }) {
  const open = (window) => windows.includes(window);
  if (reason === "defective" && fault === "minor") return "defective/minor";
  if (reason === "not-delivered" || reason === "defective") {
    return `${reason}/${open("refund") ? support : "late"}`;
  }
  if (reason !== "not-as-described") return reason;
  if (proof === "only-hoped") return "described/only-hoped";
  if (open("refund") && open("report")) return `described/${proof}`;
  return open("report") ? "described/report-open" : "described/late";
}

/** Everything that can be, question by question. For a purchase: the windows that are open together. */
const POSSIBLE = {
  reason: [
    "not-delivered", "defective", "not-as-described", "changed-mind", "bought-by-mistake", "lacks-expertise",
    "expected-something-else", "other",
  ],
  fault: ["major", "minor"],
  proof: ["can-show", "not-yet", "only-hoped"],
  purchased: ["refund report", "report", ""],
  support: ["not-contacted", "in-progress", "could-not-fix", "fixed"],
};
const QUESTIONS = Object.keys(POSSIBLE);

/** All cases that fit what is known: for each question the values that are possible. */
function cases(known) {
  const widen = (found, question) =>
    found.flatMap((one) => (known[question] ?? POSSIBLE[question]).map((value) => ({ ...one, [question]: value })));
  return QUESTIONS.reduce(widen, [{}]);
}

/** Whether a question alone can make a difference, of rows or of outcomes. */
function matters(question, known, differ) {
  const values = known[question] ?? POSSIBLE[question];
  return cases({ ...known, [question]: [values[0]] }).some((one) =>
    values.some((value) => differ(rowOf(one)) !== differ(rowOf({ ...one, [question]: value }))),
  );
}

const outcomeOf = (row) => ROWS[row][0];

/**
 * What must come after some answers: `{ ask }` or a verdict. `given` holds, by question, the values that are
 * possible after the answer; `unknown` lists what was answered with "I don't know"; `undecidedTime` says that
 * the day alone is known so far; `ends` holds, by window, when it ends and whether that is exact.
 */
export function expected({ given, unknown, undecidedTime, ends }) {
  for (const question of QUESTIONS) {
    const isTime = question === "purchased" && undecidedTime;
    if ((isTime || !given[question]) && matters(question, given, (row) => row)) {
      return { ask: isTime ? "purchased.time" : question };
    }
  }
  const rows = [...new Set(cases(given).map(rowOf))];
  const outcomes = new Set(rows.map(outcomeOf));
  const settled = outcomes.size === 1;
  const union = (column) => [...new Set(rows.flatMap((row) => ROWS[row][column].split(" ")))].sort();
  const settles = (answer) => matters(answer.split(".")[0], given, outcomeOf);
  return {
    outcome: settled ? [...outcomes][0] : "support-decides",
    rows,
    clauses: union(1),
    evidence: union(2),
    settledBy: settled ? [] : unknown.filter(settles),
    deadline: earliest(given, ends),
  };
}

const RANKS = ["qualifies", "fix-first", "evidence-first", "support-decides", "does-not-qualify"];

/** What is told of all cases that can be. */
function told(rows) {
  const outcomes = new Set(rows.map(outcomeOf));
  return RANKS.indexOf(outcomes.size === 1 ? [...outcomes][0] : "support-decides");
}

/** The first end of a window after which a worse verdict is told. None, where a window may have closed already. */
function earliest(given, ends) {
  const { purchased } = given;
  // Of several verdicts one may have become worse already: there is no moment to name.
  const isMixed = new Set(cases(given).map((one) => outcomeOf(rowOf(one)))).size > 1;
  if (isMixed && purchased?.length > 1) return null;
  const open = Object.keys(ends).filter((window) => purchased?.every((open) => open.includes(window)));
  const closing = open.map((window) => ({ window, ...ends[window] })).sort((one, other) => (one.by < other.by ? -1 : 1));
  const later = new Set();
  for (const { window, by, exact } of closing) {
    later.add(window);
    const left = purchased.map((open) => open.split(" ").filter((it) => !later.has(it)).join(" "));
    const [now, then] = [cases(given), cases({ ...given, purchased: left })];
    if (told(then.map(rowOf)) > told(now.map(rowOf))) return { by, exact };
  }
  return null;
}

export const ALL_ROWS = Object.keys(ROWS);
