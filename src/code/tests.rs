//! Codes there and back, on the default policy.

use super::*;
use crate::default_policy;
use crate::interview::Answers;
use crate::time::{Named, instant};

fn case(answers: &[(&str, &str)], now: &str, zone: &str) -> String {
    let compiled = default_policy();
    let zone = Named::new(zone).unwrap();
    let present = Present { now: instant(now).unwrap(), zone: &zone };
    let given = Answers::new(&compiled.policy, answers).unwrap();
    write(&compiled, &given, present)
}

fn check(answers: &[(&str, &str)], now: &str, zone: &str) {
    let code = case(answers, now, zone);
    let compiled = default_policy();
    let read = read(&code).unwrap();
    assert_eq!(read.fits(&compiled), Fit::Same);
    assert_eq!(read.now(), instant(now).unwrap());
    assert!(read.is_in(zone));
    let zone = Named::new(zone).unwrap();
    let found = read.answers(&compiled, Present { now: read.now(), zone: &zone }).unwrap();
    let found: Vec<(&str, &str)> = found.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
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
    for purchased in ["2026-10-23", "2026-10-24", "2020-02-29", "1937-03-01", "1937-02-01", "0000-01-01"] {
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
