//! Codes there and back, on the default policy.

// Which only owners have, as they have the zones.
#![cfg(feature = "owner")]

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

use super::amount::Amount;
use super::codec::Encoder;
use super::date::Date;
use super::walk::{Case, Time, walk};
use super::*;
use crate::default_policy;
use crate::interview::{Answers, Clock, Dated, Reply};
use crate::policy::Number;
use crate::time::instant;
use crate::zones::Named;

fn case(answers: &[(&str, &str)], now: &str, zone: &str) -> String {
    let compiled = default_policy();
    let zone = Named::new(zone).unwrap();
    let present = Present { now: instant(now).unwrap(), zone: &zone };
    let given = Answers::new(&compiled.policy, answers).unwrap();
    decide(&compiled, &given, present).1
}

fn check(answers: &[(&str, &str)], now: &str, zone: &str) {
    let code = case(answers, now, zone);
    let compiled = default_policy();
    let read = read(&code).unwrap();
    assert_eq!(read.fits(&compiled), Fit::Same);
    assert_eq!(read.now(), instant(now).unwrap());
    assert!(read.is_in(zone));
    let zone = Named::new(zone).unwrap();
    let found = read.case(&compiled, &zone).unwrap();
    assert_eq!(found.zone.differences(), []);
    let found: Vec<(&str, &str)> =
        found.answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    assert_eq!(found, answers);
}

#[test]
fn answers_come_back_as_they_were_given() {
    let now = "2026-11-22T12:00:07Z";
    check(&[("reason", "changed-mind")], now, "Europe/Berlin");
    for purchased in ["2026-11-20", "2026-11-20T10:00", "2026-11-20T10:00:30", "2026-11-20T10:00:30.125"] {
        let open = [("reason", "not-delivered"), ("purchased", purchased), ("support", "could-not-fix")];
        check(&open, now, "Europe/Berlin");
    }
    for purchased in ["2026-10-23", "2026-10-24", "2020-02-29", "2016-02-29", "2006-12-31"] {
        check(&[("reason", "not-delivered"), ("purchased", purchased)], now, "America/New_York");
        let timed = purchased.to_owned() + "T23:59";
        check(&[("reason", "not-delivered"), ("purchased", &timed)], now, "America/New_York");
    }
    for purchased in
        ["2026-11-20T10:00+01:00", "2026-11-20T10:00:01+00:00", "2026-11-20T10:00-23:59", "unsure"]
    {
        let open = [
            ("reason", "defective"),
            ("fault", "unsure"),
            ("purchased", purchased),
            ("support", "in-progress"),
        ];
        check(&open, now, "Europe/Berlin");
    }
    for time in ["unknown", "12:59", "00:00", "11:15:10.500"] {
        let open = [
            ("reason", "not-as-described"),
            ("proof", "can-show"),
            ("purchased", "2026-11-08"),
            ("purchased.time", time),
        ];
        check(&open, now, "Asia/Kathmandu");
    }
}

/// A case of random answers: each digit is what comes next of some numbers, and is written down.
struct Random<'a> {
    numbers: &'a [u32],
    encoder: Encoder,
}

impl Codec for Random<'_> {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        let (number, rest) =
            self.numbers.split_first().map_or((0, self.numbers), |(first, rest)| (*first, rest));
        self.numbers = rest;
        *digit = number % radix;
        self.encoder.digit(digit, radix);
    }
}

impl named::Keep for Random<'_> {
    fn keep_named(&mut self, _: usize, _: Date, _: i32) {}
}

impl Case for Random<'_> {
    fn choice(&mut self, _: usize) -> u32 {
        0
    }

    fn keep_choice(&mut self, _: usize, _: u32) {}

    fn number(&mut self, _: usize, _: &Number) -> Amount {
        Amount::Nothing
    }

    fn keep_number(&mut self, _: usize, _: &Number, _: Amount) {}

    fn date(&mut self, _: usize, _: bool, _: &Clock<'_>) -> Date {
        Date::Nothing
    }

    fn dated(&self, date: Date, ahead: bool, clock: &Clock<'_>) -> Option<Dated> {
        date.dated(ahead, clock)
    }

    fn keep_date(&mut self, _: usize, _: Date, _: i32) {}

    fn time(&mut self, _: usize, _: Dated, _: bool, _: &Clock<'_>) -> Time {
        Time::Nothing
    }

    fn keep_time(&mut self, _: usize, _: Time) {}
}

/// The code of a random case, which nobody need have been told.
fn random_code(numbers: &[u32], present: Present<'_>) -> String {
    let compiled = default_policy();
    let mut random = Random { numbers, encoder: Encoder::new() };
    head(&mut random.encoder, &mut Head::of(&compiled, present));
    walk(&mut random, &compiled, present);
    random.digit(&mut 0, 4);
    symbols::write(&random.encoder.number())
}

#[test]
fn any_digits_are_a_case_that_is_told_again_to_the_letter_or_none() {
    let compiled = default_policy();
    let berlin = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T12:00:01Z").unwrap(), zone: &berlin };
    let cases = Cell::new(0);
    let try_out = |numbers: Vec<u32>| {
        let code = random_code(&numbers, present);
        let read = read(&code).map_err(|flaw| TestCaseError::fail(format!("{flaw:?} in {code}")))?;
        prop_assert_eq!(read.fits(&compiled), Fit::Same);
        let Ok(case) = read.case(&compiled, &berlin) else { return Ok(()) };
        cases.set(cases.get() + 1);
        let pairs: Vec<_> = case.answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let answers = Answers::new(&compiled.policy, &pairs).unwrap();
        let again = decide(&compiled, &answers, Present { now: case.now, zone: &case.zone });
        prop_assert_eq!(again, (Reply::Verdict(case.verdict), code));
        Ok(())
    };
    // Mostly small: answers that were given, recent days, usual offsets.
    let number = prop_oneof![3 => 1..6_u32, 1 => any::<u32>()];
    let config = ProptestConfig { source_file: Some(file!()), cases: 1000, ..ProptestConfig::default() };
    TestRunner::new(config).run(&prop::collection::vec(number, 12), try_out).unwrap();
    assert!(cases.get() > 250, "only {} of 1000 are a case", cases.get());
}
