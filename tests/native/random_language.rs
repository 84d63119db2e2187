//! Random policies that use the whole language: every reply is compared with the oracle, which steps through
//! instants and numbers.

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};
use refund_check::analysis::{Check, check};
use refund_check::compiled::Compiled;
use refund_check::policy::Kind;

use crate::codes::comes_back;
use crate::findings::replays;
use crate::language::{Tape, read, written};
use crate::oracle::{Answers, Oracle, print_local};
use crate::support::Case;

/// Moments and zones near what the policies name: a Monday that is a holiday, the turn of a year, leap days,
/// and changes of clocks.
const PRESENTS: [(&str, &str); 8] = [
    ("2026-11-22T12:00:00Z", "Europe/Berlin"),
    ("2026-11-23T23:30:00Z", "America/New_York"),
    ("2026-12-31T22:59:59.999Z", "Europe/Berlin"),
    ("2027-03-01T00:00:00Z", "UTC"),
    ("2028-02-29T12:00:00Z", "Asia/Tokyo"),
    ("2026-10-25T00:30:00Z", "Europe/Berlin"),
    ("2027-04-03T15:10:00Z", "Australia/Lord_Howe"),
    ("2027-01-31T23:15:00Z", "Europe/Lisbon"),
];

/// Dates next to the ends of windows, given as a day, as a local time and as an instant.
fn dates(case: &Case<'_>, question: usize) -> Vec<String> {
    let all = case.oracle.grid(&case.oracle.all_dates(&case.clock), &case.clock);
    let mut instants: Vec<i64> = all.tuples.iter().map(|it| it.instants[question]).collect();
    instants.sort_unstable();
    instants.dedup();
    let mut dates: Vec<String> = vec!["2026-02-30".to_owned(), "yesterday".to_owned()];
    for instant in instants {
        let shown = print_local(case.clock.shown(instant));
        dates.extend([shown[..10].to_owned(), shown, case.clock.print(instant)]);
    }
    dates.push(case.clock.print(case.clock.now + 1));
    dates.push(print_local(case.clock.shown(case.clock.now + 86_400_000))[..10].to_owned());
    dates
}

/// Answers to questions, often all of them.
fn answers(case: &Case<'_>, tape: &mut Tape<'_>) -> Answers {
    let mut answers = Answers::new();
    let policy = &case.compiled.policy;
    for (place, question) in policy.questions.iter().enumerate() {
        if tape.is_one_of(5) {
            continue;
        }
        if question.unsure.is_some() && tape.is_one_of(4) {
            answers.insert(question.id.clone(), "unsure".to_owned());
            continue;
        }
        let menu = match question.kind {
            Kind::Date => dates(case, place),
            _ => case.menu(place).into_iter().flatten().collect(),
        };
        answers.insert(question.id.clone(), menu[tape.below(menu.len())].clone());
        if question.kind == Kind::Date && tape.is_one_of(2) {
            let times: Vec<String> = case.times(place).into_iter().flatten().collect();
            answers.insert(format!("{}.time", question.id), times[tape.below(times.len())].clone());
        }
    }
    answers
}

/// How many policies are tried. Set `ORACLE_CASES` for more.
fn cases() -> u32 {
    std::env::var("ORACLE_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(24)
}

/// The same policies at every run, so that a test fails only because of a change to the code. If
/// `ORACLE_CASES` is set, the seed is random.
fn rng_seed() -> RngSeed {
    if std::env::var_os("ORACLE_CASES").is_some() { RngSeed::Random } else { RngSeed::Fixed(20_261_126) }
}

fn every_reply_is_right(policy: &[u16], buyers: &[Vec<u16>]) -> Result<(), TestCaseError> {
    let text = written(policy);
    let compiled = Compiled::new(read(&text).policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for numbers in buyers {
        let mut tape = Tape::new(numbers);
        let case = Case::new(&compiled, &oracle, PRESENTS[tape.below(PRESENTS.len())]);
        let answers = answers(&case, &mut tape);
        let comes_back = |()| comes_back(&compiled, &answers, (case.now, case.zone)).map(|_| ());
        let is_right = case.agrees(&answers).and_then(comes_back);
        is_right.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    }
    Ok(())
}

/// Every result that the oracle finds on its grid is among the diagram's regions, and every finding holds for
/// its witness.
fn every_end_is_foreseen(policy: &[u16]) -> Result<(), TestCaseError> {
    let text = written(policy);
    let folder = read(&text);
    let compiled = Compiled::new(folder.policy.clone()).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for present in PRESENTS {
        let case = Case::new(&compiled, &oracle, present);
        let domains: Vec<_> = (0..compiled.policy.questions.len()).map(|it| oracle.domain(it)).collect();
        let survey = oracle.survey(&domains, &oracle.all_dates(&case.clock), &case.clock);
        for end in &survey.ends {
            let is = |rules: &Vec<u32>| rules.iter().map(|&rule| rule as usize).eq(end.iter().copied());
            prop_assert!(
                compiled.diagram.leaves.iter().any(is),
                "{:?} at {:?} is not foreseen\n{}",
                end,
                present,
                text
            );
        }
    }
    let findings = check(&folder);
    for present in PRESENTS {
        let case = Case::new(&compiled, &oracle, present);
        let domains: Vec<_> = (0..compiled.policy.questions.len()).map(|it| oracle.domain(it)).collect();
        let survey = oracle.survey(&domains, &oracle.all_dates(&case.clock), &case.clock);
        let rule = |rule: usize| &compiled.policy.rules[rule].id;
        for finding in findings.iter().filter(|it| it.check == Check::UnreachableRule) {
            let is_got = survey.ends.iter().flatten().any(|&it| finding.rules.contains(rule(it)));
            prop_assert!(!is_got, "{} at {:?}\n{}", finding.message, present, text);
        }
        for finding in findings.iter().filter(|it| it.check == Check::IdleQuestion) {
            let is_it = |id: &String| finding.message.starts_with(&format!("`{id}`"));
            let mut asked = compiled.policy.questions.iter().zip(&survey.matters);
            let is_asked = asked.any(|(question, matters)| *matters && is_it(&question.id));
            prop_assert!(!is_asked, "{} at {:?}\n{}", finding.message, present, text);
        }
    }
    for finding in findings.iter().filter(|it| matches!(it.check, Check::Gap | Check::Overlap)) {
        replays(&compiled, finding).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        rng_seed: rng_seed(),
        max_shrink_time: 15_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_said_is_what_every_completion_allows(
        policy in prop::collection::vec(any::<u16>(), 120),
        buyers in prop::collection::vec(prop::collection::vec(any::<u16>(), 20), 6),
    ) {
        every_reply_is_right(&policy, &buyers)?;
    }

    #[test]
    fn what_can_occur_is_foreseen_and_what_is_found_happens_to_somebody(
        policy in prop::collection::vec(any::<u16>(), 120),
    ) {
        every_end_is_foreseen(&policy)?;
    }
}
