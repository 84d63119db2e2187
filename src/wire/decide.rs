//! Decides a request and builds the reply in the form that programs read.

use std::borrow::Cow;

use super::reply::{Amount, Deadline, Invalid, Opens, Question, Reply, Terms, Verdict};
use super::{Malformed, Request, message, named, rules};
use crate::code;
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Present, TIME, Told, Topic};
use crate::policy::{self, Policy};
use crate::time::{self, Zone};

/// Finds a zone by its name.
pub type Zones<'a> = &'a dyn for<'n> Fn(&'n str) -> Option<Box<dyn Zone + 'n>>;

/// Decides a request, and returns what `give` makes of the reply. A request that cannot be read gets a reply,
/// too: `invalid`.
pub fn answer<R>(
    compiled: &Compiled,
    request: &Request,
    zones: Zones<'_>,
    give: impl FnOnce(&Reply<'_>) -> R,
) -> R {
    let mut pairs = Vec::new();
    let (now, zone) = match read(request, zones, &mut pairs) {
        Ok(read) => read,
        Err((problem, about)) => return give(&malformed(problem, about)),
    };
    let present = Present { now, zone: zone.as_ref() };
    let (reply, code) = match Answers::new(&compiled.policy, &pairs) {
        Ok(answers) => code::decide(compiled, &answers, present),
        Err(invalid) => (interview::Reply::Invalid(invalid), String::new()),
    };
    let said = match &reply {
        interview::Reply::Invalid(flaw) => pairs.iter().rev().find(|(name, _)| *name == flaw.question),
        _ => None,
    };
    give(&write(compiled, &reply, said.map_or("", |(_, said)| said), &code, present.zone))
}

/// What is wrong with a request, and the text of it that the message quotes.
type Bad<'a> = (Malformed, &'a str);

/// Reads a request. Adds its answers to `pairs` as question ids and answers.
fn read<'a>(
    request: &'a Request,
    zones: Zones<'_>,
    pairs: &mut Vec<(&'a str, &'a str)>,
) -> Result<(time::Instant, Box<dyn Zone + 'a>), Bad<'a>> {
    let given = request.answers.as_ref().ok_or((Malformed::NoAnswers, ""))?;
    let mut not_text: Option<&str> = None;
    for (id, said) in given {
        match said {
            Some(said) => pairs.push((id, said)),
            None if not_text.is_none_or(|first| id.as_str() < first) => not_text = Some(id),
            None => {}
        }
    }
    if let Some(first) = not_text {
        return Err((Malformed::NoText, first));
    }
    let now = request.now.as_deref().ok_or((Malformed::NoMoment, ""))?;
    let now = time::instant(now).ok_or((Malformed::BadMoment, now))?;
    let name = request.time_zone.as_deref().ok_or((Malformed::NoZone, ""))?;
    Ok((now, zones(name).ok_or((Malformed::UnknownZone, name))?))
}

/// Converts a reply into the form that programs read. `said` is the answer that the message of an `invalid`
/// quotes, `code` the case code of a verdict. Instants are written with the offset of `zone`.
pub fn write<'a>(
    compiled: &'a Compiled,
    reply: &'a interview::Reply,
    said: &str,
    code: &'a str,
    zone: &dyn Zone,
) -> Reply<'a> {
    let policy = &compiled.policy;
    match reply {
        interview::Reply::Ask(ask) => {
            Reply::Question(Question { id: id(policy, ask.topic), at_most: ask.at_most })
        }
        interview::Reply::Verdict(it) => Reply::Verdict(Box::new(verdict(policy, it, code, zone))),
        interview::Reply::Invalid(interview::Invalid { question, problem }) => Reply::Invalid(Invalid {
            question: Some(question),
            problem: problem.id(),
            message: message::invalid(policy, question, *problem, said),
        }),
    }
}

/// The id of a topic. Only `ID.time` needs a new text.
fn id(policy: &Policy, topic: Topic) -> Cow<'_, str> {
    let Some(question) = policy.questions.get(topic.question) else { return Cow::Borrowed("") };
    if topic.time { Cow::Owned([&question.id, TIME].concat()) } else { Cow::Borrowed(&question.id) }
}

/// The rule's terms are included only if the verdict cites a single rule.
fn verdict<'a>(
    policy: &'a Policy,
    verdict: &'a interview::Verdict,
    code: &'a str,
    zone: &dyn Zone,
) -> Verdict<'a> {
    let cited = rules(policy, verdict);
    let mut written = Verdict {
        outcome: Told { outcome: verdict.outcome, own: verdict.own }.id(policy),
        rules: Vec::new(),
        clauses: Vec::new(),
        evidence: Vec::new(),
        deadline: None,
        opens: None,
        terms: None,
        settled_by: Vec::new(),
        code,
    };
    for rule in &cited {
        written.rules.push(&rule.id);
    }
    for at in named(&cited, |rule| &rule.clauses) {
        written.clauses.push(policy.clauses.get(at).map_or("", |clause| &clause.id));
    }
    for at in named(&cited, |rule| &rule.evidence) {
        written.evidence.push(policy.evidence.get(at).map_or("", |evidence| &evidence.id));
    }
    if let Some(it) = verdict.deadline {
        written.deadline = Some(Deadline { by: time::rfc3339(it.by, zone), exact: it.exact });
    }
    if let Some(it) = verdict.opens {
        written.opens = Some(Opens { from: time::rfc3339(it.by, zone), exact: it.exact });
    }
    if let [rule] = cited.as_slice()
        && let Some(given) = &rule.terms
    {
        written.terms = Some(terms(policy, given, verdict));
    }
    for topic in &verdict.settled_by {
        written.settled_by.push(id(policy, *topic));
    }
    written
}

fn terms<'a>(policy: &'a Policy, given: &'a policy::Terms, verdict: &'a interview::Verdict) -> Terms<'a> {
    let mut of = Vec::new();
    for &at in &given.of {
        if let Some(question) = policy.questions.get(at) {
            of.push(question.id.as_str());
        }
    }
    Terms {
        pays: given.pays.as_ref().map(|amount| amount.text()),
        keeps: given.keeps.as_ref().map(|amount| amount.text()),
        by: given.by.as_deref(),
        postage: given.postage.as_deref(),
        of,
        amount: verdict.payment.as_ref().map(|it| Amount {
            pays: it.pays.padded(),
            keeps: it.keeps.padded(),
            currency: &it.currency,
        }),
    }
}

fn malformed<'a>(problem: Malformed, about: &'a str) -> Reply<'a> {
    Reply::Invalid(Invalid {
        question: if problem == Malformed::NoText { Some(about) } else { None },
        problem: if problem == Malformed::UnknownZone { "unknown-time-zone" } else { "malformed" },
        message: message::malformed(problem, about),
    })
}
