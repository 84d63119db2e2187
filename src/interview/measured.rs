//! A span of a window, and what it is measured between: now and a date, or two dates.

use super::dates::Dated;
use crate::time::{Instant, Point, Ruler};

/// A span of a window, and what it is measured between.
pub(super) struct Measured<'a> {
    pub(super) ruler: Ruler<'a>,
    pub(super) window: usize,
    /// The other date that it is measured from, or at.
    pub(super) other: Option<Other>,
}

/// On which end of a span another date stands; the question's own stands on the other end.
#[derive(Clone, Copy)]
pub(super) enum Other {
    /// It is measured from that date, at the question's own.
    From(usize),
    /// It is measured from the question's own, at that date.
    At(usize),
}

impl Other {
    pub(super) fn question(self) -> usize {
        match self {
            Other::From(question) | Other::At(question) => question,
        }
    }
}

/// Whether the time of a day makes a difference to a span between it and another date: the span begins with the day, or
/// is measured at it. Where one of the two cannot lie before the other, whether the day is the later one.
pub(super) fn differs(
    ruler: &Ruler<'_>,
    (day, begins): (Dated, bool),
    other: Dated,
    is_later: Option<bool>,
) -> bool {
    let ends = [day.point(day.first), day.point(day.last)];
    let turns = if begins { ends.map(|end| ruler.closes(end)).to_vec() } else { turns_between(ruler, ends) };
    for instant in other.within(&turns) {
        let (other, mut between) = (other.point(instant), day);
        match is_later {
            Some(true) => between.first = day.first.max(instant),
            Some(false) => between.last = day.last.min(instant),
            None => {}
        }
        if between.first >= between.last {
            continue;
        }
        let is_open = |at: Instant| {
            let own = day.point(at);
            if begins {
                ruler.is_open(own, ruler.instant(other))
            } else {
                ruler.is_open(other, ruler.instant(own))
            }
        };
        if is_open(between.first) != is_open(between.last) {
            return true;
        }
    }
    false
}

/// When a window of a date turns, for the first and the last instant at which another is that it is measured at.
pub(super) fn turns_between(ruler: &Ruler<'_>, ends: [Point; 2]) -> Vec<Instant> {
    let mut turns = Vec::new();
    for end in ends {
        turns.append(&mut ruler.turns(ruler.instant(end)));
    }
    turns
}

/// When a window closes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closing {
    /// The first instant at which it is closed.
    pub(super) closes: Instant,
    /// Whether that is an end: it was open, and closes as time goes by.
    pub(super) ends: bool,
    /// Whether it counts from the moment, so that people are told the last instant at which it is open.
    pub(super) by_moment: bool,
    /// Which.
    pub(super) window: usize,
}
