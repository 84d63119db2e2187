//! What everything that draws a screen needs to know, and how questions and answers read.

use super::{Format, Letter, Phrase, Words};
use crate::compiled::Compiled;
use crate::interview::{Asked, Change, Problem, Reply, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time::{self, Day, Given, Instant};
use crate::widget::Noted;

/// Everything that a screen shows.
pub struct Screen<'a> {
    /// The policy.
    pub compiled: &'a Compiled,
    /// The interface's words.
    pub words: &'a Words,
    /// How days and instants are written.
    pub format: &'a dyn Format,
    /// What was asked and answered.
    pub asked: &'a [Asked<'a>],
    /// What comes next.
    pub reply: &'a Reply,
    /// What would change a verdict, as time goes by.
    pub changes: &'a [Change],
    /// The case code of a verdict.
    pub code: &'a str,
    /// What the buyer does besides answering.
    pub noted: Noted<'a>,
    /// The message to the shop, on a verdict.
    pub letter: Option<&'a Letter>,
    /// The same in the buyer's language, where that is not the shop's.
    pub reading: Option<&'a Letter>,
    /// The buyer's present day, for the latest date that can be given, where it is known.
    pub today: Option<time::Day>,
}

/// The last day on which people may act.
pub(super) struct LastDay {
    pub(super) day: Day,
    /// The last moment of it.
    until: Instant,
    /// Whether that is its end.
    whole: bool,
}

impl LastDay {
    /// Of a deadline. One that ends as a day begins, at midnight or where clocks skip it, ends the day before.
    pub(super) fn of(by: Instant, format: &dyn Format) -> LastDay {
        let (day, before) = (format.local(by).day(), Instant(by.0 - 1));
        let last = format.local(before).day();
        if last == day {
            LastDay { day, until: by, whole: false }
        } else {
            LastDay { day: last, until: before, whole: true }
        }
    }

    /// As people say it: `Saturday, 28 November`, `Today, by 11:59 PM`. The year is said where it is not today's.
    pub(super) fn text(&self, words: &Words, format: &dyn Format, today: Option<Day>) -> String {
        let is_today = today == Some(self.day);
        let day = match today {
            Some(_) if is_today => words.say(Phrase::Today).to_owned(),
            Some(today) if today.date().0 == self.day.date().0 => format.near(self.day),
            _ => format.day(self.day),
        };
        if self.whole && !is_today {
            return day;
        }
        words.fill_both(Phrase::ByTime, &day, &format.time(self.until))
    }

    /// How many days are left, in words; nothing on the last one.
    pub(super) fn left(&self, words: &Words, format: &dyn Format, today: Option<Day>) -> String {
        match today.map(|today| self.day.0 - today.0) {
            Some(left) if left > 0 => format.count(words.say(Phrase::DaysLeft), left as u32),
            _ => String::new(),
        }
    }
}

/// A question as people read it.
pub(super) fn ask<'a>(words: &'a Words, question: &'a Question, topic: Topic) -> &'a str {
    if topic.time { words.say(Phrase::AskTime) } else { &question.ask }
}

/// An answer as people read it.
pub(super) fn said(words: &Words, format: &dyn Format, question: &Question, asked: &Asked<'_>) -> String {
    if asked.topic.time {
        let unknown = asked.said == UNKNOWN;
        return if unknown { words.say(Phrase::UnknownTime).to_owned() } else { asked.said.to_owned() };
    }
    if let (UNSURE, Some(unsure)) = (asked.said, &question.unsure) {
        return unsure.clone();
    }
    match &question.kind {
        Kind::Choice(options) => options.iter().find(|it| it.id == asked.said).map(|it| it.say.clone()),
        Kind::Date => match time::when(asked.said) {
            Ok(Given::Day(day)) => Some(format.day(day)),
            Ok(Given::Local(shown)) => {
                let mut text = format.day(shown.day());
                text.push_str(", ");
                text.push_str(&time::clock_text(shown.time()));
                Some(text)
            }
            Ok(Given::Instant(instant)) => Some(format.instant(instant)),
            Err(_) => None,
        },
        Kind::Number(number) => match (&number.currency, &number.unit) {
            (Some(currency), _) => Some(format.money(asked.said, currency)),
            (None, Some(unit)) => {
                let mut text = asked.said.to_owned();
                text.push(' ');
                text.push_str(unit);
                Some(text)
            }
            _ => None,
        },
    }
    .unwrap_or_else(|| asked.said.to_owned())
}

/// What is said beside a field.
pub(super) fn problem(words: &Words, question: &Question, problem: Problem, time: bool) -> String {
    if let Kind::Number(number) = &question.kind {
        return match problem {
            Problem::TooFine => words.say(Phrase::NumberTooFine).to_owned(),
            Problem::OutOfRange => {
                let (least, most) = (number.at_least.text(), number.at_most.text());
                if number.has_an_end() {
                    words.fill_both(Phrase::NumberOutOfRange, &least, &most)
                } else {
                    words.fill(Phrase::NumberTooSmall, &least)
                }
            }
            _ => words.say(Phrase::NumberMalformed).to_owned(),
        };
    }
    words.say(date_problem(problem, time)).to_owned()
}

fn date_problem(problem: Problem, time: bool) -> Phrase {
    match (problem, time) {
        (Problem::TooLongAgo, _) => Phrase::DateTooLongAgo,
        (Problem::TooFarAhead, _) => Phrase::DateTooFarAhead,
        (Problem::BeforeTheOther, _) => Phrase::DateBeforeTheOther,
        (Problem::InTheFuture, false) => Phrase::DateInTheFuture,
        (Problem::InTheFuture, true) => Phrase::TimeInTheFuture,
        (Problem::Impossible, false) => Phrase::DateImpossible,
        (Problem::Impossible, true) => Phrase::TimeImpossible,
        (_, false) => Phrase::DateMalformed,
        (_, true) => Phrase::TimeMalformed,
    }
}
