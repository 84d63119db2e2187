//! When a verdict changes. The oracle moves the present moment forward to each instant at which a window
//! closes.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter::zip;
use std::rc::Rc;

use super::given::Known;
use super::spans::is_by_moment;
use super::{Answers, Clock, Oracle, Tuple, Value, every};

/// By the known dates (0 for the others): when the verdict first changes, if ever.
type Turns = BTreeMap<Vec<i64>, Option<Turn>>;

/// The first instant at which the verdict of some completion changes.
#[derive(Clone, Debug)]
struct Turn {
    at: i64,
    /// Whether some completion changes even if only the windows that count from an instant close, and those
    /// that end with a day stay open.
    by_moment: bool,
    /// By the rules that remain now: whether some completion with these changes then, and whether some does
    /// not.
    ends: BTreeMap<Vec<usize>, (bool, bool)>,
}

impl Turn {
    fn new(at: i64) -> Turn {
        Turn { at, by_moment: false, ends: BTreeMap::new() }
    }
}

/// A possible combination of open and closed spans, and when each open one closes.
struct Way {
    known: Vec<i64>,
    now: Vec<bool>,
    closing: Vec<(usize, i64)>,
}

impl Way {
    /// Which spans are open at an instant. A span that closes exactly then counts as open if `is_kept`.
    fn at(&self, at: i64, is_kept: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut then = self.now.clone();
        for &(piece, closes) in &self.closing {
            then[piece] &= closes > at || closes == at && is_kept(piece);
        }
        then
    }
}

impl Oracle<'_> {
    /// The reply's `deadline` and `opens` as JSON.
    pub(super) fn coming(
        &self,
        answers: &Answers,
        known: &Known,
        clock: &Clock,
        settled: bool,
    ) -> (String, String) {
        let ways = self.ways(known, clock);
        let all: Vec<Vec<Value>> = every(&known.domains).collect();
        let worse = self.turns(answers, &ways, &all, Ordering::Greater);
        let better = self.turns(answers, &ways, &all, Ordering::Less);
        // A window that counts from an instant is described by its last instant, others by the first instant
        // after them.
        let first = earliest(&worse);
        let by = |at: i64| {
            let ending = worse.values().flatten().filter(|turn| turn.at == at);
            at - i64::from(ending.into_iter().all(|turn| turn.by_moment))
        };
        let is_exact = is_exact(&worse);
        let by_now = first.is_some_and(|at| by(at) <= clock.now && !is_exact);
        let deadline = if !settled && by_now { "null".to_owned() } else { print(&worse, "by", by, clock) };
        (deadline, print(&better, "from", |at| at, clock))
    }

    fn ways(&self, known: &Known, clock: &Clock) -> Vec<Way> {
        let grid = self.grid(&known.ranges, clock);
        let is_known = |question: usize| known.ranges[question].is_some_and(|range| range.given);
        let is_unsure =
            |question: usize| known.unknown.contains(&(question, self.policy.questions[question].id.clone()));
        let dates = self.dates(&known.ranges, clock);
        let (mut ways, mut seen) = (Vec::new(), BTreeSet::new());
        for Tuple { instants, state, .. } in &grid.tuples {
            let known: Vec<i64> =
                (0..instants.len()).map(|it| if is_known(it) { instants[it] } else { 0 }).collect();
            // A span does not close if it counts from a date that the buyer does not know, or lies between
            // two dates.
            let now = grid.states[*state].clone();
            let moves = |piece: usize| {
                let span = self.pieces[piece].span;
                now[piece] && span.to.is_none() && !is_unsure(span.date)
            };
            let closing: Vec<(usize, i64)> = (0..now.len())
                .filter(|&piece| moves(piece))
                .filter_map(|piece| Some((piece, dates.closes(self.pieces[piece].span, instants)?)))
                .collect();
            if !seen.insert((known.clone(), *state, closing.clone())) {
                continue;
            }
            ways.push(Way { known, now, closing });
        }
        ways
    }

    fn turns(&self, answers: &Answers, ways: &[Way], all: &[Vec<Value>], order: Ordering) -> Turns {
        let mut found = Turns::new();
        // The remaining rules for each combination of values, by open spans: cached, because many ways have
        // the same spans.
        let mut known: HashMap<Vec<bool>, Rc<Vec<Vec<usize>>>> = HashMap::new();
        let mut remaining = |spans: Vec<bool>| {
            let work_out = |spans: &Vec<bool>| {
                Rc::new(all.iter().map(|values| self.remaining(&self.facts(values, spans))).collect())
            };
            known.entry(spans).or_insert_with_key(work_out).clone()
        };
        let is_so = |is: &Vec<usize>, will: &Vec<usize>| self.turn(will, is, answers) == order;
        for way in ways {
            let instants: BTreeSet<i64> = way.closing.iter().map(|(_, at)| *at).collect();
            let now = remaining(way.now.clone());
            let first = instants.into_iter().find(|&at| {
                let then = remaining(way.at(at, |_| false));
                zip(&*now, &*then).any(|(is, will)| is_so(is, will))
            });
            let slot = found.entry(way.known.clone()).or_insert(None);
            if let Some(at) = first
                && slot.as_ref().is_none_or(|turn| at < turn.at)
            {
                *slot = Some(Turn::new(at));
            }
        }
        // The instant is known by now. Collect what every completion with these dates becomes then.
        for way in ways {
            let Some(Some(turn)) = found.get_mut(&way.known) else { continue };
            let now = remaining(way.now.clone());
            let then = remaining(way.at(turn.at, |_| false));
            let kept = remaining(way.at(turn.at, |piece| !is_by_moment(self.pieces[piece].span)));
            for (is, (will, without)) in zip(&*now, zip(&*then, &*kept)) {
                let turned = is_so(is, will);
                turn.by_moment |= is_so(is, without);
                let end = turn.ends.entry(is.clone()).or_default();
                *end = (end.0 || turned, end.1 || !turned);
            }
        }
        found
    }
}

fn earliest(turns: &Turns) -> Option<i64> {
    turns.values().flatten().map(|turn| turn.at).min()
}

/// Whether the instant is the same for all dates, and does not depend on any answer that was not given.
fn is_exact(turns: &Turns) -> bool {
    let first = earliest(turns);
    let all = |turn: &Turn| turn.ends.values().all(|(some, others)| !(*some && *others));
    turns.values().all(|turn| turn.as_ref().map(|it| it.at) == first && turn.as_ref().is_none_or(all))
}

fn print(turns: &Turns, name: &str, by: impl Fn(i64) -> i64, clock: &Clock) -> String {
    let Some(at) = earliest(turns) else { return "null".to_owned() };
    format!("{{\"{name}\":\"{}\",\"exact\":{}}}", clock.print(by(at)), is_exact(turns))
}
