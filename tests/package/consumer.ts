// Uses everything that the types offer. Wrong uses are marked, and an unmarked right one that fails is an error.

import { decide } from "refund-check";
import type {
  Answers, Deadline, Failure, Invalid, InvalidReply, Outcome, Problem, Question, QuestionReply, RefundCheckAttributes,
  RefundCheckElement, RefundCheckEventMap, Reply, Request, Verdict, VerdictReply,
} from "refund-check";

const answers: Answers = { reason: "defective" };
const request: Request = { answers, now: new Date().toISOString(), time_zone: "Europe/Berlin" };
const reply: Reply = await decide(request);

// A reply is one of three, told apart by the field that is there.
if (reply.question) {
  const { question }: QuestionReply = reply;
  const { id, at_most }: Question = question;
  const both: [string, number] = [id, at_most];
  // @ts-expect-error a question is no verdict
  reply.verdict.outcome;
  void both;
} else if (reply.verdict) {
  const { verdict }: VerdictReply = reply;
  tell(verdict);
} else {
  const { invalid }: InvalidReply = reply;
  const { question, problem, message }: Invalid = invalid;
  const parts: [string | undefined, Problem, string] = [question, problem, message];
  // @ts-expect-error no such problem
  problem === "too-late";
  void parts;
}
// @ts-expect-error it may be something else
reply.verdict.outcome;

function tell({ outcome, rules, clauses, evidence, deadline, settled_by, code }: Verdict): Outcome | undefined {
  const lists: string[] = [...rules, ...clauses, ...evidence, ...settled_by];
  const by = deadline satisfies Deadline | null;
  // @ts-expect-error there may be none
  by.exact;
  const text: string | undefined = by?.exact ? by.by : code;
  void [lists, text];
  // @ts-expect-error a policy may have outcomes of its own
  const one: Outcome = outcome;
  void one;
  const five: Outcome[] = ["qualifies", "fix-first", "evidence-first", "support-decides", "does-not-qualify"];
  return five.find((known) => known === outcome);
}

// @ts-expect-error the zone is missing
await decide({ answers, now: "2026-11-22T12:00:00Z" });
// @ts-expect-error answers are text
await decide({ ...request, answers: { reason: 1 } });

// The element, however it is come by.
const made: RefundCheckElement = document.createElement("refund-check");
const found = document.querySelector("refund-check");
const attributes: Required<RefundCheckAttributes> = {
  answers: JSON.stringify(answers), history: "off", lang: "de", now: request.now, policy: "policy.json", theme: "dark",
  "time-zone": "Europe/Berlin",
};
for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
// @ts-expect-error no such attribute
const wrong: RefundCheckAttributes = { color: "red" };
void wrong;

// Events, on the element and wherever they bubble to.
made.addEventListener("refund-check-ready", ({ detail }) => void detail.question?.id);
made.addEventListener("refund-check-answer", function ({ detail }) {
  const given: Answers = detail.answers;
  const same: RefundCheckElement = this;
  void [given, same, detail.verdict?.outcome];
});
found?.addEventListener("refund-check-contact", (event) => event.preventDefault(), { once: true });
document.addEventListener("refund-check-verdict", ({ detail }) => tell(detail.verdict));
window.addEventListener("refund-check-error", ({ detail }) => {
  const { about, problem, message }: Failure = detail.error;
  const texts: [string, string | undefined, string] = [about, problem, message];
  // @ts-expect-error failures have no code
  detail.error.code;
  void texts;
});
// @ts-expect-error only an answer has the answers
made.addEventListener("refund-check-ready", ({ detail }) => detail.answers);
made.addEventListener("click", ({ clientX }) => clientX.toFixed());
const handlers: { [Name in keyof RefundCheckEventMap]?: (event: RefundCheckEventMap[Name]) => void } = {};
void handlers;
