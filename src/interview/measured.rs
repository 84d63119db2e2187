//! A span of a window, and what it is measured between: a date and now, or two dates.

use super::dates::Dated;
use crate::time::{Instant, Point, Ruler};

/// A span of a window, with its ruler.
pub(super) struct Measured<'a> {
    pub(super) ruler: Ruler<'a>,
    pub(super) window: usize,
    /// The other date, if the span lies between two dates.
    pub(super) other: Option<Other>,
}

/// At which end of a span the other date stands. The question's own date stands at the opposite end.
#[derive(Clone, Copy)]
pub(super) enum Other {
    /// The span begins at the other date (question index) and is checked at the question's own.
    From(usize),
    /// The span begins at the question's own date and is checked at the other date (question index).
    At(usize),
}

impl Other {
    pub(super) fn question(self) -> usize {
        match self {
            Other::From(question) | Other::At(question) => question,
        }
    }
}

/// Whether the time of day of `day` makes a difference to a span between it and another date. `begins` says
/// whether the span begins at `day`; otherwise it is checked there. `is_later` says which of the two dates
/// must be the later one, if the policy does: `Some(true)` if `day` is.
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

/// When a window turns between open and closed, if it is checked at the first or the last of two possible
/// instants of the other date.
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
    /// Whether time closes it: it was open at some time and closes as time goes by.
    pub(super) ends: bool,
    /// Whether it counts from the moment rather than by whole days. People are then told its last open
    /// instant.
    pub(super) by_moment: bool,
    /// The index of the window.
    pub(super) window: usize,
}
