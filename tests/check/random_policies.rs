//! Random policies: what the checks find against brute force, and every witness asked through the command.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::analysis::{Region, cover, examine};
use refund_check::compiled::Compiled;
use refund_check::policy::Kind;

use crate::oracle::{Oracle, Value};
use crate::process::{empty_folder, run};
use crate::sketch::{Sketch, sketch};

/// Every combination of values, by number and as the oracle writes them: an option's number, or a bit for
/// each open window.
fn combinations(compiled: &Compiled) -> Vec<(Vec<usize>, Vec<Value>)> {
    let mut all = vec![(vec![], vec![])];
    for (place, question) in compiled.policy.questions.iter().enumerate() {
        let states = |number: usize| {
            let windows = compiled.policy.windows_from(place).zip(&compiled.regions[place][number]);
            windows.filter(|(_, open)| **open).fold(0, |bits, ((window, _), _)| bits | 1 << window)
        };
        let values: Vec<Value> = match &question.kind {
            Kind::Choice(options) => (0..options.len() as Value).collect(),
            Kind::Date => (0..compiled.regions[place].len()).map(states).collect(),
        };
        let longer = |(numbers, so_far): &(Vec<usize>, Vec<Value>)| {
            let add = |(number, &value): (usize, &Value)| {
                ([numbers.as_slice(), &[number]].concat(), [so_far.as_slice(), &[value]].concat())
            };
            values.iter().enumerate().map(add).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

fn holds(region: &Region, numbers: &[usize]) -> bool {
    region.0.iter().all(|(variable, values)| values.contains(&(numbers[*variable] as u32)))
}

/// The regions of gaps are all of the gaps and nothing else, and so for each set of rules that remain.
fn regions_are_exact(sketch: &Sketch) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    let all = combinations(&compiled);
    for (leaf, rules) in (0..).zip(&compiled.diagram.leaves) {
        let (regions, more) = cover(&compiled, &|at| at == leaf, usize::MAX);
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

/// A question is idle where no change of its answer alone changes which rules remain.
fn idle_questions_are_found(sketch: &Sketch) -> Result<(), TestCaseError> {
    let folder = sketch.folder();
    let checked = examine(&folder);
    let compiled = checked.compiled.unwrap();
    // What only a misspelt name makes idle is not told beside it.
    if checked.findings.iter().any(|finding| finding.check == "unknown-name") {
        return Ok(());
    }
    let oracle = Oracle::new(&compiled.policy);
    let all: Vec<_> = combinations(&compiled)
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
    let told = checked.findings.iter().filter(|finding| finding.check == "idle-question");
    let told: BTreeSet<&str> = told.map(|finding| finding.message.split('`').nth(1).unwrap()).collect();
    prop_assert_eq!(told, expected, "{}", sketch.written());
    Ok(())
}

/// Through the command: each witness, asked of `decide`, gets just the rules that its finding names.
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_of_a_set_of_buyers_is_all_of_them_and_nobody_else(sketch in sketch(5)) {
        regions_are_exact(&sketch)?;
    }

    #[test]
    fn a_question_is_idle_just_where_no_answer_changes_anything(sketch in sketch(5)) {
        idle_questions_are_found(&sketch)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_witness_gets_what_its_finding_says(sketches in prop::collection::vec(sketch(6), 10)) {
        witnesses_replay(&sketches)?;
    }
}
