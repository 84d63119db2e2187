//! The data that every screen is drawn from, and how questions and answers read.

use super::{Format, Letter, Phrase, Words};
use crate::compiled::Compiled;
use crate::interview::{Asked, Change, Problem, Reply, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time::{self, Day, Given, Instant};
use crate::widget::Noted;

/// The data of a screen.
pub struct Screen<'a> {
    /// The policy in the language of the screen.
    pub compiled: &'a Compiled,
    /// The interface's words.
    pub words: &'a Words,
    /// How days and instants are written.
    pub format: &'a dyn Format,
    /// The questions that were asked, with their answers.
    pub asked: &'a [Asked<'a>],
    /// The reply to these answers.
    pub reply: &'a Reply,
    /// What would change the verdict as time goes by.
    pub changes: &'a [Change],
    /// The case code of a verdict; else empty.
    pub code: &'a str,
    /// What the buyer does besides answering, such as typed texts.
    pub noted: Noted<'a>,
    /// The message to the shop, if there is a verdict.
    pub letter: Option<&'a Letter>,
    /// The message in the buyer's language, if that is not the shop's.
    pub reading: Option<&'a Letter>,
    /// The buyer's present day, if known: the latest date that most date fields accept.
    pub today: Option<time::Day>,
}

/// The last day on which people may act.
pub(super) struct LastDay {
    pub(super) day: Day,
    /// The last moment on that day.
    until: Instant,
    /// Whether that moment is the end of the day.
    whole: bool,
}

impl LastDay {
    /// The last day of a deadline. A deadline at the very beginning of a day (midnight, or later if clocks
    /// skip it) means the day before.
    pub(super) fn of(by: Instant, format: &dyn Format) -> LastDay {
        let (day, before) = (format.local(by).day(), Instant(by.0 - 1));
        let last = format.local(before).day();
        if last == day {
            LastDay { day, until: by, whole: false }
        } else {
            LastDay { day: last, until: before, whole: true }
        }
    }

    /// The last day in words: `Saturday, 28 November`, `Today, by 11:59 PM`. The year is added if it is not
    /// the present one.
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

    /// How many days are left, in words. Empty on the last day and after it.
    pub(super) fn left(&self, words: &Words, format: &dyn Format, today: Option<Day>) -> String {
        match today.map(|today| self.day.0 - today.0) {
            Some(left) if left > 0 => format.count(words.say(Phrase::DaysLeft), left as u32),
            _ => String::new(),
        }
    }
}

/// The text of a question.
pub(super) fn ask<'a>(words: &'a Words, question: &'a Question, topic: Topic) -> &'a str {
    if topic.time { words.say(Phrase::AskTime) } else { &question.ask }
}

/// The text of an answer.
pub(super) fn said(words: &Words, format: &dyn Format, question: &Question, asked: &Asked<'_>) -> String {
    if asked.topic.time {
        return match time::time_of_day(asked.said) {
            Ok(time) => format.clock(time),
            Err(_) if asked.said == UNKNOWN => words.say(Phrase::UnknownTime).to_owned(),
            Err(_) => asked.said.to_owned(),
        };
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
                text.push_str(&format.clock(shown.time()));
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

/// The message beside a field about an invalid answer.
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
