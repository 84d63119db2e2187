//! Policies that can be parsed but make no sense: invalid numbers, limits and windows that cannot be reached,
//! cycles, and mistakes in calendars, zones, currencies and terms. Each is reported at its place, and the
//! whole output is compared.
//!
//! After an intended change, `REFUND_CHECK_EXPECT=write cargo test --features cli --test check` writes the
//! new output; look at the difference before you keep it.

use std::fmt::Write;
use std::fs;

use crate::expected::check_file;
use crate::folders::Place;

/// A policy that is sound except for one window that is still missing.
const RULES: &str = include_str!("bad_language/rules.toml");
/// The missing window, for purchases of a season.
const SEASON: &str = include_str!("bad_language/season.toml");
/// The missing window, counted in working days.
const WORK: &str = include_str!("bad_language/work.toml");

/// Runs `check` on the policy with each change, and compares all output with a file.
#[track_caller]
fn check(file: &str, window: &str, changes: &[(&str, &str)]) {
    let place = Place::new(&format!("bad-language-{file}"));
    fs::create_dir_all(place.path("shop")).unwrap();
    fs::write(place.path("shop/policy.md"), "A policy.\n").unwrap();
    let whole = [RULES, window].concat();
    let mut all = String::new();
    for (from, to) in changes {
        assert!(whole.contains(from), "{from}");
        fs::write(place.path("shop/rules.toml"), whole.replacen(from, to, 1)).unwrap();
        let ended = place.run(&["check", "shop"]);
        assert!(!ended.err.contains("panicked"), "{to}: {}", ended.err);
        let code = ended.code.unwrap_or_default();
        writeln!(all, "==== {from} → {to} ({code})\n{}{}", ended.out, ended.err).unwrap();
    }
    check_file(format!("tests/check/bad_language/{file}.txt"), &all);
}

#[test]
fn numbers_that_are_none_or_beyond_what_is_taken_are_refused_or_found() {
    let many = format!("less-than = 1{}", "0".repeat(300));
    let limit = "less-than = 2";
    check(
        "numbers",
        SEASON,
        &[
            ("format = 1", "format = 1"),
            ("at-most = 100", "at-most = -1"),
            ("at-least = 0\n", "at-least = 200\n"),
            ("of = \"played\"", "of = \"bought\""),
            ("of = \"played\"", "of = \"plaid\""),
            (limit, "less-than = 200"),
            (limit, "at-least = 0"),
            (limit, "less-than = inf"),
            (limit, "less-than = nan"),
            (limit, "less-than = \"NaN\""),
            (limit, "less-than = -0"),
            (limit, "less-than = \"-0\""),
            (limit, "less-than = -0.0"),
            (limit, &many),
            (limit, "less-than = 1e300"),
            (limit, "less-than = 1e-9"),
            (limit, "less-than = \"1,5\""),
            (limit, "less-than = \"１２\""),
            (limit, "less-than = １２"),
            ("decimals = 1", "decimals = 99"),
            ("decimals = 1", "decimals = -1"),
        ],
    );
}

#[test]
fn windows_and_cases_that_come_to_nothing_are_refused_or_found() {
    check(
        "windows",
        SEASON,
        &[
            ("from = \"came\"", "from = \"came\"\nto = \"came\""),
            ("from = \"came\"", "from = \"came\"\nto = \"price\""),
            ("[\"month\", \"other\"]", "[\"either\", \"other\"]"),
            ("from = \"came\"\ndays = 30\ncount = \"date\"", "any = [\"either\"]"),
            ("from = \"came\"\ndays = 30\ncount = \"date\"", "all = [\"either\"]"),
            ("from = \"came\"\ndays = 30", "from = \"came\"\nby = \"played\"\ndays = { a = 1 }"),
            ("event = \"Purchase\"", "event = \"Purchase\"\nafter = \"came\""),
            ("event = \"Purchase\"", "event = \"Purchase\"\nafter = \"bought\""),
            ("event = \"Purchase\"", "event = \"Purchase\"\nafter = \"price\""),
            ("[\"11-01\", \"12-31\"]", "[\"11-01\", \"2026-12-31\"]"),
            ("[\"11-01\", \"12-31\"]", "[\"2026-12-31\", \"2026-11-01\"]"),
            (
                "[\"11-01\", \"12-31\"]\nuntil = \"01-31\"",
                "[\"2026-11-01\", \"2026-12-31\"]\nuntil = \"2026-10-31\"",
            ),
            ("\"12-31\"]", "\"31.12.\"]"),
            ("\"12-31\"]", "\"02-30\"]"),
            ("when = { other = \"open\" }", "when = { case = \"soon\" }"),
            ("when = { other = \"open\" }", "when = { all-cases = [\"early\", \"soon\"] }"),
            ("case = \"early\"", "case = \"early\", case = \"soon\""),
            ("case = \"early\"", "all-cases = [\"early\", \"soon\"]"),
            ("case = \"early\"", "all-cases = [\"early\", \"late\"]"),
            ("case = \"early\"", "case = []"),
            ("case = \"early\"", "case = true"),
            ("case = \"early\"", "case = \"erly\""),
        ],
    );
}

#[test]
fn calendars_zones_currencies_and_terms_that_cannot_be_are_refused_or_found() {
    let million = format!("\"1{} EUR\"", "0".repeat(300));
    check(
        "calendars",
        WORK,
        &[
            ("Europe/Lisbon", "Europe/Lissabon"),
            ("Europe/Lisbon", "europe/lisbon"),
            ("language = \"en\"", "language = \"en\"\nzone = \"CEST\""),
            ("zone = \"Europe/Lisbon\"", "at = \"25:00\""),
            ("\"2027-12-25\"", "\"2025-12-25\""),
            ("\"2027-12-25\"", "\"2027-02-29\""),
            ("calendar = \"shop\"", "calendar = \"shp\""),
            (
                "[\"sunday\"]",
                "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]",
            ),
            ("\"EUR\"", "\"EURO\""),
            ("\"EUR\"", "\"eur\""),
            ("\"EUR\"", "\"ZZZ\""),
            ("\"85%\"", "\"120%\""),
            ("\"85%\"", "\"-5%\""),
            ("\"85%\"", "\"1,5%\""),
            ("\"85%\"", "\"45 USD\""),
            ("\"85%\"", "\"45 Dollar\""),
            ("\"85%\"", "\"0.001 EUR\""),
            ("\"85%\"", &million),
            ("of = \"price\" }", "of = \"played\" }"),
            ("of = \"price\" }", "of = \"prise\" }"),
            ("\"85%\"", "\"85%\", keeps = \"5 EUR\""),
        ],
    );
}
