//! Helpers that the tests share: deciding as a program does, and the dates at which windows change.

use std::cell::Cell;

use chrono::{Days, TimeDelta};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use refund_check::compiled::Compiled;
use refund_check::json;
use refund_check::policy::{Kind, Length, Policy, Question, Span};
use refund_check::time::Zone;
use refund_check::wire::Request;
use refund_check::zones::Named;
use serde_json::Value;

use crate::oracle::{Answers, Clock, Oracle, print_local};

/// The reply of `decide`, as one line of JSON.
pub(crate) fn say(compiled: &Compiled, answers: &Answers, now: &str, zone: &str) -> String {
    let request = Request {
        answers: Some(answers.iter().map(|(id, said)| (id.clone(), Some(said.clone()))).collect()),
        now: Some(now.to_owned()),
        time_zone: Some(zone.to_owned()),
    };
    json::decide(compiled, &request, &|name| Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>))
}

/// Tries random values. Fails if fewer than `least` in a hundred reach what the test is about.
pub(crate) fn check_most<S: Strategy>(
    source: &'static str,
    least: u32,
    values: S,
    test: impl Fn(S::Value) -> Result<bool, TestCaseError>,
) {
    let reached = Cell::new((0, 0));
    let config =
        ProptestConfig { source_file: Some(source), max_shrink_time: 20_000, ..ProptestConfig::default() };
    let done = TestRunner::new(config).run(&values, |value| {
        let (hits, all) = reached.get();
        reached.set((hits + u32::from(test(value)?), all + 1));
        Ok(())
    });
    if let Err(error) = done {
        panic!("{error}");
    }
    let (hits, all) = reached.get();
    assert!(hits * 100 >= all * least, "only {hits} of {all} came to it");
}

/// Removes the codes from replies.
#[track_caller]
pub(crate) fn without_codes(replies: &str) -> String {
    let line = |line: &str| match line.split_once(",\"code\":\"") {
        Some((rest, code)) => {
            assert!(line.starts_with("{\"verdict\":") && code.len() > "\"}}".len(), "{line}");
            rest.to_owned() + code.split_once('"').unwrap().1
        }
        None => {
            assert!(!line.starts_with("{\"verdict\":"), "{line}");
            line.to_owned()
        }
    };
    replies.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Answers from a text such as `reason=defective fault=major`.
pub(crate) fn answers(written: &str) -> Answers {
    let pair = |pair: &str| {
        let (id, said) = pair.split_once('=').unwrap();
        (id.to_owned(), said.to_owned())
    };
    written.split_whitespace().map(pair).collect()
}

/// A policy and its oracle, at a moment in a zone.
pub(crate) struct Case<'a> {
    pub(crate) compiled: &'a Compiled,
    pub(crate) oracle: &'a Oracle<'a>,
    pub(crate) now: &'a str,
    pub(crate) zone: &'a str,
    pub(crate) clock: Clock,
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        compiled: &'a Compiled,
        oracle: &'a Oracle<'a>,
        (now, zone): (&'a str, &'a str),
    ) -> Case<'a> {
        Case { compiled, oracle, now, zone, clock: Clock::of(&compiled.policy, now, zone) }
    }

    pub(crate) fn say(&self, answers: &Answers) -> String {
        say(self.compiled, answers, self.now, self.zone)
    }

    /// Checks that the policy's reply is one that the oracle allows, or a more careful one if
    /// `is_told_apart`. The error contains both replies.
    pub(crate) fn agrees(&self, answers: &Answers) -> Result<(), String> {
        let (said, replies) = (self.say(answers), self.oracle.replies(answers, &self.clock));
        if replies.iter().any(|expected| said.starts_with(expected)) {
            return Ok(());
        }
        let is_told_apart = self.oracle.is_told_apart(answers, &self.clock);
        let is_enough = |expected: &String| is_told_apart && is_more_careful(&said, expected);
        if replies.iter().any(is_enough) || is_told_apart && self.asks_for_nothing(answers, &said) {
            return Ok(());
        }
        let expected = &replies[0];
        Err(format!("{answers:?}\nat {} in {}\nsaid     {said}\nexpected {expected}", self.now, self.zone))
    }

    /// Whether the policy asks for a date or its time of day that the oracle does not need, and yet every
    /// answer to it leads to a right reply. An invalid answer is asked for again.
    fn asks_for_nothing(&self, answers: &Answers, said: &str) -> bool {
        let Ok(said) = serde_json::from_str::<Value>(said) else { return false };
        let Some(id) = said["question"]["id"].as_str().filter(|id| !answers.contains_key(*id)) else {
            return false;
        };
        let asked = |it: &Question| it.kind == Kind::Date && it.id == id.trim_end_matches(".time");
        let Some(question) = self.compiled.policy.questions.iter().position(asked) else { return false };
        let menu = if id.ends_with(".time") { self.times(question) } else { self.menu(question) };
        menu.into_iter().flatten().all(|said| {
            let mut answers = answers.clone();
            answers.insert(id.to_owned(), said);
            self.say(&answers).starts_with("{\"invalid\"") || self.agrees(&answers).is_ok()
        })
    }

    /// The answers to try for a question, boundaries and nonsense included. `None` stands for no answer.
    pub(crate) fn menu(&self, question: usize) -> Vec<Option<String>> {
        let asked = &self.compiled.policy.questions[question];
        let mut menu = vec![None];
        match &asked.kind {
            Kind::Choice(options) => menu.extend(options.iter().map(|option| Some(option.id.clone()))),
            Kind::Date => menu.extend(self.dates(question).into_iter().map(Some)),
            Kind::Number(_) => menu.extend(self.numbers(question).into_iter().map(Some)),
        }
        menu.extend(asked.unsure.iter().map(|_| Some("unsure".to_owned())));
        menu
    }

    fn turns(&self, question: usize) -> impl Iterator<Item = i64> {
        spans(&self.compiled.policy, question).into_iter().filter_map(|span| match span.length {
            Length::Moment { hours } => Some(self.clock.now - i64::from(hours) * 3_600_000),
            _ => None,
        })
    }

    fn dates(&self, question: usize) -> Vec<String> {
        let mut dates: Vec<String> =
            ["8.11.2026", "2026-02-30", "2026-11-08T24:00"].map(str::to_owned).to_vec();
        let mut days = vec![self.clock.shown(self.clock.now).date()];
        for turn in self.turns(question) {
            days.push(self.clock.shown(turn).date());
            dates.extend([-1000, -1, 0, 1, 1000].map(|off| self.clock.print(turn + off)));
            dates.extend([-60_000, 0, 60_000].map(|off| print_local(self.clock.shown(turn + off))));
        }
        for span in spans(&self.compiled.policy, question) {
            if let Length::Date { days: length } = span.length {
                days.push(days[0] - Days::new(length.into()));
            }
        }
        dates.extend([-1, 0, 1].map(|off| self.clock.print(self.clock.now + off)));
        dates.push(print_local(self.clock.shown(self.clock.now) + TimeDelta::minutes(1)));
        for day in days {
            dates.extend([day - Days::new(1), day, day + Days::new(1)].map(|day| day.to_string()));
            dates.extend(["T00:00", "T23:59:59.999"].map(|time| format!("{day}{time}")));
        }
        dates.sort();
        dates.dedup();
        dates
    }

    /// Numbers on both sides of each limit, and nonsense.
    fn numbers(&self, question: usize) -> Vec<String> {
        let places = self.compiled.policy.places(question) as usize;
        let units = |units: &i64| {
            let digits = format!("{:0width$}", units.abs(), width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            let point = if places > 0 { "." } else { "" };
            format!("{}{whole}{point}{fraction}", if *units < 0 { "-" } else { "" })
        };
        let mut numbers: Vec<String> =
            ["1,5", "-0", "1e3", "NaN", "１２", "0.123456789"].map(str::to_owned).to_vec();
        numbers.push("9".repeat(300));
        let near = self.oracle.domain(question).into_iter().flat_map(|it| [it - 1, it, it + 1]);
        numbers.extend(near.collect::<Vec<i64>>().iter().map(units));
        numbers
    }

    /// The answers to try for a date's time of day. `None` stands for no answer.
    pub(crate) fn times(&self, question: usize) -> Vec<Option<String>> {
        let mut times: Vec<String> = ["00:00", "23:59:59", "24:00", "noon"].map(str::to_owned).to_vec();
        for turn in self.turns(question) {
            let shown = [-60_000, 0, 60_000].map(|off| self.clock.shown(turn + off));
            times.extend(shown.map(|shown| print_local(shown)[11..16].to_owned()));
        }
        times.push("unknown".to_owned());
        let mut menu = vec![None];
        menu.extend(times.into_iter().map(Some));
        menu
    }
}

/// Whether a verdict names more rules than the expected one and promises no more: the same outcome or
/// `support-decides`, and no later deadline.
fn is_more_careful(said: &str, expected: &str) -> bool {
    let verdict = |text: &str| serde_json::from_str::<Value>(text).ok().map(|mut it| it["verdict"].take());
    let (Some(said), Some(expected)) = (verdict(said), verdict(&format!("{expected}}}}}"))) else {
        return false;
    };
    let (Value::Array(rules), Value::Array(fewer)) = (&said["rules"], &expected["rules"]) else {
        return false;
    };
    let is_open = said["outcome"] == "support-decides";
    let no_later = |key: &str, at: &str| match (said[key][at].as_str(), expected[key][at].as_str()) {
        (Some(one), Some(other)) => {
            let instant = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
            instant(one) <= instant(other) && (one == other || said[key]["exact"] == false)
        }
        (None, Some(_)) => is_open,
        (Some(_), None) => said[key]["exact"] == false,
        (None, None) => true,
    };
    fewer.iter().all(|rule| rules.contains(rule))
        && (is_open || said["outcome"] == expected["outcome"])
        && no_later("deadline", "by")
        && no_later("opens", "from")
}

/// The spans that count from a date or up to it.
fn spans(policy: &Policy, question: usize) -> Vec<&Span> {
    let pieces = crate::oracle::pieces(policy).into_iter().map(|piece| piece.span);
    pieces.filter(|span| span.date == question || span.to == Some(question)).collect()
}

/// Moments and zones: ordinary ones, at the edges of years and days, and around changes of clocks.
pub(crate) const PRESENTS: [(&str, &str); 12] = [
    ("2026-11-22T12:00:00Z", "Europe/Berlin"),
    ("2027-04-03T22:15:00Z", "Europe/Berlin"),
    ("2026-10-25T00:30:00Z", "Europe/Berlin"),
    ("2026-11-08T23:30:00Z", "America/New_York"),
    ("2026-10-04T15:10:00Z", "Australia/Lord_Howe"),
    ("2026-04-24T09:00:00Z", "Africa/Cairo"),
    ("2025-11-02T05:30:00Z", "America/Havana"),
    ("2024-02-29T23:59:59.999Z", "UTC"),
    ("2024-03-14T18:15:00Z", "Asia/Kathmandu"),
    ("2025-12-31T10:00:00Z", "Pacific/Kiritimati"),
    ("2026-01-01T10:59:59Z", "Pacific/Pago_Pago"),
    ("2027-01-14T23:30:00Z", "America/St_Johns"),
];
