//! `test`: scenarios that hold, scenarios that fail, and what is printed for each.

use serde_json::Value;

use crate::folders::Place;

const RULES: &str = r#"
[[questions]]
id = "fault"
ask = "How bad?"
options = [{ id = "major", say = "Major" }, { id = "minor", say = "Minor" }]
unsure = "Not sure"

[[questions]]
id = "bought"
kind = "date"
ask = "When?"

[windows.refund]
from = "bought"
days = 14
count = "moment"

[[rules]]
id = "in-time"
when = { fault = "major", refund = "open" }
outcome = "qualifies"
overrides = ["rest"]

[[rules]]
id = "rest"
outcome = "does-not-qualify"
"#;

/// The text of a scenario that holds, with one piece replaced.
#[track_caller]
fn scenario(from: &str, to: &str) -> String {
    let text = r#"[[scenarios]]
name = "In time"
answers = { fault = "major", bought = "2026-11-20T10:00" }
now = "2026-11-22T12:00:00Z"
time_zone = "Europe/Berlin"
outcome = "qualifies"
rule = "in-time"
deadline = "2026-12-04T10:00:00+01:00"
"#;
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn run(name: &str, scenarios: &str) -> (Place, crate::process::Ended) {
    let place = Place::new(&format!("scenarios-{name}"));
    place.small_policy("shop", RULES, Some(scenarios));
    let ended = place.run(&["test", "shop"]);
    (place, ended)
}

/// Checks what is printed for a failing scenario, and the totals.
#[track_caller]
fn check(name: &str, (from, to): (&str, &str), expected: &str) {
    let (_, ended) = run(name, &scenario(from, to));
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(1), expected, ""));
}

#[test]
fn the_default_scenarios_hold_and_exercise_every_rule() {
    let place = Place::new("scenarios-default");
    place.default_policy("shop", &[]);
    place.check(&["test", "shop"], 0, "test-default.txt");
}

#[test]
fn a_shorter_refund_period_fails_the_scenarios_that_it_changes() {
    let place = Place::new("scenarios-seven");
    let days = "from = \"purchased\"\ndays = 14\ncount = \"moment\"";
    place.default_policy("shop", &[("rules.toml", days, &days.replace("14", "7"))]);
    place.check(&["test", "shop"], 1, "test-seven.txt");
}

#[test]
fn each_part_of_the_verdict_is_compared() {
    check(
        "outcome",
        ("\"qualifies\"", "\"fix-first\""),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           outcome     expected  `fix-first`\n              found     `qualifies`\n\n\
         1 scenario: it fails\n2 rules: 1 exercised; no scenario comes to `rest`\n",
    );
    check(
        "rule",
        ("rule = \"in-time\"", "rules = [\"in-tme\", \"rest\"]"),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           rules       expected  `in-tme` (there is no such rule; did you mean `in-time`?), `rest`\n              \
                       found     `in-time`\n\n\
         1 scenario: it fails\n2 rules: 1 exercised; no scenario comes to `rest`\n",
    );
    check(
        "settled",
        ("rule = \"in-time\"", "settled_by = [\"fault\"]"),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           settled_by  expected  `fault`\n              found     none\n\n\
         1 scenario: it fails\n2 rules: 1 exercised; no scenario comes to `rest`\n",
    );
}

#[test]
fn a_deadline_is_an_instant_and_must_be_none_where_the_scenario_has_none() {
    let (_, ended) = run("zulu", &scenario("2026-12-04T10:00:00+01:00", "2026-12-04T09:00:00Z"));
    assert_eq!(ended.code, Some(0), "{ended:?}");
    check(
        "no-deadline",
        ("deadline = \"2026-12-04T10:00:00+01:00\"\n", ""),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           deadline    expected  none\n              found     `2026-12-04T10:00:00+01:00`\n\n\
         1 scenario: it fails\n2 rules: 1 exercised; no scenario comes to `rest`\n",
    );
}

#[test]
fn a_scenario_without_a_verdict_fails_and_says_what_came_instead() {
    check(
        "question",
        (", bought = \"2026-11-20T10:00\"", ""),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           verdict     expected  `qualifies`\n              \
                       found     the question `bought`: the scenario has no answer to it\n\n\
         1 scenario: it fails\n2 rules: 0 exercised; no scenario comes to `in-time`, `rest`\n",
    );
    check(
        "invalid",
        ("fault = \"major\"", "fault = \"massive\""),
        "shop/scenarios.toml:1:1: fails: In time\n  \
           verdict     expected  `qualifies`\n              found     an invalid answer to `fault`: \
         expected an option of `fault` (`major`, `minor`, `unsure`), found `massive`\n\n\
         1 scenario: it fails\n2 rules: 0 exercised; no scenario comes to `in-time`, `rest`\n",
    );
}

#[test]
fn a_verdict_over_several_rules_exercises_each() {
    let unsure = scenario("fault = \"major\"", "fault = \"unsure\"")
        .replace("outcome = \"qualifies\"", "outcome = \"support-decides\"")
        .replace("rule = \"in-time\"", "rules = [\"rest\", \"in-time\"]\nsettled_by = [\"fault\"]");
    let (_, ended) = run("unsure", &unsure);
    assert_eq!(ended.out, "1 scenario: it holds\n2 rules: each is exercised by a scenario\n");
    assert_eq!(ended.code, Some(0));
}

#[test]
fn no_scenarios_hold_and_the_rules_are_named() {
    let (_, ended) = run("none", "");
    assert_eq!(
        (ended.code, ended.out.as_str()),
        (
            Some(0),
            "no scenario stands in scenarios.toml\n2 rules: 0 exercised; no scenario comes to `in-time`, `rest`\n"
        )
    );
}

#[test]
fn programs_get_every_scenario_with_its_reply() {
    let two = scenario("rule = \"in-time\"\n", "")
        + &scenario("\"qualifies\"", "\"fix-first\"").replace("In time", "Wrong");
    let (place, _) = run("json", &two);
    let ended = place.run(&["test", "shop", "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""));
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&report["held"], &report["failed"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(report["rules"]["exercised"], Value::from(vec!["in-time"]));
    assert_eq!(report["rules"]["not_exercised"], Value::from(vec!["rest"]));
    let [good, bad] = [&report["scenarios"][0], &report["scenarios"][1]];
    assert_eq!((&good["holds"], &good["differences"]), (&Value::from(true), &Value::Array(Vec::new())));
    assert_eq!((&bad["name"], &bad["place"]["line"]), (&Value::from("Wrong"), &Value::from(8)));
    let difference = &bad["differences"][0];
    assert_eq!(
        (&difference["of"], &difference["expected"]),
        (&Value::from("outcome"), &Value::from("`fix-first`"))
    );
    assert_eq!(bad["reply"]["verdict"]["outcome"], Value::from("qualifies"));
}
