//! Mistakes that a newcomer makes in the default policy. Each must be found by the right check, at the right
//! line, with a message that says how to fix it.

use std::fs;

use crate::folders::Place;

const FOLDER: &str = "src/policies/digital-goods";

/// All findings after edits (file, from, to), one line each: the check, the file and the text of the line,
/// the message, and how to fix it.
#[track_caller]
fn found(name: &str, edits: &[(&str, &str, &str)]) -> Vec<String> {
    for (file, from, _) in edits {
        let text = fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
    }
    let place = Place::new(&format!("newcomer-{name}"));
    place.default_policy("shop", edits);
    let ended = place.run(&["check", "shop", "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{ended:?}");
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let line = |finding: &serde_json::Value| {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let file = text(&finding["place"]["file"]);
        let written = fs::read_to_string(place.path("shop").join(&file)).unwrap();
        let number = finding["place"]["line"].as_u64().unwrap() as usize;
        let at = written.lines().nth(number - 1).unwrap().trim();
        format!(
            "{} at `{at}`: {}; {}",
            text(&finding["check"]),
            text(&finding["message"]),
            text(&finding["help"])
        )
    };
    report["findings"].as_array().unwrap().iter().map(line).collect()
}

#[track_caller]
fn check(name: &str, edits: &[(&str, &str, &str)], expected: &[&str]) {
    assert_eq!(found(name, edits), expected);
}

#[test]
fn a_reason_is_added_and_no_rule_for_it() {
    let other = "  { id = \"other\", say = \"My reason isn’t here\"";
    check(
        "reason",
        &[("rules.toml", other, &format!("  {{ id = \"gift\", say = \"It was a gift\" }},\n{other}"))],
        &[
            "gap at `{ id = \"gift\", say = \"It was a gift\" },`: no rule says what happens when `reason` is \
           `gift`; add a rule for this case, or widen the `when` of a rule that should include it",
        ],
    );
}

#[test]
fn the_policys_text_is_changed_and_the_quote_is_not() {
    check(
        "text",
        &[("policy.md", "The refund period is 14 days", "The refund period is 30 days")],
        &[
            "misquote at `quote = \"The refund period is 14 days from the moment of purchase.\"`: the quote of \
           `refund-period` does not stand in `policy.md` word for word; the text says `30` where the quote \
           says `14`; make the two the same",
        ],
    );
}

#[test]
fn an_answer_is_misspelt() {
    check(
        "answer",
        &[(
            "rules.toml",
            "reason = \"defective\", fault = \"minor\"",
            "reason = \"defectve\", fault = \"minor\"",
        )],
        &["unknown-name at `when = { reason = \"defectve\", fault = \"minor\" }`: there is no answer to \
           `reason` called `defectve`; did you mean `defective`?"],
    );
}

#[test]
fn a_rule_is_copied_and_says_nothing_of_the_general_one() {
    let rule = "[[rules]]\nid = \"lacks-expertise\"\n";
    let copy = "[[rules]]\nid = \"too-expensive\"\nwhen = { reason = \"changed-mind\" }\n\
                outcome = \"does-not-qualify\"\nclauses = [\"no-obligation\"]\n\n";
    check(
        "copy",
        &[("rules.toml", rule, &[copy, rule].concat())],
        &[
            "overlap at `id = \"too-expensive\"`: `no-refunds` and `too-expensive` both apply when `reason` is \
           `changed-mind`; neither overrides the other; if `too-expensive` should win, give it `overrides = \
           [\"no-refunds\"]`; or narrow one of them with `when`",
        ],
    );
}

#[test]
fn the_contact_is_taken_out() {
    check(
        "contact",
        &[
            ("rules.toml", "email = \"support@example.com\"\n", ""),
            ("rules.toml", "url = \"https://example.com/contact{?subject,summary,code}\"\n", ""),
        ],
        &[
            "no-contact at `[contact]`: buyers cannot reach you: `[contact]` has neither `email` nor `url`; give \
           an `email` like `support@example.com`, or the `url` of your contact page",
        ],
    );
}

#[test]
fn a_clause_is_renamed_where_it_stands_but_not_where_it_is_cited() {
    check(
        "clause",
        &[("rules.toml", "[clauses.own-expectations]", "[clauses.own-expectation]")],
        &["unknown-name at `clauses = [\"own-expectations\", \"no-refunds\"]`: there is no clause called \
           `own-expectations`; did you mean `own-expectation`?"],
    );
}

#[test]
fn a_window_is_made_longer_and_a_rule_for_the_time_between_is_left_over() {
    check(
        "window",
        &[("rules.toml", "days = 14\ncount = \"moment\"", "days = 30\ncount = \"moment\"")],
        &[
            "number-in-quote at `clause = \"refund-period\"`: the window `refund` is `30`, and its clause names `14`; \
           mend whichever of the two is wrong, or cite the sentence that says it",
            "unreachable-rule at `id = \"description-report-open\"`: no buyer ever gets \
           `description-report-open`: `refund` is never closed while `report` is open, as it lasts at least as \
           long; change one of its conditions or the length of a window, or remove the rule",
        ],
    );
}

#[test]
fn the_general_rule_is_told_to_win_over_its_exception() {
    check(
        "circle",
        &[(
            "rules.toml",
            "clauses = [\"no-refunds\", \"no-obligation\", \"downloads\"]\n",
            "clauses = [\"no-refunds\", \"no-obligation\", \"downloads\"]\noverrides = [\"lacks-expertise\"]\n",
        )],
        &[
            "gap at `{ id = \"lacks-expertise\", say = \"I don’t know how to use it\" },`: no rule says what \
             happens when `reason` is `lacks-expertise`; add a rule for this case, or widen the `when` of a \
             rule that should include it",
            "override-cycle at `overrides = [\"lacks-expertise\"]`: `no-refunds` overrides `lacks-expertise` \
             and `lacks-expertise` overrides `no-refunds`: where both apply, neither is left; take one of the \
             two `overrides` out, so that the other rule wins",
        ],
    );
}

#[test]
fn a_rule_is_taken_out_and_leaves_its_evidence_behind() {
    let rules = fs::read_to_string(format!("{FOLDER}/rules.toml")).unwrap();
    let other = &rules[rules.find("[[rules]]\nid = \"other\"\n").unwrap()..];
    check(
        "rule",
        &[("rules.toml", other, "")],
        &[
            "gap at `{ id = \"other\", say = \"My reason isn’t here\", hint = \"Charged twice, a charge I \
             didn’t make, or anything else\" },`: no rule says what happens when `reason` is `other`; add a \
             rule for this case, or widen the `when` of a rule that should include it",
            "unused-evidence at `[evidence.second-order-number]`: no rule asks for the evidence \
             `second-order-number`; name it in the `evidence` of the rules that need it, or remove it",
        ],
    );
}

#[test]
fn a_question_is_added_that_nothing_uses_under_a_name_that_is_taken() {
    let support = "[[questions]]\nid = \"support\"\n";
    let again = "[[questions]]\nid = \"fault\"\nask = \"Again?\"\noptions = [{ id = \"yes\", say = \"Yes\" }]\n\n\
                 [[questions]]\nid = \"country\"\nask = \"Where do you live?\"\n\
                 options = [{ id = \"eu\", say = \"EU\" }, { id = \"elsewhere\", say = \"Elsewhere\" }]\n\n";
    check(
        "question",
        &[("rules.toml", support, &[again, support].concat())],
        &[
            "duplicate-name at `id = \"fault\"`: two questions are called `fault`; give one of them another \
             name",
            "idle-question at `id = \"country\"`: `country` is never asked: no rule depends on its answer; use \
             it in the `when` of a rule, or remove it",
        ],
    );
}

#[test]
fn a_sentence_is_quoted_that_no_rule_stands_on() {
    check(
        "sentence",
        &[(
            "rules.toml",
            "[clauses.questions]",
            "[clauses.accounts]\nquote = \"Accounts come with unlimited downloads.\"\n\n[clauses.questions]",
        )],
        &[
            "uncited-clause at `[clauses.accounts]`: no rule, window, limit or evidence cites the clause `accounts`; name it in \
           the `clauses` of the rules that stand on it, or as the `clause` of a window, limit or evidence, or remove it",
        ],
    );
}

#[test]
fn a_state_is_misspelt_and_a_date_is_taken_for_a_condition() {
    check(
        "state",
        &[(
            "rules.toml",
            "when = { reason = \"not-delivered\", refund = \"closed\" }",
            "when = { reason = \"not-delivered\", purchased = \"closed\" }",
        )],
        &[
            "unknown-name at `when = { reason = \"not-delivered\", purchased = \"closed\" }`: `purchased` is a \
           date, and a rule cannot depend on a date itself; name a window that begins with it, such as \
           `refund` or `report`",
        ],
    );
}
