//! The default policy's own scenarios.

use refund_check::default_policy;
use serde::Deserialize;
use serde_json::Value;

use crate::oracle::Answers;
use crate::support::say;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenarios: Vec<Scenario>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    name: String,
    answers: Answers,
    now: String,
    time_zone: String,
    outcome: String,
    rules: Vec<String>,
    deadline: Option<String>,
}

#[track_caller]
fn check(scenario: &Scenario) {
    let said = say(&default_policy(), &scenario.answers, &scenario.now, &scenario.time_zone);
    let verdict = &serde_json::from_str::<Value>(&said).unwrap()["verdict"];
    let told = (&verdict["outcome"], &verdict["rules"], &verdict["deadline"]["by"]);
    let expected = (
        &Value::from(scenario.outcome.as_str()),
        &Value::from(scenario.rules.clone()),
        &scenario.deadline.clone().map_or(Value::Null, Value::from),
    );
    assert_eq!(told, expected, "{}: {said}", scenario.name);
}

#[test]
fn every_scenario_of_the_default_policy_gets_its_verdict() {
    let text = std::fs::read_to_string("src/policies/digital-goods/scenarios.toml").unwrap();
    let file: File = toml::from_str(&text).unwrap();
    assert!(file.scenarios.len() >= 30, "{}", file.scenarios.len());
    file.scenarios.iter().for_each(check);
}

#[test]
fn the_scenarios_have_an_example_of_every_rule() {
    let text = std::fs::read_to_string("src/policies/digital-goods/scenarios.toml").unwrap();
    let file: File = toml::from_str(&text).unwrap();
    for rule in &default_policy().policy.rules {
        assert!(file.scenarios.iter().any(|scenario| scenario.rules == [rule.id.as_str()]), "{}", rule.id);
    }
}
