//! What a policy says, worked out the slow way: every completion of the answers is tried on `when` itself.
//!
//! It shares no code with the diagram or the interview, so that where they agree, both are right. Dates are
//! in [`dates`].

mod dates;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use refund_check::policy::{Condition, Kind, Outcome, Policy};

pub(crate) use dates::{Clock, Possible, print_local};

/// An option's place, or for a date which of the policy's windows are open, a bit each.
pub(crate) type Value = u64;

/// What a buyer said, by question.
pub(crate) type Answers = BTreeMap<String, String>;

/// A policy, and what was worked out already.
pub(crate) struct Oracle<'a> {
    pub(crate) policy: &'a Policy,
    beats: Vec<Vec<bool>>,
    surveys: RefCell<HashMap<Vec<Vec<Value>>, Survey>>,
}

/// What all completions within some domains come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// The sets of rules that can remain.
    pub(crate) ends: BTreeSet<Vec<usize>>,
    /// Whether a question can change which rules remain.
    pub(crate) matters: Vec<bool>,
    /// Whether it can change the outcome.
    settles: Vec<bool>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(policy: &'a Policy) -> Self {
        let count = policy.rules.len();
        let mut beats = vec![vec![false; count]; count];
        for (rule, written) in policy.rules.iter().enumerate() {
            written.overrides.iter().for_each(|&weak| beats[rule][weak] = true);
        }
        // Warshall: what a rule overrides overrides on its behalf.
        for through in 0..count {
            for rule in 0..count {
                for weak in 0..count {
                    beats[rule][weak] |= beats[rule][through] && beats[through][weak];
                }
            }
        }
        Oracle { policy, beats, surveys: RefCell::default() }
    }

    /// The rules that remain for complete answers, a value a question.
    pub(crate) fn remaining(&self, values: &[Value]) -> Vec<usize> {
        let holds = |condition: &Condition| match condition {
            Condition::Answer { question, options } => options.contains(&(values[*question] as usize)),
            Condition::Window { window, open } => {
                let state = values[self.policy.windows[*window].from] >> window & 1;
                (state == 1) == *open
            }
            Condition::Never => false,
        };
        let applies = |rule: &usize| self.policy.rules[*rule].when.iter().all(holds);
        let applying: Vec<usize> = (0..self.policy.rules.len()).filter(applies).collect();
        let wins = |rule: &usize| !applying.iter().any(|&other| other != *rule && self.beats[other][*rule]);
        applying.iter().copied().filter(wins).collect()
    }

    /// One rule says its outcome; a flaw is for support to decide.
    fn outcome(&self, end: &[usize]) -> Outcome {
        match end {
            [only] => self.policy.rules[*only].outcome,
            _ => Outcome::SupportDecides,
        }
    }

    /// Tries every completion.
    pub(crate) fn survey(&self, domains: &[Vec<Value>]) -> Survey {
        if let Some(known) = self.surveys.borrow().get(domains) {
            return known.clone();
        }
        let total: usize = domains.iter().map(Vec::len).product();
        let mut ends: Vec<Vec<usize>> = Vec::with_capacity(total);
        for number in 0..total {
            let mut rest = number;
            let pick = |domain: &Vec<Value>| {
                let value = domain[rest % domain.len()];
                rest /= domain.len();
                value
            };
            ends.push(self.remaining(&domains.iter().map(pick).collect::<Vec<Value>>()));
        }
        let outcomes: Vec<Outcome> = ends.iter().map(|end| self.outcome(end)).collect();
        let mut survey = Survey::default();
        let mut stride = 1;
        for domain in domains {
            // The completion that differs in this question alone, where it has its first value.
            let first = |number: usize| number - (number / stride % domain.len()) * stride;
            survey.matters.push((0..total).any(|number| ends[number] != ends[first(number)]));
            survey.settles.push((0..total).any(|number| outcomes[number] != outcomes[first(number)]));
            stride *= domain.len();
        }
        survey.ends = ends.into_iter().collect();
        self.surveys.borrow_mut().insert(domains.to_vec(), survey.clone());
        survey
    }

    /// Every value that a question's answer can have.
    pub(crate) fn domain(&self, question: usize, clock: &Clock) -> Vec<Value> {
        match &self.policy.questions[question].kind {
            Kind::Choice(options) if options.is_empty() => vec![Value::MAX],
            Kind::Choice(options) => (0..options.len() as Value).collect(),
            Kind::Date => clock.any_time(self.policy, question).values(self.policy, question, clock),
        }
    }

    /// How the reply to a request begins: whole but for what the oracle has no opinion of (how many
    /// questions may follow, the words of a message).
    pub(crate) fn reply(&self, answers: &Answers, clock: &Clock) -> String {
        let known = match Known::of(self, answers, clock) {
            Ok(known) => known,
            Err(flaw) => return flaw,
        };
        let survey = self.survey(&known.domains);
        let matters = |topic: &(usize, String)| survey.matters[topic.0];
        if let Some(((_, id), problem)) = known.flaws.iter().find(|(topic, _)| matters(topic)) {
            return invalid(id, problem);
        }
        if let Some((_, id)) = known.open.iter().find(|topic| matters(topic)) {
            return format!("{{\"question\":{{\"id\":\"{id}\",\"at_most\":");
        }
        let outcomes: BTreeSet<Outcome> = survey.ends.iter().map(|end| self.outcome(end)).collect();
        let settled = outcomes.len() == 1;
        let outcome = if settled { outcomes.into_iter().next().unwrap() } else { Outcome::SupportDecides };
        let settled_by = known.unknown.iter().filter(|topic| !settled && survey.settles[topic.0]);
        let rules: BTreeSet<usize> = survey.ends.iter().flatten().copied().collect();
        format!(
            "{{\"verdict\":{{\"outcome\":\"{}\",\"rules\":{},\"clauses\":{},\"evidence\":{},\
             \"deadline\":{},\"settled_by\":{}",
            outcome.id(),
            list(rules.iter().map(|&rule| self.policy.rules[rule].id.as_str())),
            list(self.cited(&rules, |rule| &rule.clauses, |at| &self.policy.clauses[at].id)),
            list(self.cited(&rules, |rule| &rule.evidence, |at| &self.policy.evidence[at].id)),
            dates::deadline(self.policy, &rules, &known.dates, clock),
            list(settled_by.map(|(_, id)| id.as_str())),
        )
    }

    /// What rules name, each once, in the order in which it first comes.
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

/// What answers tell of each question.
struct Known {
    domains: Vec<Vec<Value>>,
    dates: Vec<Option<Possible>>,
    /// What can still be asked, what is wrong, and what the buyer does not know, each with its id.
    open: Vec<(usize, String)>,
    flaws: Vec<((usize, String), &'static str)>,
    unknown: Vec<(usize, String)>,
}

impl Known {
    fn of(oracle: &Oracle<'_>, answers: &Answers, clock: &Clock) -> Result<Known, String> {
        let questions = &oracle.policy.questions;
        let is_date = |id: &str| questions.iter().any(|it| it.id == id && it.kind == Kind::Date);
        for id in answers.keys() {
            let of_date = id.strip_suffix(".time").is_some_and(is_date);
            if !of_date && !questions.iter().any(|question| question.id == *id) {
                return Err(invalid(id, "unknown-question"));
            }
        }
        let (domains, dates) = (Vec::new(), vec![None; questions.len()]);
        let mut known = Known { domains, dates, open: vec![], flaws: vec![], unknown: vec![] };
        for (place, question) in questions.iter().enumerate() {
            let topic = (place, question.id.clone());
            let mut domain = oracle.domain(place, clock);
            match (answers.get(&question.id).map(String::as_str), &question.kind) {
                (None, _) => known.open.push(topic),
                (Some("unsure"), _) if question.unsure.is_some() => known.unknown.push(topic),
                (Some(said), Kind::Choice(options)) => {
                    match options.iter().position(|option| option.id == said) {
                        Some(option) => domain = vec![option as Value],
                        None => return Err(invalid(&question.id, "unknown-option")),
                    }
                }
                (Some(said), Kind::Date) => match clock.read(said) {
                    Ok(date) => domain = known.date(oracle.policy, topic, date, answers, clock),
                    Err(problem) => known.flaws.push((topic, problem)),
                },
            }
            known.domains.push(domain);
        }
        Ok(known)
    }

    /// What a date leaves possible, with its time of day where that makes a difference.
    fn date(
        &mut self,
        policy: &Policy,
        (place, id): (usize, String),
        mut date: Possible,
        answers: &Answers,
        clock: &Clock,
    ) -> Vec<Value> {
        let topic = (place, format!("{id}.time"));
        if date.values(policy, place, clock).len() > 1 {
            match answers.get(&topic.1).map(String::as_str) {
                None => self.open.push(topic),
                Some("unknown") => self.unknown.push(topic),
                Some(said) => match clock.read_time(&date, said) {
                    Ok(exact) => date = exact,
                    Err(problem) => self.flaws.push((topic, problem)),
                },
            }
        }
        let values = date.values(policy, place, clock);
        self.dates[place] = Some(date);
        values
    }
}

fn invalid(id: &str, problem: &str) -> String {
    format!("{{\"invalid\":{{\"question\":\"{id}\",\"problem\":\"{problem}\",\"message\":\"")
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = items.map(|item| format!("\"{item}\"")).collect();
    format!("[{}]", quoted.join(","))
}
