//! The combinations of window states that dates can produce, found by trying dates.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{clocks, moments};
use crate::policy::{Kind, Policy, Question, Span};
use crate::time::{DAY, Day, Form, Instant, Point, Ruler, Zone, first_instant, local};
use crate::zones::Named;

/// Groups of date questions that depend on each other, because a window lies between two or one cannot lie
/// before another. Each date is in one group.
pub(super) fn groups(policy: &Policy) -> Vec<Vec<usize>> {
    let is_date = |question: usize| policy.questions.get(question).is_some_and(|it| it.kind == Kind::Date);
    let mut group_of: Vec<usize> = (0..policy.questions.len()).collect();
    let mut join = |one: usize, other: usize| {
        if let (Some(&from), Some(&to)) = (group_of.get(one), group_of.get(other)) {
            group_of.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
    };
    for question in 0..policy.questions.len() {
        for atom in policy.atoms(question) {
            if let Some(span) = policy.span(atom) {
                join(span.date, question);
                span.to.into_iter().for_each(|to| join(to, question));
            }
        }
        let after = policy.questions.get(question).and_then(|question| question.after);
        after.into_iter().for_each(|after| join(after, question));
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); group_of.len()];
    for (question, &group) in group_of.iter().enumerate() {
        if let Some(group) = groups.get_mut(group).filter(|_| is_date(question)) {
            group.push(question);
        }
    }
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// The combinations of states that can occur in a group: for each, the states of the windows of each date.
pub(super) fn combinations(policy: &Policy, group: &[usize]) -> Vec<Vec<Vec<bool>>> {
    let spans: Vec<&Span> = group
        .iter()
        .flat_map(|&question| policy.atoms(question))
        .filter_map(|atom| policy.span(atom))
        .collect();
    let asked: Vec<Vec<Asked>> = group.iter().map(|&question| asked(question, &spans, group)).collect();
    let mut found = FxHashSet::default();
    let zones: Vec<Option<Named>> = spans.iter().map(|span| Named::new(span.zone.as_deref()?)).collect();
    let reach: i64 = spans.iter().map(|span| span.length.days()).sum::<i64>() + 800;
    let times = moments::times(&spans);
    let nows = |mut days: Vec<Day>| -> Vec<Instant> {
        if group.len() > 2 {
            thin(&mut days);
        }
        days.iter().flat_map(|&day| times.iter().map(move |&time| moments::at(day, time))).collect()
    };
    let is_apart = spans.iter().all(|span| span.to.is_none());
    let mut try_at = |now: Instant, base: &dyn Zone, known: &Known| {
        let trial = &mut Trial {
            policy,
            group,
            spans: &spans,
            asked: &asked,
            zones: &zones,
            base,
            now,
            reach,
            known,
            found: &mut found,
        };
        if is_apart {
            let runs: Vec<Vec<Run>> = group.iter().map(|&question| trial.runs(question)).collect();
            trial.join(&runs, &mut Vec::new(), &mut Vec::new());
        } else {
            trial.go(&mut Vec::new(), &mut Vec::new());
        }
    };
    for base in clocks::steady(policy, &spans) {
        let known = Known::default();
        for now in nows(moments::days(policy, &spans)) {
            try_at(now, base.as_ref(), &known);
            known.forget_many();
        }
    }
    for now in nows(moments::days_of_change(policy, &spans)) {
        for base in clocks::changing(policy, &spans, now) {
            try_at(now, &base, &Known::default());
        }
    }
    let part = |states: Vec<bool>| {
        let mut rest = states.into_iter();
        asked.iter().map(|windows| rest.by_ref().take(windows.len()).collect()).collect()
    };
    let mut found: Vec<Vec<Vec<bool>>> = found.into_iter().map(part).collect();
    found.sort_unstable();
    found
}

/// A window whose state the answer to a question settles.
struct Asked {
    /// The index of its span.
    span: usize,
    /// The index in the group of the date that it is measured from, and of the one that it is checked at.
    /// `to` is `None` if it is checked now.
    date: Option<usize>,
    to: Option<Option<usize>>,
}

fn asked(question: usize, spans: &[&Span], group: &[usize]) -> Vec<Asked> {
    let place = |question: usize| group.iter().position(|&other| other == question);
    let own = spans.iter().enumerate().filter(|(_, span)| span.asked() == question);
    own.map(|(at, span)| Asked { span: at, date: place(span.date), to: span.to.map(place) }).collect()
}

/// A cache for one zone: when a span closes for a date, and at which dates it turns. Consecutive days try
/// almost the same dates.
#[derive(Default)]
struct Known {
    dates: RefCell<FxHashMap<(usize, Instant, u8), Rc<Date>>>,
    turns: RefCell<FxHashMap<(usize, Instant), Vec<Instant>>>,
}

/// The most entries of the cache. More would take more memory than they save time.
const MAX_KNOWN: usize = 200_000;

impl Known {
    fn forget_many(&self) {
        if self.dates.borrow().len() > MAX_KNOWN || self.turns.borrow().len() > MAX_KNOWN {
            self.dates.borrow_mut().clear();
            self.turns.borrow_mut().clear();
        }
    }
}

/// Of many days keeps those around the ends and the middle of months, because the tries for three dates
/// multiply.
fn thin(days: &mut Vec<Day>) {
    if days.len() > 400 {
        days.retain(|day| matches!(day.date().2, 1 | 2 | 15 | 27..));
    }
}

/// A date of a question, with the results that are needed again and again, by the index of each span.
struct Date {
    point: Point,
    /// When the spans that are measured from it close.
    closes: Vec<Instant>,
    /// Its instant for the spans that are checked at it.
    instants: Vec<Instant>,
}

/// A range of dates for which all windows of a question have the same state.
struct Run {
    first: Instant,
    last: Instant,
    state: Vec<bool>,
}

struct Trial<'a> {
    policy: &'a Policy,
    group: &'a [usize],
    spans: &'a [&'a Span],
    /// The windows of each question of the group.
    asked: &'a [Vec<Asked>],
    zones: &'a [Option<Named>],
    base: &'a dyn Zone,
    now: Instant,
    /// An upper bound, in days, for the distance between dates that make a difference to each other.
    reach: i64,
    known: &'a Known,
    /// The combinations found so far: the states of all questions' windows, one after the other.
    found: &'a mut FxHashSet<Vec<bool>>,
}

impl Trial<'_> {
    /// Tries every date of the next question that makes a difference, with the earlier dates fixed.
    fn go(&mut self, dates: &mut Vec<Rc<Date>>, states: &mut Vec<bool>) {
        let Some((&question, windows)) = self.group.get(dates.len()).zip(self.asked.get(dates.len())) else {
            return self.find(states);
        };
        let before = states.len();
        for point in self.candidates(question, dates) {
            dates.push(self.date(question, point));
            states.extend(windows.iter().map(|window| self.is_open(window, dates)));
            self.go(dates, states);
            dates.pop();
            states.truncate(before);
        }
    }

    fn find(&mut self, states: &[bool]) {
        if !self.found.contains(states) {
            self.found.insert(states.to_vec());
        }
    }

    /// The runs of a question whose windows depend on no other date.
    fn runs(&self, question: usize) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for point in self.candidates(question, &[]) {
            let (instant, date) = (point.instant, self.date(question, point));
            let own = self.spans.iter().zip(&date.closes).filter(|(span, _)| span.date == question);
            let state: Vec<bool> = own.map(|(_, &closes)| self.now < closes).collect();
            match runs.last_mut() {
                Some(run) if run.state == state && run.last <= instant => run.last = instant,
                _ => runs.push(Run { first: instant, last: instant, state }),
            }
        }
        runs
    }

    /// Combines a run of each question, as far as the order of the dates allows. Each date is the earliest
    /// possible in its run.
    fn join(&mut self, runs: &[Vec<Run>], dates: &mut Vec<Instant>, states: &mut Vec<bool>) {
        let Some(own) = runs.get(dates.len()) else { return self.find(states) };
        let before = states.len();
        let asked = self.group.get(dates.len()).and_then(|&question| self.policy.questions.get(question));
        let after = asked.and_then(|asked| asked.after);
        let place = after.and_then(|after| self.group.iter().position(|&other| other == after));
        // A date that comes after one in the future, and cannot lie in the future itself, has no answer yet.
        let can_be = |earliest: &Instant| *earliest <= self.latest(asked);
        let earliest = place.and_then(|place| dates.get(place)).copied().filter(can_be);
        for run in own {
            let date = earliest.map_or(run.first, |earliest| earliest.max(run.first));
            if date <= run.last {
                dates.push(date);
                states.extend_from_slice(&run.state);
                self.join(runs, dates, states);
                dates.pop();
                states.truncate(before);
            }
        }
    }

    /// The latest date of a question that makes a difference.
    fn latest(&self, asked: Option<&Question>) -> Instant {
        let ahead = asked.is_some_and(|asked| asked.ahead);
        Instant(self.now.0 + if ahead { self.reach * DAY } else { 0 })
    }

    /// The date of a question of the group, if it is fixed already.
    fn chosen<'d>(&self, question: usize, dates: &'d [Rc<Date>]) -> Option<&'d Rc<Date>> {
        dates.get(self.group.iter().position(|&other| other == question)?)
    }

    fn is_open(&self, window: &Asked, dates: &[Rc<Date>]) -> bool {
        let date = |place: Option<usize>| dates.get(place?);
        let closes = date(window.date).and_then(|date| date.closes.get(window.span));
        let at = match window.to {
            Some(to) => date(to).and_then(|date| date.instants.get(window.span)),
            None => Some(&self.now),
        };
        at.zip(closes).is_some_and(|(at, closes)| at < closes)
    }

    /// A date of a question, from the cache if it is there.
    fn date(&self, question: usize, point: Point) -> Rc<Date> {
        let key = (question, point.instant, point.given as u8);
        if let Some(date) = self.known.dates.borrow().get(&key) {
            return Rc::clone(date);
        }
        let of = |is: bool, worked: &dyn Fn() -> Instant| if is { worked() } else { Instant(0) };
        let date = Rc::new(Date {
            point,
            closes: self.rulers().map(|it| of(it.span.date == question, &|| it.closes(point))).collect(),
            instants: self
                .rulers()
                .map(|it| of(it.span.to == Some(question), &|| it.instant(point)))
                .collect(),
        });
        self.known.dates.borrow_mut().insert(key, Rc::clone(&date));
        date
    }

    /// Adds the dates at which a span turns if it is checked at an instant.
    fn turns_at(&self, place: usize, ruler: &Ruler<'_>, at: Instant, all: &mut Vec<Instant>) {
        let mut known = self.known.turns.borrow_mut();
        all.extend(known.entry((place, at)).or_insert_with(|| ruler.turns(at)).iter().copied());
    }

    fn rulers(&self) -> impl Iterator<Item = Ruler<'_>> {
        self.spans.iter().zip(self.zones).map(|(span, zone)| Ruler {
            span,
            calendar: self.policy.calendar(span),
            zone: zone.as_ref().map_or(self.base, |zone| zone),
            base: self.base,
        })
    }

    /// The dates to try for a question: as wall-clock times; also as days, if a window has a time of day for
    /// these; also as instants, if a window is counted in a zone of its own.
    fn candidates(&self, question: usize, dates: &[Rc<Date>]) -> Vec<Point> {
        let asked = self.policy.questions.get(question);
        let last = self.latest(asked).0;
        let after = asked.and_then(|asked| asked.after).and_then(|after| self.chosen(after, dates));
        let after = after.map(|after| after.point.instant.0).filter(|after| *after <= last);
        let first = after.unwrap_or(self.now.0 - self.reach * DAY);
        let mut all = vec![Instant(first), Instant(last), self.now];
        for (place, ruler) in self.rulers().enumerate() {
            self.turns(question, (place, &ruler), dates, &mut all);
        }
        let by_day = self.spans.iter().any(|span| span.date == question && span.at.is_some());
        let by_zone = self.spans.iter().any(|span| span.zone.is_some());
        let mut starts = Vec::new();
        if by_day {
            for at in &all {
                let day = local(*at, self.base).day();
                starts.extend([0, 1, 2].map(|more| first_instant(Day(day.0 + more), self.base)));
            }
        }
        let around = |turns: &[Instant]| {
            let mut all: Vec<Instant> = turns.iter().flat_map(|at| [Instant(at.0 - 1), *at]).collect();
            all.retain(|at| (first..=last).contains(&at.0));
            all.sort_unstable();
            all.dedup();
            all
        };
        let mut points = Vec::new();
        let mut add = |form: Form, instants: Vec<Instant>| {
            points.extend(instants.into_iter().map(|instant| Point { instant, given: form }));
        };
        add(Form::Wall, around(&all));
        if by_zone {
            add(Form::Instant, around(&all));
        }
        if by_day {
            // One instant of a day is enough: its time of day does not count.
            starts.retain(|at| (first..=last).contains(&at.0));
            starts.extend(around(&all));
            starts.sort_unstable();
            starts.dedup();
            add(Form::Day, starts);
        }
        points
    }

    /// Adds the dates of a question at which a span turns. The span is checked now, at a date that is fixed,
    /// or at the dates at which the windows of the other date turn, if that is still to come.
    fn turns(
        &self,
        question: usize,
        (place, ruler): (usize, &Ruler<'_>),
        dates: &[Rc<Date>],
        all: &mut Vec<Instant>,
    ) {
        let span = ruler.span;
        let other = match span.to {
            Some(to) if span.date == question => to,
            Some(to) if to == question => span.date,
            None if span.date == question => return self.turns_at(place, ruler, self.now, all),
            _ => return,
        };
        let wall = |instant| Point { instant, given: Form::Wall };
        let references: Vec<Point> = match self.chosen(other, dates) {
            Some(date) => vec![date.point],
            None => {
                let mut turns = vec![self.now];
                for (place, own) in self.rulers().enumerate() {
                    if own.span.date == other && own.span.to.is_none() {
                        self.turns_at(place, &own, self.now, &mut turns);
                    }
                }
                turns.into_iter().map(wall).collect()
            }
        };
        for reference in references {
            if span.date == question {
                self.turns_at(place, ruler, ruler.instant(reference), all);
            } else {
                all.extend(self.date(other, reference).closes.get(place));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Window, WindowKind};

    #[test]
    fn dates_go_together_that_a_window_measures_or_that_come_after_each_other() {
        let date = |after: Option<usize>| Question { kind: Kind::Date, after, ..Question::default() };
        let span = Span { date: 3, to: Some(4), ..Span::default() };
        let policy = Policy {
            questions: vec![
                Question::default(),
                date(None),
                date(Some(1)),
                date(None),
                date(None),
                date(None),
            ],
            windows: vec![Window { kind: WindowKind::Span(span), ..Window::default() }],
            ..Policy::default()
        };
        assert_eq!(groups(&policy), [vec![1, 2], vec![3, 4], vec![5]]);
    }

    #[test]
    fn of_many_days_those_around_the_ends_of_months_and_in_their_middle_are_tried() {
        let first = Day::of(2026, 6, 16).unwrap().0;
        let days = |count: i64| -> Vec<Day> { (first..first + count).map(Day).collect() };
        let mut few = days(400);
        thin(&mut few);
        assert_eq!(few, days(400));
        let mut many = days(401);
        thin(&mut many);
        let mut of_month: Vec<u32> = many.iter().map(|day| day.date().2).collect();
        // From 16 June 2026 to 21 July 2027.
        assert_eq!((many.len(), of_month[..5].to_vec()), (96, vec![27, 28, 29, 30, 1]));
        of_month.sort_unstable();
        of_month.dedup();
        assert_eq!(of_month, [1, 2, 15, 27, 28, 29, 30, 31]);
    }

    #[test]
    fn what_was_worked_out_is_forgotten_where_it_is_more_than_is_kept() {
        let date = Rc::new(Date {
            point: Point { instant: Instant(0), given: Form::Wall },
            closes: Vec::new(),
            instants: Vec::new(),
        });
        for (dates, turns, left) in [
            (MAX_KNOWN, MAX_KNOWN, (MAX_KNOWN, MAX_KNOWN)),
            (MAX_KNOWN + 1, 1, (0, 0)),
            (1, MAX_KNOWN + 1, (0, 0)),
        ] {
            let known = Known::default();
            let at = |place: usize| (place, Instant(0));
            known
                .dates
                .borrow_mut()
                .extend((0..dates).map(|place| ((place, Instant(0), 0), Rc::clone(&date))));
            known.turns.borrow_mut().extend((0..turns).map(|place| (at(place), Vec::new())));
            known.forget_many();
            assert_eq!((known.dates.borrow().len(), known.turns.borrow().len()), left);
        }
    }
}
