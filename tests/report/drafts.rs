//! `test --draft`, and `compile` with failing scenarios.

use crate::folders::Place;

const RULES: &str = r#"
[clauses.refunds]
quote = "A policy."

[[questions]]
id = "fault"
ask = "How bad?"
options = [{ id = "major", say = "It is \"major\"" }, { id = "minor", say = "Minor" }]

[[questions]]
id = "delivered"
kind = "date"
event = "Delivery"
ask = "When did you get it?"

[[questions]]
id = "price"
kind = "number"
currency = "EUR"
ask = "What did it cost?"

[windows.refund]
from = "delivered"
days = 14
count = "date"

[[rules]]
id = "in-time"
when = { fault = "major", refund = "open" }
outcome = "qualifies"
terms = { pays = "50%", of = "price" }
clauses = ["refunds"]

[[rules]]
id = "late"
when = { fault = "major", refund = "closed" }
outcome = "does-not-qualify"
clauses = ["refunds"]

[[rules]]
id = "minor"
when = { fault = "minor" }
outcome = "support-decides"
clauses = ["refunds"]
"#;

const MINOR: &str = r#"[[scenarios]]
name = "Minor"
answers = { fault = "minor" }
now = "2026-11-22T12:00:00Z"
time_zone = "Europe/Berlin"
outcome = "support-decides"
rules = ["minor"]
"#;

fn shop(name: &str, scenarios: Option<&str>) -> Place {
    let place = Place::new(&format!("drafts-{name}"));
    place.small_policy("shop", RULES, scenarios);
    place
}

#[test]
fn a_draft_is_made_for_each_rule_that_no_scenario_comes_to() {
    shop("some", Some(MINOR)).check(&["test", "shop", "--draft"], 0, "draft.txt");
}

#[test]
fn what_is_drafted_holds_when_it_is_pasted() {
    let place = shop("pasted", None);
    let drafted = place.run(&["test", "shop", "--draft"]);
    assert_eq!((drafted.code, drafted.err.as_str()), (Some(0), ""));
    std::fs::write(place.path("shop/scenarios.toml"), &drafted.out).unwrap();
    let ended = place.run(&["test", "shop"]);
    assert_eq!(ended.out, "3 scenarios: all hold\n3 rules: each is exercised by a scenario\n");
    let ended = place.run(&["test", "shop", "--draft"]);
    assert_eq!(ended.out, "# A scenario comes to each rule: there is nothing to draft.\n");
}

#[test]
fn every_rule_of_the_templates_can_be_drafted() {
    let place = Place::new("drafts-templates");
    for name in ["physical-goods", "online-courses", "subscription", "tickets-and-stays"] {
        assert_eq!(place.run(&["init", "--template", name, name]).code, Some(0));
        std::fs::write(place.path(name).join("scenarios.toml"), "").unwrap();
        let drafted = place.run(&["test", name, "--draft"]);
        std::fs::write(place.path(name).join("scenarios.toml"), &drafted.out).unwrap();
        let ended = place.run(&["test", name]);
        assert_eq!(ended.code, Some(0), "{}", ended.out);
        assert!(ended.out.ends_with("rules: each is exercised by a scenario\n"), "{}", ended.out);
    }
}

#[test]
fn a_policy_that_fails_its_scenarios_is_compiled_by_force_alone() {
    let place = shop("fails", Some(&MINOR.replace("support-decides", "qualifies")));
    let rules = place.path("shop/rules.toml");
    let contact = std::fs::read_to_string(&rules).unwrap().replace("a@example.com", "a@shop-of-mine.de");
    std::fs::write(&rules, &contact).unwrap();
    let compile = ["compile", "shop", "-o", "shop.json"];
    let ended = place.run(&compile);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    let start = "refund-check: nothing was written, because the policy fails its scenarios; \
                 `--force` writes it nevertheless\nshop/scenarios.toml:1:1: fails: Minor\n";
    assert!(ended.err.starts_with(start), "{}", ended.err);
    assert!(!place.path("shop.json").exists());
    let forced = place.run(&["compile", "shop", "-o", "shop.json", "--force"]);
    assert_eq!((forced.code, forced.err.as_str()), (Some(0), ""));
    assert!(place.path("shop.json").exists());
    // `--force` ignores failing scenarios, and nothing else.
    std::fs::write(&rules, contact.replace("A policy.", "Another policy.")).unwrap();
    let forced = place.run(&["compile", "shop", "-o", "other.json", "--force"]);
    assert_eq!(forced.code, Some(1), "{}", forced.err);
    assert!(!place.path("other.json").exists());
    std::fs::write(&rules, &contact).unwrap();
    std::fs::write(place.path("shop/scenarios.toml"), "[[scenarios]]\nname = 3\n").unwrap();
    assert_eq!(place.run(&compile).code, Some(2));
}
