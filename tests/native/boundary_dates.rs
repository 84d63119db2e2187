//! The last instant of windows of every kind, at the dates where calendars and clocks are odd.

use refund_check::compiled::Compiled;
use refund_check::time::{Instant, instant, rfc3339};
use refund_check::zones::Named;

use crate::language::read;
use crate::support::{answers, say};

/// A policy with one window that counts from `bought`. The date may lie ahead if the window counts backwards.
fn policy(head: &str, window: &str) -> Compiled {
    Compiled::new(read(&written(head, window)).policy).unwrap()
}

fn written(head: &str, window: &str) -> String {
    let ahead = if window.contains("before") { "ahead = true\n" } else { "" };
    format!(
        "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
         text = \"policy.md\"\n{head}[contact]\nemail = \"a@shop.example\"\n\
         [[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"Q\"\n{ahead}\
         [calendars.shop]\nweekend = [\"saturday\", \"sunday\"]\nholidays = [\"2026-12-25\", \"2027-03-29\"]\n\
         [windows.w]\n{window}\n\
         [[rules]]\nid = \"in\"\nwhen = {{ w = \"open\" }}\noutcome = \"qualifies\"\noverrides = [\"out\"]\n\
         [[rules]]\nid = \"out\"\noutcome = \"does-not-qualify\"\n"
    )
}

/// Checks that the window is open up to `last`, and closed a millisecond later.
#[track_caller]
fn closes_after(compiled: &Compiled, bought: &str, zone: &str, last: &str) {
    let place = Named::new(zone).unwrap();
    let at = instant(last).unwrap_or_else(|| panic!("{last}"));
    for (now, outcome) in [(at, "qualifies"), (Instant(at.0 + 1), "does-not-qualify")] {
        let said = say(compiled, &answers(&format!("bought={bought}")), &rfc3339(now, &place), zone);
        let begins = format!("{{\"verdict\":{{\"outcome\":\"{outcome}\"");
        assert!(said.starts_with(&begins), "{bought} in {zone} at {}: {said}", rfc3339(now, &place));
    }
}

#[track_caller]
fn check(window: &str, bought: &str, zone: &str, last: &str) {
    closes_after(&policy("", window), bought, zone, last);
}

const MONTH: &str = "from = \"bought\"\nmonths = 1\ncount = \"date\"";
const YEAR: &str = "from = \"bought\"\nyears = 1\ncount = \"date\"";
const BERLIN: &str = "Europe/Berlin";

#[test]
fn months_end_with_the_same_day_or_the_last_of_the_month() {
    check(MONTH, "2027-01-31", BERLIN, "2027-02-28T23:59:59.999+01:00");
    check(MONTH, "2028-01-31", BERLIN, "2028-02-29T23:59:59.999+01:00");
    check(MONTH, "2027-02-28", BERLIN, "2027-03-28T23:59:59.999+02:00");
    check(MONTH, "2026-12-31", BERLIN, "2027-01-31T23:59:59.999+01:00");
    check(YEAR, "2028-02-29", BERLIN, "2029-02-28T23:59:59.999+01:00");
    check(YEAR, "2027-02-28", BERLIN, "2028-02-28T23:59:59.999+01:00");
}

#[test]
fn clocks_that_change_move_only_what_counts_from_the_moment() {
    let (days, hours) =
        ("from = \"bought\"\ndays = 1\ncount = \"date\"", "from = \"bought\"\ndays = 1\ncount = \"moment\"");
    check(days, "2026-10-24T12:00", BERLIN, "2026-10-25T23:59:59.999+01:00");
    check(hours, "2026-10-24T12:00", BERLIN, "2026-10-25T11:00:00+01:00");
    check(hours, "2026-03-28T12:00", BERLIN, "2026-03-29T13:00:00+02:00");
    check(hours, "2026-10-31T12:00", "America/New_York", "2026-11-01T11:00:00-05:00");
    check(hours, "2026-04-04T12:00", "Australia/Lord_Howe", "2026-04-05T11:30:00+10:30");
    check(hours, "2026-10-03T12:00", "Australia/Lord_Howe", "2026-10-04T12:30:00+11:00");
    let month = "from = \"bought\"\nmonths = 1\ncount = \"moment\"";
    check(month, "2026-02-28T02:30", BERLIN, "2026-03-28T02:30:00+01:00");
    check(month, "2026-03-01T02:30", BERLIN, "2026-04-01T02:30:00+02:00");
}

#[test]
fn a_time_that_occurs_twice_is_the_one_that_has_been() {
    let hours = "from = \"bought\"\nhours = 1";
    // This local time occurs twice that night. Before the second occurrence the answer means the first,
    // afterwards the second.
    check(hours, "2026-10-25T02:30", BERLIN, "2026-10-25T03:30:00+01:00");
    let compiled = policy("", hours);
    let said = say(&compiled, &answers("bought=2026-10-25T02:30"), "2026-10-25T02:45:00+02:00", BERLIN);
    assert!(said.contains("\"by\":\"2026-10-25T02:30:00+01:00\""), "{said}");
}

#[test]
fn a_day_that_was_skipped_is_no_day_of_a_window() {
    let days = "from = \"bought\"\ndays = 1\ncount = \"date\"";
    let head = "since = \"2000-01-01\"\n";
    closes_after(&policy(head, days), "2011-12-29", "Pacific/Apia", "2011-12-29T23:59:59.999-10:00");
    closes_after(&policy(head, days), "2011-12-31", "Pacific/Apia", "2012-01-01T23:59:59.999+14:00");
    closes_after(&policy(head, MONTH), "2011-11-30", "Pacific/Apia", "2011-12-29T23:59:59.999-10:00");
}

#[test]
fn working_days_pass_over_holidays_beside_weekends() {
    let days = "from = \"bought\"\ndays = 1\ncount = \"working-days\"\ncalendar = \"shop\"";
    check(days, "2026-12-24", BERLIN, "2026-12-28T23:59:59.999+01:00");
    check(days, "2027-03-26", BERLIN, "2027-03-30T23:59:59.999+02:00");
    let end =
        "from = \"bought\"\ndays = 14\ncount = \"date\"\nend = \"next-working-day\"\ncalendar = \"shop\"";
    check(end, "2026-12-11", BERLIN, "2026-12-28T23:59:59.999+01:00");
    let before = "before = \"bought\"\ndays = 2\ncount = \"working-days\"\ncalendar = \"shop\"";
    check(before, "2026-12-28", BERLIN, "2026-12-23T23:59:59.999+01:00");
}

#[test]
fn the_clocks_of_the_other_side_count_where_a_policy_says_so() {
    let tokyo = "zone = \"Asia/Tokyo\"\n";
    let days = "from = \"bought\"\ndays = 0\ncount = \"date\"";
    closes_after(&policy(tokyo, days), "2026-11-20", BERLIN, "2026-11-20T23:59:59.999+09:00");
    let lisbon =
        "before = \"bought\"\ndays = 2\ncount = \"moment\"\nat = \"15:00\"\nzone = \"Europe/Lisbon\"";
    check(lisbon, "2027-07-10", "Asia/Tokyo", "2027-07-08T15:00:00+01:00");
    check(lisbon, "2027-07-10", "America/New_York", "2027-07-08T15:00:00+01:00");
}

#[test]
fn seasons_end_with_their_last_day_whatever_the_year() {
    let season = "from = \"bought\"\nbetween = [\"11-01\", \"12-31\"]\nuntil = \"01-31\"";
    check(season, "2026-11-01", BERLIN, "2027-01-31T23:59:59.999+01:00");
    check(season, "2026-12-31", BERLIN, "2027-01-31T23:59:59.999+01:00");
    let leap = "from = \"bought\"\nbetween = [\"02-01\", \"02-29\"]\nuntil = \"02-29\"";
    check(leap, "2027-02-01", BERLIN, "2027-02-28T23:59:59.999+01:00");
    check(leap, "2028-02-01", BERLIN, "2028-02-29T23:59:59.999+01:00");
}

#[test]
fn a_date_that_is_not_known_may_be_one_of_a_season_that_is_over() {
    let season = "from = \"bought\"\nbetween = [\"11-01\", \"12-31\"]\nuntil = \"01-31\"";
    let text = written("", season).replace("ask = \"Q\"", "ask = \"Q\"\nunsure = \"U\"");
    let compiled = Compiled::new(read(&text).policy).unwrap();
    for (now, outcome) in
        [("2027-01-31T22:59:59Z", "support-decides"), ("2027-01-31T23:00:00Z", "does-not-qualify")]
    {
        let said = say(&compiled, &answers("bought=unsure"), now, BERLIN);
        assert!(said.starts_with(&format!("{{\"verdict\":{{\"outcome\":\"{outcome}\"")), "{now}: {said}");
    }
}
