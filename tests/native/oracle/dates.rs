//! Dates for the oracle: chrono and chrono-tz alone, a day walked minute by minute.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono::{Offset, TimeZone, Timelike};
use chrono_tz::Tz;
use refund_check::policy::{Condition, Length, Policy};

use super::Value;

const HOUR: i64 = 3_600_000;

/// The present moment in milliseconds since 1970, and where the buyer is.
pub(crate) struct Clock {
    pub(crate) now: i64,
    pub(crate) zone: Tz,
    days: RefCell<HashMap<NaiveDate, Vec<(i64, i64)>>>,
}

/// Instants that a purchase can have been at, and the day that it counts as made on: as many as it takes to
/// see every combination of windows, the first and the last among them.
#[derive(Clone, Debug)]
pub(crate) struct Possible {
    pub(crate) instants: Vec<(i64, NaiveDate)>,
    /// The day, where only that is known.
    day: Option<NaiveDate>,
}

impl Clock {
    pub(crate) fn new(now: &str, zone: &str) -> Clock {
        let clock = Clock { now: i64::MAX, zone: zone.parse().unwrap(), days: RefCell::default() };
        let now = clock.read(now).unwrap().instants[0].0;
        Clock { now, ..clock }
    }

    /// What clocks show.
    pub(crate) fn shown(&self, instant: i64) -> NaiveDateTime {
        let utc = DateTime::from_timestamp_millis(instant).unwrap().naive_utc();
        utc + TimeDelta::seconds(i64::from(self.zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()))
    }

    /// The instant at which clocks show a time: of two the later, and forward by a gap.
    fn at(&self, shown: NaiveDateTime) -> i64 {
        match self.zone.from_local_datetime(&shown) {
            MappedLocalTime::Single(at) => at.timestamp_millis(),
            MappedLocalTime::Ambiguous(one, other) => one.max(other).timestamp_millis(),
            MappedLocalTime::None => self.at(shown - TimeDelta::minutes(1)) + 60_000,
        }
    }

    /// When a day is: once from its first to its last millisecond, as a rule.
    pub(crate) fn spans(&self, day: NaiveDate) -> Vec<(i64, i64)> {
        if let Some(known) = self.days.borrow().get(&day) {
            return known.clone();
        }
        let start = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() - 16 * HOUR;
        let mut spans: Vec<(i64, i64)> = Vec::new();
        for minute in (0..56 * 60).map(|minute| start + minute * 60_000) {
            if self.shown(minute).date() == day {
                match spans.last_mut() {
                    Some((_, last)) if *last + 1 == minute => *last = minute + 59_999,
                    _ => spans.push((minute, minute + 59_999)),
                }
            }
        }
        self.days.borrow_mut().insert(day, spans.clone());
        spans
    }

    /// A purchase of which nothing is known but that it has been.
    pub(crate) fn any_time(&self, policy: &Policy, question: usize) -> Possible {
        let today = self.shown(self.now).date();
        let mut instants = vec![self.now, self.now - 1_000_000 * HOUR];
        for (_, window) in policy.windows_from(question) {
            match window.length {
                Length::Moment { hours } => {
                    let turn = self.now - i64::from(hours) * HOUR;
                    instants.extend([turn - 1, turn]);
                }
                Length::Date { days } => {
                    let last = today - Days::new(u64::from(days));
                    let around = [last - Days::new(1), last, last + Days::new(1)];
                    let spans = around.into_iter().flat_map(|day| self.spans(day));
                    instants.extend(spans.flat_map(|(first, last)| [first, last]));
                }
            }
        }
        let past = instants.into_iter().filter(|&instant| instant <= self.now);
        Possible { instants: past.map(|at| (at, self.shown(at).date())).collect(), day: None }
    }

    /// A day, up to now; for one that was skipped, the next.
    fn on(&self, day: NaiveDate) -> Possible {
        if self.spans(day).is_empty() {
            return self.on(day + Days::new(1));
        }
        let mut instants = Vec::new();
        for (first, last) in self.spans(day) {
            instants.extend((first <= self.now).then_some(first));
            instants.extend((first <= self.now).then_some(last.min(self.now)));
        }
        Possible { instants: instants.into_iter().map(|at| (at, day)).collect(), day: Some(day) }
    }

    fn exactly(&self, instant: i64) -> Result<Possible, &'static str> {
        let when = (instant, self.shown(instant).date());
        let known = Possible { instants: vec![when], day: None };
        if instant > self.now { Err("in-the-future") } else { Ok(known) }
    }

    /// Reads a date answer.
    pub(crate) fn read(&self, said: &str) -> Result<Possible, &'static str> {
        let (date, rest) = said.split_at_checked(10).ok_or("malformed")?;
        let [year, month, day] = numbers(date, '-', &[4, 2, 2]).ok_or("malformed")?[..] else {
            return Err("malformed");
        };
        let date = NaiveDate::from_ymd_opt(year as i32, month, day).ok_or("impossible");
        let Some(rest) = rest.strip_prefix('T') else {
            let possible = if rest.is_empty() { self.on(date?) } else { return Err("malformed") };
            return if possible.instants.is_empty() { Err("in-the-future") } else { Ok(possible) };
        };
        let (time, offset) = match rest.find(['Z', '+', '-']) {
            Some(place) => (&rest[..place], Some(&rest[place..])),
            None => (rest, None),
        };
        let time = clock_time(time);
        if time == Err("malformed") {
            return Err("malformed");
        }
        let Some(offset) = offset else { return self.exactly(self.at(date?.and_time(time?))) };
        let ahead = match offset.split_at(1) {
            ("Z", "") => 0,
            (sign, ahead) => match numbers(ahead, ':', &[2, 2]).as_deref() {
                Some(&[hours, minutes]) if sign == "+" => i64::from(hours * 60 + minutes),
                Some(&[hours, minutes]) if sign == "-" => -i64::from(hours * 60 + minutes),
                _ => return Err("malformed"),
            },
        };
        self.exactly(date?.and_time(time?).and_utc().timestamp_millis() - ahead * 60_000)
    }

    /// The same day at a time of day.
    pub(crate) fn read_time(&self, date: &Possible, said: &str) -> Result<Possible, &'static str> {
        let time = clock_time(said)?;
        self.exactly(self.at(date.day.ok_or("malformed")?.and_time(time)))
    }
}

impl Possible {
    /// The combinations of open windows that it can be in.
    pub(crate) fn values(&self, policy: &Policy, question: usize, clock: &Clock) -> Vec<Value> {
        let mut instants = self.instants.clone();
        for (_, window) in policy.windows_from(question) {
            if let (Some(day), Length::Moment { hours }) = (self.day, window.length) {
                let turn = clock.now - i64::from(hours) * HOUR;
                let on = |at: &i64| clock.shown(*at).date() == day && *at <= clock.now;
                instants.extend([turn - 1, turn].into_iter().filter(on).map(|at| (at, day)));
            }
        }
        let value = |(at, day): (i64, NaiveDate)| {
            let windows = policy.windows_from(question);
            let open = windows.filter(|(_, window)| is_open(window.length, at, day, clock));
            open.fold(0, |bits, (window, _)| bits | 1 << window)
        };
        instants.into_iter().map(value).collect::<BTreeSet<Value>>().into_iter().collect()
    }
}

fn is_open(length: Length, bought: i64, day: NaiveDate, clock: &Clock) -> bool {
    match length {
        Length::Moment { hours } => clock.now <= bought + i64::from(hours) * HOUR,
        Length::Date { days } => clock.shown(clock.now).date() <= day + Days::new(u64::from(days)),
    }
}

fn end(length: Length, bought: i64, day: NaiveDate, clock: &Clock) -> i64 {
    match length {
        Length::Moment { hours } => bought + i64::from(hours) * HOUR,
        Length::Date { days } => {
            let mut following = (1..).map(|more| day + Days::new(u64::from(days) + more));
            following.find_map(|day| clock.spans(day).first().copied()).unwrap().0
        }
    }
}

/// The earliest end of the windows that rules need open, as JSON. There is none where one may have closed,
/// and it is exact if every instant that the purchases can have been at gives the same.
pub(super) fn deadline(
    policy: &Policy,
    rules: &BTreeSet<usize>,
    dates: &[Option<Possible>],
    clock: &Clock,
) -> String {
    let mut ends: Vec<(i64, i64)> = Vec::new();
    for condition in rules.iter().flat_map(|&rule| &policy.rules[rule].when) {
        let Condition::Window { window, open: true } = *condition else { continue };
        let window = &policy.windows[window];
        let instants = dates[window.from].as_ref().map_or(&[][..], |date| &date.instants);
        if instants.is_empty() || !instants.iter().all(|&(at, day)| is_open(window.length, at, day, clock)) {
            return "null".to_owned();
        }
        let each = || instants.iter().map(|&(at, day)| end(window.length, at, day, clock));
        ends.push((each().min().unwrap(), each().max().unwrap()));
    }
    let Some(by) = ends.iter().map(|(earliest, _)| *earliest).min() else { return "null".to_owned() };
    let exact = ends.iter().any(|(_, latest)| *latest == by);
    format!("{{\"by\":\"{}\",\"exact\":{exact}}}", clock.print(by))
}

impl Clock {
    /// An instant with the zone's offset.
    pub(crate) fn print(&self, instant: i64) -> String {
        let shown = self.shown(instant);
        let ahead = (shown.and_utc().timestamp_millis() - instant) / 60_000;
        let sign = if ahead < 0 { '-' } else { '+' };
        format!("{}{sign}{:02}:{:02}", print_local(shown), ahead.abs() / 60, ahead.abs() % 60)
    }
}

/// A local time, to the millisecond where it has any.
pub(crate) fn print_local(shown: NaiveDateTime) -> String {
    let (date, time, millis) = (shown.date(), shown.time(), shown.and_utc().timestamp_subsec_millis());
    let seconds = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{:04}-{:02}-{:02}T{seconds}{fraction}", date.year(), date.month(), date.day())
}

/// Numbers with so many digits each, and nothing else.
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
