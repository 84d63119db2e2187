//! When a verdict becomes another one by time alone, with the same answers.
//!
//! As time goes by, windows only close, each at an instant that follows from its date. So the diagram is
//! walked twice at once, as it is now and as it will be after each of these instants, and the outcomes at the
//! two leaves are compared. Where an answer is not known, all its values are tried, the same one in both
//! walks.

use std::cmp::Ordering;

use super::Deadline;
use super::answers::Given;
use super::dates::is_date;
use super::measured::Closing;
use super::situation::Situation;
use super::told::turn;
use super::windows::Windows;
use crate::diagram::{Domain, Ref, Step};
use crate::policy::insert_once;
use crate::time::Instant;

/// The most combinations of inexact dates that are tried. With more than these, the result is marked as
/// inexact.
const MAX_COMBINATIONS: usize = 256;

/// The earliest instant at which the verdict becomes worse, and the earliest at which it becomes better.
pub(super) fn coming(situation: &Situation<'_>) -> (Option<Deadline>, Option<Deadline>) {
    let dates = dates(situation);
    let (mut closings, mut instants): (Vec<Closing>, Vec<i64>) = (Vec::new(), Vec::new());
    let mut take = |known: &Dates| {
        for (_, ways) in known {
            ways.iter().for_each(|way| closings.extend_from_slice(way));
        }
        for closing in &closings {
            if closing.ends && closing.closes > situation.clock.now {
                insert_once(&mut instants, closing.closes.0);
            }
        }
        instants.is_empty()
    };
    // If every answer on the path is exact, there is no date on it that was not given.
    let is_exact = situation.domains.is_empty();
    if take(&dates) && is_exact {
        return (None, None);
    }
    let moving = moving(situation);
    if !is_exact && take(&moving) {
        return (None, None);
    }
    let total: usize = dates.iter().map(|(_, ways)| ways.len()).product();
    let is_cut = total > MAX_COMBINATIONS;
    let (mut worse, mut better) = (Earliest::default(), Earliest::default());
    (worse.differ, better.differ) = (is_cut, is_cut);
    for number in 0..total.min(MAX_COMBINATIONS) {
        let mut rest = number;
        let mut future = Future {
            situation,
            values: Vec::new(),
            ways: Vec::new(),
            at: 0,
            moments_only: false,
            seen: Vec::new(),
            ends: Vec::new(),
        };
        for (question, ways) in &dates {
            if let Some(way) = ways.get(rest % ways.len().max(1)) {
                future.ways.push((*question, way));
            }
            rest /= ways.len().max(1);
        }
        for (question, ways) in &moving {
            for way in ways {
                future.ways.push((*question, way));
            }
        }
        let (mut first_worse, mut first_better) = (None, None);
        for &at in &instants {
            let change = future.after(at, false);
            if change.worse && first_worse.is_none() {
                let by_moment = future.after(at, true).worse;
                first_worse = Some(Turn { at, by_moment, on_every_way: change.all_worse });
            }
            if change.better && first_better.is_none() {
                first_better = Some(Turn { at, by_moment: false, on_every_way: change.all_better });
            }
            if first_worse.is_some() && first_better.is_some() {
                break;
            }
        }
        worse.take(first_worse);
        better.take(first_better);
    }
    (worse.deadline(&closings), better.deadline(&closings))
}

/// For each question with a known date, when its windows close: see [`Windows::closings`].
type Dates = Vec<(usize, Vec<Vec<Closing>>)>;

fn dates(situation: &Situation<'_>) -> Dates {
    let mut dates = Vec::new();
    for (question, dated) in situation.dated.iter().enumerate() {
        if let Some(dated) = dated
            && situation.asks(question)
        {
            let windows = Windows::of(situation.compiled, question, situation.clock, situation.dated);
            dates.push((question, windows.closings(*dated)));
        }
    }
    dates
}

/// When the windows of each date on the path close that was not given: time closes these windows, too.
fn moving(situation: &Situation<'_>) -> Dates {
    let Situation { compiled, answers, clock, dated, .. } = *situation;
    let kept = answers.clone().asked(&|other| situation.asks(other));
    let mut moving = Vec::new();
    for question in 0..compiled.policy.questions.len() {
        if kept.given(question).0 == Given::Nothing && is_date(&compiled.policy, question) {
            let windows = super::known::windows(compiled, question, &kept, clock, dated);
            moving.push((question, windows.closings(windows.any())));
        }
    }
    moving
}

/// An instant at which a verdict changes.
#[derive(Clone, Copy)]
struct Turn {
    at: i64,
    /// Whether windows that count from a moment are enough for the change. People are then told the window's
    /// last instant.
    by_moment: bool,
    /// Whether the verdict changes then whatever the missing answers are. If not, it may change later.
    on_every_way: bool,
}

/// The earliest of several turns, and whether they differ.
#[derive(Default)]
struct Earliest {
    first: Option<Turn>,
    differ: bool,
    count: u32,
}

impl Earliest {
    fn take(&mut self, turn: Option<Turn>) {
        let at = |turn: Option<Turn>| turn.map_or(i64::MAX, |turn| turn.at);
        let (new, known) = (at(turn), at(self.first));
        self.differ |= self.count > 0 && new != known || turn.is_some_and(|turn| !turn.on_every_way);
        self.count += 1;
        if new < known {
            self.first = turn;
        } else if let (Some(first), Some(turn)) = (&mut self.first, turn)
            && new == known
        {
            first.by_moment &= turn.by_moment;
        }
    }

    /// The turn as a deadline to tell people, with the first window that closes then.
    fn deadline(&self, closings: &[Closing]) -> Option<Deadline> {
        let Turn { at, by_moment, .. } = self.first?;
        for closing in closings {
            if closing.closes.0 == at && (closing.by_moment || !by_moment) {
                let by = Instant(at - i64::from(by_moment));
                return Some(Deadline { by, exact: !self.differ, window: closing.window });
            }
        }
        None
    }
}

/// How time alone changes a verdict. `worse` says whether it becomes worse on some path, `all_worse` whether
/// on every path that leads to the same rules now; so do `better` and `all_better`.
#[derive(Clone, Copy)]
struct Change {
    worse: bool,
    all_worse: bool,
    better: bool,
    all_better: bool,
}

/// Compares the diagram as it is now with the one at a later instant.
struct Future<'a> {
    situation: &'a Situation<'a>,
    /// For each question that the walk has reached: the values that it can have now, each with its later
    /// value.
    values: Vec<(usize, Vec<(u32, u32)>)>,
    /// When the windows of each date close: see [`Windows::closings`]. A date that was not given has one
    /// entry for each way that it can be.
    ways: Vec<(usize, &'a [Closing])>,
    at: i64,
    /// Whether windows of whole days count as still open at `at`.
    moments_only: bool,
    /// The pairs of nodes that the walk has visited, in sorted order.
    seen: Vec<(Ref, Ref)>,
    /// For each leaf that can be reached now: whether it becomes better, stays, or becomes worse on some
    /// path.
    ends: Vec<(Ref, [bool; 3])>,
}

impl<'a> Future<'a> {
    /// Compares the diagram now with the one from the instant `at` on.
    fn after(&mut self, at: i64, moments_only: bool) -> Change {
        (self.at, self.moments_only) = (at, moments_only);
        self.seen.clear();
        self.values.clear();
        self.ends.clear();
        let root = self.situation.compiled.diagram.root;
        self.walk(root, root);
        let mut change = Change { worse: false, all_worse: true, better: false, all_better: true };
        for &(_, [better, same, worse]) in &self.ends {
            change.worse |= worse;
            change.better |= better;
            change.all_worse &= !worse || !(better || same);
            change.all_better &= !better || !(worse || same);
        }
        change
    }

    fn walk(&mut self, mut now: Ref, mut then: Ref) {
        let diagram = &self.situation.compiled.diagram;
        loop {
            let asked = |at| match diagram.step(at) {
                Step::Node { variable, .. } => Some(variable),
                Step::Leaf(_) => None,
            };
            let variable = match (asked(now), asked(then)) {
                (None, None) => return self.compare(now, then),
                (Some(one), Some(two)) => one.min(two),
                (one, two) => one.or(two).unwrap_or_default(),
            };
            if let Some((is, will)) = self.value(variable) {
                (now, then) = (self.onward(now, variable, is), self.onward(then, variable, will));
                continue;
            }
            let values = self.values(variable);
            if insert_once(&mut self.seen, (now, then)) {
                for (is, will) in values {
                    self.walk(self.onward(now, variable, is), self.onward(then, variable, will));
                }
            }
            return;
        }
    }

    fn compare(&mut self, now: Ref, then: Ref) {
        let order = turn(self.situation.compiled, then, now, self.situation.answers);
        let place = self.ends.iter().position(|(end, _)| *end == now).unwrap_or(self.ends.len());
        if place == self.ends.len() {
            self.ends.push((now, [false; 3]));
        }
        let kind = if now == then { Ordering::Equal } else { order } as i8 + 1;
        if let Some(mark) = self.ends.get_mut(place).and_then(|(_, marks)| marks.get_mut(kind as usize)) {
            *mark = true;
        }
    }

    fn onward(&self, at: Ref, asked: usize, value: u32) -> Ref {
        match self.situation.compiled.diagram.step(at) {
            Step::Node { variable, children } if variable == asked => {
                children.get(value as usize).copied().unwrap_or(at)
            }
            _ => at,
        }
    }

    /// The number of windows of a date, at least 1.
    fn windows(&self, question: usize) -> usize {
        self.situation.compiled.regions.get(question).and_then(|it| it.first()).map_or(1, Vec::len).max(1)
    }

    /// The value of a question now and at `at`, if it is known.
    fn value(&self, question: usize) -> Option<(u32, u32)> {
        if self.situation.asks(question)
            && let Given::Option(value) = self.situation.answers.given(question).0
        {
            return Some((value, value));
        }
        let mut ways = self.ways.iter().filter(|(date, _)| *date == question);
        match (ways.next(), ways.next()) {
            (Some((_, way)), None) if way.len() == self.windows(question) => self.regions(question, way),
            _ => None,
        }
    }

    /// The values that a question can have now, each with its later value. Kept, so that they are worked out
    /// once for each instant.
    fn values(&mut self, question: usize) -> Vec<(u32, u32)> {
        if let Some((_, values)) = self.values.iter().find(|(known, _)| *known == question) {
            return values.clone();
        }
        let mut values = Vec::new();
        for (_, ways) in self.ways.iter().filter(|(date, _)| *date == question) {
            for way in ways.chunks(self.windows(question)) {
                if let Some(pair) = self.regions(question, way) {
                    insert_once(&mut values, pair);
                }
            }
        }
        if values.is_empty() {
            for value in self.open(question) {
                values.push((value, value));
            }
        }
        self.values.push((question, values.clone()));
        values
    }

    /// The indices of a date's regions now and at `at`. Returns `None` if no region fits.
    fn regions(&self, question: usize, closings: &[Closing]) -> Option<(u32, u32)> {
        // Windows of whole days that close at the instant may be kept open for the later region, never for
        // the present one.
        let region = |at: i64, keeps: bool| {
            let regions = self.situation.compiled.regions.get(question)?;
            let mut all = (0..).zip(regions);
            let fits = |region: &[bool]| {
                let mut fits = true;
                for (closing, open) in closings.iter().zip(region) {
                    let is_kept = keeps && !closing.by_moment && closing.closes.0 == at;
                    fits &= (is_kept || closing.closes.0 > at) == *open;
                }
                fits
            };
            all.find(|(_, region)| fits(region)).map(|(place, _)| place)
        };
        let now = region(self.situation.clock.now.0, false)?;
        // With whole days kept open, no region may fit. Then it counts as unchanged.
        Some((now, region(self.at, self.moments_only).or(self.moments_only.then_some(now))?))
    }

    /// The values that a question can still have.
    fn open(&self, question: usize) -> Vec<u32> {
        match self.situation.domains.get(question) {
            Some(Domain::One(value)) => return vec![*value],
            Some(Domain::Some(values)) => return values.clone(),
            _ => {}
        }
        let Situation { compiled, answers, clock, dated, .. } = *self.situation;
        let is_number =
            self.situation.asks(question) && matches!(answers.given(question).0, Given::Number(_));
        if is_number || is_date(&compiled.policy, question) {
            let kept = answers.clone().asked(&|other| self.situation.asks(other));
            match super::known::read(compiled, question, &kept, clock, dated).1 {
                Domain::One(value) => return vec![value],
                Domain::Some(values) => return values,
                _ => {}
            }
        }
        (0..self.situation.compiled.diagram.sizes.get(question).copied().unwrap_or_default()).collect()
    }
}
