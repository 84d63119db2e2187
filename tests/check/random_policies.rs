//! Random policies: the findings are compared with brute force, and every witness is decided by the command.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestCaseError};
use refund_check::analysis::{Check, examine};
use refund_check::buyers::{Occasions, Region, minimal_cover};
use refund_check::compiled::Compiled;

use crate::numbers::{every_number, facts};
use crate::oracle::{Facts, Oracle};
use crate::process::{empty_folder, run};
use crate::sketch::{Sketch, sketch, well_named};

/// Every combination of values that can occur, as value numbers and in the form that the oracle takes.
fn combinations(compiled: &Compiled, oracle: &Oracle<'_>) -> Vec<(Vec<usize>, Facts)> {
    every_number(compiled).map(|numbers| (numbers.clone(), facts(compiled, oracle, &numbers))).collect()
}

fn holds(region: &Region, numbers: &[usize]) -> bool {
    region.0.iter().all(|(variable, values)| values.contains(&(numbers[*variable] as u32)))
}

/// For each set of remaining rules, its regions contain exactly the combinations with that result. The gaps
/// are the empty set.
fn regions_are_exact(sketch: &Sketch) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    let all = combinations(&compiled, &oracle);
    for (leaf, rules) in (0..).zip(&compiled.diagram.leaves) {
        let (regions, more) =
            minimal_cover(&Occasions::new(&compiled), &compiled.diagram, &|at| at == leaf, usize::MAX);
        prop_assert!(!more);
        for (numbers, values) in &all {
            let ends_here =
                oracle.remaining(values).iter().map(|&rule| rule as u32).eq(rules.iter().copied());
            let told = regions.iter().any(|(region, _)| holds(region, numbers));
            prop_assert_eq!(told, ends_here, "{:?} {:?} of\n{}", rules, numbers, sketch.written());
        }
    }
    Ok(())
}

/// Exactly those questions are reported as idle whose answer alone never changes which rules remain.
fn idle_questions_are_found(sketch: &Sketch) -> Result<(), TestCaseError> {
    let folder = sketch.folder();
    let checked = examine(&folder);
    let compiled = checked.compiled.unwrap();
    prop_assert!(checked.findings.iter().all(|finding| finding.check != Check::UnknownName));
    let oracle = Oracle::new(&compiled.policy);
    let all: Vec<_> = combinations(&compiled, &oracle)
        .into_iter()
        .map(|(numbers, values)| (numbers, oracle.remaining(&values)))
        .collect();
    let idle = |question: &usize| {
        let mut others: Vec<(Vec<usize>, &Vec<usize>)> = Vec::new();
        for (numbers, rules) in &all {
            let mut rest = numbers.clone();
            rest[*question] = 0;
            others.push((rest, rules));
        }
        others.sort();
        others.dedup();
        others.windows(2).all(|two| two[0].0 != two[1].0)
    };
    let expected: BTreeSet<&str> = (0..compiled.policy.questions.len())
        .filter(idle)
        .map(|question| compiled.policy.questions[question].id.as_str())
        .collect();
    let told = checked.findings.iter().filter(|finding| finding.check == Check::IdleQuestion);
    let told: BTreeSet<&str> = told.map(|finding| finding.message.split('`').nth(1).unwrap()).collect();
    prop_assert_eq!(told, expected, "{}", sketch.written());
    Ok(())
}

/// For each witness, the command `decide` must return exactly the rules that its finding names.
fn witnesses_replay(sketches: &[Sketch]) -> Result<(), TestCaseError> {
    for sketch in sketches {
        let folder = empty_folder("check-random");
        fs::write(folder.join("rules.toml"), sketch.written()).unwrap();
        fs::write(folder.join("policy.md"), "C").unwrap();
        let name = folder.to_str().unwrap();
        let ended = run(&["check", name, "--format", "json"], b"");
        prop_assert!(ended.err.is_empty() && ended.code != Some(2), "{:?}", ended);
        let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        let findings = report["findings"].as_array().unwrap();
        prop_assert_eq!(ended.code, Some(i32::from(!findings.is_empty())));
        let logical: Vec<_> = findings.iter().filter(|it| !it["witness"].is_null()).collect();
        let lines: Vec<String> = logical.iter().map(|it| it["witness"].to_string()).collect();
        let told = run(&["--policy", name, "decide"], lines.join("\n").as_bytes()).out;
        prop_assert_eq!(told.lines().count(), logical.len());
        for (finding, told) in logical.iter().zip(told.lines()) {
            let told: serde_json::Value = serde_json::from_str(told).unwrap();
            prop_assert_eq!(&told["verdict"]["outcome"], "support-decides");
            prop_assert_eq!(
                &told["verdict"]["rules"],
                &finding["rules"],
                "{} of\n{}",
                finding,
                sketch.written()
            );
        }
        let must = |it: &&serde_json::Value| it["check"] == "gap" || it["check"] == "overlap";
        prop_assert!(findings.iter().filter(must).count() == logical.len());
    }
    Ok(())
}

/// A configuration with this many cases. Failing seeds are kept beside this file, apart from those of the
/// native tests of the same name.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("seeds"))),
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_is_told_of_a_set_of_buyers_is_all_of_them_and_nobody_else(sketch in sketch(5)) {
        regions_are_exact(&sketch)?;
    }

    #[test]
    fn a_question_is_idle_just_where_no_answer_changes_anything(sketch in well_named(5)) {
        idle_questions_are_found(&sketch)?;
    }
}

proptest! {
    #![proptest_config(config(4))]

    #[test]
    fn every_witness_gets_what_its_finding_says(sketches in prop::collection::vec(sketch(6), 10)) {
        witnesses_replay(&sketches)?;
    }
}
