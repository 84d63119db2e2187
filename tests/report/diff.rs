//! `diff` between the default policy and edited copies, as a shop owner would make them.

use serde_json::Value;

use crate::folders::Place;

type Edit<'a> = (&'a str, &'a str, &'a str);

/// Compares the default policy with a copy after edits.
#[track_caller]
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
            ("rules.toml", "say = \"Exact error message\"", "say = \"Error message, word for word\""),
            ("rules.toml", "clauses = [\"questions\"]", "clauses = [\"questions\", \"downloads\"]"),
            ("rules.toml", &format!("{minor}unsure = \"I’m not sure\"\n"), minor),
        ],
        1,
    );
}

/// Another order and other ids of rules, and other ids of evidence, clauses and windows, change nothing for
/// buyers.
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

/// Questions in another order lead to the same verdicts.
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

/// Days of a calendar have no fixed length that could be a number.
#[test]
fn programs_get_a_season_in_words() {
    let place = Place::new("diff-season");
    let policy = |season: &str| {
        format!(
            "[[questions]]\nid = \"ordered\"\nask = \"When did you order it?\"\nkind = \"date\"\n\
             [windows.season]\nfrom = \"ordered\"\nbetween = {season}\n\
             [[rules]]\nid = \"refused\"\noutcome = \"does-not-qualify\"\n\
             [[rules]]\nid = \"refunded\"\nwhen = {{ season = \"open\" }}\noutcome = \"qualifies\"\n\
             overrides = [\"refused\"]\n"
        )
    };
    place.small_policy("before", &policy("[\"11-01\", \"12-31\"]"), None);
    place.small_policy("after", &policy("[\"12-01\", \"12-31\"]"), None);
    place.check(&["diff", "before", "after", "--format", "json"], 1, "diff-season.json");
}

/// Questions for two dates, and a window from each.
const TWO_DATES: &str = "\
[evidence.receipt]
say = \"Your receipt\"
[[questions]]
id = \"ordered\"
ask = \"When did you order it?\"
kind = \"date\"
[[questions]]
id = \"delivered\"
ask = \"When did it come?\"
kind = \"date\"
[windows.same-day]
from = \"delivered\"
days = 0
count = \"date\"
[windows.month]
from = \"ordered\"
days = 30
count = \"date\"
[[rules]]
id = \"refused\"
outcome = \"does-not-qualify\"
";

/// A window that ends today ends no later than a month that is still running, so the deadline stays the same
/// although other windows cause it.
#[test]
fn new_evidence_is_told_though_other_windows_make_the_same_deadline() {
    let place = Place::new("diff-same-deadline");
    let rule = |id: &str, when: &str, evidence: &str| {
        format!(
            "[[rules]]\nid = \"{id}\"\nwhen = {{ same-day = \"open\"{when} }}\noutcome = \"qualifies\"\n\
             evidence = [{evidence}]\noverrides = [\"refused\"]\n"
        )
    };
    let apart = rule("soon", ", month = \"open\"", "") + &rule("late", ", month = \"closed\"", "\"receipt\"");
    place.small_policy("before", &[TWO_DATES, &apart].concat(), None);
    place.small_policy("after", &[TWO_DATES, &rule("soon", "", "\"receipt\"")].concat(), None);
    place.check(&["diff", "before", "after"], 1, "diff-same-deadline.txt");
    let windows = rule("soon", ", month = \"open\"", "") + &rule("late", ", month = \"closed\"", "");
    place.small_policy("other-windows", &[TWO_DATES, &windows].concat(), None);
    place.small_policy("one-window", &[TWO_DATES, &rule("soon", "", "")].concat(), None);
    let ended = place.run(&["diff", "other-windows", "one-window"]);
    let same = "no buyer gets another verdict from one-window than from other-windows\n";
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), same));
}

/// The rule that grants the refund names no window. Other rules take the refund away, and their windows
/// change.
#[test]
fn deadlines_that_the_windows_of_other_rules_move_are_told() {
    let place = Place::new("diff-other-rules");
    let refunded = "[[rules]]\nid = \"refunded\"\noutcome = \"qualifies\"\noverrides = [\"refused\"]\n";
    let late = |id: &str, when: &str| {
        format!(
            "[[rules]]\nid = \"{id}\"\nwhen = {{ {when} }}\noutcome = \"support-decides\"\n\
             overrides = [\"refunded\", \"refused\"]\n"
        )
    };
    place.small_policy("month", &[TWO_DATES, refunded, &late("late", "month = \"closed\"")].concat(), None);
    let either =
        late("late", "month = \"closed\"") + &late("later", "month = \"open\", same-day = \"closed\"");
    place.small_policy("either", &[TWO_DATES, refunded, &either].concat(), None);
    place.check(&["diff", "month", "either"], 1, "diff-other-rules.txt");
}

/// A price, the share that is paid back, and an outcome of the shop's own.
const MONEY: &str = "\
[evidence.receipt]
say = \"Your receipt\"
[[questions]]
id = \"reason\"
ask = \"Why?\"
options = [{ id = \"late\", say = \"Late\" }, { id = \"lost\", say = \"Lost\" }]
[[questions]]
id = \"price\"
ask = \"What did you pay?\"
kind = \"number\"
currency = \"EUR\"
[[questions]]
id = \"fee\"
ask = \"What was the fee?\"
kind = \"number\"
currency = \"EUR\"
[outcomes.half]
like = \"qualifies\"
title = \"Half comes back\"
means = \"You get half.\"
[[rules]]
id = \"late\"
when = { reason = \"late\" }
outcome = \"half\"
terms = { pays = \"50%\", of = \"price\", as = \"original\", postage = \"shop\" }
say = \"It was late.\"
[[rules]]
id = \"lost\"
when = { reason = \"lost\" }
outcome = \"qualifies\"
terms = { keeps = \"15 EUR\", of = \"price\" }
steps = [\"Write to us.\"]
";

/// Checks the exit code and the changes between `MONEY` and an edited copy, without the buyers.
#[track_caller]
fn check_money(edits: &[(&str, &str)], expected: &[&str]) {
    let place =
        Place::new(&format!("diff-money-{}", edits[0].1.replace(|it: char| !it.is_alphanumeric(), "")));
    let edited = edits.iter().fold(MONEY.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    place.small_policy("before", MONEY, None);
    place.small_policy("after", &edited, None);
    let ended = place.run(&["diff", "before", "after"]);
    let told = |line: &&str| {
        let start = line.trim_start();
        start.starts_with(|it: char| it.is_ascii_digit())
            || start.starts_with("- ")
            || start.starts_with("+ ")
    };
    let lines: Vec<&str> = ended.out.lines().filter(told).map(str::trim_start).collect();
    assert_eq!((ended.code, lines.as_slice()), (Some(1), expected), "{}", ended.out);
}

#[test]
fn money_that_changes_is_told_in_words_with_what_was_and_what_is() {
    let half = "- pays 50% of `price` (EUR), as `original`, postage: `shop`";
    let other = "1. the same outcome with other terms";
    check_money(
        &[("\"50%\"", "\"40%\"")],
        &[
            "1. the same outcome with less money",
            half,
            "+ pays 40% of `price` (EUR), as `original`, postage: `shop`",
        ],
    );
    check_money(
        &[("\"15 EUR\"", "\"25 EUR\"")],
        &[
            "1. the same outcome with less money",
            "- keeps 15 EUR of `price` (EUR)",
            "+ keeps 25 EUR of `price` (EUR)",
        ],
    );
    check_money(
        &[("\"original\"", "\"gift-card\"")],
        &[other, half, "+ pays 50% of `price` (EUR), as `gift-card`, postage: `shop`"],
    );
    check_money(
        &[("of = \"price\"", "of = \"fee\"")],
        &[other, half, "+ pays 50% of `fee` (EUR), as `original`, postage: `shop`"],
    );
    check_money(
        &[("\"shop\" }", "\"buyer\" }")],
        &[other, half, "+ pays 50% of `price` (EUR), as `original`, postage: `buyer`"],
    );
    check_money(
        &[("terms = { keeps = \"15 EUR\", of = \"price\" }\n", "")],
        &["1. the same outcome with more money", "- keeps 15 EUR of `price` (EUR)", "+ no terms"],
    );
}

#[test]
fn less_money_comes_before_more_and_before_evidence() {
    check_money(
        &[
            ("steps = [", "evidence = [\"receipt\"]\nsteps = ["),
            ("\"15 EUR\"", "\"5 EUR\""),
            ("\"50%\"", "\"45%\""),
        ],
        &[
            "1. the same outcome with less money",
            "- pays 50% of `price` (EUR), as `original`, postage: `shop`",
            "+ pays 45% of `price` (EUR), as `original`, postage: `shop`",
            "2. the same outcome with more money and other evidence",
            "- keeps 15 EUR of `price` (EUR)",
            "+ keeps 5 EUR of `price` (EUR)",
            "+ “Your receipt”",
        ],
    );
}

#[test]
fn what_buyers_read_of_a_verdict_is_compared_last() {
    let words = "1. the same outcome in other words";
    check_money(
        &[("Half comes back", "Some comes back")],
        &[words, "- “Half comes back”", "+ “Some comes back”"],
    );
    check_money(&[("You get half.", "You get some.")], &[words, "- “You get half.”", "+ “You get some.”"]);
    check_money(&[("It was late.", "Sorry.")], &[words, "- “It was late.”", "+ “Sorry.”"]);
    check_money(&[("Write to us.", "Call us.")], &[words, "- “Write to us.”", "+ “Call us.”"]);
    check_money(&[("like = \"qualifies\"", "like = \"fix-first\"")], &["1. qualifies → fix-first"]);
}

/// A date, and a window of two weeks from it.
const TWO_WEEKS: &str = "\
[calendars.shop]
weekend = [\"saturday\", \"sunday\"]
[[questions]]
id = \"delivered\"
ask = \"When did it come?\"
kind = \"date\"
[windows.weeks]
from = \"delivered\"
days = 14
count = \"date\"
[[rules]]
id = \"refunded\"
when = { weeks = \"open\" }
outcome = \"qualifies\"
[[rules]]
id = \"refused\"
when = { weeks = \"closed\" }
outcome = \"does-not-qualify\"
";

/// Checks whose verdict changes if the window of `TWO_WEEKS` is edited: each group of buyers in words.
#[track_caller]
fn check_weeks(name: &str, edit: (&str, &str), expected: &[&str]) {
    let place = Place::new(&format!("diff-weeks-{name}"));
    place.small_policy("before", TWO_WEEKS, None);
    place.small_policy("after", TWO_WEEKS, None);
    let file = place.path("after/rules.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains(edit.0));
    std::fs::write(&file, text.replacen(edit.0, edit.1, 1)).unwrap();
    let ended = place.run(&["diff", "before", "after"]);
    let lines = ended.out.lines().filter_map(|line| line.trim_start().strip_prefix("buyers   "));
    assert_eq!((ended.code, Vec::from_iter(lines).as_slice()), (Some(1), expected), "{}", ended.out);
}

#[test]
fn a_last_day_that_now_gives_way_to_the_next_working_day_is_told_as_that() {
    let shifted = "14 days ago or less, by the calendar (to the next working day if the last day is none)";
    check_weeks(
        "shift",
        ("count = \"date\"\n", "count = \"date\"\nend = \"next-working-day\"\ncalendar = \"shop\"\n"),
        &[
            "`delivered` is 14 days ago or less, by the calendar",
            &format!("`delivered` is {shifted}, and more than 14 days ago, by the calendar"),
        ],
    );
}

#[test]
fn other_clocks_are_told_with_the_city_whose_they_are() {
    let expected = [
        "`delivered` is more than 14 days ago, by the calendar of Tokyo, and 14 days ago or less, by the calendar",
        "`delivered` is 14 days ago or less, by the calendar of Tokyo, and 14 days ago or less, by the calendar",
        "`delivered` is 14 days ago or less, by the calendar of Tokyo, and more than 14 days ago, by the calendar",
    ];
    check_weeks("zone", ("count = \"date\"\n", "count = \"date\"\nzone = \"Asia/Tokyo\"\n"), &expected);
    check_weeks("policy", ("language = ", "zone = \"Asia/Tokyo\"\nlanguage = "), &expected);
}
