//! Buyers with an answer to every question of some policies, and the replies of the interview to them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use refund_check::compiled::Compiled;
use refund_check::json;
use refund_check::policy::{Kind, Length, Policy, Question, Span, Window, WindowKind};
use refund_check::time::{Day, Instant, Zone, first_instant, local, rfc3339};
use refund_check::wire::Request;
use refund_check::zones::Named;
use serde_json::Value;

use crate::oracle::{Clock, Oracle, pieces};

/// Ordinary noons, and moments shortly after clocks went back or forward.
pub(crate) const MOMENTS: [&str; 6] = [
    "2026-11-22T11:00:00Z",
    "2026-10-31T22:59:59.999Z",
    "2026-11-07T23:00:00Z",
    "2027-04-03T22:15:00Z",
    "2027-04-10T21:59:59.999Z",
    "2027-04-05T14:30:00Z",
];
pub(crate) const ZONE: &str = "Europe/Berlin";

/// A question's id, and whether it takes a date.
pub(crate) type Key = (String, bool);

/// A buyer: the answers to all questions that may be asked, and the present moment.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) answers: BTreeMap<Key, String>,
    pub(crate) now: &'static str,
}

/// The result of an interview.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// A verdict, as `decide` writes it.
    Verdict(Value),
    /// The interview asks this question, which does not offer the buyer's answer.
    NoAnswer(String),
}

/// The reply of `decide`.
pub(crate) fn decide(
    compiled: &Compiled,
    answers: &BTreeMap<String, String>,
    now: &str,
    zone: &str,
) -> Value {
    let request = Request {
        answers: Some(answers.iter().map(|(id, said)| (id.clone(), Some(said.clone()))).collect()),
        now: Some(now.to_owned()),
        time_zone: Some(zone.to_owned()),
    };
    let reply = json::decide(compiled, &request, &|name| {
        Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
    });
    serde_json::from_str(&reply).unwrap()
}

/// The reply of `decide` to a witness.
pub(crate) fn replay(compiled: &Compiled, witness: &Value) -> Value {
    let answers = witness["answers"].as_object().unwrap();
    let answers = answers.iter().map(|(id, said)| (id.clone(), said.as_str().unwrap().to_owned())).collect();
    decide(compiled, &answers, witness["now"].as_str().unwrap(), witness["time_zone"].as_str().unwrap())
}

impl Sheet {
    /// Answers one question after the other until there is a verdict.
    pub(crate) fn interview(&self, compiled: &Compiled) -> Said {
        let mut given = BTreeMap::new();
        loop {
            let said = decide(compiled, &given, self.now, ZONE);
            let Some(id) = said["question"]["id"].as_str() else {
                return Said::Verdict(said["verdict"].clone());
            };
            let question = compiled.policy.questions.iter().find(|question| question.id == id).unwrap();
            let answer = self.answers.get(&(id.to_owned(), question.kind == Kind::Date)).cloned();
            let has = |answer: &String| match &question.kind {
                Kind::Choice(options) => options.iter().any(|option| option.id == *answer),
                Kind::Date | Kind::Number(_) => true,
            };
            match answer.filter(has) {
                Some(answer) => given.insert(id.to_owned(), answer),
                None => return Said::NoAnswer(id.to_owned()),
            };
        }
    }

    /// Whether a window of this length from the date `id` is open for the buyer. `None` if the buyer has no
    /// valid date.
    pub(crate) fn is_open(&self, id: &str, length: Length) -> Option<bool> {
        let said = self.answers.get(&(id.to_owned(), true))?;
        let policy = one_window(length);
        let (oracle, clock) = (Oracle::new(&policy), Clock::new(self.now, ZONE));
        let date = clock.read(said, false).ok()?;
        Some(oracle.grid(&[Some(date)], &clock).states[0][0])
    }
}

/// A policy with only a date and a window from it.
fn one_window(length: Length) -> Policy {
    let kind = WindowKind::Span(Span { length, ..Span::default() });
    Policy {
        questions: vec![Question { kind: Kind::Date, ..Question::default() }],
        windows: vec![Window { kind, ..Window::default() }],
        ..Policy::default()
    }
}

/// The length of a window's first span.
pub(crate) fn length(policy: &Policy, window: &str) -> Length {
    let place = policy.windows.iter().position(|known| known.id == window).unwrap();
    pieces(policy).into_iter().find(|piece| piece.window == place).unwrap().span.length
}

/// Random buyers of some policies: options of any of them, and dates at which any of their windows changes.
pub(crate) fn sheet(policies: &[Policy]) -> impl Strategy<Value = Sheet> + use<> {
    let mut options: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    let mut lengths: Vec<Length> = Vec::new();
    for policy in policies {
        lengths.extend(pieces(policy).iter().map(|piece| piece.span.length));
        for question in &policy.questions {
            let menu = options.entry((question.id.clone(), question.kind == Kind::Date)).or_default();
            if let Kind::Choice(options) = &question.kind {
                menu.extend(options.iter().map(|option| option.id.clone()));
            }
        }
    }
    let picks = prop::collection::vec(any::<u16>(), options.len());
    (0..MOMENTS.len(), picks).prop_map(move |(moment, picks)| {
        let dates = dates(MOMENTS[moment], &lengths);
        let pick = |((key, menu), pick): ((&Key, &Vec<String>), u16)| {
            let menu = if key.1 { &dates } else { menu };
            (key.clone(), menu[usize::from(pick) % menu.len()].clone())
        };
        Sheet { answers: options.iter().zip(picks).map(pick).collect(), now: MOMENTS[moment] }
    })
}

/// Dates on both sides of the instants at which windows change, and around the nearest midnights.
fn dates(now: &str, lengths: &[Length]) -> Vec<String> {
    let zone = Named::new(ZONE).unwrap();
    let now = refund_check::time::instant(now).unwrap();
    let today = local(now, &zone).day();
    let mut turns = vec![now.0 - 3_600_000];
    for length in lengths {
        let (turn, days) = match *length {
            Length::Moment { hours } => (now.0 - i64::from(hours) * 3_600_000, i64::from(hours) / 24),
            Length::Date { days } => {
                (first_instant(Day(today.0 - i64::from(days)), &zone).0, i64::from(days))
            }
            _ => continue,
        };
        turns.push(turn);
        turns.extend((-1..=1).map(|more| first_instant(Day(today.0 - days + more), &zone).0));
    }
    let around = turns.iter().flat_map(|turn| [turn - 1, *turn, turn + 3_000_000]);
    around.filter(|instant| *instant <= now.0).map(|instant| rfc3339(Instant(instant), &zone)).collect()
}
