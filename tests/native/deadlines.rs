//! Deadlines that depend on more than one window. The expected instants are worked out by hand.

use refund_check::compiled::Compiled;
use refund_check::interview::{Answers, Present, Reply, decide, next_end};
use refund_check::time::instant;
use refund_check::zones::Named;

use crate::codes::comes_back;
use crate::language::read;
use crate::support::{answers, say};

const ZONE: &str = "Europe/Berlin";

pub(crate) fn policy(rest: &str) -> Compiled {
    let head = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\n[contact]\nemail = \"a@shop.example\"\n";
    Compiled::new(read(&[head, rest].concat()).policy).unwrap()
}

#[track_caller]
pub(crate) fn check(compiled: &Compiled, given: &str, now: &str, expected: &str) {
    let said = say(compiled, &answers(given), now, ZONE);
    assert!(said.contains(expected), "expected {expected} in {said}");
    comes_back(compiled, &answers(given), (now, ZONE)).unwrap();
}

const TWO_WINDOWS: &str = r#"
[[questions]]
id = "bought"
kind = "date"
ask = "When?"
[windows.hours]
from = "bought"
hours = 48
[windows.days]
from = "bought"
days = 2
count = "date"
"#;

/// A purchase in the last millisecond of a day: both windows close at the same instant.
const AT_MIDNIGHT: &str = "bought=2026-11-20T23:59:59.999";

fn in_time(when: &str) -> String {
    format!(
        "{TWO_WINDOWS}[[rules]]\nid = \"in\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\n\
         overrides = [\"out\"]\n[[rules]]\nid = \"out\"\noutcome = \"does-not-qualify\"\n"
    )
}

#[test]
fn of_two_windows_that_close_together_the_one_that_matters_says_how_the_end_is_told() {
    let now = "2026-11-21T12:00:00Z";
    let (last, next) = ("\"by\":\"2026-11-22T23:59:59.999+01:00\"", "\"by\":\"2026-11-23T00:00:00+01:00\"");
    check(&policy(&in_time("hours = \"open\"")), AT_MIDNIGHT, now, last);
    check(&policy(&in_time("days = \"open\"")), AT_MIDNIGHT, now, next);
    check(&policy(&in_time("hours = \"open\", days = \"open\"")), AT_MIDNIGHT, now, last);
    // The verdict stays while either is open, so it is the end of the day that counts.
    let either = in_time("either = \"open\"") + "[windows.either]\nany = [\"hours\", \"days\"]\n";
    check(&policy(&either), AT_MIDNIGHT, now, next);
}

const LATER_OF_TWO: &str = r#"
[[questions]]
id = "bought"
kind = "date"
ask = "When?"
[[questions]]
id = "came"
kind = "date"
after = "bought"
ask = "When did it come?"
[windows.season]
from = "bought"
between = ["11-01", "12-31"]
until = "01-15"
[windows.fortnight]
from = "came"
days = 15
count = "date"
[windows.either]
any = ["season", "fortnight"]
[[rules]]
id = "in"
when = { either = "open" }
outcome = "qualifies"
overrides = ["out"]
[[rules]]
id = "out"
outcome = "does-not-qualify"
"#;

#[test]
fn what_nobody_asks_for_and_what_could_make_it_later_leaves_a_deadline_inexact() {
    let compiled = policy(LATER_OF_TWO);
    let early = "\"deadline\":{\"by\":\"2027-01-16T00:00:00+01:00\",\"exact\":false}";
    check(&compiled, "bought=2026-12-20", "2027-01-10T12:00:00Z", early);
    // Nor is the deadline exact when the fortnight is open for every day on which the parcel can have come so
    // far.
    check(&compiled, "bought=2026-12-31", "2027-01-15T12:00:00Z", early);
    // Once the day of delivery decides, it is asked for, and the deadline is exact.
    check(&compiled, "bought=2026-12-20", "2027-01-16T12:00:00Z", "{\"question\":{\"id\":\"came\"");
    let later = "\"deadline\":{\"by\":\"2027-01-21T00:00:00+01:00\",\"exact\":true}";
    check(&compiled, "bought=2026-12-20 came=2027-01-05", "2027-01-17T12:00:00Z", later);
}

const NOT_YET: &str = r#"
[[questions]]
id = "stay"
kind = "date"
ahead = true
ask = "When is check-in?"
[[questions]]
id = "left"
kind = "date"
after = "stay"
ask = "When did you leave?"
[[questions]]
id = "why"
ask = "Why?"
options = [{ id = "ill", say = "Ill" }, { id = "other", say = "Other" }]
[windows.before]
before = "stay"
days = 2
count = "date"
[windows.soon]
from = "left"
days = 7
count = "date"
[[rules]]
id = "free"
when = { before = "open" }
outcome = "qualifies"
overrides = ["soon", "out"]
[[rules]]
id = "soon"
when = { soon = "open", why = "ill" }
outcome = "support-decides"
overrides = ["out"]
[[rules]]
id = "out"
outcome = "does-not-qualify"
"#;

#[test]
fn what_comes_after_a_day_that_lies_ahead_can_have_no_answer_yet() {
    let (compiled, now) = (policy(NOT_YET), "2026-11-22T12:00:00Z");
    // The day of leaving is not asked for if it makes no difference, and an answer to it is ignored.
    check(&compiled, "stay=2027-03-01", now, "{\"verdict\":{\"outcome\":\"qualifies\"");
    check(&compiled, "stay=2027-03-01 left=2026-11-20", now, "{\"verdict\":{\"outcome\":\"qualifies\"");
    // If it makes a difference, any answer must lie before check-in and is refused; no later question is
    // asked instead.
    check(&compiled, "stay=2026-11-23", now, "{\"question\":{\"id\":\"left\"");
    let before = "{\"invalid\":{\"question\":\"left\",\"problem\":\"before-the-other\"";
    check(&compiled, "stay=2026-11-23 left=2026-11-20", now, before);
    check(&compiled, "stay=2026-11-23 left=2026-11-20 why=ill", now, before);
}

const LATE_FOR_ONE: &str = r#"
[[questions]]
id = "bought"
kind = "date"
ask = "When?"
[[questions]]
id = "why"
ask = "Why?"
options = [{ id = "ill", say = "Ill" }, { id = "other", say = "Other" }]
[windows.day]
from = "bought"
hours = 25
[[rules]]
id = "in"
outcome = "qualifies"
[[rules]]
id = "late"
when = { day = "closed", why = "other" }
outcome = "does-not-qualify"
overrides = ["in"]
"#;

#[test]
fn a_time_that_is_asked_for_on_the_way_counts_though_a_later_answer_would_make_it_needless() {
    let (compiled, now) = (policy(LATE_FOR_ONE), "2026-11-21T23:59:59+01:00");
    let whole = "bought=2026-11-20 bought.time=23:59:59 why=ill";
    check(&compiled, "bought=2026-11-20", now, "{\"question\":{\"id\":\"bought.time\"");
    let by = "\"deadline\":{\"by\":\"2026-11-22T00:59:59+01:00\",\"exact\":false}";
    check(&compiled, "bought=2026-11-20 bought.time=23:59:59", now, by);
    check(&compiled, whole, now, by);
    // On another day no time of day is asked for, and one that is given is ignored.
    let early = "\"deadline\":{\"by\":\"2026-11-22T01:00:00+01:00\",\"exact\":false}";
    let noon = "2026-11-21T12:00:00+01:00";
    check(&compiled, "bought=2026-11-21 bought.time=10:00", noon, early);
    check(&compiled, "bought=2026-11-21", noon, early);
}

/// At the very instant at which a window of whole days closes it counts as closed, whatever other windows do.
#[test]
fn a_day_that_ends_now_does_not_move_the_last_instant_of_a_later_window() {
    let rules = "[[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\n\
                 [windows.hours]\nfrom = \"bought\"\nhours = 361\n\
                 [windows.today]\nfrom = \"bought\"\ndays = 0\ncount = \"date\"\n\
                 [[rules]]\nid = \"late\"\nwhen = { hours = \"closed\" }\noutcome = \"does-not-qualify\"\n\
                 overrides = [\"else\"]\n\
                 [[rules]]\nid = \"fresh\"\nwhen = { today = \"open\" }\noutcome = \"does-not-qualify\"\n\
                 overrides = [\"else\"]\n\
                 [[rules]]\nid = \"else\"\noutcome = \"qualifies\"\n";
    let by = "\"deadline\":{\"by\":\"2026-12-05T13:00:00+01:00\",\"exact\":true}";
    for now in ["2026-11-20T23:00:00Z", "2026-11-20T23:00:00.001Z"] {
        check(&policy(rules), "bought=2026-11-20T12:00", now, by);
    }
}

/// A fee first and a share later: which of them costs less is known only with the price.
#[test]
fn sums_are_compared_once_the_numbers_are_known() {
    let rules = |early: &str, late: &str| {
        policy(&format!(
            "[[questions]]\nid = \"ride\"\nkind = \"date\"\nahead = true\nask = \"When?\"\n\
             [[questions]]\nid = \"price\"\nkind = \"number\"\ncurrency = \"EUR\"\nat-least = 0\n\
             at-most = 1000\nask = \"How much?\"\n\
             [windows.early]\nbefore = \"ride\"\ndays = 7\ncount = \"date\"\n\
             [[rules]]\nid = \"early\"\nwhen = {{ early = \"open\" }}\noutcome = \"qualifies\"\n{early}\n\
             [[rules]]\nid = \"late\"\nwhen = {{ early = \"closed\" }}\noutcome = \"qualifies\"\n{late}\n"
        ))
    };
    let (fee, half) =
        ("terms = { keeps = \"15 EUR\", of = \"price\" }", "terms = { pays = \"50%\", of = \"price\" }");
    let now = "2026-11-26T12:00:00Z";
    let ride = |price: &str| format!("ride=2026-12-03 price={price}");
    let (by, from) = (
        "\"deadline\":{\"by\":\"2026-11-27T00:00:00+01:00\",\"exact\":true}",
        "\"opens\":{\"from\":\"2026-11-27",
    );
    check(&rules(fee, half), &ride("90"), now, by);
    // Half of twenty is more than twenty minus the fee of fifteen.
    check(&rules(fee, half), &ride("20"), now, "\"deadline\":null");
    check(&rules(fee, half), &ride("20"), now, from);
    check(&rules("terms = { pays = \"75 EUR\", of = \"price\" }", half), &ride("90"), now, by);
    // If the later rule does not say how much is paid back, buyers are not advised to wait for it.
    let unsaid = say(&rules(fee, ""), &answers(&ride("90")), now, ZONE);
    assert!(unsaid.contains("\"deadline\":null") && !unsaid.contains("opens"), "{unsaid}");
}

/// Rules in order of strength: each overrides all rules after it.
pub(crate) fn rules(of: &[(&str, &str)]) -> String {
    let rule = |(place, (when, outcome)): (usize, &(&str, &str))| {
        let overrides: Vec<String> = (place + 1..of.len()).map(|weak| format!("\"r{weak}\"")).collect();
        let overrides = overrides.join(", ");
        format!(
            "[[rules]]\nid = \"r{place}\"\nwhen = {{ {when} }}\noutcome = \"{outcome}\"\noverrides = [{overrides}]\n"
        )
    };
    of.iter().enumerate().map(rule).collect()
}

pub(crate) fn dates(of: &[(&str, &str)]) -> String {
    let date = |(id, more): &(&str, &str)| {
        format!("[[questions]]\nid = \"{id}\"\nkind = \"date\"\nask = \"When?\"\n{more}\n")
    };
    of.iter().map(date).collect()
}

#[test]
fn a_date_that_is_not_asked_for_yet_has_the_deadline_that_it_will_have() {
    let head = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\nsince = \"2026-11-20\"\n[contact]\nemail = \"a@shop.example\"\n";
    let rest = dates(&[("bought", "")])
        + FORTNIGHT
        + &rules(&[("fortnight = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    let compiled = Compiled::new(read(&[head, &rest].concat()).policy).unwrap();
    // Everything this shop has sold was sold within the last fortnight.
    let by = "\"deadline\":{\"by\":\"2026-12-06T00:00:00+01:00\",\"exact\":true}";
    check(&compiled, "bought=2026-11-21", "2026-11-22T12:00:00Z", by);
    let at_the_earliest = "\"deadline\":{\"by\":\"2026-12-05T00:00:00+01:00\",\"exact\":false}";
    check(&compiled, "", "2026-11-22T12:00:00Z", at_the_earliest);
}

#[test]
fn a_date_that_is_not_asked_for_takes_no_deadline_away() {
    let rest = dates(&[("bought", ""), ("stay", "ahead = true\nafter = \"bought\"")])
        + "[windows.year]\nfrom = \"stay\"\nmonths = 12\ncount = \"date\"\n"
        + &rules(&[("year = \"closed\"", "qualifies"), ("", "does-not-qualify")]);
    let opens = "\"opens\":{\"from\":\"2027-11-23T00:00:00+01:00\",\"exact\":true}";
    let now = "2026-11-23T12:00:00Z";
    check(&policy(&rest), "stay=2026-11-22T10:00", now, opens);
    check(&policy(&rest), "bought=2026-11-22T20:00 stay=2026-11-22T10:00", now, opens);
}

#[test]
fn a_date_lies_between_those_that_it_cannot_lie_before_or_after() {
    let now = "2026-12-31T12:00:00Z";
    // The parcel came on 20 December or later, so not within a day of a purchase on 1 December.
    let rest = dates(&[("sent", ""), ("came", "after = \"sent\""), ("bought", "")])
        + "[windows.quick]\nfrom = \"bought\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n\
           [windows.month]\nfrom = \"sent\"\ndays = 30\ncount = \"date\"\n"
        + &rules(&[
            ("quick = \"open\"", "qualifies"),
            ("month = \"open\"", "does-not-qualify"),
            ("", "does-not-qualify"),
        ]);
    let said = "{\"verdict\":{\"outcome\":\"does-not-qualify\"";
    check(&policy(&rest), "sent=2026-12-20 bought=2026-12-01", now, said);
    check(&policy(&rest), "sent=2026-11-20 bought=2026-12-01", now, "{\"question\":{\"id\":\"came\"");
    // That `bought` cannot be later than `left` says nothing about the dates between them.
    let rest = dates(&[
        ("bought", ""),
        ("stay", "ahead = true\nafter = \"bought\""),
        ("left", "ahead = true\nafter = \"stay\""),
    ]) + "[windows.next]\nfrom = \"left\"\ndays = 1\ncount = \"date\"\n[windows.half]\nfrom = \"stay\"\nmonths = 6\n"
        + "count = \"moment\"\n[windows.seen]\nfrom = \"bought\"\ndays = 3000\ncount = \"date\"\n"
        + &rules(&[
            ("half = \"closed\"", "qualifies"),
            ("next = \"open\", seen = \"open\"", "evidence-first"),
            ("next = \"open\"", "evidence-first"),
            ("", "does-not-qualify"),
        ]);
    let said = "{\"verdict\":{\"outcome\":\"evidence-first\",\"rules\":[\"r1\"]";
    check(&policy(&rest), "bought=2026-12-31T12:00 left=2026-05-22", now, said);
}

#[test]
fn a_time_of_day_settles_only_what_it_makes_a_difference_to() {
    let now = "2027-04-03T12:00:00Z";
    let between = |count: &str| {
        dates(&[("heard", "unsure = \"U\""), ("came", "")])
            + &format!("[windows.month]\nfrom = \"heard\"\nto = \"came\"\ndays = 30\ncount = \"{count}\"\n")
            + &rules(&[("month = \"open\"", "qualifies"), ("", "does-not-qualify")])
    };
    check(&policy(&between("date")), "heard=unsure came=2027-03-05", now, "\"settled_by\":[\"heard\"]");
    // The time of day matters only if `heard` was exactly thirty days earlier, and that is possible.
    let (compiled, asked) = (policy(&between("moment")), "{\"question\":{\"id\":\"came.time\"");
    check(&compiled, "heard=unsure came=2027-03-05", now, asked);
    let both = "\"settled_by\":[\"heard\",\"came.time\"]";
    check(&compiled, "heard=unsure came=2027-03-05 came.time=unknown", now, both);
}

#[test]
fn a_day_alone_goes_by_the_time_of_day_of_one_window_and_by_any_instant_for_another() {
    let rest = dates(&[("stay", "ahead = true")])
        + "[windows.noon]\nfrom = \"stay\"\ndays = 0\ncount = \"moment\"\nat = \"15:00\"\n"
        + "[windows.then]\nfrom = \"stay\"\ndays = 0\ncount = \"moment\"\n"
        + "[windows.half]\nfrom = \"stay\"\nmonths = 6\ncount = \"moment\"\n"
        + &rules(&[("half = \"open\", noon = \"closed\"", "does-not-qualify"), ("", "qualifies")]);
    let by = "\"deadline\":{\"by\":\"2037-01-28T15:00:00+01:00\",\"exact\":true}";
    check(&policy(&rest), "stay=2037-01-28", "2027-01-31T23:15:00Z", by);
    // Until 15:00 the window is open whatever the time of day, so the time is not asked for.
    let by = "\"deadline\":{\"by\":\"2027-02-01T15:00:00+01:00\",\"exact\":true}";
    check(&policy(&rest), "stay=2027-02-01 stay.time=02:10", "2027-02-01T01:00:00Z", by);
}

#[test]
fn an_instant_is_on_two_days_by_the_clocks_of_both_sides() {
    let rest = dates(&[("bought", "")])
        + "[windows.here]\nfrom = \"bought\"\ndays = 5\ncount = \"date\"\n"
        + "[windows.there]\nfrom = \"bought\"\ndays = 5\ncount = \"date\"\nzone = \"Europe/Lisbon\"\n"
        + &rules(&[("here = \"closed\", there = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    let text = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\nzone = \"America/New_York\"\n[contact]\nemail = \"a@shop.example\"\n";
    let compiled = Compiled::new(read(&[text, &rest].concat()).policy).unwrap();
    // In Lisbon the purchase was on the 18th and today is the 23rd; in New York it was the 17th.
    let said = "{\"verdict\":{\"outcome\":\"qualifies\",\"rules\":[\"r0\"]";
    check(&compiled, "bought=2026-11-17T23:59:59-05:00", "2026-11-23T23:30:00Z", said);
}

#[test]
fn an_instant_is_on_two_days_by_the_clocks_of_two_zones_that_are_not_the_buyer_s() {
    let window = |id: &str, days: u32, zone: &str| {
        format!(
            "[windows.{id}]\nfrom = \"bought\"\ndays = {days}\ncount = \"date\"\nzone = \"Pacific/{zone}\"\n"
        )
    };
    let rest = dates(&[("bought", "")])
        + &window("west", 5, "Honolulu")
        + &window("east", 6, "Kiritimati")
        + &rules(&[("west = \"closed\", east = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    // Today is the 22nd in Honolulu and the 23rd on Kiritimati. The purchase as an instant falls on the 16th
    // and the 17th; as a local time it is the 16th in both.
    let said = "{\"verdict\":{\"outcome\":\"qualifies\",\"rules\":[\"r0\"]";
    check(&policy(&rest), "bought=2026-11-16T12:00:00-10:00", "2026-11-22T12:00:00Z", said);
    check(&policy(&rest), "bought=2026-11-16T12:00", "2026-11-22T12:00:00Z", "\"rules\":[\"r1\"]");
}

#[test]
fn a_deadline_is_exact_though_other_rules_that_may_apply_have_none() {
    let rest = dates(&[("ordered", "unsure = \"U\""), ("came", "after = \"ordered\"")])
        + "[windows.quick]\nfrom = \"ordered\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n"
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"moment\"\n"
        + &rules(&[
            ("quick = \"open\"", "does-not-qualify"),
            ("fortnight = \"closed\"", "support-decides"),
            ("", "evidence-first"),
        ]);
    let said = "\"rules\":[\"r0\",\"r2\"],\"clauses\":[],\"evidence\":[],\
                \"deadline\":{\"by\":\"2026-12-04T00:00:00+01:00\",\"exact\":true}";
    check(&policy(&rest), "ordered=unsure came=2026-11-20T00:00", "2026-11-23T12:00:00Z", said);
}

/// The day of delivery is not asked for while the season alone decides. When the season ends, any delivery
/// until today is too long ago.
#[test]
fn of_two_windows_of_which_one_is_enough_the_one_that_was_asked_for_has_a_deadline() {
    let rest = dates(&[("bought", ""), ("came", "after = \"bought\"")])
        + "[windows.fourteen]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n\
           [windows.season]\nfrom = \"bought\"\nbetween = [\"11-15\", \"12-24\"]\nuntil = \"01-10\"\n\
           [windows.either]\nany = [\"fourteen\", \"season\"]\n"
        + &rules(&[("either = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    let by = "\"deadline\":{\"by\":\"2027-01-11T00:00:00+01:00\",\"exact\":true}";
    for now in ["2026-11-26T12:00:00Z", "2026-12-20T12:00:00Z"] {
        check(&policy(&rest), "bought=2026-11-20", now, by);
    }
}

#[test]
fn a_share_that_falls_is_a_deadline_though_no_number_is_asked() {
    let rule = |id: &str, state: &str, share: &str| {
        format!(
            "[[rules]]\nid = \"{id}\"\nwhen = {{ early = \"{state}\" }}\noutcome = \"qualifies\"\n\
             terms = {{ pays = \"{share}\" }}\n"
        )
    };
    let rest = dates(&[("ride", "ahead = true")])
        + "[windows.early]\nbefore = \"ride\"\ndays = 7\ncount = \"date\"\n";
    let by = "\"deadline\":{\"by\":\"2026-11-27T00:00:00+01:00\",\"exact\":true}";
    let (now, ride) = ("2026-11-22T12:00:00Z", "ride=2026-12-03");
    check(&policy(&(rest.clone() + &rule("e", "open", "100%") + &rule("l", "closed", "50%"))), ride, now, by);
    let grows = policy(&(rest + &rule("e", "open", "50%") + &rule("l", "closed", "100%")));
    check(
        &grows,
        ride,
        now,
        "\"deadline\":null,\"opens\":{\"from\":\"2026-11-27T00:00:00+01:00\",\"exact\":true}",
    );
}

#[test]
fn what_support_decides_can_have_a_deadline_that_is_the_earliest() {
    let rest = dates(&[("bought", "")])
        + "[[questions]]\nid = \"fault\"\nask = \"What?\"\nunsure = \"U\"\n\
           options = [{ id = \"major\", say = \"A\" }, { id = \"minor\", say = \"B\" }]\n\
           [windows.fortnight]\nfrom = \"bought\"\ndays = 14\ncount = \"moment\"\n"
        + &rules(&[
            ("fortnight = \"closed\"", "does-not-qualify"),
            ("fault = \"major\"", "qualifies"),
            ("", "fix-first"),
        ]);
    let said = "\"outcome\":\"support-decides\",\"rules\":[\"r1\",\"r2\"],\"clauses\":[],\"evidence\":[],\
                \"deadline\":{\"by\":\"2026-12-04T00:00:00+01:00\",\"exact\":false}";
    check(&policy(&rest), "bought=2026-11-20 fault=unsure", "2026-11-22T12:00:00Z", said);
}

/// There are more combinations of days than the program tries, so the deadline is not called exact.
#[test]
fn of_more_days_than_are_tried_the_earliest_deadline_is_not_exact() {
    let ids: Vec<String> = (0..9).map(|at| format!("d{at}")).collect();
    let all: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "")).collect();
    let mut rest = dates(&all);
    for id in &ids {
        let days = if id == "d8" { 10 } else { 100 };
        rest += &format!("[windows.w{id}]\nfrom = \"{id}\"\ndays = {days}\ncount = \"moment\"\n");
    }
    let open: Vec<String> = ids.iter().map(|id| format!("w{id} = \"open\"")).collect();
    rest += &rules(&[(&open.join(", "), "qualifies"), ("", "does-not-qualify")]);
    let days: String = (0..8).map(|at| format!("d{at}=2026-11-20 ")).collect();
    let (compiled, now) = (policy(&rest), "2026-11-22T12:00:00Z");
    // Eight days, each tried at its first and last instant, are 256 combinations. The exact time of the ninth
    // date decides.
    let by = "\"deadline\":{\"by\":\"2026-11-30T10:00:00+01:00\",\"exact\":true}";
    check(&compiled, &(days.clone() + "d8=2026-11-20T10:00"), now, by);
    let by = "\"deadline\":{\"by\":\"2026-11-30T00:00:00+01:00\",\"exact\":false}";
    check(&compiled, &(days + "d8=2026-11-20"), now, by);
}

#[test]
fn of_two_days_the_early_instant_of_one_meets_the_late_one_of_the_other() {
    let rest = dates(&[("one", ""), ("two", "")])
        + "[windows.a]\nfrom = \"one\"\ndays = 14\ncount = \"moment\"\n\
           [windows.b]\nfrom = \"two\"\ndays = 14\ncount = \"moment\"\n"
        + &rules(&[
            ("a = \"open\", b = \"open\"", "fix-first"),
            ("a = \"closed\", b = \"open\"", "does-not-qualify"),
            ("a = \"open\", b = \"closed\"", "fix-first"),
            ("", "qualifies"),
        ]);
    // The verdict becomes worse only if the first instant lay earlier on that day than the second.
    let both = "\"deadline\":{\"by\":\"2026-12-04T00:00:00+01:00\",\"exact\":false},\
                \"opens\":{\"from\":\"2026-12-04T00:00:00.001+01:00\",\"exact\":false}";
    check(&policy(&rest), "one=2026-11-20 two=2026-11-20", "2026-11-22T12:00:00Z", both);
}

/// In one case a window of hours ends that mattered, in the other a window of days. The later way to name the
/// end is right for both.
#[test]
fn an_end_that_is_a_day_s_on_one_way_is_told_as_the_first_instant_after_it() {
    for (while_open, then) in [("hours", "days"), ("days", "hours")] {
        let rest = dates(&[("one", ""), ("two", "")])
            + "[windows.hours]\nfrom = \"one\"\nhours = 48\n\
               [windows.days]\nfrom = \"one\"\ndays = 2\ncount = \"date\"\n\
               [windows.other]\nfrom = \"two\"\nhours = 60\n"
            + &rules(&[
                (&format!("other = \"open\", {while_open} = \"open\""), "qualifies"),
                (&format!("other = \"closed\", {then} = \"open\""), "qualifies"),
                ("", "does-not-qualify"),
            ]);
        let by = "\"deadline\":{\"by\":\"2026-11-23T00:00:00+01:00\",\"exact\":true}";
        check(&policy(&rest), "one=2026-11-20T23:59:59.999 two=2026-11-20", "2026-11-21T12:00:00Z", by);
    }
}

#[test]
fn a_date_that_only_another_answer_asks_for_takes_no_deadline_away() {
    let rest = choice("why", &["ill", "other"])
        + &dates(&[("sent", ""), ("came", "after = \"sent\"")])
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n\
           [windows.month]\nfrom = \"sent\"\ndays = 60\ncount = \"date\"\n"
        + &rules(&[
            ("why = \"ill\", fortnight = \"open\"", "qualifies"),
            ("why = \"ill\", fortnight = \"closed\"", "does-not-qualify"),
            ("why = \"other\", month = \"open\"", "qualifies"),
            ("why = \"other\", month = \"closed\"", "does-not-qualify"),
        ]);
    // 2 December is the last of the 14 days. That `sent` is later than `came` does not matter, because a
    // buyer who is ill is not asked for `sent`.
    let by = "\"deadline\":{\"by\":\"2026-12-03T00:00:00+01:00\",\"exact\":true}";
    check(&policy(&rest), "why=ill sent=2026-11-20 came=2026-11-18", "2026-11-22T12:00:00Z", by);
}

pub(crate) fn choice(id: &str, options: &[&str]) -> String {
    let options: Vec<String> = options.iter().map(|it| format!("{{ id = \"{it}\", say = \"S\" }}")).collect();
    format!("[[questions]]\nid = \"{id}\"\nask = \"Q\"\noptions = [{}]\n", options.join(", "))
}

const FORTNIGHT: &str = "[windows.fortnight]\nfrom = \"bought\"\ndays = 14\ncount = \"date\"\n";

fn closes(exact: bool) -> String {
    format!("\"deadline\":{{\"by\":\"2026-12-05T00:00:00+01:00\",\"exact\":{exact}}}")
}

#[test]
fn what_is_asked_only_later_keeps_every_answer_until_then() {
    let now = "2026-11-22T12:00:00Z";
    let rest = dates(&[("bought", "")])
        + &choice("fault", &["major", "minor"])
        + &choice("why", &["ill", "other"])
        + FORTNIGHT
        + &rules(&[
            ("fortnight = \"open\", fault = \"major\"", "qualifies"),
            ("fortnight = \"open\"", "fix-first"),
            ("why = \"ill\"", "fix-first"),
            ("", "does-not-qualify"),
        ]);
    // With a minor fault, a buyer who is ill loses nothing by waiting.
    check(&policy(&rest), "bought=2026-11-20 fault=minor", now, &closes(false));
    check(&policy(&rest), "bought=2026-11-20 fault=major", now, &closes(true));
    // The difference may lie in the last option of the second question.
    let rest = dates(&[("bought", "")])
        + &choice("fault", &["a", "b"])
        + &choice("why", &["a", "b", "c"])
        + FORTNIGHT
        + &rules(&[
            ("fortnight = \"open\"", "fix-first"),
            ("fault = \"a\", why = \"c\"", "does-not-qualify"),
            ("", "fix-first"),
        ]);
    check(&policy(&rest), "bought=2026-11-20", now, &closes(false));
}

#[test]
fn a_number_that_was_given_stays_as_it_is_while_time_goes_by() {
    let rest = dates(&[("bought", "")])
        + "[[questions]]\nid = \"price\"\nkind = \"number\"\nask = \"Q\"\nat-most = 100\n\
           [limits.cheap]\nof = \"price\"\nat-most = 10\n"
        + FORTNIGHT
        + &rules(&[
            ("fortnight = \"open\", cheap = true", "qualifies"),
            ("fortnight = \"open\"", "fix-first"),
            ("cheap = true", "does-not-qualify"),
            ("", "fix-first"),
        ]);
    let (compiled, now) = (policy(&rest), "2026-11-22T12:00:00Z");
    let said = |rule: &str| format!("\"rules\":[\"{rule}\"],\"clauses\":[],\"evidence\":[],\"deadline\":");
    check(&compiled, "bought=2026-11-20 price=11", now, &(said("r1") + "null"));
    check(&compiled, "bought=2026-11-20 price=10", now, &said("r0"));
    check(&compiled, "bought=2026-11-20 price=10", now, &closes(true));
}

/// An unknown date leaves open whether the window between two dates is open, but not when the other window
/// ends.
#[test]
fn a_deadline_counts_each_way_in_which_a_date_can_have_been_that_is_not_known() {
    let rest = dates(&[("heard", "unsure = \"U\""), ("bought", "")])
        + "[windows.quick]\nfrom = \"heard\"\nto = \"bought\"\ndays = 1\ncount = \"date\"\n"
        + FORTNIGHT
        + &rules(&[
            ("quick = \"closed\"", "does-not-qualify"),
            ("fortnight = \"open\"", "qualifies"),
            ("", "does-not-qualify"),
        ]);
    check(&policy(&rest), "heard=unsure bought=2026-11-20", "2026-11-22T12:00:00Z", &closes(true));
}

#[test]
fn a_deadline_names_the_window_that_ends() {
    let rest = dates(&[("bought", "")])
        + "[windows.month]\nfrom = \"bought\"\ndays = 30\ncount = \"date\"\n"
        + FORTNIGHT
        + &rules(&[("month = \"open\", fortnight = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    let compiled = policy(&rest);
    let given = Answers::new(&compiled.policy, &[("bought", "2026-11-20")]).unwrap();
    let now = instant("2026-11-22T12:00:00Z").unwrap();
    let Reply::Verdict(verdict) = decide(&compiled, &given, Present { now, zone: &Named::UTC }) else {
        panic!()
    };
    let window = verdict.deadline.unwrap().window;
    assert_eq!(compiled.policy.windows[window].id, "fortnight");
    // The earlier end is the next, in whatever order the windows are written.
    let next = next_end(&compiled, &given, Present { now, zone: &Named::UTC });
    assert_eq!(next, instant("2026-12-05T00:00:00Z"));
}

#[test]
fn what_becomes_worse_first_and_better_later_is_told_with_both() {
    let rest = dates(&[("bought", "")])
        + "[windows.a]\nfrom = \"bought\"\ndays = 14\ncount = \"date\"\n\
           [windows.b]\nfrom = \"bought\"\ndays = 30\ncount = \"date\"\n"
        + &rules(&[("a = \"open\"", "fix-first"), ("b = \"open\"", "does-not-qualify"), ("", "qualifies")]);
    let both = "\"deadline\":{\"by\":\"2026-12-05T00:00:00+01:00\",\"exact\":true},\
                \"opens\":{\"from\":\"2026-12-21T00:00:00+01:00\",\"exact\":true}";
    check(&policy(&rest), "bought=2026-11-20", "2026-11-22T12:00:00Z", both);
}

#[test]
fn a_deadline_counts_where_one_answer_of_several_is_not_known() {
    let rest = choice("why", &["ill", "other"])
        + "[[questions]]\nid = \"fault\"\nask = \"Q\"\nunsure = \"U\"\n\
           options = [{ id = \"major\", say = \"A\" }, { id = \"minor\", say = \"B\" }]\n"
        + &dates(&[("bought", "")])
        + FORTNIGHT
        + &rules(&[
            ("why = \"other\"", "does-not-qualify"),
            ("fortnight = \"closed\"", "does-not-qualify"),
            ("fault = \"major\"", "qualifies"),
            ("", "fix-first"),
        ]);
    check(&policy(&rest), "why=ill fault=unsure bought=2026-11-20", "2026-11-22T12:00:00Z", &closes(true));
}

#[test]
fn what_decides_between_rules_of_one_outcome_settles_nothing() {
    let choice = |id: &str| choice(id, &["a", "b"]) + "unsure = \"U\"\n";
    let rest = choice("fault")
        + &choice("how")
        + &rules(&[("fault = \"a\"", "qualifies"), ("how = \"a\"", "fix-first"), ("", "fix-first")]);
    let (compiled, now) = (policy(&rest), "2026-11-22T12:00:00Z");
    check(&compiled, "fault=unsure how=unsure", now, "\"rules\":[\"r0\",\"r1\",\"r2\"]");
    check(&compiled, "fault=unsure how=unsure", now, "\"settled_by\":[\"fault\"]");
    check(
        &compiled,
        "fault=b how=unsure",
        now,
        "{\"verdict\":{\"outcome\":\"fix-first\",\"rules\":[\"r1\",\"r2\"]",
    );
}
