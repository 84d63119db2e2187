//! Windows from two dates: a combination is a gap only if some moment allows all of it at once.

use refund_check::analysis::check;
use refund_check::read::read_texts;

/// The findings for a policy with a window of each kind from two dates, and these rules, each stronger than
/// those before it.
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
    // 14 times 24 hours can end on the fifteenth day only if clocks skip an hour in between.
    let rules = [&format!("a = {CLOSED}")[..], &format!("b = {OPEN}")];
    let gaps: Vec<String> = found(&rules).into_iter().filter(|it| it.starts_with("no rule")).collect();
    assert_eq!(gaps[0], "no rule says what happens when `a` is open and `b` is closed");
}

#[test]
fn a_case_that_takes_clocks_to_go_forward_and_not_is_none() {
    // If clocks skipped an hour after one purchase, they cannot have repeated one after another purchase of
    // the same fortnight: while its fourteenth day is still open, 14 times 24 hours are not over.
    let rules = [
        &format!("a = {CLOSED}")[..],
        &format!("b = {OPEN}"),
        &format!("c = {OPEN}"),
        &format!("d = {CLOSED}"),
    ];
    let gaps: Vec<String> = found(&rules).into_iter().filter(|it| it.starts_with("no rule")).collect();
    assert_eq!(gaps, [""; 0]);
}
