//! `at_most` against every way on from where the buyer is, played to its end.

use std::collections::HashMap;

use refund_check::default_policy;

use crate::oracle::{Answers, Oracle};
use crate::support::{Case, PRESENTS, answers};

/// What was asked next, and how many questions may still come.
fn asked(said: &str) -> Option<(&str, u32)> {
    let rest = said.strip_prefix("{\"question\":{\"id\":\"")?;
    let (id, rest) = rest.split_once("\",\"at_most\":")?;
    Some((id, rest.trim_end_matches('}').parse().unwrap()))
}

/// Plays every way on, and remembers where it has been.
pub(crate) struct Play<'a> {
    case: &'a Case<'a>,
    /// Whether the buyer may say "I don't know".
    unsure: bool,
    /// The most that came, and the most that were said to come.
    pub(crate) seen: HashMap<Answers, (u32, u32)>,
}

impl<'a> Play<'a> {
    pub(crate) fn new(case: &'a Case<'a>, unsure: bool) -> Self {
        Play { case, unsure, seen: HashMap::new() }
    }

    /// The most questions that come after some answers.
    pub(crate) fn on(&mut self, answers: &Answers) -> u32 {
        if let Some((most, _)) = self.seen.get(answers) {
            return *most;
        }
        let said = self.case.say(answers);
        let Some((id, at_most)) = asked(&said) else { return 0 };
        let mut most = 1;
        for answer in self.menu(id) {
            let mut longer = answers.clone();
            longer.insert(id.to_owned(), answer);
            most = most.max(1 + self.on(&longer));
        }
        self.seen.insert(answers.clone(), (most, at_most));
        most
    }

    fn menu(&self, id: &str) -> Vec<String> {
        let questions = &self.case.compiled.policy.questions;
        let place = |id: &str| questions.iter().position(|question| question.id == id);
        let menu = match (place(id), id.strip_suffix(".time").and_then(place)) {
            (Some(place), _) => self.case.menu(place),
            (_, place) => self.case.times(place.unwrap()),
        };
        let sayable = |said: &String| self.unsure || (said != "unsure" && said != "unknown");
        menu.into_iter().flatten().filter(sayable).collect()
    }
}

#[test]
fn the_default_policy_announces_as_many_questions_as_can_come() {
    let compiled = default_policy();
    let oracle = Oracle::new(&compiled.policy);
    for present in PRESENTS {
        let case = Case::new(&compiled, &oracle, present);
        let mut play = Play::new(&case, true);
        for from in ["", "support=fixed", "purchased=unsure", "fault=unsure", "fault=major proof=not-yet"] {
            play.on(&answers(from));
        }
        for (answers, (most, at_most)) in &play.seen {
            assert_eq!(most, at_most, "{answers:?} at {present:?}");
        }
    }
}
