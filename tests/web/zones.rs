//! Offsets from the browser's own database. The expected ones are those of the IANA database, worked out by
//! hand.
//!
//! Governments change the rules of zones, and browsers follow late (WebKit's database may be years old). So
//! zones whose rules have changed lately are tested in years before that.

use refund_check::time::{DAY, Instant, Zone, instant, rfc3339};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::requests::say;

struct Utc;

impl Zone for Utc {
    fn offset(&self, _: Instant) -> i32 {
        0
    }

    fn name(&self) -> &str {
        "UTC"
    }
}

/// The deadline in a reply.
fn deadline(reply: &str) -> &str {
    let (_, rest) = reply.split_once("\"by\":\"").unwrap_or_else(|| panic!("no deadline in {reply}"));
    rest.split_once('"').unwrap().0
}

/// Checks how an instant is written in a zone. The refund window of a purchase 14 x 24 hours earlier ends at
/// it.
fn check_shown(zone: &str, at: &str, expected: &str) {
    let bought = rfc3339(Instant(instant(at).unwrap().0 - 14 * DAY), &Utc);
    let answers = [("reason", "not-delivered"), ("purchased", &bought), ("support", "could-not-fix")];
    assert_eq!(deadline(&say(&answers, &bought, zone)), expected, "{at} in {zone}");
}

/// Checks how a local time of purchase is read, by the end of its refund window.
fn check_read(zone: &str, bought: &str, now: &str, expected: &str) {
    let answers = [("reason", "not-delivered"), ("purchased", bought), ("support", "could-not-fix")];
    assert_eq!(deadline(&say(&answers, now, zone)), expected, "{bought} in {zone}");
}

/// Checks the end of the report window after the refund window of the same purchase has ended.
fn check_next_day(zone: &str, bought: &str, now: &str, expected: &str) {
    let answers = [("reason", "not-as-described"), ("proof", "can-show"), ("purchased", bought)];
    let reply = say(&answers, now, zone);
    assert!(reply.contains("\"rules\":[\"description-report-open\"]"), "{reply}");
    assert_eq!(deadline(&reply), expected, "{bought} in {zone}");
}

#[wasm_bindgen_test]
fn clocks_in_berlin_change_by_an_hour_in_the_night() {
    check_shown("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00");
    check_shown("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00");
    check_shown("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00");
    check_shown("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00");
}

#[wasm_bindgen_test]
fn clocks_in_new_york_are_behind_and_change_on_other_days() {
    check_shown("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00");
    check_shown("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00");
    check_shown("America/New_York", "2026-11-01T05:59:59Z", "2026-11-01T01:59:59-04:00");
    check_shown("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01T01:00:00-05:00");
}

#[wasm_bindgen_test]
fn clocks_on_lord_howe_change_by_half_an_hour() {
    check_shown("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05T01:59:59+11:00");
    check_shown("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30");
    check_shown("Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04T01:59:59+10:30");
    check_shown("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00+11:00");
}

#[wasm_bindgen_test]
fn clocks_in_cairo_and_havana_change_at_midnight() {
    check_shown("Africa/Cairo", "2014-05-15T21:59:59Z", "2014-05-15T23:59:59+02:00");
    check_shown("Africa/Cairo", "2014-05-15T22:00:00Z", "2014-05-16T01:00:00+03:00");
    check_shown("Africa/Cairo", "2014-09-25T20:59:59Z", "2014-09-25T23:59:59+03:00");
    check_shown("Africa/Cairo", "2014-09-25T21:00:00Z", "2014-09-25T23:00:00+02:00");
    check_shown("America/Havana", "2025-03-09T04:59:59Z", "2025-03-08T23:59:59-05:00");
    check_shown("America/Havana", "2025-03-09T05:00:00Z", "2025-03-09T01:00:00-04:00");
    check_shown("America/Havana", "2025-11-02T04:59:59Z", "2025-11-02T00:59:59-04:00");
    check_shown("America/Havana", "2025-11-02T05:00:00Z", "2025-11-02T00:00:00-05:00");
}

#[wasm_bindgen_test]
fn apia_left_out_the_30th_of_december_2011() {
    check_shown("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00");
    check_shown("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00");
}

#[wasm_bindgen_test]
fn quarters_of_an_hour_no_offset_and_milliseconds_are_kept() {
    check_shown("Asia/Kathmandu", "2026-11-22T00:00:00Z", "2026-11-22T05:45:00+05:45");
    check_shown("Pacific/Kiritimati", "2025-12-31T10:00:00Z", "2026-01-01T00:00:00+14:00");
    check_shown("America/St_Johns", "2026-01-01T03:29:59Z", "2025-12-31T23:59:59-03:30");
    // The report window closes at the same instant as the refund window; the refund window matters.
    check_shown("UTC", "2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999+00:00");
    check_shown("Europe/London", "2026-11-22T00:00:00Z", "2026-11-22T00:00:00+00:00");
}

#[wasm_bindgen_test]
fn a_time_that_occurs_twice_means_the_later() {
    check_read("Europe/Berlin", "2026-10-25T02:30", "2026-10-26T00:00:00Z", "2026-11-08T02:30:00+01:00");
    check_read("America/New_York", "2026-11-01T01:30", "2026-11-02T00:00:00Z", "2026-11-15T01:30:00-05:00");
    check_read(
        "Australia/Lord_Howe",
        "2026-04-05T01:45",
        "2026-04-06T00:00:00Z",
        "2026-04-19T01:45:00+10:30",
    );
    check_read("America/Havana", "2025-11-02T00:30", "2025-11-03T00:00:00Z", "2025-11-16T00:30:00-05:00");
}

#[wasm_bindgen_test]
fn a_skipped_time_moves_forward_by_the_gap() {
    check_read("Europe/Berlin", "2026-03-29T02:30", "2026-03-30T00:00:00Z", "2026-04-12T03:30:00+02:00");
    check_read(
        "Australia/Lord_Howe",
        "2026-10-04T02:10",
        "2026-10-05T00:00:00Z",
        "2026-10-18T02:40:00+11:00",
    );
    check_read("Africa/Cairo", "2014-05-16T00:30", "2014-05-17T00:00:00Z", "2014-05-30T01:30:00+03:00");
    check_read("Pacific/Apia", "2011-12-30T12:00", "2012-01-01T00:00:00Z", "2012-01-14T12:00:00+14:00");
}

#[wasm_bindgen_test]
fn a_window_of_days_ends_with_the_first_instant_that_the_next_day_has() {
    check_next_day("Europe/Berlin", "2026-11-08T08:00", "2026-11-22T09:00:00Z", "2026-11-23T00:00:00+01:00");
    check_next_day("Africa/Cairo", "2014-05-01T23:30", "2014-05-15T21:45:00Z", "2014-05-16T01:00:00+03:00");
    check_next_day("America/Havana", "2025-02-22T23:30", "2025-03-09T04:45:00Z", "2025-03-09T01:00:00-04:00");
}
