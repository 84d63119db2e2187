//! Encodes a case as its code.

use super::amount::Amount;
use super::codec::{Codec, Encoder};
use super::date::Date;
use super::walk::{Case, Time, walk};
use super::{Head, head, named, offset, symbols};
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Clock, Dated, Given, Present, Reply, UNKNOWN, Verdict, Zones};
use crate::policy::Number;
use crate::time::time_of_day;

/// Decides, and makes the code of the case. The code is empty unless the reply is a verdict.
#[must_use]
pub fn decide(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> (Reply, String) {
    let reply = interview::decide(compiled, answers, present);
    let code = match &reply {
        Reply::Verdict(verdict) => write(compiled, answers, verdict, present),
        Reply::Ask(_) | Reply::Invalid(_) => String::new(),
    };
    (reply, code)
}

/// The code of a case: these answers and the verdict on them at the present moment.
#[must_use]
pub fn write(compiled: &Compiled, answers: &Answers<'_>, verdict: &Verdict, present: Present<'_>) -> String {
    let mut given = AsGiven { encoder: Encoder::new(), answers, dated: None };
    let mut start = Head::of(compiled, present);
    head(&mut given.encoder, &mut start);
    walk(&mut given, compiled, present);
    let mut ahead = verdict.deadline.map_or(start.ahead, |deadline| present.zone.offset(deadline.by));
    offset::relative(&mut given.encoder, &mut ahead, start.ahead);
    let zones = Zones::of(&compiled.policy, present.zone);
    let named = zones.named(&compiled.policy, present.zone);
    if !named.is_empty() {
        let mut ends = named::ends(&named, present.now, verdict);
        named::at_ends(&mut given.encoder, &named, present.now, &mut ends);
        named::verdict(&mut given.encoder, verdict);
    }
    symbols::write(&given.encoder.number())
}

/// Looks up the answers while the path is walked. An invalid answer counts as none: it did not matter, or
/// there would be no verdict.
struct AsGiven<'a> {
    encoder: Encoder,
    answers: &'a Answers<'a>,
    /// The date that was looked up last.
    dated: Option<Dated>,
}

impl Codec for AsGiven<'_> {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.encoder.digit(digit, radix);
    }
}

impl named::Keep for AsGiven<'_> {
    fn keep_named(&mut self, _: usize, _: Date, _: i32) {}
}

impl Case for AsGiven<'_> {
    fn choice(&mut self, question: usize) -> u32 {
        match self.answers.given(question).0 {
            Given::Option(option) => option + 1,
            // `digit` clamps it to the greatest digit, which is "I don't know".
            Given::Unsure => u32::MAX,
            Given::Nothing | Given::Date(_) | Given::Number(_) => 0,
        }
    }

    fn number(&mut self, question: usize, number: &Number) -> Amount {
        match self.answers.given(question).0 {
            Given::Unsure => Amount::Unsure,
            Given::Number(said) => Amount::read(said, number),
            _ => Amount::Nothing,
        }
    }

    fn keep_number(&mut self, _: usize, _: &Number, _: Amount) {}

    fn date(&mut self, question: usize, ahead: bool, clock: &Clock<'_>) -> Date {
        match self.answers.given(question).0 {
            Given::Unsure => Date::Unsure,
            Given::Date(said) => {
                let date = Date::read(said);
                self.dated = date.dated(ahead, clock);
                if self.dated.is_some() { date } else { Date::Nothing }
            }
            Given::Nothing | Given::Option(_) | Given::Number(_) => Date::Nothing,
        }
    }

    fn dated(&self, date: Date, _: bool, _: &Clock<'_>) -> Option<Dated> {
        date.given().and(self.dated)
    }

    fn time(&mut self, question: usize, day: Dated, ahead: bool, clock: &Clock<'_>) -> Time {
        match self.answers.given(question).1 {
            None => Time::Nothing,
            Some(UNKNOWN) => Time::Unknown,
            Some(said) => {
                let at = time_of_day(said).ok();
                let can_be = |at: &i64| day.at_time(*at, ahead, clock).is_ok();
                at.filter(can_be).map_or(Time::Nothing, Time::At)
            }
        }
    }

    fn keep_choice(&mut self, _: usize, _: u32) {}

    fn keep_date(&mut self, _: usize, _: Date, _: i32) {}

    fn keep_time(&mut self, _: usize, _: Time) {}
}
