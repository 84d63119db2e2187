//! Checks `at_most`: every continuation from each state is played to its end, and the number of questions
//! that come is compared with the number announced. Each verdict's code must also restore its case.

use std::collections::HashMap;

use refund_check::default_policy;

use crate::codes::comes_back;
use crate::deadlines::{choice, dates, policy, rules};
use crate::oracle::{Answers, Oracle};
use crate::support::{Case, PRESENTS, answers, say};

/// The id of the next question and its `at_most`; `None` if the reply is no question.
fn asked(said: &str) -> Option<(&str, u32)> {
    let rest = said.strip_prefix("{\"question\":{\"id\":\"")?;
    let (id, rest) = rest.split_once("\",\"at_most\":")?;
    Some((id, rest.trim_end_matches('}').parse().unwrap()))
}

/// Plays every continuation, and remembers the answers that it has tried.
pub(crate) struct Play<'a> {
    case: &'a Case<'a>,
    /// Whether the buyer may say "I don't know".
    unsure: bool,
    /// By answers: the most questions that really came, and `at_most`.
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
        let Some((id, at_most)) = asked(&said) else {
            comes_back(self.case.compiled, answers, (self.case.now, self.case.zone)).unwrap();
            return 0;
        };
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

/// Checks the first question after these answers, and its `at_most`.
#[track_caller]
fn check(rest: &str, given: &str, expected: (&str, u32)) {
    let said = say(&policy(rest), &answers(given), "2026-11-22T12:00:00Z", "Europe/Berlin");
    assert_eq!(asked(&said), Some(expected), "{said}");
}

fn unsure(id: &str) -> String {
    choice(id, &["a", "b"]) + "unsure = \"U\"\n"
}

#[test]
fn who_is_not_sure_may_be_asked_what_follows_either_answer() {
    let follow = choice("x", &["a", "b"])
        + &choice("y", &["a", "b"])
        + &rules(&[
            ("fault = \"a\", x = \"a\"", "qualifies"),
            ("fault = \"b\", y = \"a\"", "fix-first"),
            ("", "does-not-qualify"),
        ]);
    check(&(unsure("fault") + &follow), "", ("fault", 3));
    check(&(choice("fault", &["a", "b"]) + &follow), "", ("fault", 2));
}

#[test]
fn the_number_that_money_is_of_is_one_more_question() {
    let rest = choice("fault", &["a", "b"])
        + "[[questions]]\nid = \"price\"\nkind = \"number\"\nask = \"Q\"\ncurrency = \"EUR\"\nat-most = 1000\n\
           [[rules]]\nid = \"half\"\nwhen = { fault = \"a\" }\noutcome = \"qualifies\"\n\
           terms = { pays = \"50%\", of = \"price\" }\n\
           [[rules]]\nid = \"none\"\nwhen = { fault = \"b\" }\noutcome = \"does-not-qualify\"\n";
    check(&rest, "", ("fault", 2));
    check(&rest, "fault=a", ("price", 1));
}

#[test]
fn of_many_questions_each_is_counted_and_the_time_of_a_day_beside_it() {
    let choices: Vec<String> = (2..170).map(|at| format!("q{at}")).collect();
    let when: Vec<String> = choices.iter().map(|id| format!("{id} = \"a\"")).collect();
    let rest = unsure("first")
        + &dates(&[("bought", "")])
        + &choices.iter().map(|id| unsure(id)).collect::<String>()
        + "[windows.fortnight]\nfrom = \"bought\"\ndays = 14\ncount = \"moment\"\n"
        + &rules(&[
            (&format!("fortnight = \"open\", first = \"a\", {}", when.join(", ")), "qualifies"),
            ("", "does-not-qualify"),
        ]);
    check(&rest, "", ("first", 171));
}
