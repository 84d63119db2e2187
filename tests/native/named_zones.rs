//! Two time zone databases that differ, and a policy that names zones. A case is replayed with the offsets of
//! the buyer's device, or refused; it never silently becomes another case.

use std::fs;

use proptest::prelude::prop_assert_eq;
use refund_check::code::{self, Difference};
use refund_check::compiled::Compiled;
use refund_check::interview::{Answers, Present, Reply};
use refund_check::replay::{self, Known, Replay, Wrong};
use refund_check::time::{Instant, Zone, day_text, instant, local};
use refund_check::zones::Named;

use crate::language::read;
use crate::process::{empty_folder, run};
use crate::recorded_zones::{HOUR, Rules, new, old, outcome, rules};
use crate::support::check_most;

/// A time zone database: the rules of the buyer's zone, and of the shop's zone if it contains that.
#[derive(Clone, Debug)]
struct Database {
    is_buyers: bool,
    buyers: Rules,
    shops: Option<Rules>,
}

const BUYERS: &str = "Europe/Berlin";
const SHOPS: &str = "America/Vancouver";

impl Zone for Database {
    fn offset(&self, instant: Instant) -> i32 {
        match &self.shops {
            Some(shops) if !self.is_buyers => shops.offset(instant),
            _ => self.buyers.offset(instant),
        }
    }

    fn name(&self) -> &str {
        if self.is_buyers { BUYERS } else { SHOPS }
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        let is_buyers = name == BUYERS;
        let is_known = is_buyers || name == SHOPS && self.shops.is_some();
        is_known.then(|| Box::new(Database { is_buyers, ..self.clone() }) as Box<dyn Zone>)
    }
}

/// A database in which the buyer's zone is the same as in all others.
fn database(shops: Option<Rules>) -> Database {
    Database { is_buyers: true, buyers: Rules { first: HOUR, then: vec![] }, shops }
}

/// A policy that names the shop's zone for the whole policy (first), for its window (second), or for both.
fn written(zone: [bool; 2], count: &str) -> String {
    let line = |is_named: bool| if is_named { format!("zone = \"{SHOPS}\"\n") } else { String::new() };
    let text = [
        "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\ntext = \"policy.md\"\n",
        &line(zone[0]),
        "[contact]\nemail = \"a@shop.example\"\n[[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\n\
         [windows.refund]\nfrom = \"bought\"\ndays = 14\n",
        &format!("count = \"{count}\"\n"),
        &line(zone[1]),
        "[[rules]]\nid = \"in\"\nwhen = { refund = \"open\" }\noutcome = \"qualifies\"\n\
         [[rules]]\nid = \"out\"\nwhen = { refund = \"closed\" }\noutcome = \"does-not-qualify\"\n",
    ];
    text.concat()
}

fn policy(zone: [bool; 2], count: &str) -> Compiled {
    Compiled::new(read(&written(zone, count)).policy).unwrap()
}

/// Each way of naming a zone.
const NAMED: [[bool; 2]; 3] = [[true, false], [false, true], [true, true]];

fn told(compiled: &Compiled, bought: &str, now: &str, zone: &dyn Zone) -> (Reply, String) {
    let pairs = [("bought", bought)];
    let answers = Answers::new(&compiled.policy, &pairs).unwrap();
    code::decide(compiled, &answers, Present { now: instant(now).unwrap(), zone })
}

/// Replays a case at the moment `now`, at which it was also decided.
fn replayed<T>(
    compiled: &Compiled,
    code: &str,
    now: &str,
    here: &dyn Zone,
    look: impl FnOnce(&Replay<'_>) -> T,
) -> Result<T, Wrong> {
    let known = [Known { compiled, from: None }];
    let (code, policy) = replay::find(code, &known).unwrap();
    replay::replay(&code, policy, here, instant(now).unwrap()).map(|it| look(&it))
}

/// Decides with one database and replays with another. `expected` is the outcome then and the outcome now,
/// `differences` the instants at which the two offsets differ, each with both offsets in seconds.
#[track_caller]
fn check(
    (compiled, bought, now): (&Compiled, &str, &str),
    page: &Database,
    here: &Database,
    expected: [&str; 2],
    differences: &[(&str, i32, i32)],
) {
    let reply = told(compiled, bought, now, page);
    let looked = replayed(compiled, &reply.1, now, here, |replay| {
        assert_eq!(replay.told, reply);
        assert_eq!([outcome(&replay.told.0), outcome(&replay.today.0)], expected);
        assert_eq!(replay.zone.differences(), []);
        let one = |&(at, told, here): &(&str, i32, i32)| {
            (SHOPS, Difference { at: instant(at).unwrap(), told, here })
        };
        let expected: Vec<_> = differences.iter().map(one).collect();
        assert_eq!(replay.zone.named_differences(), expected);
    });
    assert_eq!(looked, Ok(()), "{bought} at {now}");
}

/// Between the two ends of the day: 07:00 UTC by the new rules, 08:00 UTC by the old.
const BETWEEN: &str = "2026-11-23T07:30:00Z";

#[test]
fn a_policy_that_names_zones_is_replayed_by_those_of_the_buyers_device() {
    for named in NAMED {
        let (compiled, databases) = (policy(named, "date"), [Some(new()), Some(old())].map(database));
        let [ahead, behind] = &databases;
        let case = (&compiled, "2026-11-08", BETWEEN);
        let told = (-7 * HOUR, -8 * HOUR);
        let differences = [("2026-11-08T19:00:00Z", told.0, told.1), (BETWEEN, told.0, told.1)];
        check(case, ahead, behind, ["does-not-qualify", "qualifies"], &differences);
        let differences = [
            ("2026-11-08T20:00:00Z", told.1, told.0),
            (BETWEEN, told.1, told.0),
            ("2026-11-23T08:00:00Z", told.1, told.0),
        ];
        check(case, behind, ahead, ["qualifies", "does-not-qualify"], &differences);
        check(case, ahead, ahead, ["does-not-qualify", "does-not-qualify"], &[]);
        check(case, behind, behind, ["qualifies", "qualifies"], &[]);
    }
}

#[test]
fn a_window_of_hours_goes_by_the_named_clocks_of_the_buyers_device() {
    for named in NAMED {
        let compiled = policy(named, "moment");
        let [ahead, behind] = [Some(new()), Some(old())].map(database);
        let now = "2026-11-22T17:30:00Z";
        let (told, here) = (-7 * HOUR, -8 * HOUR);
        let differences = [("2026-11-08T17:00:00Z", told, here), (now, told, here)];
        let case = (&compiled, "2026-11-08T10:00", now);
        check(case, &ahead, &behind, ["does-not-qualify", "qualifies"], &differences);
    }
}

#[test]
fn where_one_side_does_not_know_the_zone_what_stood_in_for_it_counts() {
    for named in NAMED {
        let compiled = policy(named, "date");
        let [knows, lacks] = [Some(new()), None].map(database);
        let now = "2026-11-23T00:30:00Z";
        let case = (&compiled, "2026-11-08T12:00", now);
        let differences = [("2026-11-08T11:00:00Z", HOUR, -7 * HOUR), (now, HOUR, -7 * HOUR)];
        check(case, &lacks, &knows, ["does-not-qualify", "qualifies"], &differences);
        let differences = [
            ("2026-11-08T19:00:00Z", -7 * HOUR, HOUR),
            (now, -7 * HOUR, HOUR),
            ("2026-11-23T07:00:00Z", -7 * HOUR, HOUR),
        ];
        check(case, &knows, &lacks, ["qualifies", "does-not-qualify"], &differences);
    }
}

#[test]
fn a_difference_that_no_code_has_is_noticed_by_the_verdict_that_it_makes() {
    // For a day without a time, the code records the offset at noon. In one of the databases, clocks were set
    // back in the night before.
    let at = |text: &str| instant(text).unwrap().0;
    let night = Rules { first: -7 * HOUR, then: vec![(at("2026-11-08T10:00:00Z"), -8 * HOUR)] };
    let [page, here] = [night, Rules { first: -8 * HOUR, then: vec![] }].map(|it| database(Some(it)));
    let now = "2026-11-20T12:00:00Z";
    for named in NAMED {
        let compiled = policy(named, "moment");
        for (page, here) in [(&page, &here), (&here, &page)] {
            let reply = told(&compiled, "2026-11-08", now, page);
            assert_eq!(outcome(&reply.0), "qualifies");
            let refused = replayed(&compiled, &reply.1, now, here, |replay| replay.told.clone());
            assert_eq!(refused, Err(Wrong::OtherZones));
            let same = replayed(&compiled, &reply.1, now, page, |replay| replay.told.clone());
            assert_eq!(same, Ok(reply));
        }
    }
}

#[test]
fn codes_of_policies_that_name_a_zone_have_its_offsets_and_others_have_not() {
    let zone = Named::new(BUYERS).unwrap();
    let code = |named| told(&policy(named, "date"), "2026-11-08", BETWEEN, &zone).1;
    assert_eq!(code([false, false]), "00H6N-NQ37W-B3HHM-3M0ME");
    let expected =
        ["0PGR3-T4B2F-FNJSW-B3H2Z-FM0VN", "0PGR3-T4B2F-FNJSW-B3GGB-QM0V5", "0PGR3-T4B2F-FNJSW-B3GBQ-ZM0YK"];
    assert_eq!(NAMED.map(code), expected);
}

#[test]
fn the_command_says_where_its_data_of_a_named_zone_differ() {
    let folder = empty_folder("named-zones");
    fs::write(folder.join("rules.toml"), written([true, false], "date")).unwrap();
    fs::write(folder.join("policy.md"), "A policy.").unwrap();
    let compiled = policy([true, false], "date");
    let (_, code) = told(&compiled, "2026-11-08", BETWEEN, &database(Some(old())));
    let replay = |format: &str| {
        let policy = folder.to_str().unwrap();
        run(&["replay", &code, "--policy", policy, "--now", BETWEEN, "--format", format], b"").out
    };
    let text = replay("text");
    let expected = "in the zone Europe/Berlin

  The buyer’s device had other time zone data than there are here (edition 2026f). What the buyer was told is shown by their device’s clocks:
    - America/Vancouver: Sunday, 8 November 2026, 12:00 (UTC-08:00), here UTC-07:00
    - America/Vancouver: Sunday, 22 November 2026, 23:30 (UTC-08:00), here UTC-07:00
    - America/Vancouver: Monday, 23 November 2026, 00:00 (UTC-08:00), here UTC-07:00
";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("the same answers get another verdict:"), "{text}");
    let json = replay("json");
    let expected = "\"zone_data\":{\"edition\":\"2026f\",\"differences\":[\
                    {\"zone\":\"America/Vancouver\",\"at\":\"2026-11-08T12:00:00-08:00\",\"told\":\"-08:00\",\"here\":\"-07:00\"},";
    assert!(json.contains(expected), "{json}");
    assert!(json.contains("\"deadline\":{\"by\":\"2026-11-23T09:00:00+01:00\",\"exact\":true}"), "{json}");
}

#[test]
fn the_command_says_that_no_case_has_a_code_by_its_zones() {
    let folder = empty_folder("refused-zones");
    fs::write(folder.join("rules.toml"), written([true, false], "moment")).unwrap();
    fs::write(folder.join("policy.md"), "A policy.").unwrap();
    let night =
        Rules { first: -8 * HOUR, then: vec![(instant("2026-11-08T10:00:00Z").unwrap().0, -7 * HOUR)] };
    let compiled = policy([true, false], "moment");
    let (_, code) = told(&compiled, "2026-11-08", "2026-11-20T12:00:00Z", &database(Some(night)));
    let ended = run(&["replay", &code, "--policy", folder.to_str().unwrap()], b"");
    let expected = "no case of its policy has this code by the time zone data here: expected those of the \
                    device that made it, found others, or a code that no verdict showed";
    assert_eq!(ended.message(), expected);
}

#[test]
fn what_was_told_is_replayed_with_any_other_database_or_refused() {
    let policies = NAMED.map(|named| ["date", "moment"].map(|count| policy(named, count)));
    let case = (0..20_i64, 0..4, 0..1440_i64, 0..3_usize, 0..2_usize);
    let both = || (rules(), rules());
    check_most(file!(), 95, (both(), both(), case), |(page, here, (days, form, minute, named, count))| {
        let database = |(buyers, shops)| Database { is_buyers: true, buyers, shops: Some(shops) };
        let (page, here, compiled) = (database(page), database(here), &policies[named][count]);
        let now = "2026-11-22T12:00:00Z";
        let day = day_text(local(Instant(instant(now).unwrap().0 - days * 86_400_000), &page).day());
        let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
        let bought = match form {
            0 => day,
            1 => format!("{day}T{clock}"),
            2 => format!("{day}T{clock}Z"),
            _ => format!("{day}T{clock}+05:30"),
        };
        let reply = told(compiled, &bought, now, &page);
        if reply.1.is_empty() {
            return Ok(true);
        }
        match replayed(compiled, &reply.1, now, &here, |replay| replay.told.clone()) {
            Ok(again) => prop_assert_eq!(again, reply, "{}", bought),
            Err(wrong) => {
                prop_assert_eq!(wrong, Wrong::OtherZones);
                return Ok(false);
            }
        }
        Ok(true)
    });
}
