//! Two time zone databases that differ: a case is replayed with the offsets of the buyer's device, and the
//! differences to the local database are reported.

use proptest::prelude::*;
use refund_check::code::{self, Difference};
use refund_check::default_policy;
use refund_check::interview::{Answers, Present, Reply};
use refund_check::replay::{self, Known, Replay};
use refund_check::time::{Instant, Zone, instant};

use crate::process::run;

/// The rules of one zone: an offset in seconds, and later offsets, each from an instant on.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) first: i32,
    pub(crate) then: Vec<(i64, i32)>,
}

impl Zone for Rules {
    fn offset(&self, instant: Instant) -> i32 {
        let past = self.then.iter().rev().find(|(from, _)| *from <= instant.0);
        past.map_or(self.first, |(_, ahead)| *ahead)
    }

    fn name(&self) -> &str {
        "America/Vancouver"
    }

    fn edition(&self) -> Option<&str> {
        Some("2025b")
    }
}

pub(crate) const HOUR: i32 = 3600;
const ANSWERS: [(&str, &str); 3] =
    [("reason", "not-delivered"), ("purchased", "2026-11-08T10:00"), ("support", "could-not-fix")];
const NOW: &str = "2026-11-22T17:30:00Z";

/// Vancouver by the rules before 2026: standard time from 1 November on.
pub(crate) fn old() -> Rules {
    Rules { first: -7 * HOUR, then: vec![(instant("2026-11-01T09:00:00Z").unwrap().0, -8 * HOUR)] }
}

/// Vancouver by the rules from 2026 on: clocks no longer change.
pub(crate) fn new() -> Rules {
    Rules { first: -7 * HOUR, then: vec![] }
}

fn told(answers: &[(&str, &str)], now: Instant, zone: &dyn Zone) -> (Reply, String) {
    let compiled = default_policy();
    let answers = Answers::new(&compiled.policy, answers).unwrap();
    code::decide(&compiled, &answers, Present { now, zone })
}

pub(crate) fn outcome(reply: &Reply) -> &'static str {
    match reply {
        Reply::Verdict(verdict) => verdict.outcome.id(),
        Reply::Ask(_) => "asks on",
        Reply::Invalid(invalid) => invalid.problem.id(),
    }
}

fn with_replay(code: &str, database: &dyn Zone, look: impl FnOnce(&Replay<'_>)) {
    let compiled = default_policy();
    let known = [Known { compiled: &compiled, from: None }];
    let (code, policy) = replay::find(code, &known).unwrap();
    let now = instant("2026-11-22T17:40:00Z").unwrap();
    look(&replay::replay(&code, policy, database, now).unwrap());
}

/// Decides with one database and replays with another. `expected` is the outcome then and the outcome now,
/// `differences` the instants at which the two offsets differ, each with both offsets in seconds.
#[track_caller]
fn check(page: &Rules, here: &Rules, expected: [&str; 2], differences: &[(&str, i32, i32)]) {
    let reply = told(&ANSWERS, instant(NOW).unwrap(), page);
    with_replay(&reply.1, here, |replay| {
        assert_eq!(replay.told, reply);
        assert_eq!([outcome(&replay.told.0), outcome(&replay.today.0)], expected);
        let answers: Vec<&str> = replay.answers.iter().map(|(_, said)| said.as_str()).collect();
        assert!(ANSWERS.map(|(_, said)| said).starts_with(&answers) && answers.len() > 1, "{answers:?}");
        let expected: Vec<_> = differences
            .iter()
            .map(|&(at, told, here)| Difference { at: instant(at).unwrap(), told, here })
            .collect();
        assert_eq!(replay.zone.differences(), expected);
    });
}

#[test]
fn a_buyer_whose_browser_is_ahead_of_the_program_was_told_what_it_told() {
    let differences = [("2026-11-08T17:00:00Z", -7 * HOUR, -8 * HOUR), (NOW, -7 * HOUR, -8 * HOUR)];
    check(&new(), &old(), ["does-not-qualify", "asks on"], &differences);
}

#[test]
fn a_buyer_whose_browser_is_behind_the_program_was_told_what_it_told() {
    let differences = [
        ("2026-11-08T18:00:00Z", -8 * HOUR, -7 * HOUR),
        (NOW, -8 * HOUR, -7 * HOUR),
        ("2026-11-22T18:00:00Z", -8 * HOUR, -7 * HOUR),
    ];
    check(&old(), &new(), ["qualifies", "does-not-qualify"], &differences);
}

#[test]
fn databases_that_agree_on_what_decided_do_not_differ() {
    check(&new(), &new(), ["does-not-qualify", "does-not-qualify"], &[]);
    let elsewhere =
        Rules { first: HOUR, then: vec![(instant("2026-01-01T00:00:00Z").unwrap().0, -7 * HOUR)] };
    check(&new(), &elsewhere, ["does-not-qualify", "does-not-qualify"], &[]);
}

#[test]
fn the_command_says_where_its_data_differ_and_which_it_has() {
    let (_, code) = told(&ANSWERS, instant(NOW).unwrap(), &old());
    let text = run(&["replay", &code, "--now", NOW], b"").out;
    let expected = "in the zone America/Vancouver

  The buyer’s device had other time zone data than there are here (edition 2026f). What the buyer was told is shown by their device’s clocks:
    - Sunday, 8 November 2026, 10:00 (UTC-08:00), here UTC-07:00
    - Sunday, 22 November 2026, 09:30 (UTC-08:00), here UTC-07:00
    - Sunday, 22 November 2026, 10:00 (UTC-08:00), here UTC-07:00
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("Asked: Sunday, 22 November 2026, 09:30 (UTC-08:00), "), "{text}");
    assert!(text.contains("Last day: Sunday, 22 November 2026, by 10:00 (UTC-08:00)"), "{text}");
    assert!(text.contains("On Sunday, 22 November 2026 at 10:30 (-07:00), the same answers"), "{text}");
    let json = run(&["replay", &code, "--now", NOW, "--format", "json"], b"").out;
    let expected = "\"zone_data\":{\"edition\":\"2026f\",\"differences\":[\
                    {\"at\":\"2026-11-08T10:00:00-08:00\",\"told\":\"-08:00\",\"here\":\"-07:00\"},\
                    {\"at\":\"2026-11-22T09:30:00-08:00\",\"told\":\"-08:00\",\"here\":\"-07:00\"},\
                    {\"at\":\"2026-11-22T10:00:00-08:00\",\"told\":\"-08:00\",\"here\":\"-07:00\"}]}";
    assert!(json.contains(expected), "{json}");
    assert!(json.contains("\"deadline\":{\"by\":\"2026-11-22T10:00:00-08:00\",\"exact\":true}"), "{json}");
    assert_eq!(run(&["--version"], b"").out.lines().nth(1), Some("time zones: IANA database 2026f"));
}

/// Random rules: an offset in quarters of an hour, and changes of it between 80 days before and 40 days after
/// the moment.
pub(crate) fn rules() -> impl Strategy<Value = Rules> {
    let change = (-80 * 24..40 * 24_i64, prop_oneof![4 => -4..5, 1 => -12..13]);
    (-48..57, prop::collection::vec(change, 0..3)).prop_map(|(first, mut then)| {
        then.sort_by_key(|(hours, _)| *hours);
        let now = instant("2026-11-22T12:00:00Z").unwrap().0;
        let change = |(hours, quarters): (i64, i32)| (now + hours * 3_600_000, (first + quarters) * 900);
        Rules { first: first * 900, then: then.into_iter().map(change).collect() }
    })
}

proptest! {
    #[test]
    fn what_any_database_told_is_replayed_with_any_other_or_refused(
        page in rules(),
        here in rules(),
        days in 0..20_i64,
        form in 0..4,
        minute in 0..1440_i64,
    ) {
        let now = instant("2026-11-22T12:00:00Z").unwrap();
        let day = refund_check::time::day_text(refund_check::time::local(Instant(now.0 - days * 86_400_000), &page).day());
        // For a day without a time, the code records only the offset at noon.
        let noon = now.0 / 86_400_000 * 86_400_000 - days * 86_400_000;
        let mut hours = (-40..40).map(|hours| page.offset(Instant(noon + hours * 3_600_000)));
        let first = page.offset(Instant(noon));
        prop_assume!(form > 0 || hours.all(|ahead| ahead == first));
        let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
        let purchased = match form {
            0 => day,
            1 => format!("{day}T{clock}"),
            2 => format!("{day}T{clock}Z"),
            _ => format!("{day}T{clock}+05:30"),
        };
        for reason in ["not-delivered", "not-as-described"] {
            let answers = [
                ("reason", reason),
                ("purchased", purchased.as_str()),
                ("purchased.time", &clock),
                ("proof", "can-show"),
                ("support", "in-progress"),
            ];
            let reply = told(&answers, now, &page);
            if reply.1.is_empty() {
                continue;
            }
            let compiled = default_policy();
            let known = [Known { compiled: &compiled, from: None }];
            let (code, policy) = replay::find(&reply.1, &known).unwrap();
            match replay::replay(&code, policy, &here, now) {
                Ok(replay) => prop_assert_eq!(&replay.told, &reply, "{}", reply.1),
                Err(wrong) => prop_assert!(false, "{:?} of {:?}", wrong, answers),
            }
        }
    }
}
