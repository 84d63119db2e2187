//! An edit by form changes only the value that it is about.

use refund_check::studio::{Edit, edit};

#[track_caller]
fn check(text: &str, change: &str, expected: &str) {
    let change: Edit = serde_json::from_str(change).unwrap();
    assert_eq!(edit(text, &change).unwrap(), expected);
    // The forms can still read the file after the edit.
    assert!(refund_check::studio::outline(expected).is_some());
}

#[test]
fn a_value_is_replaced_and_its_comment_stays() {
    check(
        "# shop\n[windows.return]\nfrom = 'bought'\ndays   =  30   # a month\ncount = \"date\"\n",
        r#"{"do":"set","path":["windows","return","days"],"value":45}"#,
        "# shop\n[windows.return]\nfrom = 'bought'\ndays   =  45   # a month\ncount = \"date\"\n",
    );
}

#[test]
fn a_new_value_stands_behind_the_others_of_its_table() {
    check(
        "[policy]\nid = \"a\" # id\n\n\n# ---- Rules ----\n[[rules]]\nid = \"r\"\n",
        r#"{"do":"set","path":["policy","goods"],"value":"physical"}"#,
        "[policy]\nid = \"a\" # id\ngoods = \"physical\"\n\n\n# ---- Rules ----\n[[rules]]\nid = \"r\"\n",
    );
}

#[test]
fn what_has_a_name_gets_a_heading_beside_its_kind() {
    check(
        "[clauses.a]\nquote = \"A\"\n\n[[questions]]\nid = \"q\"\n",
        r#"{"do":"set","path":["clauses","b"],"value":{"quote":"B \"b\""}}"#,
        "[clauses.a]\nquote = \"A\"\n\n[clauses.b]\nquote = 'B \"b\"'\n\n[[questions]]\nid = \"q\"\n",
    );
    check(
        "format = 1\n",
        r#"{"do":"set","path":["windows","w"],"value":{"from":"d","days":14}}"#,
        "format = 1\n\n[windows.w]\nfrom = \"d\"\ndays = 14\n",
    );
}

#[test]
fn conditions_are_written_on_one_line() {
    check(
        "[[rules]]\nwhen = { a = \"x\" } # who\n",
        r#"{"do":"set","path":["rules",0,"when","b"],"value":["y","z"]}"#,
        "[[rules]]\nwhen = { a = \"x\", b = [\"y\", \"z\"] } # who\n",
    );
    check(
        "[[rules]]\nwhen = { a = \"x\", b = \"y\" }\n",
        r#"{"do":"remove","path":["rules",0,"when","a"]}"#,
        "[[rules]]\nwhen = { b = \"y\" }\n",
    );
    check(
        "[[rules]]\nid = \"r\"\n",
        r#"{"do":"set","path":["rules",0,"when","a"],"value":"x"}"#,
        "[[rules]]\nid = \"r\"\nwhen = { a = \"x\" }\n",
    );
}

#[test]
fn one_more_answer_is_laid_out_as_its_neighbours() {
    let more = r#"{"do":"add","path":["questions",0,"options"],"value":{"id":"c","say":"C"}}"#;
    check(
        "[[questions]]\noptions = [\n  { id = \"a\", say = \"A\" }, # first\n  { id = \"b\", say = \"B\" },\n]\nhint = 1\n",
        more,
        "[[questions]]\noptions = [\n  { id = \"a\", say = \"A\" }, # first\n  { id = \"b\", say = \"B\" },\n  { id = \"c\", say = \"C\" },\n]\nhint = 1\n",
    );
    check(
        "[[questions]]\noptions = [\n  { id = \"a\", say = \"A\" }\n]\n",
        more,
        "[[questions]]\noptions = [\n  { id = \"a\", say = \"A\" },\n  { id = \"c\", say = \"C\" }\n]\n",
    );
    check(
        "[[questions]]\noptions = [{ id = \"a\", say = \"A\" }]\n",
        more,
        "[[questions]]\noptions = [{ id = \"a\", say = \"A\" }, { id = \"c\", say = \"C\" }]\n",
    );
}

#[test]
fn one_answer_less_leaves_the_list_as_it_was_laid_out() {
    check(
        "[[q]]\no = [\n  \"a\",\n  \"b\"\n]\n",
        r#"{"do":"remove","path":["q",0,"o",1]}"#,
        "[[q]]\no = [\n  \"a\"\n]\n",
    );
    check("[[q]]\no = [\"a\", \"b\"]\n", r#"{"do":"remove","path":["q",0,"o",0]}"#, "[[q]]\no = [\"b\"]\n");
}

#[test]
fn a_list_takes_other_values_in_its_layout() {
    check(
        "a = [\n  \"x\", # one\n  \"y\",\n]\n",
        r#"{"do":"set","path":["a"],"value":["z","y","w"]}"#,
        "a = [\n  \"z\", # one\n  \"y\",\n  \"w\",\n]\n",
    );
    check("a = [\"x\", \"y\"]\n", r#"{"do":"set","path":["a"],"value":[]}"#, "a = []\n");
}

#[test]
fn what_is_removed_leaves_the_heading_above_it_to_the_next() {
    check(
        "# ---- Limits ----\n# A note on limits.\n\n# about a\n[windows.a]\ndays = 1\n\n[windows.b]\ndays = 2\n",
        r#"{"do":"remove","path":["windows","a"]}"#,
        "# ---- Limits ----\n# A note on limits.\n\n[windows.b]\ndays = 2\n",
    );
    check(
        "x = 1\n\n# ---- Rules ----\n\n[[rules]]\nid = \"a\"\n",
        r#"{"do":"remove","path":["rules",0]}"#,
        "x = 1\n\n# ---- Rules ----\n",
    );
}

#[test]
fn rules_change_places_with_all_that_is_theirs() {
    check(
        "# ---- Rules ----\n\n# first\n[[rules]]\nid = \"a\" # A\n[rules.terms]\npays = \"1%\"\n\n# second\n[[rules]]\nid = \"b\"\n\n[[x]]\ny = 1\n",
        r#"{"do":"move","path":["rules"],"from":1,"to":0}"#,
        "# ---- Rules ----\n\n# second\n[[rules]]\nid = \"b\"\n\n# first\n[[rules]]\nid = \"a\" # A\n[rules.terms]\npays = \"1%\"\n\n[[x]]\ny = 1\n",
    );
}

#[test]
fn what_is_not_there_or_no_toml_is_refused_in_words() {
    let refused = |text: &str, change: &str| {
        let change: Edit = serde_json::from_str(change).unwrap();
        edit(text, &change).unwrap_err().to_string()
    };
    let not_there = "what was to be changed is no longer there, or is written in a form of its own";
    for change in [
        r#"{"do":"set","path":["rules",7,"say"],"value":"x"}"#,
        r#"{"do":"set","path":[],"value":"x"}"#,
        r#"{"do":"set","path":["format","deeper"],"value":"x"}"#,
        r#"{"do":"remove","path":["rules",7]}"#,
        r#"{"do":"remove","path":["nothing"]}"#,
        r#"{"do":"add","path":["format"],"value":"x"}"#,
        r#"{"do":"move","path":["rules"],"from":0,"to":9}"#,
        r#"{"do":"move","path":["format"],"from":0,"to":0}"#,
    ] {
        assert_eq!(refused("format = 1\n[[rules]]\nid = \"a\"\n", change), not_there, "{change}");
    }
    assert_eq!(
        refused("format = \n", r#"{"do":"remove","path":["format"]}"#),
        "the text has a mistake in it; mend that first, or undo"
    );
}
