//! What a policy decides, worked out the slow way: every completion of the answers is tried on `when` itself.
//!
//! The oracle shares no code with the diagram or the interview, so if they agree, it is not because of a
//! common fault. Numbers are tried on both sides of each limit, dates on a grid ([`grid`]), calendars are
//! walked day by day ([`spans`]), and deadlines are found by moving the present moment forward ([`coming`]).

mod clock;
mod coming;
mod given;
mod grid;
mod spans;
mod terms;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use refund_check::policy::{Bound, Condition, Kind, Limit, Outcome, Policy, WindowKind};

use clock::Form;
pub(crate) use clock::{Clock, Range, print_local};
use given::Known;
pub(crate) use grid::{Dates, Grid, Piece, Tuple, pieces};

/// The buyer's answers by question id.
pub(crate) type Answers = BTreeMap<String, String>;

/// The value of everything that rules can name, for one completion of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Facts {
    /// The chosen option of each question; an arbitrary number for a question without options.
    pub(crate) options: Vec<usize>,
    /// For each limit, whether its number is within it.
    pub(crate) limits: Vec<bool>,
    /// For each span, whether it is open; in the order of [`pieces`].
    pub(crate) spans: Vec<bool>,
}

/// A value of a question that is not a date: the index of an option, or a number in units of its last decimal
/// place.
pub(crate) type Value = i64;

/// A present moment in milliseconds since 1970, and the possible instants of each date.
type Moment = (i64, Vec<Option<Range>>);

/// A policy, and a cache of earlier results.
pub(crate) struct Oracle<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) pieces: Vec<Piece<'a>>,
    beats: Vec<Vec<bool>>,
    grids: RefCell<HashMap<Moment, Rc<Grid>>>,
    surveys: RefCell<HashMap<Asked, Rc<Survey>>>,
}

/// The present moment, the possible values of the questions that are not dates, and the dates.
type Asked = (i64, Vec<Vec<Value>>, Vec<Option<Range>>);

/// The results of all completions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// The sets of rules that can remain.
    pub(crate) ends: BTreeSet<Vec<usize>>,
    /// By question: whether it can change which rules remain.
    pub(crate) matters: Vec<bool>,
    /// By question: whether it can change the outcome.
    pub(crate) settles: Vec<bool>,
}

/// The outcome in a reply, and the index of the shop's own outcome if it is one.
type Told = (Outcome, Option<usize>);

impl<'a> Oracle<'a> {
    pub(crate) fn new(policy: &'a Policy) -> Self {
        let count = policy.rules.len();
        let mut beats = vec![vec![false; count]; count];
        for (rule, written) in policy.rules.iter().enumerate() {
            written.overrides.iter().for_each(|&weak| beats[rule][weak] = true);
        }
        // Warshall's algorithm: overriding is transitive.
        for through in 0..count {
            for rule in 0..count {
                for weak in 0..count {
                    beats[rule][weak] |= beats[rule][through] && beats[through][weak];
                }
            }
        }
        let pieces = pieces(policy);
        Oracle { policy, pieces, beats, grids: RefCell::default(), surveys: RefCell::default() }
    }

    fn holds(&self, condition: &Condition, facts: &Facts) -> bool {
        match condition {
            Condition::Answer { question, options } => options.contains(&facts.options[*question]),
            Condition::Window { window, open } => self.window(*window, facts) == Some(*open),
            Condition::Limit { limit, holds } => facts.limits[*limit] == *holds,
            Condition::Case(cases) => {
                cases.iter().any(|&case| self.policy.cases[case].when.iter().all(|it| self.holds(it, facts)))
            }
            Condition::Never => false,
        }
    }

    /// Whether a window is open; `None` if it is neither open nor closed.
    fn window(&self, window: usize, facts: &Facts) -> Option<bool> {
        let state = |option: usize| {
            let is = |piece: &Piece<'_>| piece.window == window && piece.option == option;
            facts.spans[self.pieces.iter().position(is).unwrap()]
        };
        match &self.policy.windows[window].kind {
            WindowKind::Span(_) => Some(state(0)),
            WindowKind::By { question, .. } => Some(state(facts.options[*question])),
            WindowKind::Any(parts) => {
                let parts: Option<Vec<bool>> = parts.iter().map(|&part| self.window(part, facts)).collect();
                parts.map(|parts| parts.contains(&true))
            }
            WindowKind::All(parts) => {
                let parts: Option<Vec<bool>> = parts.iter().map(|&part| self.window(part, facts)).collect();
                parts.map(|parts| !parts.contains(&false))
            }
            WindowKind::Never => None,
        }
    }

    /// The rules that remain for a completion.
    pub(crate) fn remaining(&self, facts: &Facts) -> Vec<usize> {
        let applies = |rule: &usize| self.policy.rules[*rule].when.iter().all(|it| self.holds(it, facts));
        let applying: Vec<usize> = (0..self.policy.rules.len()).filter(applies).collect();
        let wins = |rule: &usize| !applying.iter().any(|&other| other != *rule && self.beats[other][*rule]);
        applying.iter().copied().filter(wins).collect()
    }

    /// The outcome of the remaining rules. With none or several, which is a flaw of the policy, support
    /// decides.
    fn told(&self, end: &[usize]) -> Told {
        match end {
            [only] => (self.policy.rules[*only].outcome, self.policy.rules[*only].own),
            _ => (Outcome::SupportDecides, None),
        }
    }

    /// The values of a question to try: each option, or a number on each side of each limit.
    pub(crate) fn domain(&self, question: usize) -> Vec<Value> {
        match &self.policy.questions[question].kind {
            Kind::Choice(options) => (0..options.len().max(1) as Value).collect(),
            Kind::Date => vec![0],
            Kind::Number(number) => {
                let scale = 10_i64.pow(number.decimals);
                let (least, most) = given::range(number);
                let mut units = BTreeSet::from([least, most]);
                for limit in self.policy.limits.iter().filter(|limit| limit.of == question) {
                    let value = limit.value.units as i128 * i128::from(scale);
                    let near = (value / 10_i128.pow(limit.value.places)) as i64;
                    units.extend((near - 1..=near + 1).filter(|units| (least..=most).contains(units)));
                }
                let mut seen = BTreeSet::new();
                units.retain(|&units| seen.insert(self.limits_of(question, units)));
                units.into_iter().collect()
            }
        }
    }

    fn limits_of(&self, question: usize, units: i64) -> Vec<bool> {
        let places = self.policy.places(question);
        self.policy.limits.iter().map(|it| it.of == question && within(it, units, places)).collect()
    }

    /// The facts for these values and spans.
    pub(crate) fn facts(&self, values: &[Value], spans: &[bool]) -> Facts {
        let limit = |limit: &Limit| {
            values.get(limit.of).is_some_and(|units| within(limit, *units, self.policy.places(limit.of)))
        };
        Facts {
            options: values.iter().map(|value| *value as usize).collect(),
            limits: self.policy.limits.iter().map(limit).collect(),
            spans: spans.to_vec(),
        }
    }

    pub(crate) fn dates<'b>(&'b self, ranges: &'b [Option<Range>], clock: &'b Clock) -> Dates<'b> {
        Dates { policy: self.policy, clock, pieces: &self.pieces, ranges }
    }

    /// The possible combinations of dates, and which spans are open for them.
    pub(crate) fn grid(&self, ranges: &[Option<Range>], clock: &Clock) -> Rc<Grid> {
        let key = (clock.now, ranges.to_vec());
        if let Some(known) = self.grids.borrow().get(&key) {
            return known.clone();
        }
        let mut grid = self.dates(ranges, clock).grid();
        // A date that was not given could be given as a local time or as an instant. In a zone other than the
        // buyer's these differ.
        if self.pieces.iter().any(|piece| piece.span.zone.is_some()) {
            let is_open = |&question: &usize| ranges[question].is_some_and(|range| !range.given);
            let open: Vec<usize> = (0..ranges.len()).filter(is_open).collect();
            for set in 1..1_u32 << open.len() {
                let mut ranges = ranges.to_vec();
                for (_, &question) in open.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1) {
                    ranges[question].as_mut().unwrap().form = Form::Instant;
                }
                grid.join(self.dates(&ranges, clock).grid());
            }
        }
        let grid = Rc::new(grid);
        self.grids.borrow_mut().insert(key, grid.clone());
        grid
    }

    /// The range of all possible instants for each date question.
    pub(crate) fn all_dates(&self, clock: &Clock) -> Vec<Option<Range>> {
        let questions = self.policy.questions.iter();
        questions.map(|it| (it.kind == Kind::Date).then(|| clock.any(it.ahead))).collect()
    }

    /// Tries every completion.
    pub(crate) fn survey(
        &self,
        domains: &[Vec<Value>],
        ranges: &[Option<Range>],
        clock: &Clock,
    ) -> Rc<Survey> {
        let key = (clock.now, domains.to_vec(), ranges.to_vec());
        if let Some(known) = self.surveys.borrow().get(&key) {
            return known.clone();
        }
        let grid = self.grid(ranges, clock);
        let all: Vec<Vec<Value>> = every(domains).collect();
        let end = |values: &Vec<Value>| -> Vec<Vec<usize>> {
            grid.states.iter().map(|spans| self.remaining(&self.facts(values, spans))).collect()
        };
        let ends: Vec<Vec<Vec<usize>>> = all.iter().map(end).collect();
        let mut survey = Survey::default();
        let mut stride = 1;
        for (question, domain) in domains.iter().enumerate() {
            let pairs = match ranges[question] {
                Some(_) => by_date(&grid, question, &ends),
                None => by_value(stride, domain.len(), &ends),
            };
            stride *= domain.len();
            survey.matters.push(pairs.iter().any(|(one, other)| one != other));
            survey.settles.push(pairs.iter().any(|(one, other)| self.told(one) != self.told(other)));
        }
        survey.ends = ends.iter().flatten().cloned().collect();
        let survey = Rc::new(survey);
        self.surveys.borrow_mut().insert(key, survey.clone());
        survey
    }

    /// The beginnings that the reply to a request may have. Each is the whole reply except for what the
    /// oracle does not compute: the number of questions that may follow, and the texts of messages. There are
    /// several because an answer that makes no difference yet may make one later: the deadline may take it
    /// into account or not, and may use the day alone if its time was not asked for yet.
    pub(crate) fn replies(&self, answers: &Answers, clock: &Clock) -> Vec<String> {
        let asked = self.asked(answers, clock);
        let date = |id: &str| self.policy.questions.iter().any(|it| it.id == id && it.kind == Kind::Date);
        let is_time = |id: &str| id.strip_suffix(".time").is_some_and(date);
        if self.policy.questions.iter().any(|it| it.after.is_some())
            || self.pieces.iter().any(|it| it.span.to.is_some())
        {
            // A date that is not asked for is ignored, even for the limits that it would set to other dates.
            let mut kept = answers.clone();
            let is_date = |id: &str| date(id) || is_time(id);
            kept.retain(|id, said| !is_date(id) || said == "unsure" || asked.contains_key(id));
            return vec![self.reply(&kept, &asked, clock)];
        }
        let mut days = answers.clone();
        days.retain(|id, _| !is_time(id) || asked.contains_key(id));
        [&asked, &days, answers].map(|lasting| self.reply(answers, lasting, clock)).into()
    }

    fn reply(&self, answers: &Answers, lasting: &Answers, clock: &Clock) -> String {
        let known = match Known::of(self, answers, clock) {
            Ok(known) => known,
            Err(flaw) => return flaw,
        };
        let survey = self.survey(&known.domains, &known.ranges, clock);
        let matters = |topic: &(usize, String)| survey.matters[topic.0];
        if let Some(((_, id), problem)) = known.flaws.iter().find(|(topic, _)| matters(topic)) {
            return given::invalid(id, problem);
        }
        if let Some((_, id)) = known.open.iter().find(|topic| matters(topic)) {
            return format!("{{\"question\":{{\"id\":\"{id}\",\"at_most\":");
        }
        if let [end] = survey.ends.iter().collect::<Vec<_>>()[..]
            && let Some(said) = self.of_terms(end, answers)
        {
            return said;
        }
        let told: BTreeSet<Told> = survey.ends.iter().map(|end| self.told(end)).collect();
        let settled = told.len() == 1;
        let told = if settled { told.into_iter().next().unwrap() } else { (Outcome::SupportDecides, None) };
        let settled_by = known.unknown.iter().filter(|topic| !settled && survey.settles[topic.0]);
        let rules: BTreeSet<usize> = survey.ends.iter().flatten().copied().collect();
        let (deadline, opens) = match Known::of(self, lasting, clock) {
            Ok(on_the_way) => self.coming(lasting, &on_the_way, clock, settled),
            Err(flaw) => return flaw,
        };
        let opens = if opens == "null" { String::new() } else { format!(",\"opens\":{opens}") };
        format!(
            "{{\"verdict\":{{\"outcome\":\"{}\",\"rules\":{},\"clauses\":{},\"evidence\":{},\
             \"deadline\":{deadline}{opens}{},\"settled_by\":{}",
            told.1.map_or(told.0.id(), |own| &self.policy.outcomes[own].id),
            list(rules.iter().map(|&rule| self.policy.rules[rule].id.as_str())),
            list(self.cited(&rules, |rule| &rule.clauses, |at| &self.policy.clauses[at].id)),
            list(self.cited(&rules, |rule| &rule.evidence, |at| &self.policy.evidence[at].id)),
            if rules.len() == 1 { self.terms(*rules.first().unwrap(), answers) } else { String::new() },
            list(settled_by.map(|(_, id)| id.as_str())),
        )
    }

    /// Whether the program treats two windows as independent although they are not. It does so if a date is
    /// not known to the instant and its windows belong to two questions: its own, and a later date that is
    /// measured against it. It also does so for the windows of two unknown dates, one of which cannot lie
    /// before the other.
    pub(crate) fn is_told_apart(&self, answers: &Answers, clock: &Clock) -> bool {
        let Ok(known) = Known::of(self, answers, clock) else { return false };
        let is_open = |question: usize| known.ranges[question].is_some_and(|it| it.first < it.last);
        let owners = |question: usize| -> BTreeSet<usize> {
            let spans =
                self.pieces.iter().map(|piece| (piece.span.date, piece.span.to.unwrap_or(piece.span.date)));
            spans
                .filter(|&(date, to)| date == question || to == question)
                .map(|(date, to)| date.max(to))
                .collect()
        };
        let before = |date: &usize| self.policy.questions[*date].after;
        let is_tied = |date: usize| std::iter::successors(before(&date), before).any(is_open);
        (0..known.ranges.len()).any(|date| is_open(date) && (owners(date).len() > 1 || is_tied(date)))
    }

    /// The answers that are asked for, one after the other. Dates that are not asked for do not affect a
    /// verdict's deadline.
    fn asked(&self, answers: &Answers, clock: &Clock) -> Answers {
        let (mut given, mut tried) = (Answers::new(), BTreeSet::new());
        while let Ok(known) = Known::of(self, &given, clock) {
            let survey = self.survey(&known.domains, &known.ranges, clock);
            let is_next = |topic: &&(usize, String)| survey.matters[topic.0] && !tried.contains(&topic.1);
            let Some((_, id)) = known.open.iter().find(is_next) else { break };
            tried.insert(id.clone());
            given.extend(answers.get(id).map(|said| (id.clone(), said.clone())));
        }
        given
    }

    /// The ids that these rules name, each once, in the order in which they first occur.
    fn cited<'b>(
        &'b self,
        rules: &BTreeSet<usize>,
        named: impl Fn(&'b refund_check::policy::Rule) -> &'b Vec<usize>,
        id: impl Fn(usize) -> &'b String,
    ) -> impl Iterator<Item = &'b str> {
        let mut all: Vec<&str> = Vec::new();
        for at in rules.iter().flat_map(|&rule| named(&self.policy.rules[rule])) {
            if !all.contains(&id(*at).as_str()) {
                all.push(id(*at));
            }
        }
        all.into_iter()
    }
}

/// Every choice of one value from each domain.
pub(crate) fn every(domains: &[Vec<Value>]) -> impl Iterator<Item = Vec<Value>> {
    let total: usize = domains.iter().map(Vec::len).product();
    (0..total).map(|number| {
        let mut rest = number;
        let pick = |domain: &Vec<Value>| {
            let value = domain[rest % domain.len()];
            rest /= domain.len();
            value
        };
        domains.iter().map(pick).collect()
    })
}

/// Whether a number of units with this many decimal places is within a limit, compared with a common
/// denominator.
fn within(limit: &Limit, units: i64, places: u32) -> bool {
    let one = i128::from(units) * 10_i128.pow(limit.value.places);
    let other = i128::from(limit.value.units) * 10_i128.pow(places);
    match limit.bound {
        Bound::LessThan => one < other,
        Bound::AtMost => one <= other,
        Bound::AtLeast => one >= other,
        Bound::MoreThan => one > other,
    }
}

type Ends = [Vec<Vec<usize>>];

/// Pairs of results of completions that differ only in the value of one question.
fn by_value(stride: usize, size: usize, ends: &Ends) -> Vec<(&Vec<usize>, &Vec<usize>)> {
    let mut pairs = Vec::new();
    for (number, each) in ends.iter().enumerate() {
        let first = number - (number / stride % size) * stride;
        pairs.extend(each.iter().zip(&ends[first]));
    }
    pairs
}

/// Pairs of results of completions that differ only in one date.
fn by_date<'b>(grid: &Grid, question: usize, ends: &'b Ends) -> Vec<(&'b Vec<usize>, &'b Vec<usize>)> {
    let mut together: HashMap<_, BTreeSet<usize>> = HashMap::new();
    for tuple in &grid.tuples {
        together.entry(tuple.others(question)).or_default().insert(tuple.state);
    }
    let sets: BTreeSet<BTreeSet<usize>> = together.into_values().collect();
    let mut pairs = Vec::new();
    for set in &sets {
        let first = *set.first().unwrap();
        for each in ends {
            pairs.extend(set.iter().map(|&state| (&each[first], &each[state])));
        }
    }
    pairs
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = items.map(|item| format!("\"{item}\"")).collect();
    format!("[{}]", quoted.join(","))
}
