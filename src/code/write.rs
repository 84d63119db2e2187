//! From a case to its code.

use super::date::Date;
use super::tape::{Tape, Writer};
use super::walk::{Case, Time, walk};
use super::{Head, head, symbols};
use crate::compiled::Compiled;
use crate::interview::{Answers, Bought, Given, Present, UNKNOWN};
use crate::time::time_of_day;

/// The code of a case: what these answers were told at the present moment.
pub fn write(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> String {
    let mut given = AsGiven { writer: Writer::new(), answers, present, bought: None };
    head(&mut given.writer, &mut Head::of(compiled, present));
    walk(&mut given, compiled, present);
    symbols::write(&given.writer.number())
}

/// Answers, looked up where the way comes by. What cannot be one did not matter, or there is no verdict.
struct AsGiven<'a> {
    writer: Writer,
    answers: &'a Answers<'a>,
    present: Present<'a>,
    /// The date that was looked up last.
    bought: Option<Bought>,
}

impl Tape for AsGiven<'_> {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.writer.digit(digit, radix);
    }
}

impl Case for AsGiven<'_> {
    fn choice(&mut self, question: usize) -> u32 {
        match self.answers.given(question).0 {
            Given::Option(option) => option + 1,
            // The greatest there is.
            Given::Unsure => u32::MAX,
            Given::Nothing | Given::Date(_) => 0,
        }
    }

    fn date(&mut self, question: usize) -> Date {
        match self.answers.given(question).0 {
            Given::Unsure => Date::Unsure,
            Given::Date(said) => {
                let date = Date::read(said);
                self.bought = date.bought(self.present);
                if self.bought.is_some() { date } else { Date::Nothing }
            }
            Given::Nothing | Given::Option(_) => Date::Nothing,
        }
    }

    fn bought(&self, date: Date) -> Option<Bought> {
        date.given().and(self.bought)
    }

    fn time(&mut self, question: usize) -> Time {
        match self.answers.given(question).1 {
            None => Time::Nothing,
            Some(UNKNOWN) => Time::Unknown,
            Some(said) => {
                let at = time_of_day(said).ok();
                let is_past =
                    |at: &i64| self.bought.is_some_and(|day| day.at_time(*at, self.present).is_ok());
                at.filter(is_past).map_or(Time::Nothing, Time::At)
            }
        }
    }

    fn keep_choice(&mut self, _: usize, _: u32) {}

    fn keep_date(&mut self, _: usize, _: Date) {}

    fn keep_time(&mut self, _: usize, _: Time) {}
}
