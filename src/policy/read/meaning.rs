//! From what is written to the policy it means. Lists keep their places: the third rule written is the
//! third rule. A name that means nothing is left out, so that the rest can still be judged.

use toml::Spanned;

use super::names::Known;
use super::written::{WrittenCount, WrittenKind, WrittenOutcome, WrittenThing};
use super::{Names, Written, WrittenOption, WrittenQuestion, WrittenRule, WrittenWindow};
use crate::policy::{
    Choice, Clause, Condition, Contact, Evidence, Kind, Length, Outcome, Policy, Question, Rule, Window,
};

/// The policy that is meant. With `near`, a name that means nothing is taken for the nearest that does.
pub(super) fn meaning(written: &Written, near: bool) -> Policy {
    let head = written.policy.get_ref();
    let known = Known::new(written, near);
    let mut policy = Policy {
        id: head.id.clone(),
        title: head.title.clone(),
        version: head.version.clone(),
        language: head.language.clone(),
        rights: head.rights.clone().filter(|rights| !rights.trim().is_empty()),
        contact: contact(written),
        questions: written.questions.iter().map(question).collect(),
        ..Policy::default()
    };
    policy.clauses.extend(written.clauses.0.iter().map(|(id, clause)| Clause {
        id: id.get_ref().clone(),
        quote: clause.quote.get_ref().clone(),
        translation: None,
    }));
    policy.evidence.extend(written.evidence.0.iter().map(|(id, evidence)| Evidence {
        id: id.get_ref().clone(),
        say: evidence.say.clone(),
        how: evidence.how.clone(),
        is_text: evidence.kind == WrittenThing::Text,
        required: evidence.required,
        question: evidence.question.as_ref().and_then(|name| known.question(name.get_ref())),
        clause: evidence.clause.as_ref().and_then(|name| known.clause(name.get_ref())),
    }));
    policy.windows =
        written.windows.0.iter().map(|(id, window)| self::window(&policy, &known, id, window)).collect();
    policy.rules = written.rules.iter().map(|rule| self::rule(&policy, &known, rule)).collect();
    policy
}

fn contact(written: &Written) -> Contact {
    let Some(contact) = &written.contact else { return Contact::default() };
    let given = |text: &Option<Spanned<String>>| {
        text.as_ref().map(|text| text.get_ref().trim().to_owned()).filter(|text| !text.is_empty())
    };
    Contact { email: given(&contact.get_ref().email), url: given(&contact.get_ref().url) }
}

fn question(written: &WrittenQuestion) -> Question {
    let choice = |option: &WrittenOption| Choice {
        id: option.id.get_ref().clone(),
        say: option.say.clone(),
        hint: option.hint.clone(),
    };
    Question {
        id: written.id.get_ref().clone(),
        ask: written.ask.clone(),
        hint: written.hint.clone(),
        unsure: written.unsure.clone(),
        changes: written.changes,
        kind: match written.kind {
            WrittenKind::Choice => Kind::Choice(written.options.iter().map(choice).collect()),
            WrittenKind::Date => Kind::Date,
        },
    }
}

fn window(policy: &Policy, known: &Known<'_>, id: &Spanned<String>, window: &WrittenWindow) -> Window {
    let is_date = |&from: &usize| policy.questions.get(from).is_some_and(|from| from.kind == Kind::Date);
    Window {
        id: id.get_ref().clone(),
        // A date that is not there can never be given, so the window is neither open nor closed.
        from: known.question(window.from.get_ref()).filter(is_date).unwrap_or(usize::MAX),
        length: length(window),
        clause: window.clause.as_ref().and_then(|clause| known.clause(clause.get_ref())),
    }
}

fn length(window: &WrittenWindow) -> Length {
    let days = window.days.as_ref().map(|days| *days.get_ref());
    let hours = window.hours.as_ref().map(|hours| *hours.get_ref());
    match (days, hours, window.count.as_ref().map(|count| *count.get_ref())) {
        (Some(days), _, Some(WrittenCount::Date)) => Length::Date { days },
        (Some(days), _, _) => Length::Moment { hours: days.saturating_mul(24) },
        (None, hours, _) => Length::Moment { hours: hours.unwrap_or_default() },
    }
}

fn rule(policy: &Policy, known: &Known<'_>, rule: &WrittenRule) -> Rule {
    let conditions = rule.when.0.iter();
    Rule {
        id: rule.id.get_ref().clone(),
        when: conditions
            .map(|(key, names)| condition(policy, known, key.get_ref(), names.get_ref()))
            .collect(),
        outcome: match rule.outcome {
            WrittenOutcome::Qualifies => Outcome::Qualifies,
            WrittenOutcome::FixFirst => Outcome::FixFirst,
            WrittenOutcome::EvidenceFirst => Outcome::EvidenceFirst,
            WrittenOutcome::DoesNotQualify => Outcome::DoesNotQualify,
            WrittenOutcome::SupportDecides => Outcome::SupportDecides,
        },
        clauses: found(&rule.clauses, |name| known.clause(name)),
        evidence: found(&rule.evidence, |name| known.evidence(name)),
        say: rule.say.clone(),
        steps: rule.steps.clone(),
        overrides: found(&rule.overrides, |name| known.rule(name)),
    }
}

/// The places of names, each once.
fn found(names: &[Spanned<String>], known: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
    let mut seen = std::collections::HashSet::new();
    names.iter().filter_map(|name| known(name.get_ref())).filter(|&place| seen.insert(place)).collect()
}

fn condition(policy: &Policy, known: &Known<'_>, key: &str, names: &Names) -> Condition {
    let names: Vec<&str> = names.iter().map(|(name, _)| name).collect();
    let (choice, window) = known.key(policy, key);
    if let Some(question) = choice {
        let options = names.iter().filter_map(|name| known.option(question, name)).collect();
        return Condition::Answer { question, options };
    }
    let usable = |&window: &usize| policy.windows.get(window).is_some_and(|it| it.from != usize::MAX);
    match (window.filter(usable), names.as_slice()) {
        (Some(window), [state]) => match known.state(state) {
            Some(open) => Condition::Window { window, open },
            None => Condition::Never,
        },
        _ => Condition::Never,
    }
}
