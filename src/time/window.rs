//! Spans of time by calendar or clock: when they close, and for which dates they are open.

use super::{Day, HOUR, Instant, Local, Zone, calendar, first_instant, local, resolve};
use crate::policy::{Calendar, Length, Season, Side, Span};

/// A date as one instant, with the form in which it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The instant. A wall-clock time or a day was read in the zone whose calendar counts.
    pub instant: Instant,
    /// The form in which it was given.
    pub given: Form,
}

/// The form in which a date was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An instant, the same in every zone.
    Instant,
    /// A wall-clock time, which is a different instant in each zone.
    Wall,
    /// Only a day. The instant is one of the day's.
    Day,
}

/// A span together with the calendar and the zones by which it is measured.
#[derive(Clone, Copy)]
pub struct Ruler<'a> {
    /// The span to measure.
    pub span: &'a Span,
    /// The calendar of working days; without one every day is a working day.
    pub calendar: Option<&'a Calendar>,
    /// The zone in which the span is counted.
    pub zone: &'a dyn Zone,
    /// The zone in which the dates were given.
    pub base: &'a dyn Zone,
}

/// Earlier than every date that an answer can give.
const NEVER: Instant = Instant(i64::MIN / 4);
/// Later than every date that an answer can give.
const FOREVER: Instant = Instant(i64::MAX / 4);
/// How many years before and after the reference instant seasons are considered.
const YEARS: (i32, i32) = (20, 11);

impl Ruler<'_> {
    /// Whether the span of a date is open at an instant.
    pub fn is_open(&self, date: Point, at: Instant) -> bool {
        at < self.closes(date)
    }

    /// The instant of a point when its wall-clock time is read in this span's zone.
    pub fn instant(&self, point: Point) -> Instant {
        if point.given == Form::Instant || std::ptr::addr_eq(self.zone, self.base) {
            return point.instant;
        }
        resolve(local(point.instant, self.base), self.zone)
    }

    /// The instant from which the span is counted.
    fn start(&self, date: Point) -> Instant {
        match self.span.at {
            Some(minutes) if date.given == Form::Day => {
                let day = local(date.instant, self.base).day();
                resolve(Local(day.midnight().0 + i64::from(minutes) * 60_000), self.zone)
            }
            _ => self.instant(date),
        }
    }

    /// The first instant at which the span of a date is closed.
    pub fn closes(&self, date: Point) -> Instant {
        let start = self.start(date);
        let sign = if self.span.side == Side::Before { -1 } else { 1 };
        match self.span.length {
            Length::Moment { hours } => Instant(start.0 + sign * i64::from(hours) * HOUR + 1),
            Length::Months { days, months, moment: true } => {
                let shown = local(start, self.zone);
                let after = Day(shown.day().0 + sign * i64::from(days));
                let day = calendar::add_months(after, sign * i64::from(months));
                Instant(resolve(Local(day.midnight().0 + shown.time()), self.zone).0 + 1)
            }
            Length::Date { days } => self.after(Day(self.day(start).0 + sign * i64::from(days))),
            Length::Months { days, months, .. } => {
                let after = Day(self.day(start).0 + sign * i64::from(days));
                self.after(calendar::add_months(after, sign * i64::from(months)))
            }
            Length::WorkingDays { days } => {
                self.after(calendar::add_working_days(self.day(start), sign * i64::from(days), self.calendar))
            }
            Length::Season(season) => match season_end(season, self.day(start)) {
                None => NEVER,
                Some(None) => FOREVER,
                Some(Some(day)) => self.after(day),
            },
        }
    }

    /// The end of the span as people are told it: the last open instant if it counts from a moment, else the
    /// first instant after its last day. Returns `None` if it never closes or was never open.
    pub fn end(&self, date: Point) -> Option<Instant> {
        let closes = self.closes(date);
        let is_end = closes != NEVER && closes != FOREVER;
        is_end.then(|| Instant(closes.0 - i64::from(self.is_by_moment())))
    }

    /// Whether it counts from the instant rather than by whole days.
    pub fn is_by_moment(&self) -> bool {
        matches!(self.span.length, Length::Moment { .. } | Length::Months { moment: true, .. })
    }

    fn day(&self, instant: Instant) -> Day {
        local(instant, self.zone).day()
    }

    /// The first instant after the last day, which moves to a working day if the span says so.
    fn after(&self, last: Day) -> Instant {
        let last =
            if self.span.to_working_day { calendar::next_working_day(last, self.calendar) } else { last };
        first_instant(Day(last.0 + 1), self.zone)
    }

    /// The dates at which the span turns from closed to open or back, if it is checked at the instant `at`.
    /// They are instants in the zone that dates are given in.
    pub fn turns(&self, at: Instant) -> Vec<Instant> {
        match self.span.length {
            Length::Season(season) => {
                let (year, ..) = self.day(at).date();
                let days = season_days(season, year - YEARS.0, year + YEARS.1);
                days.into_iter().map(|day| self.in_base(first_instant(day, self.zone))).collect()
            }
            Length::Moment { hours } => {
                let length = i64::from(hours) * HOUR;
                let turn = if self.span.side == Side::Before { at.0 + length } else { at.0 - length };
                vec![self.in_base(Instant(turn))]
            }
            Length::Date { days } if !self.span.to_working_day && self.span.side == Side::From => {
                vec![self.in_base(first_instant(Day(self.day(at).0 - i64::from(days)), self.zone))]
            }
            _ => vec![self.search(at)],
        }
    }

    /// The earliest date for which the span is open at `at`, by bisection. This works because a later date
    /// never closes earlier.
    fn search(&self, at: Instant) -> Instant {
        let open = |instant: i64| {
            at < self.closes(Point { instant: self.in_base(Instant(instant)), given: Form::Wall })
        };
        let reach = self.reach();
        let (mut closed, mut opened) = (self.day(at).0 - reach, self.day(at).0 + reach);
        while opened - closed > 1 {
            let middle = closed + (opened - closed) / 2;
            if open(first_instant(Day(middle), self.zone).0) {
                opened = middle;
            } else {
                closed = middle;
            }
        }
        let (mut closed, mut opened) =
            (first_instant(Day(closed), self.zone).0, first_instant(Day(opened), self.zone).0);
        while self.is_by_moment() && opened - closed > 1 {
            let middle = closed + (opened - closed) / 2;
            if open(middle) {
                opened = middle;
            } else {
                closed = middle;
            }
        }
        self.in_base(Instant(opened))
    }

    /// An upper bound, in days, for the distance between a date and the end of its span.
    fn reach(&self) -> i64 {
        let holidays = self.calendar.map_or(0, |calendar| calendar.holidays.len() as i64);
        self.span.length.days() + holidays * 7 + 12
    }

    /// Reads the wall-clock time of this span's zone in the zone that dates are given in.
    fn in_base(&self, instant: Instant) -> Instant {
        if std::ptr::addr_eq(self.zone, self.base) {
            return instant;
        }
        resolve(local(instant, self.zone), self.base)
    }
}

/// The last day of a season for a date. Returns `None` if the season is not granted for that date, and
/// `Some(None)` if it has no end.
fn season_end(season: Season, date: Day) -> Option<Option<Day>> {
    let Season { between, until } = season;
    let Some((first, last)) = between else {
        return Some(until.map(|until| calendar::on_or_after(until, date)));
    };
    let (year, ..) = date.date();
    for year in [year - 1, year] {
        let (first, last) = calendar::span_in(first, last, year);
        if (first..=last).contains(&date) {
            return Some(until.map(|until| calendar::on_or_after(until, last)));
        }
    }
    None
}

/// The first day of each season and the first day after it, for the years `from` to `to`.
fn season_days(season: Season, from: i32, to: i32) -> Vec<Day> {
    let Some((first, last)) = season.between else {
        // Without days that it is granted for, only the end matters.
        return match season.until {
            Some(until) => (from..=to).map(|year| Day(calendar::day_in(until, year).0 + 1)).collect(),
            None => Vec::new(),
        };
    };
    let mut days = Vec::new();
    for year in from..=to {
        let (first, last) = calendar::span_in(first, last, year);
        for day in [first, Day(last.0 + 1)] {
            if !days.contains(&day) {
                days.push(day);
            }
        }
    }
    days
}

#[cfg(feature = "owner")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Date, Mark};
    use crate::time::{instant, rfc3339};
    use crate::zones::Named;

    fn ruler<'a>(span: &'a Span, calendar: Option<&'a Calendar>, zone: &'a dyn Zone) -> Ruler<'a> {
        Ruler { span, calendar, zone, base: zone }
    }

    fn check(span: &Span, date: &str, expected: &str) {
        let zone = Named::new("Europe/Berlin").unwrap();
        let christmas = Date { year: 2026, month: 12, day: 25 };
        let weekend = [false, false, false, false, false, true, true];
        let shop = Calendar { id: String::new(), weekend, holidays: vec![christmas] };
        let point = Point { instant: instant(date).unwrap(), given: Form::Instant };
        let found = ruler(span, Some(&shop), &zone).end(point).map(|end| rfc3339(end, &zone));
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{span:?} {date}");
    }

    fn from(length: Length) -> Span {
        Span { length, ..Span::default() }
    }

    fn before(length: Length) -> Span {
        Span { length, side: Side::Before, ..Span::default() }
    }

    #[test]
    fn spans_of_every_kind_end_where_a_calendar_says() {
        let date = "2026-01-31T10:00:00+01:00";
        check(&from(Length::Moment { hours: 48 }), date, "2026-02-02T10:00:00+01:00");
        check(&from(Length::Date { days: 0 }), date, "2026-02-01T00:00:00+01:00");
        check(&from(Length::Months { days: 0, months: 1, moment: false }), date, "2026-03-01T00:00:00+01:00");
        check(&from(Length::Months { days: 0, months: 1, moment: true }), date, "2026-02-28T10:00:00+01:00");
        check(
            &from(Length::Months { days: 0, months: 25, moment: false }),
            date,
            "2028-03-01T00:00:00+01:00",
        );
        check(
            &from(Length::Months { days: 14, months: 12, moment: false }),
            date,
            "2027-02-15T00:00:00+01:00",
        );
        check(&from(Length::Months { days: 1, months: 1, moment: true }), date, "2026-03-01T10:00:00+01:00");
        check(&before(Length::Date { days: 2 }), date, "2026-01-30T00:00:00+01:00");
        check(&before(Length::Moment { hours: 48 }), date, "2026-01-29T10:00:00+01:00");
        check(
            &before(Length::Months { days: 0, months: 12, moment: false }),
            "2024-02-29T10:00:00+01:00",
            "2023-03-01T00:00:00+01:00",
        );
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        // A Thursday; Friday is a holiday.
        let date = "2026-12-24T10:00:00+01:00";
        check(&from(Length::WorkingDays { days: 1 }), date, "2026-12-29T00:00:00+01:00");
        check(&from(Length::WorkingDays { days: 5 }), date, "2027-01-02T00:00:00+01:00");
        check(
            &before(Length::WorkingDays { days: 3 }),
            "2026-12-28T10:00:00+01:00",
            "2026-12-23T00:00:00+01:00",
        );
        let moved = Span { to_working_day: true, ..from(Length::Date { days: 14 }) };
        check(&moved, "2026-12-11T10:00:00+01:00", "2026-12-29T00:00:00+01:00");
        check(&moved, "2026-12-10T10:00:00+01:00", "2026-12-25T00:00:00+01:00");
    }

    #[test]
    fn seasons_are_for_the_days_between_and_end_with_the_last_day() {
        let season = |first, last, until| {
            from(Length::Season(Season { between: Some((first, last)), until: Some(until) }))
        };
        let yearly = season(Mark::Yearly(11, 1), Mark::Yearly(12, 31), Mark::Yearly(1, 31));
        check(&yearly, "2026-11-01T00:00:00+01:00", "2027-02-01T00:00:00+01:00");
        check(&yearly, "2026-12-31T23:59:00+01:00", "2027-02-01T00:00:00+01:00");
        check(&yearly, "2027-01-01T00:00:00+01:00", "none");
        let across = season(Mark::Yearly(12, 15), Mark::Yearly(1, 5), Mark::Yearly(1, 31));
        check(&across, "2027-01-05T12:00:00+01:00", "2027-02-01T00:00:00+01:00");
        check(&across, "2026-12-15T12:00:00+01:00", "2027-02-01T00:00:00+01:00");
        let date = |year, month, day| Mark::Once(Date { year, month, day });
        let once = season(date(2026, 11, 1), date(2026, 12, 31), date(2027, 1, 15));
        check(&once, "2026-11-30T12:00:00+01:00", "2027-01-16T00:00:00+01:00");
        check(&once, "2025-11-30T12:00:00+01:00", "none");
    }

    #[test]
    fn a_time_of_day_and_a_zone_of_the_other_side_stand_in_for_a_day_alone() {
        let (lisbon, tokyo) = (Named::new("Europe/Lisbon").unwrap(), Named::new("Asia/Tokyo").unwrap());
        let span = Span { at: Some(15 * 60), ..before(Length::Moment { hours: 48 }) };
        let ruler = Ruler { span: &span, calendar: None, zone: &lisbon, base: &tokyo };
        let on = |given, text: &str| Point { instant: instant(text).unwrap(), given };
        let end = |point| rfc3339(ruler.end(point).unwrap(), &lisbon);
        assert_eq!(end(on(Form::Day, "2026-07-10T04:00:00+09:00")), "2026-07-08T15:00:00+01:00");
        assert_eq!(end(on(Form::Wall, "2026-07-10T04:00:00+09:00")), "2026-07-08T04:00:00+01:00");
        assert_eq!(end(on(Form::Instant, "2026-07-10T04:00:00+09:00")), "2026-07-07T20:00:00+01:00");
    }

    #[test]
    fn a_span_turns_open_before_however_long_nobody_works() {
        let zone = Named::new("Europe/Berlin").unwrap();
        let weekend = [false, false, false, false, false, true, true];
        // All days from 1 June to 20 November 2026 are holidays; the 23rd is a Monday.
        let day = |month, day| Day::of(2026, month, day).unwrap();
        let closed: Vec<Date> = (day(6, 1).0..=day(11, 20).0)
            .filter(|at| calendar::is_working_day(Day(*at), Some(&shop(weekend, vec![]))))
            .map(|at| Day(at).date())
            .map(|(year, month, day)| Date { year, month, day })
            .collect();
        let now = instant("2026-11-23T12:00:00+01:00").unwrap();
        let turn = |length, to_working_day, holidays: &[Date]| {
            let span = Span { to_working_day, ..from(length) };
            let calendar = shop(weekend, holidays.to_vec());
            let [turn] = *ruler(&span, Some(&calendar), &zone).turns(now) else { panic!("{length:?}") };
            rfc3339(turn, &zone)
        };
        let friday = "2026-05-29T00:00:00+02:00";
        assert_eq!(turn(Length::WorkingDays { days: 1 }, false, &closed), friday);
        assert_eq!(turn(Length::Date { days: 0 }, true, &closed), "2026-05-30T00:00:00+02:00");
        assert_eq!(turn(Length::WorkingDays { days: 1 }, false, &[]), "2026-11-20T00:00:00+01:00");
        assert_eq!(turn(Length::Date { days: 0 }, true, &[]), "2026-11-21T00:00:00+01:00");
    }

    fn shop(weekend: [bool; 7], holidays: Vec<Date>) -> Calendar {
        Calendar { id: String::new(), weekend, holidays }
    }

    #[test]
    fn a_season_turns_at_its_first_day_and_after_its_last() {
        let zone = Named::UTC;
        let days = |season| {
            let span = from(Length::Season(season));
            let turns = ruler(&span, None, &zone).turns(instant("2026-11-22T12:00:00Z").unwrap());
            let near = turns.into_iter().map(|turn| crate::time::day_text(local(turn, &zone).day()));
            near.filter(|day| day.starts_with("2026")).collect::<Vec<_>>()
        };
        let between = Some((Mark::Yearly(11, 1), Mark::Yearly(12, 24)));
        assert_eq!(days(Season { between, until: None }), ["2026-11-01", "2026-12-25"]);
        let until = Some(Mark::Yearly(12, 24));
        assert_eq!(days(Season { between: None, until }), ["2026-12-25"]);
        assert_eq!(days(Season { between: None, until: None }), [""; 0]);
    }

    #[test]
    fn a_span_turns_open_at_the_earliest_date_for_which_it_is() {
        let zone = Named::new("Europe/Berlin").unwrap();
        let lengths = [
            Length::Moment { hours: 36 },
            Length::Date { days: 14 },
            Length::Months { days: 0, months: 1, moment: false },
            Length::Months { days: 0, months: 7, moment: true },
            Length::Months { days: 0, months: 25 * 12, moment: true },
            Length::Months { days: 0, months: 60 * 12, moment: false },
            Length::WorkingDays { days: 3 },
        ];
        for now in ["2026-03-29T12:00:00+02:00", "2026-02-28T00:00:00+01:00", "2028-03-31T23:59:59.999+02:00"]
        {
            for length in lengths {
                for span in [from(length), before(length)] {
                    let (ruler, now) = (ruler(&span, None, &zone), instant(now).unwrap());
                    let at = |instant| Point { instant, given: Form::Wall };
                    let [turn] = *ruler.turns(now) else { panic!("{length:?}") };
                    let (is, was) =
                        (ruler.is_open(at(turn), now), ruler.is_open(at(Instant(turn.0 - 1)), now));
                    assert!(is && !was, "{span:?} {} {}", rfc3339(turn, &zone), rfc3339(now, &zone));
                }
            }
        }
    }
}
