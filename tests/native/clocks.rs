//! Changes of clocks, in zones that change them in all the different ways. The expected instants are worked
//! out by hand.

use crate::boundaries::{DATE, MOMENT, check};

/// Checks that the window of a purchase is open at `last` and closed at `after`. `printed` is `last` with the
/// zone's offset at that instant.
fn ends(window: &str, zone: &str, given: &str, last: &str, after: &str, printed: &str) {
    let given = format!("purchased={given}");
    check(window, (last, zone), &given, &format!("open until {printed}"));
    check(window, (after, zone), &given, "closed");
}

/// A window that counts from the instant of purchase: `last` is the last instant at which it is open.
fn moment(zone: &str, given: &str, last: &str, printed: &str) {
    ends(MOMENT, zone, given, &format!("{last}Z"), &format!("{last}.001Z"), printed);
}

/// A window that counts days: `next` is the first instant of the day after its last.
fn date(zone: &str, given: &str, before: &str, next: &str, printed: &str) {
    ends(DATE, zone, given, &format!("{before}.999Z"), &format!("{next}Z"), printed);
}

#[test]
fn berlin_in_spring() {
    let zone = "Europe/Berlin";
    moment(zone, "2027-03-20T10:00", "2027-04-03T09:00:00", "2027-04-03T11:00:00+02:00");
    date(zone, "2027-03-20", "2027-04-03T21:59:59", "2027-04-03T22:00:00", "2027-04-04T00:00:00+02:00");
    // Half past two is skipped, so it is read as half past three.
    moment(zone, "2027-03-28T02:30", "2027-04-11T01:30:00", "2027-04-11T03:30:00+02:00");
    moment(zone, "2027-03-28T01:59:59", "2027-04-11T00:59:59", "2027-04-11T02:59:59+02:00");
    moment(zone, "2027-03-28T03:00", "2027-04-11T01:00:00", "2027-04-11T03:00:00+02:00");
    // The window ends within the hour that the clocks skip.
    moment(zone, "2027-03-14T02:30", "2027-03-28T01:30:00", "2027-03-28T03:30:00+02:00");
    date(zone, "2027-03-14", "2027-03-28T21:59:59", "2027-03-28T22:00:00", "2027-03-29T00:00:00+02:00");
}

#[test]
fn berlin_in_autumn() {
    let zone = "Europe/Berlin";
    moment(zone, "2026-10-18T10:00", "2026-11-01T08:00:00", "2026-11-01T09:00:00+01:00");
    date(zone, "2026-10-18", "2026-11-01T22:59:59", "2026-11-01T23:00:00", "2026-11-02T00:00:00+01:00");
    // Half past two occurs twice. The later one is meant unless the buyer gives the offset.
    moment(zone, "2026-10-25T02:30", "2026-11-08T01:30:00", "2026-11-08T02:30:00+01:00");
    moment(zone, "2026-10-25T02:30:00+02:00", "2026-11-08T00:30:00", "2026-11-08T01:30:00+01:00");
    moment(zone, "2026-10-25T03:00", "2026-11-08T02:00:00", "2026-11-08T03:00:00+01:00");
    moment(zone, "2026-10-25T01:59:59", "2026-11-07T23:59:59", "2026-11-08T00:59:59+01:00");
    // The window ends at a local time that occurs twice: once in the first of the two hours, once in the
    // second.
    moment(zone, "2026-10-11T02:30", "2026-10-25T00:30:00", "2026-10-25T02:30:00+02:00");
    moment(zone, "2026-10-11T03:30", "2026-10-25T01:30:00", "2026-10-25T02:30:00+01:00");
    date(zone, "2026-10-11", "2026-10-25T22:59:59", "2026-10-25T23:00:00", "2026-10-26T00:00:00+01:00");
}

#[test]
fn new_york() {
    let zone = "America/New_York";
    moment(zone, "2026-10-25T20:00", "2026-11-09T00:00:00", "2026-11-08T19:00:00-05:00");
    moment(zone, "2027-03-10T12:00", "2027-03-24T17:00:00", "2027-03-24T13:00:00-04:00");
    moment(zone, "2026-11-01T01:30", "2026-11-15T06:30:00", "2026-11-15T01:30:00-05:00");
    moment(zone, "2027-03-14T02:30", "2027-03-28T07:30:00", "2027-03-28T03:30:00-04:00");
    date(zone, "2026-10-25", "2026-11-09T04:59:59", "2026-11-09T05:00:00", "2026-11-09T00:00:00-05:00");
    date(zone, "2027-03-10", "2027-03-25T03:59:59", "2027-03-25T04:00:00", "2027-03-25T00:00:00-04:00");
}

#[test]
fn lord_howe_changes_by_half_an_hour() {
    let zone = "Australia/Lord_Howe";
    moment(zone, "2026-04-05T01:45", "2026-04-18T15:15:00", "2026-04-19T01:45:00+10:30");
    moment(zone, "2026-10-04T02:10", "2026-10-17T15:40:00", "2026-10-18T02:40:00+11:00");
    moment(zone, "2026-09-27T12:00", "2026-10-11T01:30:00", "2026-10-11T12:30:00+11:00");
    date(zone, "2026-09-27", "2026-10-11T12:59:59", "2026-10-11T13:00:00", "2026-10-12T00:00:00+11:00");
}

#[test]
fn in_cairo_a_day_begins_at_one_and_another_has_its_last_hour_twice() {
    let zone = "Africa/Cairo";
    date(zone, "2026-04-09", "2026-04-23T21:59:59", "2026-04-23T22:00:00", "2026-04-24T01:00:00+03:00");
    moment(zone, "2026-04-24T00:30", "2026-05-07T22:30:00", "2026-05-08T01:30:00+03:00");
    let now = ("2026-04-30T12:00:00Z", zone);
    check(MOMENT, now, "purchased=2026-04-24", "open until 2026-05-08T01:00:00+03:00 or later");
    date(zone, "2026-10-15", "2026-10-29T21:59:59", "2026-10-29T22:00:00", "2026-10-30T00:00:00+02:00");
    moment(zone, "2026-10-29T23:30", "2026-11-12T21:30:00", "2026-11-12T23:30:00+02:00");
    let asked = r#"{"question":{"id":"purchased.time","at_most":1}}"#;
    check(MOMENT, ("2026-11-12T21:59:59.999Z", zone), "purchased=2026-10-29", asked);
    check(MOMENT, ("2026-11-12T22:00:00Z", zone), "purchased=2026-10-29", "closed");
}

#[test]
fn in_havana_midnight_comes_twice_and_a_day_begins_with_the_first() {
    let zone = "America/Havana";
    date(zone, "2025-10-18", "2025-11-02T03:59:59", "2025-11-02T04:00:00", "2025-11-02T00:00:00-04:00");
    moment(zone, "2025-11-02T00:30", "2025-11-16T05:30:00", "2025-11-16T00:30:00-05:00");
    moment(zone, "2025-11-02T00:30:00-04:00", "2025-11-16T04:30:00", "2025-11-15T23:30:00-05:00");
    let now = ("2025-11-11T12:00:00Z", zone);
    check(MOMENT, now, "purchased=2025-11-02", "open until 2025-11-15T23:00:00-05:00 or later");
    date(zone, "2025-02-22", "2025-03-09T04:59:59", "2025-03-09T05:00:00", "2025-03-09T01:00:00-04:00");
}

#[test]
fn in_apia_a_whole_day_was_skipped() {
    let zone = "Pacific/Apia";
    moment(zone, "2011-12-20T10:00", "2012-01-03T20:00:00", "2012-01-04T10:00:00+14:00");
    date(zone, "2011-12-20", "2012-01-03T09:59:59", "2012-01-03T10:00:00", "2012-01-04T00:00:00+14:00");
    // Samoa skipped 30 December 2011. A purchase dated that day is read as a day later, and a window whose
    // last day it was ends with the 29th.
    moment(zone, "2011-12-30T12:00", "2012-01-13T22:00:00", "2012-01-14T12:00:00+14:00");
    date(zone, "2011-12-30T12:00", "2012-01-14T09:59:59", "2012-01-14T10:00:00", "2012-01-15T00:00:00+14:00");
    date(zone, "2011-12-30", "2012-01-14T09:59:59", "2012-01-14T10:00:00", "2012-01-15T00:00:00+14:00");
    let now = ("2012-01-05T00:00:00Z", zone);
    check(MOMENT, now, "purchased=2011-12-30", "open until 2012-01-14T00:00:00+14:00 or later");
    date(zone, "2011-12-15", "2011-12-30T09:59:59", "2011-12-30T10:00:00", "2011-12-31T00:00:00+14:00");
    date(zone, "2011-12-16", "2011-12-30T09:59:59", "2011-12-30T10:00:00", "2011-12-31T00:00:00+14:00");
}

#[test]
fn a_deadline_is_printed_with_the_offset_of_the_buyers_place_at_that_instant() {
    let given = "2026-10-18T13:30:00+05:30";
    moment("Europe/Berlin", given, "2026-11-01T08:00:00", "2026-11-01T09:00:00+01:00");
    moment("Asia/Kathmandu", given, "2026-11-01T08:00:00", "2026-11-01T13:45:00+05:45");
    moment("America/St_Johns", given, "2026-11-01T08:00:00", "2026-11-01T04:30:00-03:30");
    moment("UTC", given, "2026-11-01T08:00:00", "2026-11-01T08:00:00+00:00");
}
