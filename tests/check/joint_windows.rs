//! Windows from two dates: a gap is one only if some moment allows all that it takes.

use refund_check::analysis::check;
use refund_check::read::read_texts;

/// A policy with a window of each kind from two dates, and rules for what is left when these hold.
fn found(rules: &[&str]) -> Vec<String> {
    let mut text = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                    text = \"policy.md\"\n[contact]\nemail = \"a@shop.example\"\n"
        .to_owned();
    for (date, moment, day) in [("bought", "a", "b"), ("arrived", "c", "d")] {
        text += &format!("[[questions]]\nid = \"{date}\"\nkind = \"date\"\nask = \"?\"\n");
        text += &format!("[windows.{moment}]\nfrom = \"{date}\"\ndays = 14\ncount = \"moment\"\n");
        text += &format!("[windows.{day}]\nfrom = \"{date}\"\ndays = 14\ncount = \"date\"\n");
    }
    for (number, when) in rules.iter().enumerate() {
        let all: Vec<String> = (0..number).map(|weaker| format!("\"r{weaker}\"")).collect();
        text += &format!(
            "[[rules]]\nid = \"r{number}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\noverrides = [{}]\n",
            all.join(", ")
        );
    }
    check(&read_texts(&text, "").unwrap()).into_iter().map(|finding| finding.message).collect()
}

const OPEN: &str = "\"open\"";
const CLOSED: &str = "\"closed\"";

#[test]
fn a_case_that_clocks_going_forward_allow_is_a_gap() {
    // Fourteen days of 24 hours that end on the fifteenth day take an hour that was skipped.
    let rules = [&format!("a = {CLOSED}")[..], &format!("b = {OPEN}")];
    let gaps: Vec<String> = found(&rules).into_iter().filter(|it| it.starts_with("no rule")).collect();
    assert_eq!(gaps[0], "no rule says what happens when `a` is open and `b` is closed");
}

#[test]
fn a_case_that_takes_clocks_to_go_forward_and_not_is_none() {
    // While one purchase profits from the hour that was skipped, another of the same fortnight cannot have
    // lost an hour to it: with the day still open, its fourteen days of 24 hours are not over.
    let rules = [
        &format!("a = {CLOSED}")[..],
        &format!("b = {OPEN}"),
        &format!("c = {OPEN}"),
        &format!("d = {CLOSED}"),
    ];
    let gaps: Vec<String> = found(&rules).into_iter().filter(|it| it.starts_with("no rule")).collect();
    assert_eq!(gaps, [""; 0]);
}
