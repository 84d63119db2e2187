//! One decision: from what was given to a reply.

use super::ahead::at_most;
use super::answers::Given;
use super::dates::{Bought, Present, Windows};
use super::verdict::{outcome, verdict};
use super::{Answers, Ask, Invalid, Problem, Reply, Topic, UNKNOWN};
use crate::compiled::Compiled;
use crate::diagram::{Domain, Restricted, Step};
use crate::policy::Kind;

/// Decides what to say to a buyer who has given these answers, at the present moment.
pub fn decide(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> Reply {
    // Only quicker, so not worth its bytes to a buyer, who decides once a second at most.
    let straight = if cfg!(target_os = "unknown") { None } else { straight(compiled, answers, present) };
    match straight {
        Some((leaf, bought)) => Reply::Verdict(verdict(compiled, &[leaf], Vec::new(), &bought, present)),
        None => Known::new(compiled, answers, present).reply(compiled, present),
    }
}

/// The leaf that exact answers lead to, asking nothing. Most decisions are of this kind.
fn straight(
    compiled: &Compiled,
    answers: &Answers<'_>,
    present: Present<'_>,
) -> Option<(u32, Vec<Option<Bought>>)> {
    let mut dates = Vec::new();
    let mut at = compiled.diagram.root;
    loop {
        let (variable, children) = match compiled.diagram.step(at) {
            Step::Leaf(leaf) => return Some((leaf, dates)),
            Step::Node { variable, children } => (variable, children),
        };
        let value = match *answers.given.get(variable)? {
            Given::Option(value) => value,
            Given::Nothing | Given::Unsure => return None,
            Given::Date(said) => {
                let bought = Bought::read(said, present).ok()?;
                let regions = Windows::of(compiled, variable, present).regions(bought);
                dates.resize(variable + 1, None);
                dates.get_mut(variable).into_iter().for_each(|slot| *slot = Some(bought));
                match regions.as_slice() {
                    [only] => *only,
                    _ => return None,
                }
            }
        };
        at = *children.get(value as usize)?;
    }
}

/// What is known of one question.
#[derive(Default)]
pub(super) struct State {
    /// What can still be asked about it.
    pub open: Option<Topic>,
    /// For a date still to be given, each day whose time of day makes a difference, as its regions.
    pub splits: Vec<Vec<u32>>,
    /// What could be made of a date.
    bought: Option<Bought>,
    flaw: Option<(Topic, Problem)>,
}

/// What is known of every question.
pub(super) struct Known {
    /// One a question.
    pub states: Vec<State>,
    /// What each variable can still be.
    domains: Vec<Domain>,
}

impl Known {
    fn new(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> Known {
        let mut known = Known { states: Vec::new(), domains: Vec::new() };
        for (place, question) in compiled.policy.questions.iter().enumerate() {
            let topic = Topic { question: place, time: false };
            let windows = Windows::of(compiled, place, present);
            let time = answers.times.get(place).copied().flatten();
            let (mut state, mut domain) = (State::default(), Domain::All);
            if question.kind == Kind::Date {
                domain = Domain::Some(windows.possible());
            }
            match answers.given.get(place).copied().unwrap_or_default() {
                Given::Nothing => {
                    state.open = Some(topic);
                    state.splits = windows.split_days();
                }
                Given::Unsure => {}
                Given::Option(value) => domain = Domain::One(value),
                Given::Date(said) => state.take_date(topic, said, time, &windows, &mut domain),
            }
            known.states.push(state);
            known.domains.push(domain);
        }
        known
    }

    fn reply(&self, compiled: &Compiled, present: Present<'_>) -> Reply {
        let restricted = Restricted::new(&compiled.diagram, &self.domains, &|leaf| leaf);
        let (leaves, matters) = survey(&restricted);
        for state in &self.states {
            if let Some((topic, problem)) = state.flaw.filter(|(topic, _)| matters.contains(&topic.question))
            {
                return Reply::Invalid(Invalid { question: topic.id(&compiled.policy), problem });
            }
        }
        for state in &self.states {
            if let Some(topic) = state.open.filter(|topic| matters.contains(&topic.question)) {
                return Reply::Ask(Ask { topic, at_most: at_most(compiled, self, &restricted) });
            }
        }
        // What only decides between rules of one outcome settles nothing.
        let same = |leaf| (0..leaf).find(|&other| outcome(compiled, other) == outcome(compiled, leaf));
        let merged = |leaf| same(leaf).unwrap_or(leaf);
        let (_, settles) = survey(&Restricted::new(&compiled.diagram, &self.domains, &merged));
        let (mut settled_by, mut bought) = (Vec::new(), Vec::new());
        for (question, state) in self.states.iter().enumerate() {
            if settles.contains(&question) {
                settled_by.push(Topic { question, time: state.bought.is_some() });
            }
            bought.push(state.bought);
        }
        Reply::Verdict(verdict(compiled, &leaves, settled_by, &bought, present))
    }
}

/// The leaves that can be reached, and the variables that matter to which it is.
fn survey(restricted: &Restricted<'_>) -> (Vec<u32>, Vec<usize>) {
    let (mut leaves, mut matters) = (Vec::new(), Vec::new());
    for at in restricted.below(restricted.root()) {
        match restricted.step(at) {
            Step::Leaf(leaf) => leaves.push(leaf),
            Step::Node { variable, .. } => matters.push(variable),
        }
    }
    (leaves, matters)
}

impl State {
    fn take_date(
        &mut self,
        topic: Topic,
        said: &str,
        time: Option<&str>,
        windows: &Windows<'_>,
        domain: &mut Domain,
    ) {
        let present = windows.present;
        let day = match Bought::read(said, present) {
            Ok(bought) => bought,
            Err(problem) => return self.flaw = Some((topic, problem)),
        };
        let mut bought = day;
        if day.day_alone && windows.regions(day).len() > 1 {
            let topic = Topic { time: true, ..topic };
            match time {
                None => self.open = Some(topic),
                Some(UNKNOWN) => {}
                Some(said) => match day.with_time(said, present) {
                    Ok(exact) => bought = exact,
                    Err(problem) => self.flaw = Some((topic, problem)),
                },
            }
        }
        self.bought = Some(bought);
        *domain = Domain::Some(windows.regions(bought));
    }
}
