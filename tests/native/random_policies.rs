//! Random policies: the diagram and the interview are compared with brute force.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::compiled::Compiled;
use refund_check::interview::{Present, Reply, Verdict, decide, path};
use refund_check::policy::Kind;
use refund_check::time::Instant;
use refund_check::zones::Named;

use crate::at_most::Play;
use crate::numbers::{choose, every_number, facts};
use crate::oracle::{Answers, Oracle};
use crate::sketch::{Sketch, sketch};
use crate::support::{Case, PRESENTS};

fn every_leaf_is_right(sketch: &Sketch) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for numbers in every_number(&compiled) {
        let expected = oracle.remaining(&facts(&compiled, &oracle, &numbers));
        let found: Vec<usize> =
            choose(&compiled.diagram, &numbers).iter().map(|&rule| rule as usize).collect();
        prop_assert_eq!(found, expected, "{:?} of\n{}", numbers, sketch.written());
    }
    Ok(())
}

/// One answer of a menu. Its first entry, no answer, and its last, "I don't know", are chosen more often.
fn pick(menu: &[Option<String>], number: u16) -> Option<String> {
    match number % 4 {
        0 => menu[0].clone(),
        1 => menu[menu.len() - 1].clone(),
        _ => menu[usize::from(number / 4) % menu.len()].clone(),
    }
}

fn every_reply_is_right(sketch: &Sketch, buyers: &[(usize, Vec<u16>)]) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for (present, numbers) in buyers {
        let case = Case::new(&compiled, &oracle, PRESENTS[*present]);
        let mut answers = Answers::new();
        for (place, question) in compiled.policy.questions.iter().enumerate() {
            answers.extend(pick(&case.menu(place), numbers[place]).map(|said| (question.id.clone(), said)));
            if sketch.questions[place].0 == 0 {
                let time = pick(&case.times(place), numbers[place + 6]);
                answers.extend(time.map(|said| (format!("{}.time", question.id), said)));
            }
        }
        case.agrees(&answers).map_err(|text| TestCaseError::fail(format!("{text}\n{}", sketch.written())))?;
    }
    Ok(())
}

/// A buyer who gives all answers at once gets the same reply as one who is asked step by step.
fn the_way_leads_there(sketch: &Sketch, buyers: &[(usize, Vec<u16>)]) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for (present, numbers) in buyers {
        let case = Case::new(&compiled, &oracle, PRESENTS[*present]);
        let mut answers = Answers::new();
        for (place, question) in compiled.policy.questions.iter().enumerate() {
            let some = |menu: Vec<Option<String>>, number: usize| {
                menu[1 + usize::from(numbers[number]) % (menu.len() - 1)].clone().unwrap()
            };
            answers.insert(question.id.clone(), some(case.menu(place), place));
            if question.kind == Kind::Date {
                answers.insert(format!("{}.time", question.id), some(case.times(place), place + 6));
            }
        }
        let pairs: Vec<(&str, &str)> =
            answers.iter().rev().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let zone = Named::new(case.zone).unwrap();
        let present = Present { now: Instant(case.clock.now), zone: &zone };
        let given = refund_check::interview::Answers::new(&compiled.policy, &pairs).unwrap();
        let at_once = decide(&compiled, &given, present);
        let (asked, reply) = path(&compiled, &pairs, present).unwrap();
        prop_assert!(asked.iter().all(|asked| pairs.iter().any(|pair| pair.1 == asked.said)));
        // Step by step, a date can be refused that further answers would have made irrelevant; and a time of
        // day that is not asked for would have made a deadline exact.
        if let (Reply::Verdict(one), Reply::Verdict(other)) = (&reply, &at_once) {
            let told =
                |verdict: &Verdict| (verdict.outcome, verdict.rules.clone(), verdict.settled_by.clone());
            prop_assert_eq!(told(one), told(other), "{:?} of\n{}", answers, sketch.written());
        }
        prop_assert!(!matches!(reply, Reply::Ask(_)), "{:?} of\n{}", answers, sketch.written());
    }
    Ok(())
}

fn at_most_is_right(sketch: &Sketch, present: (&str, &str), exactly: bool) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    let case = Case::new(&compiled, &oracle, present);
    let mut play = Play::new(&case, !exactly);
    play.on(&Answers::new());
    for (answers, (most, at_most)) in &play.seen {
        let right = if exactly { most == at_most } else { most <= at_most };
        prop_assert!(right, "{answers:?}: {most} came, {at_most} were said of\n{}", sketch.written());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn every_way_through_the_diagram_ends_with_the_rules_that_remain(sketch in sketch(6)) {
        every_leaf_is_right(&sketch)?;
    }

    #[test]
    fn partial_unsure_and_invalid_answers_get_what_every_completion_allows(
        sketch in sketch(6),
        buyers in prop::collection::vec((0..PRESENTS.len(), prop::collection::vec(any::<u16>(), 12)), 20),
    ) {
        every_reply_is_right(&sketch, &buyers)?;
    }

    #[test]
    fn answers_taken_one_by_one_lead_to_where_all_at_once_do(
        sketch in sketch(6),
        buyers in prop::collection::vec((0..PRESENTS.len(), prop::collection::vec(any::<u16>(), 12)), 10),
    ) {
        the_way_leads_there(&sketch, &buyers)?;
    }

    #[test]
    fn never_too_few_questions_are_announced(sketch in sketch(4), present in 0..PRESENTS.len()) {
        at_most_is_right(&sketch, PRESENTS[present], false)?;
    }

    #[test]
    fn as_many_are_announced_as_can_come_where_everything_is_known(
        mut sketch in sketch(5),
        present in 0..PRESENTS.len(),
    ) {
        sketch.questions.iter_mut().for_each(|(_, unsure)| *unsure = false);
        sketch.windows.iter_mut().for_each(|window| window.is_date = true);
        at_most_is_right(&sketch, PRESENTS[present], true)?;
    }
}
