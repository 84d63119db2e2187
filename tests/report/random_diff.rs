//! Random pairs of policies: what `diff` reports is compared with the replies to buyers under both.

use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestCaseError};
use refund_check::compiled::Compiled;
use refund_check::policy::{Kind, Length, Policy};
use refund_check::read::{Folder, read_texts};
use refund_check::report::diff::diff;
use serde_json::Value;

use crate::buyers::{Said, Sheet, replay, sheet};
use crate::sketch::sketch;

/// A policy, and another or an edited copy.
#[derive(Clone, Debug)]
struct Pair {
    old: String,
    new: String,
}

fn read(text: &str) -> Folder {
    read_texts(text, "").unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

/// A random policy whose clauses and evidence have different texts, and most of whose rules have terms.
fn policy() -> impl Strategy<Value = String> {
    sketch(4).prop_map(|sketch| {
        let mut text = sketch.written();
        for number in 0..3 {
            text = text.replacen("quote = \"C\"", &format!("quote = \"C{number}\""), 1);
            text = text.replacen("say = \"E\"", &format!("say = \"E{number}\""), 1);
        }
        with_terms(&text)
    })
}

/// Adds terms to all rules except each fourth; which terms depends on the rule's number.
fn with_terms(text: &str) -> String {
    let terms = [
        "",
        "pays = \"50%\"",
        "keeps = \"15 EUR\", as = \"original\"",
        "pays = \"10 EUR\", postage = \"buyer\"",
    ];
    let mut parts = text.split("[[rules]]\n");
    let mut all = parts.next().unwrap().to_owned();
    for (number, rule) in parts.enumerate() {
        all += "[[rules]]\n";
        if number % 4 > 0 {
            all += &format!("terms = {{ {} }}\n", terms[number % 4]);
        }
        all += rule;
    }
    all
}

/// The number of kinds of edits.
const EDITS: usize = 18;

/// Applies an edit of some kind to the text; `place` selects where.
fn edit(text: &str, kind: usize, place: usize) -> String {
    match kind {
        16 => return without_condition(text, place),
        17 => return without_rule(text, place),
        _ => {}
    }
    let (from, to) = [
        ("outcome = \"qualifies\"", "outcome = \"does-not-qualify\""),
        ("outcome = \"fix-first\"", "outcome = \"qualifies\""),
        ("days = 14", "days = 7"),
        ("hours = 335", "hours = 340"),
        (", { id = \"o1\", say = \"O\" }]", "]"),
        ("[{ id = \"o0\"", "[{ id = \"new\", say = \"N\" }, { id = \"o0\""),
        ("evidence = [\"e0\"]", "evidence = [\"e0\", \"e2\"]"),
        ("clauses = [\"c0\", \"c1\"]", "clauses = [\"c1\"]"),
        ("unsure = \"U\"\n", ""),
        ("= \"open\"", "= \"closed\""),
        ("evidence = [\"e1\"]", "evidence = []"),
        ("pays = \"50%\"", "pays = \"40%\""),
        ("keeps = \"15 EUR\"", "keeps = \"25 EUR\""),
        ("as = \"original\"", "as = \"gift-card\""),
        ("postage = \"buyer\"", "postage = \"shop\""),
        ("terms = { pays = \"50%\" }\n", ""),
    ][kind];
    let found: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
    if found.is_empty() {
        return text.to_owned();
    }
    let at = found[place % found.len()];
    format!("{}{to}{}", &text[..at], &text[at + from.len()..])
}

/// Removes one condition of one rule.
fn without_condition(text: &str, place: usize) -> String {
    let lines: Vec<&str> =
        text.lines().filter(|line| line.starts_with("when = { ") && *line != "when = {  }").collect();
    let Some(line) = lines.get(place % lines.len().max(1)) else { return text.to_owned() };
    let inside = line.trim_start_matches("when = { ").trim_end_matches(" }");
    // A comma between conditions is followed by a name, unlike one between options.
    let inside = inside.replace(", q", "\n q").replace(", w", "\n w");
    let mut conditions: Vec<&str> = inside.lines().map(str::trim).collect();
    conditions.remove(place / 16 % conditions.len());
    text.replacen(line, &format!("when = {{ {} }}", conditions.join(", ")), 1)
}

/// Removes one rule. Other rules may still override it, which is a finding but changes no verdict.
fn without_rule(text: &str, place: usize) -> String {
    let mut parts: Vec<&str> = text.split("[[rules]]\n").collect();
    if parts.len() > 1 {
        parts.remove(1 + place % (parts.len() - 1));
    }
    parts.join("[[rules]]\n")
}

fn pair() -> impl Strategy<Value = Pair> {
    let edited = (policy(), 0..EDITS, any::<u8>(), 0..EDITS).prop_map(|(old, kind, place, and)| {
        let new = edit(&edit(&old, kind, place.into()), and, place.into());
        Pair { old, new }
    });
    let apart = (policy(), policy()).prop_map(|(old, new)| Pair { old, new });
    prop_oneof![2 => edited, 1 => apart]
}

fn pair_and_buyers() -> impl Strategy<Value = (Pair, Vec<Sheet>)> {
    pair().prop_flat_map(|pair| {
        let policies = [read(&pair.old).policy, read(&pair.new).policy];
        let buyers = prop::collection::vec(sheet(&policies), 30);
        (Just(pair), buyers)
    })
}

/// Whether the conditions of a reported change hold for a buyer.
fn concerns(change: &Value, sheet: &Sheet) -> bool {
    change["when"].as_object().unwrap().iter().all(|(id, any)| {
        let (options, dates): (Vec<&Value>, Vec<&Value>) =
            any.as_array().unwrap().iter().partition(|one| one.is_string());
        let said = sheet.answers.get(&(id.clone(), false)).map(String::as_str);
        let in_state = |state: &str, open: bool, one: &Value| {
            let all = one[state].as_array().unwrap();
            all.iter().all(|window| sheet.is_open(id, length(window)) == Some(open))
        };
        (options.is_empty() || options.iter().any(|option| option.as_str() == said))
            && (dates.is_empty()
                || dates.iter().any(|one| in_state("open", true, one) && in_state("closed", false, one)))
    })
}

fn length(window: &Value) -> Length {
    let number = |key: &str| window[key].as_u64().map(|number| number as u32);
    match (number("hours"), number("days").unwrap_or_default()) {
        (Some(hours), _) => Length::Moment { hours },
        (None, days) if window["count"] == "date" => Length::Date { days },
        (None, days) => Length::Moment { hours: days * 24 },
    }
}

/// The sorted texts of the ids that a verdict lists.
fn texts(policy: &Policy, verdict: &Value, list: &str) -> Vec<String> {
    let text = |id: &Value| match list {
        "evidence" => policy.evidence.iter().find(|it| id == it.id.as_str()).unwrap().say.clone(),
        _ => policy.clauses.iter().find(|it| id == it.id.as_str()).unwrap().quote.clone(),
    };
    let mut texts: Vec<String> = verdict[list].as_array().unwrap().iter().map(text).collect();
    texts.sort();
    texts
}

/// The expected change between two replies: its kind, and the values before and after; `None` if nothing
/// changed.
fn expected(old: (&Policy, &Said), new: (&Policy, &Said)) -> Option<(&'static str, Value, Value)> {
    let (was, is) = match (old.1, new.1) {
        (Said::NoAnswer(_), Said::NoAnswer(_)) => return None,
        (Said::Verdict(was), Said::NoAnswer(question)) => {
            return Some(("answer-removed", Value::from(question.as_str()), was["outcome"].clone()));
        }
        (Said::NoAnswer(question), Said::Verdict(is)) => {
            return Some(("answer-added", Value::from(question.as_str()), is["outcome"].clone()));
        }
        (Said::Verdict(was), Said::Verdict(is)) => (was, is),
    };
    if was["outcome"] != is["outcome"] {
        return Some(("outcome", was["outcome"].clone(), is["outcome"].clone()));
    }
    let differ = |list| texts(old.0, was, list) != texts(new.0, is, list);
    if was["terms"] != is["terms"] || differ("evidence") || was["deadline"]["by"] != is["deadline"]["by"] {
        return Some(("terms", Value::Null, Value::Null));
    }
    differ("clauses").then_some(("clauses", Value::Null, Value::Null))
}

/// Whether a question offers the buyer's answer.
fn has_answer(policy: &Policy, sheet: &Sheet, id: &Value) -> bool {
    let question = policy.questions.iter().find(|question| id == question.id.as_str()).unwrap();
    let Kind::Choice(options) = &question.kind else { return true };
    let said = &sheet.answers[&(question.id.clone(), false)];
    options.iter().any(|option| option.id == *said)
}

fn ends(change: &Value) -> (String, Value, Value) {
    let kind = change["change"].as_str().unwrap();
    let (one, other) = match kind {
        "outcome" => (change["from"].clone(), change["to"].clone()),
        "answer-removed" => (change["question"].clone(), change["from"].clone()),
        "answer-added" => (change["question"].clone(), change["to"].clone()),
        _ => (Value::Null, Value::Null),
    };
    (kind.to_owned(), one, other)
}

fn buyers_get_what_is_told(pair: &Pair, sheets: &[Sheet]) -> Result<(), TestCaseError> {
    let (old, new) = (read(&pair.old).policy, read(&pair.new).policy);
    let report: Value =
        serde_json::from_str(&diff(&old, &new).unwrap_or_else(|why| panic!("{why:?}")).json()).unwrap();
    let (old, new) = (Compiled::new(old).unwrap(), Compiled::new(new).unwrap());
    let changes = report["changes"].as_array().unwrap();
    prop_assert_eq!(&report["same"], &Value::from(changes.is_empty()));
    for change in changes {
        let before = change.get("old_witness").unwrap_or(&change["witness"]);
        let (was, is) = (replay(&old, before), replay(&new, &change["witness"]));
        prop_assert_eq!((&was, &is), (&change["old"], &change["new"]));
        let differ = ["outcome", "terms", "evidence", "clauses", "deadline"]
            .iter()
            .any(|part| was["verdict"][part] != is["verdict"][part]);
        let invalid = |said: &Value| said.get("invalid").is_some();
        prop_assert!(differ || invalid(&was) != invalid(&is), "{}\n{:?}", change, pair);
    }
    for sheet in sheets {
        let (was, is) = (sheet.interview(&old), sheet.interview(&new));
        let expected = expected((&old.policy, &was), (&new.policy, &is))
            .map(|(kind, one, other)| (kind.to_owned(), one, other));
        let unsure = |change: &Value| change["change"].as_str().unwrap().starts_with("unsure");
        let told = changes.iter().filter(|change| !unsure(change) && concerns(change, sheet));
        let mut told: Vec<_> = told.map(|change| (ends(change), &change["deadline"])).collect();
        told.dedup_by(|one, other| one.0 == other.0);
        let kinds: Vec<_> = told.iter().map(|(ends, _)| ends.clone()).collect();
        let is_spared = told.len() == 1
            && match told[0].0.0.as_str() {
                // Ends of windows that differ for some buyers of a region may coincide for others.
                "terms" => {
                    !told[0].1.is_null() && expected.as_ref().is_none_or(|(kind, _, _)| kind == "clauses")
                }
                // A question that matters only around a change of clocks is asked only then.
                "answer-added" => !has_answer(&old.policy, sheet, &told[0].0.1),
                "answer-removed" => !has_answer(&new.policy, sheet, &told[0].0.1),
                _ => false,
            };
        prop_assert!(
            kinds == Vec::from_iter(expected.clone()) || is_spared,
            "{:?}\nexpected {:?}, told {:?}\nold {}\nnew {}\nwas {:?}\nis {:?}",
            sheet,
            expected,
            kinds,
            pair.old,
            pair.new,
            was,
            is
        );
    }
    Ok(())
}

/// The same rules in another order with other ids.
fn renamed(text: &str, turn: usize) -> String {
    let mut parts: Vec<&str> = text.split("[[rules]]\n").collect();
    let count = parts.len() - 1;
    if count > 0 {
        parts[1..].rotate_left(turn % count);
    }
    parts
        .join("[[rules]]\n")
        .replace("\"r", "\"other-")
        .replace("\"e0\"", "\"e9\"")
        .replace("evidence.e0]", "evidence.e9]")
}

proptest! {
    #![proptest_config(ProptestConfig {
        // Seeds that once failed are tried first, and are kept in the repository.
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/report/random_diff.seeds"))),
        // Every step of shrinking compares two policies and decides for thirty buyers. More steps than this
        // take minutes.
        max_shrink_iters: 2_000,
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_told_is_what_buyers_get((pair, sheets) in pair_and_buyers()) {
        buyers_get_what_is_told(&pair, &sheets)?;
    }

    #[test]
    fn other_names_and_another_order_of_rules_are_the_same(text in policy(), turn in any::<u8>()) {
        let diff = diff(&read(&text).policy, &read(&renamed(&text, turn.into())).policy);
        let diff = diff.unwrap_or_else(|why| panic!("{why:?}"));
        prop_assert!(diff.is_same(), "{}\n{}", diff.text(&"old", &"new"), text);
    }
}
