//! The findings for random policies, compared with brute force; and every witness decided as a buyer.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::analysis::{Finding, check};
use refund_check::buyers::{Wanted, regions, witness};
use refund_check::compile;
use refund_check::compiled::Compiled;
use refund_check::policy::Length;
use refund_check::read::read_texts;
use refund_check::time::rfc3339;
use refund_check::zones::Named;

use crate::numbers::{choose, every_number, facts};
use crate::oracle::{Answers, Clock, Oracle};
use crate::sketch::{HOURS, Sketch, sketch, well_named};
use crate::support::say;

/// Checks that exactly the rules that a finding names apply to its witness.
pub(crate) fn replays(compiled: &Compiled, finding: &Finding) -> Result<(), TestCaseError> {
    let buyer =
        finding.witness.as_ref().ok_or_else(|| TestCaseError::fail(format!("nobody: {finding:?}")))?;
    let answers: Answers = buyer.answers.iter().cloned().collect();
    let now = rfc3339(buyer.now, &Named::new(buyer.zone).unwrap());
    let said = say(compiled, &answers, &now, buyer.zone);
    let rules: Vec<String> = finding.rules.iter().map(|rule| format!("\"{rule}\"")).collect();
    let expected =
        format!("{{\"verdict\":{{\"outcome\":\"support-decides\",\"rules\":[{}],", rules.join(","));
    prop_assert!(said.starts_with(&expected), "{:?} is told {}", finding, said);
    Ok(())
}

/// The pairs of some rules.
fn pairs(rules: &[String]) -> impl Iterator<Item = (String, String)> {
    let after = |place: usize| rules[place + 1..].iter();
    (0..rules.len()).flat_map(move |one| after(one).map(move |other| (rules[one].clone(), other.clone())))
}

fn findings_are_right(sketch: &Sketch) -> Result<(), TestCaseError> {
    let folder = sketch.folder();
    let compiled = Compiled::new(folder.policy.clone()).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    let ids = |rules: &[usize]| rules.iter().map(|&rule| compiled.policy.rules[rule].id.clone()).collect();
    let remaining = |numbers: Vec<usize>| ids(&oracle.remaining(&facts(&compiled, &oracle, &numbers)));
    let ends: BTreeSet<Vec<String>> = every_number(&compiled).map(remaining).collect();
    let findings = check(&folder);
    let of = |check: &'static str| findings.iter().filter(move |finding| finding.check.id() == check);
    for finding in of("gap").chain(of("overlap")) {
        replays(&compiled, finding)?;
    }
    prop_assert!(of("unknown-name").next().is_none(), "{}", sketch.written());
    let overlapping: BTreeSet<_> = ends.iter().flat_map(|rules| pairs(rules)).collect();
    let unreachable: Vec<String> = ids(&(0..compiled.policy.rules.len()).collect::<Vec<_>>())
        .into_iter()
        .filter(|id| !ends.iter().any(|rules: &Vec<String>| rules.contains(id)))
        .collect();
    let told = |check| of(check).map(|finding| finding.rules.clone());
    prop_assert_eq!(of("gap").next().is_some(), ends.contains(&vec![]), "{}", sketch.written());
    let found: BTreeSet<_> = told("overlap").flat_map(|rules| pairs(&rules).collect::<Vec<_>>()).collect();
    prop_assert_eq!(found, overlapping, "{}", sketch.written());
    let dead: Vec<String> = told("unreachable-rule").map(|rules| rules[0].clone()).collect();
    prop_assert!(dead.iter().all(|id| unreachable.contains(id)), "{:?} in {}", dead, sketch.written());
    // A cycle of overriding is reported as a cycle, not as the overlaps that follow from it.
    let circles = of("override-cycle").next().is_some();
    prop_assert!(circles || dead == unreachable, "{:?} in {}", dead, sketch.written());
    Ok(())
}

/// The consequences of a misspelt name are not reported beside it, but every finding that is reported holds
/// for its witness.
fn findings_replay(sketch: &Sketch) -> Result<(), TestCaseError> {
    let folder = sketch.folder();
    let compiled = Compiled::new(folder.policy.clone()).unwrap();
    let findings = check(&folder);
    let logical = findings.iter().filter(|finding| ["gap", "overlap"].contains(&finding.check.id()));
    logical.into_iter().try_for_each(|finding| replays(&compiled, finding))
}

/// Every complete set of answers lies in exactly one region, the one whose leaf it leads to; and so does the
/// region's witness.
fn regions_are_a_partition(sketch: &Sketch) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let (all, total) =
        regions(&compiled.diagram, &Wanted { leaf: &|_| true, can_be: &|_| true, most: usize::MAX });
    prop_assert_eq!(all.len() as u64, total);
    for numbers in every_number(&compiled) {
        let fits = |(variable, some): &(usize, Vec<u32>)| some.contains(&(numbers[*variable] as u32));
        let mut fitting = all.iter().filter(|(region, _)| region.0.iter().all(fits));
        let leaf = fitting.next().map(|(_, leaf)| compiled.diagram.rules(*leaf));
        prop_assert_eq!(leaf, Some(choose(&compiled.diagram, &numbers)));
        prop_assert!(fitting.next().is_none());
    }
    for (region, _) in all {
        prop_assert!(witness(&compiled, &region).is_some(), "{:?} of\n{}", region, sketch.written());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn every_gap_overlap_and_dead_rule_is_found_and_happens_to_its_witness(sketch in well_named(5)) {
        findings_are_right(&sketch)?;
    }

    #[test]
    fn what_is_found_beside_misspelt_names_happens_to_its_witness(sketch in sketch(5)) {
        findings_replay(&sketch)?;
    }

    #[test]
    fn regions_divide_all_buyers_among_themselves(sketch in sketch(4)) {
        regions_are_a_partition(&sketch)?;
    }
}

#[test]
fn what_is_so_only_after_years_is_found_and_happens_to_its_witness() {
    let text = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\n[contact]\nemail = \"a@shop-of-mine.com\"\n\
                [[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\n\
                [windows.long]\nfrom = \"bought\"\nyears = 6\ncount = \"date\"\n\
                [[rules]]\nid = \"in\"\nwhen = { long = \"open\" }\noutcome = \"qualifies\"\n";
    let folder = read_texts(text, "").unwrap();
    let compiled = Compiled::new(folder.policy.clone()).unwrap();
    let findings = check(&folder);
    let gap = findings.iter().find(|finding| finding.check.id() == "gap").unwrap();
    replays(&compiled, gap).unwrap();
}

/// Ordinary days, and both ends of each day after a change of clocks, for as long as the windows last.
fn moments() -> Vec<Clock> {
    let mut days = vec!["2026-11-22T12:00:00Z".to_owned()];
    for change in ["2026-10-25", "2027-03-28"] {
        let change: chrono::NaiveDate = change.parse().unwrap();
        for day in (0..33).map(|days| change + chrono::Days::new(days)) {
            days.extend([21, 22, 23].map(|hour| format!("{day}T{hour}:59:59.999Z")));
            days.extend([22, 23].map(|hour| format!("{day}T{hour}:00:00Z")));
        }
    }
    days.iter().map(|now| Clock::new(now, "Europe/Berlin")).collect()
}

#[test]
fn windows_are_foreseen_in_just_the_combinations_that_occur() {
    let moments = moments();
    let length = |hours: u32, is_date| {
        if is_date { Length::Date { days: hours / 24 } } else { Length::Moment { hours } }
    };
    let all: Vec<Length> =
        HOURS.iter().flat_map(|&hours| [length(hours, false), length(hours, true)]).collect();
    for (place, &one) in all.iter().enumerate() {
        for &other in &all[..place] {
            let policy = two_windows(one, other);
            let oracle = Oracle::new(&policy);
            let foreseen: BTreeSet<Vec<bool>> = compile::regions(&policy).of[0].iter().cloned().collect();
            let seen = |clock: &Clock| oracle.grid(&oracle.all_dates(clock), clock).states.clone();
            let occur: BTreeSet<Vec<bool>> = moments.iter().flat_map(seen).collect();
            assert_eq!(foreseen, occur, "{one:?} and {other:?}");
        }
    }
}

fn two_windows(one: Length, other: Length) -> refund_check::policy::Policy {
    use refund_check::policy::{Kind, Policy, Question, Span, Window, WindowKind};
    let window =
        |length| Window { kind: WindowKind::Span(Span { length, ..Span::default() }), ..Window::default() };
    Policy {
        questions: vec![Question { kind: Kind::Date, ..Question::default() }],
        windows: vec![window(one), window(other)],
        ..Policy::default()
    }
}
