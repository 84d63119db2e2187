//! Errors such as a stray space, a number out of range or an unknown word are reported in words a shop owner
//! understands: what was found, where, and what is allowed there. The terms of programmers must not appear.

use std::fs;

use crate::folders::Place;

const RULES: &str = include_str!("bad_language/rules.toml");
const WORK: &str = include_str!("bad_language/work.toml");

/// Terms of programmers that must not appear.
const NOT_AN_OWNERS: [&str; 9] =
    ["u32", "u64", "i32", "i64", "usize", "variant", "expected a table", "invalid", "panicked"];

/// Each change to a sound policy, and what `check` must print for it.
#[track_caller]
fn check(name: &str, changes: &[(&str, &str, &str)]) {
    let place = Place::new(&format!("plain-{name}"));
    fs::create_dir_all(place.path("shop")).unwrap();
    fs::write(place.path("shop/policy.md"), "A policy.\n").unwrap();
    let whole = [RULES, WORK].concat();
    for (from, to, expected) in changes {
        assert!(whole.contains(from), "{from}");
        fs::write(place.path("shop/rules.toml"), whole.replacen(from, to, 1)).unwrap();
        let ended = place.run(&["check", "shop"]);
        let said = [ended.out.as_str(), ended.err.as_str()].concat();
        assert!(matches!(ended.code, Some(1 | 2)), "{to}: {said}");
        for part in expected.split(" + ") {
            assert!(said.contains(part), "{to}: expected {part}, found {said}");
        }
        // The quoted line of the file may contain anything.
        let lines = said.lines().filter(|line| !line.contains(" | "));
        let told: Vec<&str> = lines.collect();
        for word in NOT_AN_OWNERS {
            assert!(!told.join("\n").contains(word), "{to}: {word} in {said}");
        }
    }
}

#[test]
fn a_stray_space_in_a_name_is_shown_with_the_name_that_is_meant() {
    check(
        "spaces",
        &[
            (
                "id = \"bought\"",
                "id = \" bought\"",
                "no question can be called ` bought`: it has white space in it",
            ),
            ("from = \"came\"", "from = \" came\"", "no date question called ` came` + did you mean `came`?"),
            (
                "after = \"bought\"",
                "after = \" bought\"",
                "no date question called ` bought` + did you mean `bought`?",
            ),
            ("of = \"played\"", "of = \"played \"", "called `played ` + did you mean `played`?"),
            ("any = [\"month\"", "any = [\" month\"", "called ` month` + did you mean `month`?"),
            (
                "calendar = \"shop\"",
                "calendar = \" shop\"",
                "no calendar called ` shop` + did you mean `shop`?",
            ),
            ("case = \"early\"", "case = \" early\"", "called ` early` + did you mean `early`?"),
            ("{ other = \"open\" }", "{ \" other\" = \"open\" }", "called ` other` + did you mean `other`?"),
            ("{ other = \"open\" }", "{ other = \" open\" }", "here stands ` open` + did you mean `open`?"),
            ("[\"soon\", \"no\"]", "[\" soon\", \"no\"]", "no rule called ` soon` + did you mean `soon`?"),
            (
                "outcome = \"qualifies\"",
                "outcome = \" qualifies\"",
                "unknown value ` qualifies`; did you mean `qualifies`?",
            ),
            ("[\"sunday\"]", "[\"sunday \"]", "unknown value `sunday `; did you mean `sunday`?"),
            ("count = \"date\"", "count = \" date\"", "unknown value ` date`; did you mean `date`?"),
            (
                "\"Europe/Lisbon\"",
                "\" Europe/Lisbon\"",
                "expected a zone of the IANA database such as `Europe/Lisbon`, found ` Europe/Lisbon`",
            ),
            ("\"EUR\"", "\" EUR\"", "expected a currency such as `EUR`, found ` EUR`"),
        ],
    );
}

#[test]
fn a_number_out_of_range_is_told_with_the_range() {
    let days = "expected a whole number from 0 to 36525, found the number";
    check(
        "numbers",
        &[
            ("days = 30", "days = -1", &format!("{days} `-1`")),
            ("days = 30", "days = 36526", &format!("{days} `36526`")),
            ("days = 30", "days = 4294967296", &format!("{days} `4294967296`")),
            ("days = 30", "days = 99999999999999999999", &format!("{days} `99999999999999999999`")),
            ("days = 30", "days = 1.5", &format!("{days} `1.5`")),
            (
                "days = 30",
                "hours = 876601",
                "expected a whole number from 0 to 876600, found the number `876601`",
            ),
            ("days = 30", "months = 1201", "expected a whole number from 0 to 1200, found the number `1201`"),
            ("days = 30", "years = 101", "expected a whole number from 0 to 100, found the number `101`"),
            ("decimals = 1", "decimals = 7", "expected a whole number from 0 to 6, found the number `7`"),
            ("decimals = 1", "decimals = 4294967297", "from 0 to 6, found the number `4294967297`"),
            ("at-most = 100", "at-most = 99999999999999999999", "with at most nine digits before the point"),
            ("less-than = 2", "less-than = 0.0000001", "and six after it, found the number `0.0000001`"),
            ("format = 1", "format = -1", "expected `format = 1`, found `-1`"),
            (
                "format = 1",
                "format = 99999999999999999999",
                "expected `format = 1`, found `99999999999999999999`",
            ),
            ("\"85%\"", "\"850%\"", "give at most `100%`"),
        ],
    );
}

#[test]
fn a_word_that_is_none_is_told_with_those_that_there_are() {
    check(
        "words",
        &[
            (
                "goods = \"physical\"",
                "goods = \"banana\"",
                "unknown value `banana`; expected `digital`, `physical`, `service`, `stay`, `event` or `mixed`",
            ),
            (
                "kind = \"date\"",
                "kind = \"banana\"",
                "unknown value `banana`; expected `choice`, `date` or `number`",
            ),
            (
                "count = \"date\"",
                "count = \"banana\"",
                "unknown value `banana`; expected `moment`, `date` or `working-days`",
            ),
            (
                "days = 30",
                "days = 30\nend = \"banana\"",
                "unknown value `banana`; expected `next-working-day`",
            ),
            (
                "outcome = \"qualifies\"",
                "outcome = \"banana\"",
                "unknown value `banana`; expected `qualifies`, `fix-first`, `evidence-first`, `support-decides` or `does-not-qualify`",
            ),
            (
                "[\"sunday\"]",
                "[\"banana\"]",
                "unknown value `banana`; expected `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday` or `sunday`",
            ),
            ("days = 30", "dayz = 30", "unknown key `dayz`; did you mean `days`?"),
            ("rights = \"R\"", "banana = \"R\"", "unknown key `banana`; expected"),
            ("less-than = 2", "less-then = 2", "unknown key `less-then`; did you mean `less-than`?"),
            ("weekend = [", "weekends = [", "unknown key `weekends`; did you mean `weekend`?"),
            ("pays = \"85%\"", "pay = \"85%\"", "unknown key `pay`; did you mean `pays`?"),
            ("[limits.short]", "[limit.short]", "unknown key `limit`; did you mean `limits`?"),
        ],
    );
}
