//! The instants at which a window ends, a day begins and the future starts, worked out by hand.

use refund_check::compiled::Compiled;
use refund_check::read::read_texts;

use crate::support::{answers, say, without_codes};

/// A buyer within the window qualifies.
const POLICY: &str = r#"
format = 1
policy = { id = "p", title = "P", version = "1", language = "en", text = "policy.md" }
questions = [{ id = "purchased", kind = "date", ask = "When?" }]
rules = [
  { id = "in", when = { refund = "open" }, outcome = "qualifies" },
  { id = "out", when = { refund = "closed" }, outcome = "does-not-qualify" },
]
[windows.refund]
from = "purchased"
"#;

pub(crate) const MOMENT: &str = "days = 14\ncount = \"moment\"";
pub(crate) const DATE: &str = "days = 14\ncount = \"date\"";
const SIX_HOURS: &str = "hours = 6";

/// Decides at a present moment in a zone, and compares the whole line. The expected reply is abbreviated:
/// `open until …`, `open until … or later`, `closed`, or `undecided` because the time of day is missing;
/// anything else is the line itself.
#[track_caller]
pub(crate) fn check(window: &str, present: (&str, &str), given: &str, expected: &str) {
    check_in(&format!("{POLICY}{window}\n"), present, given, expected);
}

#[track_caller]
fn check_in(policy: &str, (now, zone): (&str, &str), given: &str, expected: &str) {
    let folder = read_texts(policy, "").unwrap();
    let compiled = Compiled::new(folder.policy).unwrap();
    let verdict = |outcome: &str, rules: &str, deadline: &str, settled_by: &str| {
        format!(
            "{{\"verdict\":{{\"outcome\":\"{outcome}\",\"rules\":[{rules}],\"clauses\":[],\"evidence\":[],\
             \"deadline\":{deadline},\"settled_by\":[{settled_by}]}}}}"
        )
    };
    let line = match (expected, expected.strip_prefix("open until ")) {
        ("closed", _) => verdict("does-not-qualify", "\"out\"", "null", ""),
        // It may be too late already, so there is no instant to name.
        ("undecided", _) => verdict("support-decides", "\"in\",\"out\"", "null", "\"purchased.time\""),
        (_, Some(by)) => {
            let (by, exact) = by.strip_suffix(" or later").map_or((by, true), |by| (by, false));
            verdict("qualifies", "\"in\"", &format!("{{\"by\":\"{by}\",\"exact\":{exact}}}"), "")
        }
        _ => expected.to_owned(),
    };
    let said = without_codes(&say(&compiled, &answers(given), now, zone));
    assert_eq!(said, line, "{given} at {now} in {zone}");
}

const BERLIN: &str = "Europe/Berlin";
const TIME: &str = r#"{"question":{"id":"purchased.time","at_most":1}}"#;

#[test]
fn a_moment_window_is_open_to_its_last_instant() {
    let given = "purchased=2026-11-08T10:00";
    for now in ["2026-11-22T08:59:59Z", "2026-11-22T08:59:59.999Z", "2026-11-22T09:00:00Z"] {
        check(MOMENT, (now, BERLIN), given, "open until 2026-11-22T10:00:00+01:00");
    }
    for now in ["2026-11-22T09:00:00.001Z", "2026-11-22T09:00:01Z", "2026-11-22T23:00:00Z"] {
        check(MOMENT, (now, BERLIN), given, "closed");
    }
}

#[test]
fn a_date_window_is_open_to_the_end_of_its_last_day() {
    for given in ["purchased=2026-11-08T10:00", "purchased=2026-11-08", "purchased=2026-11-07T23:00:00Z"] {
        for now in ["2026-11-22T09:00:01Z", "2026-11-22T22:59:59Z", "2026-11-22T22:59:59.999Z"] {
            check(DATE, (now, BERLIN), given, "open until 2026-11-23T00:00:00+01:00");
        }
        for now in ["2026-11-22T23:00:00Z", "2026-11-22T23:00:00.001Z", "2026-11-22T23:00:01Z"] {
            check(DATE, (now, BERLIN), given, "closed");
        }
    }
}

#[test]
fn midnight_belongs_to_the_day_that_it_begins() {
    let (before, after) = ("purchased=2026-11-07T23:59:59.999", "purchased=2026-11-08T00:00");
    check(DATE, ("2026-11-21T22:59:59.999Z", BERLIN), before, "open until 2026-11-22T00:00:00+01:00");
    check(DATE, ("2026-11-21T23:00:00Z", BERLIN), before, "closed");
    check(DATE, ("2026-11-21T23:00:00Z", BERLIN), after, "open until 2026-11-23T00:00:00+01:00");
    check(MOMENT, ("2026-11-21T22:59:59.999Z", BERLIN), before, "open until 2026-11-21T23:59:59.999+01:00");
    check(MOMENT, ("2026-11-21T23:00:00Z", BERLIN), before, "closed");
    check(MOMENT, ("2026-11-21T23:00:00Z", BERLIN), after, "open until 2026-11-22T00:00:00+01:00");
    check(MOMENT, ("2026-11-21T23:00:00.001Z", BERLIN), after, "closed");
}

#[test]
fn a_day_alone_is_enough_until_its_first_instant_is_too_late_and_again_when_its_last_is() {
    let day = "purchased=2026-11-08";
    let earliest = "open until 2026-11-22T00:00:00+01:00 or later";
    check(MOMENT, ("2026-11-20T12:00:00Z", BERLIN), day, earliest);
    check(MOMENT, ("2026-11-21T23:00:00Z", BERLIN), day, earliest);
    check(MOMENT, ("2026-11-21T23:00:00.001Z", BERLIN), day, TIME);
    check(MOMENT, ("2026-11-22T22:59:59.999Z", BERLIN), day, TIME);
    check(MOMENT, ("2026-11-22T23:00:00Z", BERLIN), day, "closed");
}

#[test]
fn a_time_of_day_makes_a_day_exact_and_an_unknown_one_leaves_it_open() {
    let now = "2026-11-22T09:00:00Z";
    let given = |time: &str| format!("purchased=2026-11-08 purchased.time={time}");
    check(MOMENT, (now, BERLIN), &given("10:00"), "open until 2026-11-22T10:00:00+01:00");
    check(MOMENT, (now, BERLIN), &given("10:00:00.500"), "open until 2026-11-22T10:00:00.500+01:00");
    check(MOMENT, (now, BERLIN), &given("09:59:59.999"), "closed");
    check(MOMENT, (now, BERLIN), &given("unknown"), "undecided");
}

#[test]
fn a_time_of_day_that_decides_nothing_is_ignored_whatever_it_says() {
    let now = "2026-11-20T12:00:00Z";
    for time in ["10:00", "23:59", "unknown", "25:00", "noon"] {
        let given = format!("purchased=2026-11-08 purchased.time={time}");
        check(MOMENT, (now, BERLIN), &given, "open until 2026-11-22T00:00:00+01:00 or later");
    }
    check(
        MOMENT,
        (now, BERLIN),
        "purchased=2026-11-08T10:00 purchased.time=noon",
        "open until 2026-11-22T10:00:00+01:00",
    );
}

#[test]
fn of_today_only_what_has_been_is_possible() {
    let now = ("2026-11-22T12:00:00Z", BERLIN);
    check(MOMENT, now, "purchased=2026-11-22", "open until 2026-12-06T00:00:00+01:00 or later");
    check(DATE, now, "purchased=2026-11-22", "open until 2026-12-07T00:00:00+01:00");
    check(SIX_HOURS, now, "purchased=2026-11-22", TIME);
    check(
        SIX_HOURS,
        ("2026-11-22T05:00:00Z", BERLIN),
        "purchased=2026-11-22",
        "open until 2026-11-22T06:00:00+01:00 or later",
    );
    check(SIX_HOURS, ("2026-11-22T05:00:00.001Z", BERLIN), "purchased=2026-11-22", TIME);
    let given = |time: &str| format!("purchased=2026-11-22 purchased.time={time}");
    check(SIX_HOURS, now, &given("06:59:59"), "closed");
    check(SIX_HOURS, now, &given("07:00"), "open until 2026-11-22T13:00:00+01:00");
    check(SIX_HOURS, now, &given("13:00"), "open until 2026-11-22T19:00:00+01:00");
}

#[test]
fn the_first_instant_of_a_day_is_the_only_one_so_far_at_midnight() {
    let now = ("2026-11-21T23:00:00Z", BERLIN);
    check(MOMENT, now, "purchased=2026-11-22", "open until 2026-12-06T00:00:00+01:00");
    check(SIX_HOURS, now, "purchased=2026-11-22", "open until 2026-11-22T06:00:00+01:00");
}

/// The whole reply to a date that lies in the future.
fn future(question: &str, said: &str) -> String {
    format!(
        "{{\"invalid\":{{\"question\":\"{question}\",\"problem\":\"in-the-future\",\
         \"message\":\"`{said}` is later than `now`\"}}}}"
    )
}

#[test]
fn what_is_later_than_now_is_in_the_future() {
    let now = ("2026-11-22T12:00:00Z", BERLIN);
    check(MOMENT, now, "purchased=2026-11-22T13:00", "open until 2026-12-06T13:00:00+01:00");
    check(MOMENT, now, "purchased=2026-11-22T12:00:00Z", "open until 2026-12-06T13:00:00+01:00");
    for said in ["2026-11-22T13:01", "2026-11-22T12:00:00.001Z", "2026-11-22T12:00:01Z", "2026-11-23"] {
        check(MOMENT, now, &format!("purchased={said}"), &future("purchased", said));
    }
}

#[test]
fn where_only_the_time_of_day_is_in_the_future_the_time_is_what_is_wrong() {
    let now = ("2026-11-22T12:00:00Z", BERLIN);
    for said in ["13:01", "13:00:00.001", "23:59"] {
        let given = format!("purchased=2026-11-22 purchased.time={said}");
        check(SIX_HOURS, now, &given, &future("purchased.time", said));
        check(MOMENT, now, &given, "open until 2026-12-06T00:00:00+01:00 or later");
    }
}

#[test]
fn a_year_ends_where_the_buyer_is() {
    let given = "purchased=2026-01-01";
    let (east, west) = ("Pacific/Kiritimati", "Pacific/Pago_Pago");
    check(DATE, ("2025-12-31T09:59:59.999Z", east), given, &future("purchased", "2026-01-01"));
    check(DATE, ("2025-12-31T10:00:00Z", east), given, "open until 2026-01-16T00:00:00+14:00");
    check(DATE, ("2026-01-15T09:59:59.999Z", east), given, "open until 2026-01-16T00:00:00+14:00");
    check(DATE, ("2026-01-15T10:00:00Z", east), given, "closed");
    check(DATE, ("2026-01-01T10:59:59Z", west), given, &future("purchased", "2026-01-01"));
    check(DATE, ("2026-01-01T11:00:00Z", west), given, "open until 2026-01-16T00:00:00-11:00");
    let last = "purchased=2025-12-17T23:59:59";
    check(MOMENT, ("2025-12-31T22:59:59Z", BERLIN), last, "open until 2025-12-31T23:59:59+01:00");
    check(MOMENT, ("2025-12-31T22:59:59.001Z", BERLIN), last, "closed");
    check(DATE, ("2025-12-31T22:59:59.999Z", BERLIN), last, "open until 2026-01-01T00:00:00+01:00");
    check(DATE, ("2025-12-31T23:00:00Z", BERLIN), last, "closed");
}

#[test]
fn a_leap_day_counts() {
    let utc = |now| (now, "UTC");
    let bought = "purchased=2024-02-29T12:00";
    check(MOMENT, utc("2024-03-14T12:00:00Z"), bought, "open until 2024-03-14T12:00:00+00:00");
    check(MOMENT, utc("2024-03-14T12:00:00.001Z"), bought, "closed");
    check(DATE, utc("2024-03-14T23:59:59.999Z"), bought, "open until 2024-03-15T00:00:00+00:00");
    check(
        DATE,
        utc("2024-02-29T23:59:59.999Z"),
        "purchased=2024-02-15",
        "open until 2024-03-01T00:00:00+00:00",
    );
    check(DATE, utc("2024-03-01T00:00:00Z"), "purchased=2024-02-15", "closed");
    check(
        DATE,
        utc("2023-03-01T23:59:59.999Z"),
        "purchased=2023-02-15",
        "open until 2023-03-02T00:00:00+00:00",
    );
    let none = r#"{"invalid":{"question":"purchased","problem":"impossible","message":"no calendar or clock has `2023-02-29`"}}"#;
    check(DATE, utc("2023-03-01T12:00:00Z"), "purchased=2023-02-29", none);
}

#[test]
fn of_two_windows_the_first_end_counts_and_is_exact_where_it_cannot_be_another() {
    let both =
        POLICY.replace("when = { refund = \"open\" }", "when = { refund = \"open\", report = \"open\" }");
    let now = ("2026-11-20T12:00:00Z", BERLIN);
    for (days, expected) in [
        (12, "open until 2026-11-21T00:00:00+01:00"),
        // For a purchase at the day's first instant both windows end at midnight; for any later purchase, the
        // report window ends later.
        (13, "open until 2026-11-22T00:00:00+01:00"),
        (14, "open until 2026-11-22T00:00:00+01:00 or later"),
    ] {
        let policy = format!(
            "{both}{MOMENT}\n[windows.report]\nfrom = \"purchased\"\ndays = {days}\ncount = \"date\"\n"
        );
        check_in(&policy, now, "purchased=2026-11-08", expected);
    }
}
