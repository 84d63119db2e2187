//! The dates to try: a grid that contains every instant at which a window changes, and the millisecond
//! before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use refund_check::policy::{Length, Policy, Span, WindowKind};

use super::clock::{Clock, Form, Range, at};
use super::spans::is_open;

/// How many days around the present are searched, one by one, for the ends of seasons.
const SEASON_DAYS: u64 = 1100;

/// A span of a window, and the option of the window's question for which it counts.
pub(crate) struct Piece<'a> {
    pub(crate) window: usize,
    pub(crate) option: usize,
    pub(crate) span: &'a Span,
}

/// Every span of a policy's windows.
pub(crate) fn pieces(policy: &Policy) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (window, written) in policy.windows.iter().enumerate() {
        match &written.kind {
            WindowKind::Span(span) => pieces.push(Piece { window, option: 0, span }),
            WindowKind::By { spans, .. } => {
                pieces.extend(spans.iter().enumerate().map(|(option, span)| Piece { window, option, span }));
            }
            _ => {}
        }
    }
    pieces
}

/// Possible dates of the questions, and which spans are open for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// Each combination of open and closed spans.
    pub(crate) states: Vec<Vec<bool>>,
    /// The combinations of dates.
    pub(crate) tuples: Vec<Tuple>,
}

/// A combination of dates.
#[derive(Clone, Debug)]
pub(crate) struct Tuple {
    /// By question; zero for one that is not a date.
    pub(crate) instants: Vec<i64>,
    /// How each date is given: in another zone, a local time and an instant differ though both are the same here.
    forms: Vec<Form>,
    /// The index in the grid's `states`.
    pub(crate) state: usize,
}

impl Tuple {
    /// All dates but that of one question.
    pub(crate) fn others(&self, question: usize) -> Vec<(i64, Form)> {
        let mut others: Vec<_> = self.instants.iter().copied().zip(self.forms.iter().copied()).collect();
        others.remove(question);
        others
    }
}

impl Grid {
    /// Adds the dates and states of another grid.
    pub(crate) fn join(&mut self, other: Grid) {
        let add = |state: &Vec<bool>| match self.states.iter().position(|known| known == state) {
            Some(known) => known,
            None => {
                self.states.push(state.clone());
                self.states.len() - 1
            }
        };
        let numbers: Vec<usize> = other.states.iter().map(add).collect();
        self.tuples.extend(other.tuples.into_iter().map(|it| Tuple { state: numbers[it.state], ..it }));
    }
}

/// The inputs from which the instants of change are computed.
pub(crate) struct Dates<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) clock: &'a Clock,
    pub(crate) pieces: &'a [Piece<'a>],
    /// By question; `None` for one that is not a date.
    pub(crate) ranges: &'a [Option<Range>],
}

impl Dates<'_> {
    /// Tries all combinations of dates.
    pub(crate) fn grid(&self) -> Grid {
        let questions: Vec<usize> = (0..self.ranges.len()).filter(|&it| self.ranges[it].is_some()).collect();
        let own: Vec<Vec<i64>> = questions.iter().map(|&question| self.own(question)).collect();
        let all: Vec<Vec<i64>> = questions
            .iter()
            .zip(&own)
            .map(|(&question, mine)| {
                let mut all = mine.clone();
                for (&other, theirs) in questions.iter().zip(&own).filter(|(other, _)| **other != question) {
                    theirs.iter().for_each(|&instant| self.linked(question, other, instant, &mut all));
                }
                self.within(question, all)
            })
            .collect();
        let (mut grid, mut numbers) = (Grid::default(), BTreeMap::new());
        self.add(&questions, &all, &mut Vec::new(), &mut grid, &mut numbers);
        grid
    }

    fn add(
        &self,
        questions: &[usize],
        all: &[Vec<i64>],
        chosen: &mut Vec<i64>,
        grid: &mut Grid,
        numbers: &mut BTreeMap<Vec<bool>, usize>,
    ) {
        if let Some(instants) = all.get(chosen.len()) {
            for &instant in instants {
                chosen.push(instant);
                self.add(questions, all, chosen, grid, numbers);
                chosen.pop();
            }
            return;
        }
        let mut dates = vec![0; self.ranges.len()];
        questions.iter().zip(&*chosen).for_each(|(&question, &instant)| dates[question] = instant);
        if !self.is_ordered(&dates) {
            return;
        }
        let state: Vec<bool> =
            self.pieces.iter().map(|piece| self.state(piece.span, &dates, self.clock.now)).collect();
        let next = numbers.len();
        let number = *numbers.entry(state.clone()).or_insert(next);
        if number == next {
            grid.states.push(state);
        }
        let forms = (0..dates.len()).map(|question| self.form(question)).collect();
        grid.tuples.push(Tuple { instants: dates, forms, state: number });
    }

    /// Whether no date lies before a date that it cannot precede. A date that was not given and would have to
    /// lie later than now has not happened yet, so the order does not apply to it.
    fn is_ordered(&self, dates: &[i64]) -> bool {
        let questions = self.policy.questions.iter().enumerate();
        questions.filter_map(|(place, it)| Some((place, it.after?))).all(|(place, after)| {
            let (Some(_), Some(later)) = (self.ranges[after], self.ranges[place]) else { return true };
            dates[after] <= dates[place] || !later.given && later.last < dates[after]
        })
    }

    fn form(&self, question: usize) -> Form {
        self.ranges[question].map_or(Form::Wall, |range| range.form)
    }

    /// Whether a span is open at the moment `now`.
    pub(crate) fn state(&self, span: &Span, dates: &[i64], now: i64) -> bool {
        let at = span.to.map_or(now, |to| self.seen_from(span, dates[to], self.form(to)));
        is_open(self.policy, span, (dates[span.date], self.form(span.date)), at, self.clock)
    }

    /// An instant that was given as a local time, read in the zone of a span.
    fn seen_from(&self, span: &Span, instant: i64, form: Form) -> i64 {
        match &span.zone {
            Some(name) if form != Form::Instant => at(&self.clock.other(name), self.clock.shown(instant)).1,
            _ => instant,
        }
    }

    /// The instants of a date at which one of its windows changes, as seen from now; and the first and last
    /// of its range.
    fn own(&self, question: usize) -> Vec<i64> {
        let range = self.ranges[question].unwrap();
        let mut all = vec![range.first, range.last, self.clock.now, self.clock.now + 1];
        for span in self.pieces.iter().map(|piece| piece.span) {
            if span.date == question && span.to.is_none() {
                let open =
                    |instant| is_open(self.policy, span, (instant, range.form), self.clock.now, self.clock);
                self.turns(range, span, &open, &mut all);
            }
        }
        self.within(question, all)
    }

    /// The instants of a date at which a span between it and another date changes, if the other is at
    /// `instant`.
    fn linked(&self, question: usize, other: usize, instant: i64, all: &mut Vec<i64>) {
        let range = self.ranges[question].unwrap();
        let after = |one: usize, two: usize| self.policy.questions[one].after == Some(two);
        if after(question, other) || after(other, question) {
            all.extend([instant, instant + 1]);
        }
        let mut dates = vec![0; self.ranges.len()];
        dates[other] = instant;
        for span in self.pieces.iter().map(|piece| piece.span) {
            let to = span.to.unwrap_or(usize::MAX);
            if (span.date, to) == (question, other) || (span.date, to) == (other, question) {
                let open = |mine| {
                    let mut dates = dates.clone();
                    dates[question] = mine;
                    self.state(span, &dates, self.clock.now)
                };
                self.turns(range, span, &open, all);
            }
        }
    }

    /// The instants of a range at which a span opens or closes.
    fn turns(&self, range: Range, span: &Span, open: &dyn Fn(i64) -> bool, all: &mut Vec<i64>) {
        if matches!(span.length, Length::Season(_)) && range.first + 3 * 86_400_000 < range.last {
            let mut day = self.clock.shown(self.clock.now).date() - Days::new(SEASON_DAYS);
            let mut was = range.first;
            for _ in 0..2 * SEASON_DAYS {
                day = day + Days::new(1);
                let Some((first, _)) = self.clock.span(day) else { continue };
                let is = first.clamp(range.first, range.last);
                turn(was, is, open, all);
                was = is;
            }
            return turn(was, range.last, open, all);
        }
        // Once the span is open, it stays open for any later date.
        turn(range.first, range.last, open, all);
    }

    fn within(&self, question: usize, all: Vec<i64>) -> Vec<i64> {
        let range = self.ranges[question].unwrap();
        let both = all.into_iter().flat_map(|at| [at - 1, at]);
        let kept: BTreeSet<i64> = both.filter(|at| (range.first..=range.last).contains(at)).collect();
        kept.into_iter().collect()
    }

    /// The first instant from now on at which an open span is closed, if ever.
    pub(crate) fn closes(&self, span: &Span, dates: &[i64]) -> Option<i64> {
        let open = |at: i64| self.state(span, dates, at);
        let (mut last, mut step) = (self.clock.now, 86_400_000);
        while open(last + step) {
            last += step;
            step *= 2;
            if step > 9000 * 86_400_000 {
                return None;
            }
        }
        let mut first = last + step;
        while first - last > 1 {
            let middle = last + (first - last) / 2;
            if open(middle) { last = middle } else { first = middle }
        }
        Some(first)
    }
}

/// If `is` differs at the two instants, finds the instant between them at which it changes, by bisection.
fn turn(mut from: i64, mut to: i64, is: &dyn Fn(i64) -> bool, all: &mut Vec<i64>) {
    let before = is(from);
    if before == is(to) {
        return;
    }
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if is(middle) == before { from = middle } else { to = middle }
    }
    all.push(to);
}
