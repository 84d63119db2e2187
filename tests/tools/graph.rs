//! The flowchart as Mermaid text and as a picture.

use std::path::Path;

use refund_check::compiled::Compiled;
use refund_check::graph::{flow, mermaid, svg};

use crate::picture::Picture;
use crate::support::{DEFAULT, STARTER, check_file, compiled, from_rules, run};

#[test]
fn the_flows_of_the_policies_that_come_with_the_program_are_as_drawn() {
    check_file("digital-goods.mmd", &mermaid(&flow(&compiled(DEFAULT))));
    check_file("starter.mmd", &mermaid(&flow(&compiled(STARTER))));
}

/// Checks that every question and every rule has a box, and that boxes do not overlap.
#[track_caller]
fn check(compiled: &Compiled) {
    let drawn = svg(&flow(compiled)).unwrap();
    assert_eq!(drawn, svg(&flow(compiled)).unwrap(), "drawn twice, it is not the same");
    let picture = Picture::new(&drawn);
    for question in &compiled.policy.questions {
        assert!(picture.says("question", &question.ask), "{}", question.ask);
    }
    for rule in &compiled.policy.rules {
        assert!(picture.says(rule.outcome.id(), &rule.id), "{}", rule.id);
    }
    picture.is_tidy();
}

#[test]
fn a_picture_shows_every_question_and_every_rule() {
    check(&compiled(DEFAULT));
    check(&compiled(STARTER));
}

#[test]
fn answers_that_lead_the_same_way_share_a_line() {
    let policy = from_rules(
        "[[questions]]\nid = \"q\"\nask = \"Which?\"\noptions = [{ id = \"a\", say = \"A\" }, \
         { id = \"b\", say = \"B\" }, { id = \"c\", say = \"C\" }]\n\
         [[rules]]\nid = \"one\"\nwhen = { q = [\"a\", \"c\"] }\noutcome = \"qualifies\"\n\
         [[rules]]\nid = \"two\"\nwhen = { q = \"b\" }\noutcome = \"fix-first\"\n",
    );
    let text = mermaid(&flow(&policy));
    assert!(text.contains("s0 -->|\"A<br>or C\"| s1\n"), "{text}");
    assert!(text.contains("s0 -->|\"B\"| s2\n"), "{text}");
}

#[test]
fn a_long_list_of_answers_is_told_as_all_others() {
    let options: Vec<String> = (0..9).map(|n| format!("{{ id = \"o{n}\", say = \"Land {n}\" }}")).collect();
    let policy = from_rules(&format!(
        "[[questions]]\nid = \"q\"\nask = \"Where?\"\noptions = [{}]\n\
         [[rules]]\nid = \"here\"\nwhen = {{ q = \"o4\" }}\noutcome = \"qualifies\"\noverrides = [\"all\"]\n\
         [[rules]]\nid = \"all\"\noutcome = \"does-not-qualify\"\n",
        options.join(", ")
    ));
    let text = mermaid(&flow(&policy));
    assert!(text.contains("|\"any other answer #40;8#41;\"|"), "{text}");
    assert!(text.contains("|\"Land 4\"|"), "{text}");
}

#[test]
fn a_flawed_policy_is_drawn_with_its_flaws() {
    let policy = from_rules(
        "[[questions]]\nid = \"q\"\nask = \"Which?\"\noptions = [{ id = \"a\", say = \"A\" }, \
         { id = \"b\", say = \"B\" }]\n\
         [[rules]]\nid = \"one\"\nwhen = { q = \"a\" }\noutcome = \"qualifies\"\n\
         [[rules]]\nid = \"two\"\nwhen = { q = \"a\" }\noutcome = \"fix-first\"\n",
    );
    check_file("flawed.mmd", &mermaid(&flow(&policy)));
    let drawn = svg(&flow(&policy)).unwrap();
    let picture = Picture::new(&drawn);
    assert!(picture.says("flaw", "no rule applies"));
    assert!(picture.says("flaw", "several rules apply one two"));
}

#[test]
fn a_policy_without_questions_is_one_box() {
    let policy = from_rules("[[rules]]\nid = \"only\"\noutcome = \"support-decides\"\n");
    let drawn = svg(&flow(&policy)).unwrap();
    assert!(Picture::new(&drawn).says("support-decides", "support decides only"));
    Picture::new(&drawn).is_tidy();
    assert!(svg(&flow(&from_rules(""))).is_ok());
}

#[test]
fn the_command_prints_the_same() {
    let here = Path::new(".");
    let done = run(here, &["graph", DEFAULT]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert_eq!(done.out, mermaid(&flow(&compiled(DEFAULT))));
    let done = run(here, &["graph", "--svg", STARTER]);
    assert_eq!(done.out, svg(&flow(&compiled(STARTER))).unwrap());
    let done = run(here, &["graph", "nowhere"]);
    assert_eq!((done.code, done.out.as_str()), (Some(2), ""));
}
