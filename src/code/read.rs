//! From a code back to the case.

use super::date::Date;
use super::tape::{Reader, Tape};
use super::walk::{Case, Time, walk};
use super::{Flaw, Head, head, symbols, write, zone_number};
use crate::compiled::Compiled;
use crate::interview::{Answers, Bought, Present, Topic, UNKNOWN, UNSURE};
use crate::policy::Kind;
use crate::time::{self, Instant, Local, SECOND};

/// A code of which all is read that does not depend on a policy.
#[derive(Clone, Debug)]
pub struct Code {
    head: Head,
    rest: Reader,
    /// The code as it is written.
    written: String,
}

/// Whether a policy is the one that a code was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is.
    Same,
    /// It has the same name and other rules.
    OtherVersion,
    /// It has another name.
    OtherPolicy,
}

/// Reads what people type: in lower case, with spaces, and with letters that look like digits.
pub fn read(code: &str) -> Result<Code, Flaw> {
    let number = symbols::read(code)?;
    let (mut head_read, mut rest) = (Head::default(), Reader(number.clone()));
    head(&mut rest, &mut head_read);
    if head_read.format > 0 {
        Err(Flaw::Newer)
    } else {
        Ok(Code { head: head_read, rest, written: symbols::write(&number) })
    }
}

impl Code {
    /// The moment of asking.
    pub fn now(&self) -> Instant {
        self.head.now
    }

    /// Whether it was made with a policy.
    pub fn fits(&self, compiled: &Compiled) -> Fit {
        let head = Head { zone: self.head.zone, now: self.head.now, ..Head::of_policy(compiled) };
        if head == self.head {
            Fit::Same
        } else if head.policy == self.head.policy {
            Fit::OtherVersion
        } else {
            Fit::OtherPolicy
        }
    }

    /// Whether it was made in a zone of that name.
    pub fn is_in(&self, zone: &str) -> bool {
        zone_number(zone) == self.head.zone
    }

    /// The answers, by question. `None` where no answers to this policy have this code, in its zone.
    pub fn answers(&self, compiled: &Compiled, present: Present<'_>) -> Option<Vec<(String, String)>> {
        let mut found = Found { rest: self.rest.clone(), compiled, present, answers: Vec::new() };
        walk(&mut found, compiled, present);
        let pairs: Vec<_> = found.answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let answers = Answers::new(&compiled.policy, &pairs).ok()?;
        (write(compiled, &answers, present) == self.written).then_some(found.answers)
    }
}

/// Answers, put down where the way comes by.
struct Found<'a> {
    rest: Reader,
    compiled: &'a Compiled,
    present: Present<'a>,
    answers: Vec<(String, String)>,
}

impl Found<'_> {
    fn keep(&mut self, question: usize, time: bool, said: String) {
        self.answers.push((Topic { question, time }.id(&self.compiled.policy), said));
    }
}

impl Tape for Found<'_> {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.rest.digit(digit, radix);
    }
}

impl Case for Found<'_> {
    fn choice(&mut self, _: usize) -> u32 {
        0
    }

    fn date(&mut self, _: usize) -> Date {
        Date::Nothing
    }

    fn bought(&self, date: Date) -> Option<Bought> {
        date.bought(self.present)
    }

    fn time(&mut self, _: usize) -> Time {
        Time::Nothing
    }

    fn keep_choice(&mut self, question: usize, choice: u32) {
        let Some(option) = (choice as usize).checked_sub(1) else { return };
        let asked = self.compiled.policy.questions.get(question);
        let said = match asked.map(|question| &question.kind) {
            Some(Kind::Choice(options)) => options.get(option).map(|option| option.id.clone()),
            _ => None,
        };
        self.keep(question, false, said.unwrap_or_else(|| UNSURE.to_owned()));
    }

    fn keep_date(&mut self, question: usize, date: Date) {
        let said = match date {
            Date::Nothing => return,
            Date::Unsure => UNSURE.to_owned(),
            Date::Day(day) => time::day_text(day),
            Date::Local(shown) => local_text(shown),
            Date::Instant(instant, ahead) => {
                let mut text = local_text(Local(instant.0 + ahead * 60 * SECOND));
                time::push_offset(&mut text, ahead);
                text
            }
        };
        self.keep(question, false, said);
    }

    fn keep_time(&mut self, question: usize, time: Time) {
        let said = match time {
            Time::Nothing => return,
            Time::Unknown => UNKNOWN.to_owned(),
            Time::At(time) => fine_text(time),
        };
        self.keep(question, true, said);
    }
}

fn local_text(shown: Local) -> String {
    let mut text = time::day_text(shown.day());
    text.push('T');
    text.push_str(&fine_text(shown.time()));
    text
}

/// Seconds and their fractions only where there are any.
fn fine_text(time: i64) -> String {
    let mut text = time::clock_text(time);
    if time % (60 * SECOND) != 0 {
        text.push(':');
        time::push(&mut text, time / SECOND % 60, 2);
    }
    if time % SECOND != 0 {
        text.push('.');
        time::push(&mut text, time % SECOND, 3);
    }
    text
}
