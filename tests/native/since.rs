//! How far back a date may lie: to the policy's `since`; without it twenty years, or a year more than the
//! longest window. An earlier date is most likely a mistyped year, and the question is asked again.

use refund_check::compiled::Compiled;
use refund_check::default_policy;

use crate::language::read;
use crate::support::{answers, say};

const NOW: &str = "2026-11-22T12:00:00Z";
/// Years with a digit left out or mistyped, and one that is far too early.
const MISTYPED: [&str; 3] = ["0206-11-08", "1108-11-08", "1899-12-31"];

/// A policy with additional lines in its `[policy]` table, and a window.
fn policy(head: &str, window: &str) -> Compiled {
    let text = format!(
        "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\ntext = \"policy.md\"\n\
         {head}[contact]\nemail = \"a@shop.example\"\n\
         [[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\n[windows.refund]\nfrom = \"bought\"\n\
         {window}\n[[rules]]\nid = \"in\"\nwhen = {{ refund = \"open\" }}\noutcome = \"qualifies\"\n\
         [[rules]]\nid = \"out\"\nwhen = {{ refund = \"closed\" }}\noutcome = \"does-not-qualify\"\n"
    );
    Compiled::new(read(&text).policy).unwrap()
}

/// Checks that each day of `refused` is asked for again with the right message, and that each of `taken` is
/// accepted and out of time.
#[track_caller]
fn check(compiled: &Compiled, question: &str, more: &str, zone: &str, refused: &[&str], taken: &[&str]) {
    for day in refused {
        let said = say(compiled, &answers(&format!("{question}={day} {more}")), NOW, zone);
        let expected = format!(
            "{{\"invalid\":{{\"question\":\"{question}\",\"problem\":\"too-long-ago\",\"message\":\"`{day}` is before \
             the shop can have sold anything\"}}}}"
        );
        assert_eq!(said, expected, "in {zone}");
    }
    for day in taken {
        let said = say(compiled, &answers(&format!("{question}={day} {more}")), NOW, zone);
        assert!(
            said.starts_with("{\"verdict\":{\"outcome\":\"does-not-qualify\""),
            "{day} in {zone}: {said}"
        );
    }
}

const BERLIN: &str = "Europe/Berlin";
const DAYS: &str = "days = 14\ncount = \"date\"";

#[test]
fn the_default_policy_asks_again_for_what_lies_more_than_twenty_years_back() {
    let compiled = default_policy();
    let more = "reason=not-delivered";
    check(&compiled, "purchased", more, BERLIN, &MISTYPED, &[]);
    check(&compiled, "purchased", more, BERLIN, &["2006-11-21"], &["2006-11-22"]);
}

#[test]
fn without_since_a_date_is_believed_for_twenty_years() {
    let compiled = policy("", DAYS);
    check(&compiled, "bought", "", BERLIN, &MISTYPED, &[]);
    check(&compiled, "bought", "", BERLIN, &["2006-11-21"], &["2006-11-22", "2006-11-23"]);
}

#[test]
fn a_longer_window_is_believed_a_year_beyond_its_end() {
    let compiled = policy("", "years = 25");
    check(&compiled, "bought", "", BERLIN, &MISTYPED, &["2001-11-21", "2000-12-01"]);
    check(&compiled, "bought", "", BERLIN, &["2000-06-04"], &["2000-06-05"]);
}

#[test]
fn the_longest_of_windows_that_go_by_an_answer_counts() {
    let kinds = "[[questions]]\nid = \"kind\"\nask = \"What?\"\noptions = [{ id = \"a\", say = \"A\" }, \
                 { id = \"b\", say = \"B\" }]\n";
    let compiled = policy("", &format!("by = \"kind\"\nyears = {{ a = 1, b = 25 }}\n{kinds}"));
    check(&compiled, "bought", "kind=b", BERLIN, &["2000-06-04"], &["2000-06-05"]);
}

#[test]
fn a_date_is_believed_from_the_first_day_of_the_shop_on() {
    let compiled = policy("since = \"2015-03-01\"\n", DAYS);
    check(&compiled, "bought", "", BERLIN, &MISTYPED, &[]);
    let before = ["2015-02-28", "2015-02-28T23:59:59.999", "2015-02-28T22:59:59Z"];
    let from = ["2015-03-01", "2015-03-01T00:00", "2015-02-28T23:00:00Z", "2026-01-01"];
    check(&compiled, "bought", "", BERLIN, &before, &from);
    // A `since` in the policy counts, however long ago it is.
    let compiled = policy("since = \"1899-12-31\"\n", DAYS);
    check(&compiled, "bought", "", BERLIN, &["0206-11-08", "1108-11-08", "1899-12-30"], &["1899-12-31"]);
}

#[test]
fn the_first_day_is_one_of_the_zone_whose_calendar_counts() {
    let compiled = policy("since = \"2015-03-01\"\nzone = \"Asia/Tokyo\"\n", DAYS);
    let (before, from) = (["2015-02-28", "2015-02-28T14:59:59Z"], ["2015-03-01", "2015-02-28T15:00:00Z"]);
    check(&compiled, "bought", "", BERLIN, &before, &from);
}
