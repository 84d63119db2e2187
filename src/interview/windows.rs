//! What a date answer says about the windows of its question.

use super::clock::Clock;
use super::dates::{Dated, may_be_ahead};
use super::measured::{Closing, Measured, Other, differs, turns_between};
use crate::compiled::Compiled;
use crate::policy::{Atom, Policy, insert_once};
use crate::time::{Day, Form, Given, Instant, Point, local};

/// The windows whose state (open or closed) a date answer settles at the present moment.
pub struct Windows<'a> {
    atoms: Vec<Measured<'a>>,
    regions: &'a [Vec<bool>],
    /// The other dates that some windows are measured against, or that this one cannot lie before: question
    /// index, range, and whether the date was given.
    others: Vec<(usize, Dated, bool)>,
    after: Option<usize>,
    /// The latest instant that the date can have, if a related date says so.
    latest: Option<Instant>,
    clock: &'a Clock<'a>,
    ahead: bool,
}

impl<'a> Windows<'a> {
    /// The windows of a date question. `known` holds what is known of all dates, by question.
    pub fn of(
        compiled: &'a Compiled,
        question: usize,
        clock: &'a Clock<'a>,
        known: &[Option<Dated>],
    ) -> Windows<'a> {
        let policy = &compiled.policy;
        let after = policy.questions.get(question).and_then(|question| question.after);
        let mut windows = Windows {
            atoms: Vec::new(),
            regions: compiled.regions.get(question).map_or(&[], Vec::as_slice),
            others: Vec::new(),
            after,
            latest: None,
            clock,
            ahead: may_be_ahead(policy, question),
        };
        for atom in policy.atoms(question) {
            if let Atom::Span { window, .. } = atom
                && let Some(span) = policy.span(atom)
            {
                windows.add(policy, span, window);
            }
        }
        for place in 0..=windows.atoms.len() {
            let other = match windows.atoms.get(place) {
                Some(atom) => atom.other.map(Other::question),
                None => after,
            };
            let Some(other) = other else { continue };
            if windows.others.iter().all(|(known, ..)| *known != other) {
                let dated = known.get(other).copied().flatten();
                let any = || not_before(policy, other, clock, known);
                windows.others.push((other, dated.unwrap_or_else(any), dated.is_some()));
            }
        }
        windows
    }

    fn add(&mut self, policy: &'a Policy, span: &'a crate::policy::Span, window: usize) {
        let other = match span.to {
            Some(to) if to > span.date => Some(Other::From(span.date)),
            Some(to) if to < span.date => Some(Other::At(to)),
            _ => None,
        };
        self.atoms.push(Measured { ruler: self.clock.ruler(policy, span), window, other });
    }

    /// The indices of the regions that a date falls in, one for each way it can have been. Empty if the date
    /// lies before another that it cannot lie before.
    pub fn regions(&self, dated: Dated) -> Vec<u32> {
        self.regions_if(dated, true)
    }

    /// The regions of a date that was given (`is_given`) or of any possible date. If a date was not given,
    /// cannot lie ahead, and comes after a date in the future, it has no answer yet; then the order of the
    /// two excludes nothing.
    fn regions_if(&self, dated: Dated, is_given: bool) -> Vec<u32> {
        let mut found = Vec::new();
        let is_exact = dated.first == dated.last;
        if is_exact && self.others.is_empty() {
            self.add_region(&mut found, &[], dated.point(dated.first));
            return found;
        }
        let turns = if is_exact { Vec::new() } else { self.turns_of_form(dated.form) };
        for instant in dated.within(&turns) {
            let own = dated.point(instant);
            self.with_others(own, &mut Vec::new(), &mut |points| {
                let first = self.first_of(points);
                let is_open = !is_given && !self.ahead && first > Some(self.clock.now);
                if first <= Some(instant) || is_open {
                    self.add_region(&mut found, points, own);
                }
            });
        }
        found
    }

    /// Whether the time of day makes a difference to a window if the other dates stay the same.
    pub(super) fn splits(&self, day: Dated) -> bool {
        let [first, last] = [day.point(day.first), day.point(day.last)];
        for atom in &self.atoms {
            let ruler = &atom.ruler;
            let splits = match atom.other {
                None => ruler.is_open(first, self.clock.now) != ruler.is_open(last, self.clock.now),
                Some(other) => {
                    let after = self.after == Some(other.question());
                    self.other(other).is_some_and(|dated| {
                        differs(ruler, (day, matches!(other, Other::At(_))), dated, after.then_some(true))
                    })
                }
            };
            if splits {
                return true;
            }
        }
        false
    }

    /// The range of another date.
    fn other(&self, other: Other) -> Option<Dated> {
        self.others.iter().find(|(known, ..)| *known == other.question()).map(|(_, dated, _)| *dated)
    }

    /// The instant that this date cannot lie before, if there is one.
    fn first_of(&self, points: &[Point]) -> Option<Instant> {
        let place = self.others.iter().position(|(other, ..)| Some(*other) == self.after)?;
        points.get(place).map(|point| point.instant)
    }

    /// Calls `call` with a point for each other date, for each combination that makes a difference.
    fn with_others(&self, own: Point, points: &mut Vec<Point>, call: &mut dyn FnMut(&[Point])) {
        let Some((other, dated, _)) = self.others.get(points.len()) else {
            return call(points);
        };
        let mut turns = vec![own.instant, Instant(own.instant.0 + 1), Instant(self.clock.now.0 + 1)];
        for atom in &self.atoms {
            match atom.other {
                Some(Other::From(from)) if from == *other => {
                    turns.extend(atom.ruler.turns(atom.ruler.instant(own)));
                }
                Some(Other::At(to)) if to == *other => turns.push(atom.ruler.closes(own)),
                _ => {}
            }
        }
        for instant in dated.within(&turns) {
            points.push(dated.point(instant));
            self.with_others(own, points, call);
            points.pop();
        }
    }

    /// Every region that an answer can fall in. A wall-clock time is a different instant in each zone, while
    /// an answer that gives the instant is the same in all; so if a window has a zone of its own, both forms
    /// are tried.
    pub fn possible(&self) -> Vec<u32> {
        let mut found = self.regions_if(self.any(), false);
        if self.atoms.iter().any(|atom| !std::ptr::addr_eq(atom.ruler.zone, self.clock.zone)) {
            for region in self.regions_if(Dated { form: Form::Instant, ..self.any() }, false) {
                add_once(&mut found, region);
            }
        }
        found
    }

    /// The range of all instants that this date can have.
    pub(super) fn any(&self) -> Dated {
        self.narrowed(Dated::any(self.ahead, self.clock))
    }

    /// Limits this date: it cannot be later than `latest`.
    pub(super) fn until(self, latest: Option<Instant>) -> Windows<'a> {
        Windows { latest, ..self }
    }

    /// Limits the other dates in the same way, each by the instant that `latest` returns for its question.
    pub(super) fn others_until(mut self, latest: &dyn Fn(usize) -> Option<Instant>) -> Windows<'a> {
        for (other, dated, _) in &mut self.others {
            if let Some(latest) = latest(*other)
                && latest >= dated.first
            {
                dated.last = latest.min(dated.last);
            }
        }
        self
    }

    /// Cuts a range at the latest instant that this date can have. A limit before the whole range is ignored.
    pub(super) fn narrowed(&self, dated: Dated) -> Dated {
        let latest = self.latest.filter(|latest| *latest >= dated.first);
        Dated { last: latest.map_or(dated.last, |latest| latest.min(dated.last)), ..dated }
    }

    /// The questions of the other dates of which only the day is known and whose time of day makes a
    /// difference to a window between them and this date. `own` is the range of this date, if known.
    pub fn days_that_split(&self, own: Option<Dated>) -> Vec<usize> {
        let mut found = Vec::new();
        let own = own.unwrap_or_else(|| self.any());
        for &(question, day, _) in &self.others {
            let before = self.after == Some(question);
            for atom in &self.atoms {
                if let Some(other) = atom.other
                    && other.question() == question
                    && day.is_day()
                    && differs(
                        &atom.ruler,
                        (day, matches!(other, Other::From(_))),
                        own,
                        before.then_some(false),
                    )
                {
                    insert_once(&mut found, question);
                }
            }
        }
        found
    }

    /// For each day on which the time of day makes a difference to a window, the regions that it decides
    /// between.
    pub fn split_days(&self) -> Vec<Vec<u32>> {
        let mut split = Vec::new();
        let mut days: Vec<Day> = Vec::new();
        for atom in &self.atoms {
            if !atom.ruler.is_by_moment() && std::ptr::addr_eq(atom.ruler.zone, self.clock.zone) {
                continue;
            }
            for turn in self.turns_of(atom) {
                let day = local(turn, self.clock.zone).day();
                if days.contains(&day) {
                    continue;
                }
                days.push(day);
                let Ok(dated) = Dated::new(Given::Day(day), self.ahead, self.clock) else { continue };
                let regions = self.regions(dated);
                if regions.len() > 1 && self.splits(dated) {
                    split.push(regions);
                }
            }
        }
        split
    }

    /// The instants of this date at which a window turns between open and closed, as far as the other dates
    /// are known.
    pub fn turns(&self) -> Vec<Instant> {
        self.turns_of_form(Form::Wall)
    }

    fn turns_of_form(&self, form: Form) -> Vec<Instant> {
        let mut turns = Vec::new();
        for atom in &self.atoms {
            for turn in self.turns_of(atom) {
                let shown = Point { instant: turn, given: Form::Wall };
                turns.push(if form == Form::Instant { atom.ruler.instant(shown) } else { turn });
            }
        }
        let first = self.after.and_then(|after| self.others.iter().find(|(other, ..)| *other == after));
        if let Some((_, dated, _)) = first {
            turns.extend([dated.first, dated.last]);
        }
        turns
    }

    /// An upper bound, in days, for how far this date can lie from anything that makes a difference to it:
    /// the sum of its windows' lengths.
    pub fn reach(&self) -> i64 {
        let mut reach = 0;
        for atom in &self.atoms {
            reach += atom.ruler.span.length.days();
        }
        reach
    }

    fn turns_of(&self, atom: &Measured<'_>) -> Vec<Instant> {
        let ruler = &atom.ruler;
        let Some(other) = atom.other else { return ruler.turns(self.clock.now) };
        let Some(dated) = self.other(other) else { return Vec::new() };
        let ends = [dated.point(dated.first), dated.point(dated.last)];
        match other {
            Other::From(_) => ends.map(|end| ruler.closes(end)).to_vec(),
            Other::At(_) => turns_between(ruler, ends),
        }
    }

    /// When each window closes. Returns one list for each combination of instants of this date and the given
    /// dates that makes a difference now. A list repeats all windows once for each combination of the dates
    /// that were not given.
    pub(super) fn closings(&self, dated: Dated) -> Vec<Vec<Closing>> {
        let mut ways: Vec<Vec<Closing>> = Vec::new();
        let mut known: Vec<Vec<Instant>> = Vec::new();
        let turns = if dated.first == dated.last { Vec::new() } else { self.turns() };
        for instant in dated.within(&turns) {
            let own = dated.point(instant);
            self.with_others(own, &mut Vec::new(), &mut |points| {
                if self.first_of(points) > Some(instant) {
                    return;
                }
                let mut place = ways.len();
                if !self.others.is_empty() {
                    let mut given = vec![instant];
                    for (point, (.., is_given)) in points.iter().zip(&self.others) {
                        given.extend(is_given.then_some(point.instant));
                    }
                    match known.iter().position(|it| *it == given) {
                        Some(same) => place = same,
                        None => known.push(given),
                    }
                }
                if place == ways.len() {
                    ways.push(Vec::new());
                }
                if let Some(way) = ways.get_mut(place) {
                    way.extend(self.atoms.iter().map(|atom| self.closing(atom, points, own)));
                }
            });
        }
        ways
    }

    fn closing(&self, atom: &Measured<'_>, others: &[Point], own: Point) -> Closing {
        let by_moment = atom.ruler.is_by_moment();
        if atom.other.is_some() {
            // Time changes nothing about a window between two dates.
            let is_open = self.is_open(atom, others, own);
            let closes = Instant(if is_open { i64::MAX } else { i64::MIN });
            return Closing { closes, ends: false, by_moment, window: atom.window };
        }
        let ends = atom.ruler.end(own).is_some();
        Closing { closes: atom.ruler.closes(own), ends, by_moment, window: atom.window }
    }

    /// Whether no other date matters to these windows.
    pub fn is_alone(&self) -> bool {
        self.others.is_empty()
    }

    /// Adds the region of a date at an instant. If no region fits (a zone may skip a whole day), all are
    /// added rather than a wrong one.
    fn add_region(&self, found: &mut Vec<u32>, others: &[Point], own: Point) {
        for (place, region) in (0..).zip(self.regions) {
            let mut fits = region.len() == self.atoms.len();
            for (atom, open) in self.atoms.iter().zip(region) {
                fits = fits && self.is_open(atom, others, own) == *open;
            }
            if fits {
                return add_once(found, place);
            }
        }
        for place in 0..self.regions.len() as u32 {
            add_once(found, place);
        }
    }

    fn is_open(&self, atom: &Measured<'_>, others: &[Point], own: Point) -> bool {
        let Some(other) = atom.other else { return atom.ruler.is_open(own, self.clock.now) };
        let place = self.others.iter().position(|(known, ..)| *known == other.question());
        let Some(&point) = place.and_then(|place| others.get(place)) else { return false };
        match other {
            Other::From(_) => atom.ruler.is_open(point, atom.ruler.instant(own)),
            Other::At(_) => atom.ruler.is_open(own, atom.ruler.instant(point)),
        }
    }
}

/// The range of all instants that an unknown date can have, as far as the dates that it cannot lie before
/// tell. One of these that ends after the range tells nothing: what comes after it may have no answer yet.
fn not_before(policy: &Policy, question: usize, clock: &Clock<'_>, known: &[Option<Dated>]) -> Dated {
    let mut any = Dated::any(may_be_ahead(policy, question), clock);
    let mut asked = policy.questions.get(question);
    while let Some(before) = asked.and_then(|asked| asked.after) {
        if let Some(Some(dated)) = known.get(before)
            && dated.last <= any.last
        {
            any.first = any.first.max(dated.first);
        }
        asked = policy.questions.get(before);
    }
    any
}

fn add_once(found: &mut Vec<u32>, region: u32) {
    if !found.contains(&region) {
        found.push(region);
    }
}
