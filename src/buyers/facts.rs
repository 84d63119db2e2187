//! Facts about answers in words: what an open window says about its date, and a limit about a number.
//!
//! A date is named by its `event`, as a label before a colon. Without one the text does not say what happened
//! on the date, because a window does not know. Findings and reports use English, the written decision the
//! policy's language.

use std::borrow::Cow;

use super::State;
use super::lengths::{amount, end_of_season, season};
use crate::locale::{ENGLISH, Locale, Message};
use crate::policy::{Atom, Bound, Kind, Length, Limit, Policy, Side, Span, WindowKind};
use crate::time::{SECOND, clock_text};

/// The facts of a policy in a language.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The policy with the windows and limits.
    pub policy: &'a Policy,
    /// The language to write in.
    pub locale: &'a Locale,
}

impl<'a> Facts<'a> {
    /// The facts in English, for owners.
    pub fn in_english(policy: &'a Policy) -> Facts<'a> {
        Facts { policy, locale: &ENGLISH }
    }

    /// States in words, any one of which holds, with the question's label. The label is left out if every
    /// fact names its dates itself.
    pub fn in_words(&self, question: usize, states: &[State]) -> String {
        let state = |state: &State| {
            let parts: Vec<String> = state.iter().map(|(atom, holds)| self.fact(*atom, *holds)).collect();
            let any = || self.locale.say(Message::Any).to_owned();
            if parts.is_empty() { any() } else { self.locale.join(Message::BothHold, parts) }
        };
        let text = self.locale.join(Message::EitherHolds, states.iter().map(state));
        // A fact about two dates names both.
        let names_its_own =
            |(atom, _): &(Atom, bool)| self.policy.span(*atom).is_some_and(|span| span.to.is_some());
        let is_named = !states.is_empty() && states.iter().all(|state| state.iter().all(names_its_own));
        match self.label(question).filter(|_| !is_named) {
            Some(label) => self.locale.fill(Message::Labelled, &[("label", label), ("text", &text)]),
            None => capital(&text),
        }
    }

    /// The question's label: what happened on its date.
    fn label(&self, question: usize) -> Option<&'a str> {
        self.policy.questions.get(question)?.event.as_deref()
    }

    /// A fact in words, or its opposite.
    pub fn fact(&self, atom: Atom, holds: bool) -> String {
        match atom {
            Atom::Limit(limit) => {
                self.policy.limits.get(limit).map_or_else(String::new, |limit| self.number(limit, holds))
            }
            Atom::Span { .. } => {
                self.policy.span(atom).map_or_else(String::new, |span| self.span(span, holds))
            }
        }
    }

    /// What a limit says about a number: `less than 2 hours`.
    fn number(&self, limit: &Limit, holds: bool) -> String {
        let message = match (limit.bound, holds) {
            (Bound::LessThan, true) | (Bound::AtLeast, false) => Message::LessThan,
            (Bound::AtMost, true) | (Bound::MoreThan, false) => Message::AtMost,
            (Bound::AtLeast, true) | (Bound::LessThan, false) => Message::AtLeast,
            (Bound::MoreThan, true) | (Bound::AtMost, false) => Message::MoreThan,
        };
        let value = limit.value.text().replace('.', self.locale.say(Message::DecimalPoint));
        let number = match self.policy.questions.get(limit.of).map(|question| &question.kind) {
            Some(Kind::Number(number)) => match (&number.unit, &number.currency) {
                (Some(unit), _) => self.locale.fill(Message::WithUnit, &[("value", &value), ("unit", unit)]),
                (None, Some(currency)) => {
                    self.locale.fill(Message::Sum, &[("value", &value), ("currency", currency)])
                }
                (None, None) => value,
            },
            _ => value,
        };
        self.locale.fill(message, &[("number", &number)])
    }

    /// What a span says about its date.
    fn span(&self, span: &Span, open: bool) -> String {
        if let Length::Season(season) = span.length {
            return self.counted(span, self::season(self.locale, season, open));
        }
        let length = amount(self.locale, span.length);
        if let Some(to) = span.to {
            let message = match (span.side, open) {
                (Side::From, true) => Message::AfterOrLess,
                (Side::From, false) => Message::MoreAfter,
                (Side::Before, true) => Message::BeforeOrMore,
                (Side::Before, false) => Message::LessBefore,
            };
            let gaps = [("to", self.name(to)), ("length", &length), ("from", self.name(span.date))];
            return self.counted(span, self.locale.fill(message, &gaps));
        }
        let message = match (span.side, span.length, open) {
            (Side::From, Length::Date { days: 0 }, true) => Message::Today,
            (_, Length::Date { days: 0 }, false) => Message::BeforeToday,
            (Side::From, _, true) => Message::AgoOrLess,
            (Side::From, _, false) => Message::MoreAgo,
            (Side::Before, Length::Date { days: 0 }, true) => Message::TodayOrLater,
            (Side::Before, _, true) => Message::AheadOrMore,
            (Side::Before, _, false) => Message::LessAhead,
        };
        let fact = self.locale.fill(message, &[("length", &length)]);
        // Today is the same day, however it is counted.
        let is_today = span.length == Length::Date { days: 0 };
        if is_today && is_plain(self.policy, span) { fact } else { self.counted(span, fact) }
    }

    /// The event of a question, or else its id.
    fn name(&self, question: usize) -> &'a str {
        let id = || self.policy.questions.get(question).map(|question| question.id.as_str());
        self.label(question).or_else(id).unwrap_or_default()
    }

    /// Adds how a span is counted: `…, to the minute by the clocks of Lisbon, a day alone counting as 15:00`.
    fn counted(&self, span: &Span, fact: String) -> String {
        let zone = zone(self.policy, span);
        let in_zone =
            |message: Message, zone: &str| self.locale.fill(message, &[("fact", &fact), ("zone", zone)]);
        let plain = |message: Message| self.locale.fill(message, &[("fact", &fact)]);
        if is_by_moment(span) {
            let said = match &zone {
                Some(zone) => in_zone(Message::ToTheMinuteIn, zone),
                None => plain(Message::ToTheMinute),
            };
            return self.with_day_alone(span, said);
        }
        let said = match (&zone, span.length) {
            (Some(zone), _) => in_zone(Message::ByCalendarOf, zone),
            (None, Length::WorkingDays { .. } | Length::Season(_)) => fact,
            (None, _) => plain(Message::ByCalendar),
        };
        if span.to_working_day { self.locale.fill(Message::ToWorkingDay, &[("fact", &said)]) } else { said }
    }

    /// Adds the time of day that counts if only the day is known. Spans that are counted by days have none.
    fn with_day_alone(&self, span: &Span, fact: String) -> String {
        let Some(time) = day_alone(span) else { return fact };
        self.locale.fill(Message::DayAlone, &[("fact", &fact), ("time", &time)])
    }

    /// The end of a window as a rule: `within 2 days of the moment`, `by the end of the last day, 14 days
    /// after the day`.
    pub fn limit(&self, window: usize) -> String {
        let Some(window) = self.policy.windows.get(window) else { return String::new() };
        let ends = |all: Vec<String>| self.locale.join(Message::OrEnd, all);
        let of_which = |message: Message, parts: &[usize]| {
            let ends = ends(parts.iter().map(|&part| self.limit(part)).collect());
            self.locale.fill(message, &[("ends", &ends)])
        };
        match &window.kind {
            WindowKind::Span(span) => self.rule(span),
            WindowKind::By { spans, .. } => {
                let mut all: Vec<String> = spans.iter().map(|span| self.rule(span)).collect();
                all.dedup();
                ends(all)
            }
            WindowKind::Any(parts) => of_which(Message::EndsLater, parts),
            WindowKind::All(parts) => of_which(Message::EndsFirst, parts),
            WindowKind::Never => String::new(),
        }
    }

    fn rule(&self, span: &Span) -> String {
        // A span that is checked at another date has no end in time.
        if span.to.is_some() {
            return self.span(span, true);
        }
        let length = amount(self.locale, span.length);
        let (message, of_event) = match (span.side, span.length) {
            (_, Length::Season(season)) => {
                return self.shifted(span, end_of_season(self.locale, season));
            }
            (Side::From, _) if is_by_moment(span) => (Message::Within, Message::WithinOf),
            (Side::From, Length::Date { days: 0 }) => (Message::OnTheDay, Message::OnTheDayOf),
            (Side::From, _) => (Message::ByLastDay, Message::ByLastDayOf),
            (Side::Before, _) if is_by_moment(span) => (Message::UntilMoment, Message::UntilMomentOf),
            (Side::Before, _) => (Message::UntilDay, Message::UntilDayOf),
        };
        let end = match self.label(span.date) {
            Some(event) => self.locale.fill(of_event, &[("length", &length), ("event", event)]),
            None => self.locale.fill(message, &[("length", &length)]),
        };
        self.shifted(span, self.with_day_alone(span, end))
    }

    /// Adds what may move an end: a last day that is no working day, and the clocks of another city.
    fn shifted(&self, span: &Span, mut end: String) -> String {
        if span.to_working_day {
            end = self.locale.fill(Message::OrWorkingDay, &[("end", &end)]);
        }
        match zone(self.policy, span) {
            Some(zone) => self.locale.fill(Message::ByClocks, &[("end", &end), ("zone", &zone)]),
            None => end,
        }
    }
}

/// Capitalizes the first letter of a text.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a span is described by its length alone: it is checked now, and has no working days, zone or time
/// of day.
pub fn is_plain(policy: &Policy, span: &Span) -> bool {
    span.to.is_none() && !span.to_working_day && zone(policy, span).is_none() && day_alone(span).is_none()
}

/// Whether a span counts from the instant rather than by days.
fn is_by_moment(span: &Span) -> bool {
    matches!(span.length, Length::Moment { .. } | Length::Months { moment: true, .. })
}

/// The time of day that counts if only the day is known.
fn day_alone(span: &Span) -> Option<String> {
    span.at.filter(|_| is_by_moment(span)).map(|at| clock_text(i64::from(at) * 60 * SECOND))
}

/// The city of the zone that a span is counted in, if that is not the policy's zone.
fn zone<'a>(policy: &Policy, span: &'a Span) -> Option<Cow<'a, str>> {
    span.zone.as_deref().filter(|&zone| policy.zone.as_deref() != Some(zone)).map(city)
}

/// The city that a zone is named after: `Buenos Aires`.
pub fn city(zone: &str) -> Cow<'_, str> {
    let city = zone.rsplit('/').next().unwrap_or(zone);
    if city.contains('_') { city.replace('_', " ").into() } else { city.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Mark, Question, Season, Window};

    fn policy(length: Length, side: Side, event: Option<&str>) -> Policy {
        let span = Span { length, side, ..Span::default() };
        let window = Window { kind: WindowKind::Span(span), ..Window::default() };
        let question = Question { event: event.map(str::to_owned), kind: Kind::Date, ..Question::default() };
        Policy { windows: vec![window], questions: vec![question], ..Policy::default() }
    }

    #[track_caller]
    fn check(length: Length, side: Side, event: Option<&str>, expected: [&str; 3]) {
        let policy = policy(length, side, event);
        let atom = Atom::Span { window: 0, option: None };
        let said = |open| Facts::in_english(&policy).in_words(0, &[vec![(atom, open)]]);
        assert_eq!([said(true), said(false), Facts::in_english(&policy).limit(0)], expected);
    }

    #[test]
    fn windows_are_said_of_the_event_that_the_policy_names() {
        check(
            Length::Date { days: 14 },
            Side::From,
            Some("Delivery"),
            [
                "Delivery: 14 days ago or less, by the calendar",
                "Delivery: more than 14 days ago, by the calendar",
                "by the end of the last day, 14 days after the day of Delivery",
            ],
        );
        check(
            Length::Moment { hours: 48 },
            Side::Before,
            Some("Check-in"),
            [
                "Check-in: 2 days ahead or more, to the minute",
                "Check-in: less than 2 days ahead, to the minute",
                "until 2 days before the moment of Check-in",
            ],
        );
    }

    #[test]
    fn without_an_event_nothing_is_called_a_purchase() {
        check(
            Length::Moment { hours: 36 },
            Side::From,
            None,
            [
                "36 hours ago or less, to the minute",
                "More than 36 hours ago, to the minute",
                "within 36 hours of the moment",
            ],
        );
        check(Length::Date { days: 0 }, Side::From, None, ["Today", "Before today", "on the day"]);
        check(
            Length::Months { days: 0, months: 24, moment: false },
            Side::From,
            None,
            [
                "2 years ago or less, by the calendar",
                "More than 2 years ago, by the calendar",
                "by the end of the last day, 2 years after the day",
            ],
        );
    }

    #[track_caller]
    fn check_span(span: Span, expected: [&str; 3]) {
        let mut policy = policy(span.length, span.side, Some("Stay"));
        policy.zone = Some("Europe/Lisbon".to_owned());
        policy.windows[0].kind = WindowKind::Span(span);
        let atom = Atom::Span { window: 0, option: None };
        let said = |open| Facts::in_english(&policy).in_words(0, &[vec![(atom, open)]]);
        assert_eq!([said(true), said(false), Facts::in_english(&policy).limit(0)], expected);
    }

    #[test]
    fn a_last_day_that_is_no_working_day_gives_way_in_words_too() {
        check_span(
            Span { length: Length::Date { days: 14 }, to_working_day: true, ..Span::default() },
            [
                "Stay: 14 days ago or less, by the calendar (to the next working day if the last day is none)",
                "Stay: more than 14 days ago, by the calendar (to the next working day if the last day is none)",
                "by the end of the last day, 14 days after the day of Stay, or of the next working day where that is \
                 none",
            ],
        );
    }

    #[test]
    fn clocks_that_are_not_the_policy_s_are_said_and_so_is_what_stands_for_a_day() {
        let zone = |zone: &str| Some(zone.to_owned());
        check_span(
            Span {
                length: Length::Moment { hours: 48 },
                side: Side::Before,
                at: Some(15 * 60),
                zone: zone("America/Argentina/Buenos_Aires"),
                ..Span::default()
            },
            [
                "Stay: 2 days ahead or more, to the minute by the clocks of Buenos Aires, a day alone counting as 15:00",
                "Stay: less than 2 days ahead, to the minute by the clocks of Buenos Aires, a day alone counting as 15:00",
                "until 2 days before the moment of Stay, a day alone counting as 15:00, by the clocks of Buenos Aires",
            ],
        );
        check_span(
            Span { length: Length::Date { days: 0 }, zone: zone("Asia/Tokyo"), ..Span::default() },
            [
                "Stay: today, by the calendar of Tokyo",
                "Stay: before today, by the calendar of Tokyo",
                "on the day of Stay, by the clocks of Tokyo",
            ],
        );
        check_span(
            Span {
                length: Length::Date { days: 3 },
                zone: zone("Europe/Lisbon"),
                at: Some(0),
                ..Span::default()
            },
            [
                "Stay: 3 days ago or less, by the calendar",
                "Stay: more than 3 days ago, by the calendar",
                "by the end of the last day, 3 days after the day of Stay",
            ],
        );
    }

    #[test]
    fn fixed_dates_are_said_as_days_of_the_year() {
        let between = Some((Mark::Yearly(11, 1), Mark::Yearly(12, 31)));
        let season = Length::Season(Season { between, until: Some(Mark::Yearly(1, 31)) });
        check(
            season,
            Side::From,
            Some("Purchase"),
            [
                "Purchase: from 1 November to 31 December, until 31 January",
                "Purchase: not from 1 November to 31 December, or now after 31 January",
                "from 1 November to 31 December, until 31 January",
            ],
        );
    }
}
