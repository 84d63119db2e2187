//! `diff` between the default policy and edits of it, as a shop owner would make them.

use serde_json::Value;

use crate::folders::Place;

type Edit<'a> = (&'a str, &'a str, &'a str);

/// Compares the default policy with itself after edits.
fn check(name: &str, edits: &[Edit<'_>], code: i32) {
    let place = Place::new(&format!("diff-{name}"));
    place.default_policy("before", &[]);
    place.default_policy("after", edits);
    place.check(&["diff", "before", "after"], code, &format!("diff-{name}.txt"));
}

const SEVEN_DAYS: Edit<'static> = (
    "rules.toml",
    "[windows.refund]\nfrom = \"purchased\"\ndays = 14",
    "[windows.refund]\nfrom = \"purchased\"\ndays = 7",
);

const MINOR_IS_FIXED_FIRST: Edit<'static> = (
    "rules.toml",
    "fault = \"minor\" }\noutcome = \"does-not-qualify\"",
    "fault = \"minor\" }\noutcome = \"fix-first\"",
);

#[test]
fn a_policy_and_itself_are_the_same() {
    check("itself", &[], 0);
}

#[test]
fn a_shorter_refund_period_takes_refunds_and_moves_deadlines() {
    check("seven-days", &[SEVEN_DAYS], 1);
}

#[test]
fn another_outcome_of_one_rule_is_one_sentence() {
    check("outcome", &[MINOR_IS_FIXED_FIRST], 1);
}

#[test]
fn an_option_that_is_gone_is_told_with_what_it_led_to() {
    let option = "  { id = \"bought-by-mistake\", say = \"I bought it by mistake\" },\n";
    let rule = "id = \"bought-by-mistake\"\nwhen = { reason = \"bought-by-mistake\" }";
    check(
        "option-gone",
        &[
            ("rules.toml", option, ""),
            ("rules.toml", "\"bought-by-mistake\", \"lacks-expertise\"", "\"lacks-expertise\""),
            ("rules.toml", rule, "id = \"bought-by-mistake\"\nwhen = { reason = [] }"),
        ],
        1,
    );
}

#[test]
fn a_new_option_and_a_new_question_are_told_with_what_they_lead_to() {
    let option = "  { id = \"other\"";
    let question = "[[questions]]\nid = \"support\"";
    let rule = "[[rules]]\nid = \"other\"\nwhen = { reason = \"other\" }";
    check(
        "new-question",
        &[
            (
                "rules.toml",
                option,
                &format!("  {{ id = \"charged-twice\", say = \"Charged twice\" }},\n{option}"),
            ),
            (
                "rules.toml",
                question,
                &format!(
                    "[[questions]]\nid = \"gift\"\nask = \"Was it a gift?\"\noptions = [{{ id = \"yes\", say = \
                     \"Yes\" }}, {{ id = \"no\", say = \"No\" }}]\n\n{question}"
                ),
            ),
            (
                "rules.toml",
                rule,
                "[[rules]]\nid = \"gift\"\nwhen = { reason = \"changed-mind\", gift = \"yes\" }\noutcome = \
                 \"qualifies\"\noverrides = [\"no-refunds\"]\n\n[[rules]]\nid = \"other\"\nwhen = { reason = \
                 [\"other\", \"charged-twice\"] }",
            ),
        ],
        1,
    );
}

#[test]
fn evidence_clauses_and_not_being_sure_count_too() {
    let minor = "hint = \"It bothers me, but I can use the product\" },\n]\n";
    check(
        "terms",
        &[
            ("rules.toml", "say = \"The exact error message\"", "say = \"The error message, word for word\""),
            ("rules.toml", "clauses = [\"questions\"]", "clauses = [\"questions\", \"downloads\"]"),
            ("rules.toml", &format!("{minor}unsure = \"I’m not sure\"\n"), minor),
        ],
        1,
    );
}

/// Rules in another order and under other names, and other names for evidence, clauses and windows.
#[test]
fn other_names_and_another_order_are_the_same() {
    let place = Place::new("diff-renamed");
    place.default_policy("before", &[]);
    place.default_policy(
        "after",
        &[
            ("rules.toml", "\"no-refunds\"", "\"general\""),
            ("rules.toml", "[clauses.no-refunds]", "[clauses.general]"),
            ("rules.toml", "[evidence.screenshot]", "[evidence.picture]"),
            ("rules.toml", "\"screenshot\"", "\"picture\""),
            ("rules.toml", "[windows.refund]", "[windows.period]"),
            ("rules.toml", "refund = \"", "period = \""),
        ],
    );
    let file = place.path("after/rules.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let mut parts: Vec<&str> = text.split("[[rules]]\n").collect();
    parts[1..].reverse();
    std::fs::write(&file, parts.join("\n[[rules]]\n")).unwrap();
    place.check(&["diff", "before", "after"], 0, "diff-itself.txt");
}

/// Questions asked the other way round lead to the same verdicts.
#[test]
fn questions_in_another_order_are_the_same() {
    let place = Place::new("diff-reordered");
    place.default_policy("before", &[]);
    place.default_policy("after", &[]);
    let file = place.path("after/rules.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once("[[questions]]\n").unwrap();
    let (questions, tail) = rest.split_once("# ---- Time limits").unwrap();
    let mut questions: Vec<&str> = questions.split("[[questions]]\n").collect();
    questions.reverse();
    let questions = questions.join("\n[[questions]]\n");
    std::fs::write(&file, format!("{head}[[questions]]\n{questions}\n# ---- Time limits{tail}")).unwrap();
    place.check(&["diff", "before", "after"], 0, "diff-itself.txt");
}

#[test]
fn programs_get_each_group_of_buyers_with_both_replies() {
    let place = Place::new("diff-json");
    place.default_policy("before", &[]);
    place.default_policy("after", &[SEVEN_DAYS]);
    place.check(&["diff", "before", "after", "--format", "json"], 1, "diff-seven-days.json");
    let ended = place.run(&["diff", "after", "after", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        (ended.code, &report["same"], &report["changes"]),
        (Some(0), &Value::from(true), &Value::Array(Vec::new()))
    );
}
