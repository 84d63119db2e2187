//! Dates that depend on each other: what one date says about another, which times of day are asked for, and
//! how many questions are announced. Expected results are worked out by hand, except for the number of
//! questions, which is found by playing every path to its end.

use refund_check::compiled::Compiled;
use refund_check::interview::{Present, path};
use refund_check::time::instant;
use refund_check::zones::Named;

use crate::at_most::Play;
use crate::deadlines::{check, choice, dates, policy, rules};
use crate::oracle::{Answers, Oracle};
use crate::support::{Case, answers};

const NOW: &str = "2026-11-22T12:00:00Z";

/// Rules for the two states of a window: `qualifies` if it is open, else `does-not-qualify`.
fn in_or_out(window: &str) -> String {
    rules(&[(&format!("{window} = \"open\""), "qualifies"), ("", "does-not-qualify")])
}

/// The same outcomes, but another date decides which rule gives them, so that date is asked for.
fn in_or_out_by(window: &str, other: &str) -> String {
    format!("[windows.seen]\nfrom = \"{other}\"\ndays = 3000\ncount = \"date\"\n")
        + &rules(&[
            (&format!("{window} = \"open\", seen = \"open\""), "qualifies"),
            (&format!("{window} = \"open\""), "qualifies"),
            ("seen = \"open\"", "does-not-qualify"),
            ("", "does-not-qualify"),
        ])
}

const OPEN: &str = "{\"verdict\":{\"outcome\":\"qualifies\"";
const CLOSED: &str = "{\"verdict\":{\"outcome\":\"does-not-qualify\"";
const UNDECIDED: &str = "{\"verdict\":{\"outcome\":\"support-decides\"";

/// A policy with a fortnight from the first of these dates. The last date is asked for too.
fn fortnight(of: &[(&str, &str)]) -> Compiled {
    let (first, last) = (of[0].0, of[of.len() - 1].0);
    let window = format!("[windows.fortnight]\nfrom = \"{first}\"\ndays = 14\ncount = \"date\"\n");
    policy(&(dates(of) + &window + &in_or_out_by("fortnight", last)))
}

#[test]
fn a_date_that_is_not_known_is_no_later_than_the_earliest_that_cannot_lie_before_it() {
    let unsure = ("bought", "unsure = \"U\"");
    let one = fortnight(&[unsure, ("came", "after = \"bought\"")]);
    // A parcel that came a fortnight and a day ago was bought no later than that.
    check(&one, "bought=unsure came=2026-11-07", NOW, CLOSED);
    check(&one, "bought=unsure came=2026-11-08", NOW, UNDECIDED);
    let rest = dates(&[unsure, ("came", "after = \"bought\""), ("left", "after = \"bought\"")])
        + "[windows.old]\nfrom = \"came\"\ndays = 60\ncount = \"date\"\n\
           [windows.fortnight]\nfrom = \"bought\"\ndays = 14\ncount = \"date\"\n"
        + "[windows.seen]\nfrom = \"left\"\ndays = 60\ncount = \"date\"\n"
        + &rules(&[
            ("fortnight = \"open\"", "qualifies"),
            ("old = \"open\", seen = \"open\"", "does-not-qualify"),
            ("old = \"open\"", "does-not-qualify"),
            ("seen = \"open\"", "does-not-qualify"),
            ("", "does-not-qualify"),
        ]);
    let two = policy(&rest);
    check(&two, "bought=unsure came=2026-01-01 left=2026-11-20", NOW, CLOSED);
    check(&two, "bought=unsure came=2026-11-20 left=2026-01-01", NOW, CLOSED);
    check(&two, "bought=unsure came=2026-11-20 left=2026-11-20", NOW, UNDECIDED);
}

/// A choice decides which of two dates counts. In case `a`, the date `sent` is not asked for and says nothing
/// about `came`.
fn by_kind() -> Compiled {
    let rest = choice("kind", &["a", "b"])
        + &dates(&[("sent", ""), ("came", "after = \"sent\"\nunsure = \"U\"")])
        + "[windows.use]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n\
           [windows.post]\nfrom = \"sent\"\ndays = 14\ncount = \"date\"\n"
        + &rules(&[
            ("kind = \"a\", use = \"open\"", "qualifies"),
            ("kind = \"b\", post = \"open\"", "qualifies"),
            ("", "does-not-qualify"),
        ]);
    policy(&rest)
}

#[test]
fn a_date_that_is_not_asked_for_tells_nothing_of_one_that_is() {
    let by_kind = by_kind();
    check(&by_kind, "kind=a sent=2026-11-20 came=unsure", NOW, UNDECIDED);
    check(&by_kind, "kind=b sent=2026-11-20 came=unsure", NOW, OPEN);
    check(&by_kind, "kind=b sent=2026-11-20 came=2026-01-01", NOW, OPEN);
    check(&by_kind, "kind=a sent=2026-11-20 came=2026-10-19", NOW, CLOSED);
    check(&by_kind, "kind=a sent=2026-11-20", NOW, &asks("came", 1));
    check(&by_kind, "sent=2026-11-20 came=unsure", NOW, &asks("kind", 1));
    let never = dates(&[("sent", ""), ("came", "after = \"sent\"\nunsure = \"U\"")])
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n"
        + &in_or_out("fortnight");
    check(&policy(&never), "sent=2026-11-20 came=unsure", NOW, UNDECIDED);
    check(&policy(&never), "sent=2026-11-20 came=2026-10-19", NOW, CLOSED);
}

#[test]
fn a_date_between_two_that_are_at_one_instant_is_at_that_instant() {
    let rest = dates(&[
        ("bought", ""),
        ("came", "after = \"bought\"\nunsure = \"U\""),
        ("left", "after = \"came\""),
    ]) + "[windows.old]\nfrom = \"bought\"\ndays = 60\ncount = \"date\"\n\
          [windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n\
          [windows.day]\nfrom = \"left\"\ndays = 1\ncount = \"date\"\n"
        + &rules(&[
            ("old = \"closed\"", "fix-first"),
            ("fortnight = \"open\", day = \"open\"", "qualifies"),
            ("fortnight = \"open\"", "qualifies"),
            ("day = \"open\"", "does-not-qualify"),
            ("", "does-not-qualify"),
        ]);
    let compiled = policy(&rest);
    check(&compiled, "bought=2026-11-01T10:00 came=unsure left=2026-11-01T10:00", NOW, CLOSED);
    check(&compiled, "bought=2026-11-01T10:00 came=unsure left=2026-11-20T10:00", NOW, UNDECIDED);
}

const ANOTHER: &str = "[[questions]]\nid = \"why\"\nask = \"Why?\"\noptions = [{ id = \"ill\", say = \"Ill\" }, { id = \"other\", say = \"Other\" }]\n";

/// A policy that asks whether the parcel came within 24 hours. Its other question makes no difference and is
/// not asked.
fn within_a_day() -> Compiled {
    let rest = ANOTHER.to_owned()
        + &dates(&[("heard", ""), ("came", "")])
        + "[windows.day]\nfrom = \"heard\"\nto = \"came\"\ndays = 1\ncount = \"moment\"\n"
        + &in_or_out("day");
    policy(&rest)
}

fn asks(id: &str, at_most: u32) -> String {
    format!("{{\"question\":{{\"id\":\"{id}\",\"at_most\":{at_most}}}}}")
}

#[test]
fn the_times_of_two_days_are_asked_for_where_they_decide_what_lies_between() {
    let day = within_a_day();
    check(&day, "heard=2026-11-01 came=2026-11-02", NOW, &asks("heard.time", 2));
    check(&day, "heard=2026-11-01 heard.time=10:00 came=2026-11-02", NOW, &asks("came.time", 1));
    let both = |time: &str, other: &str| {
        format!("heard=2026-11-01 heard.time={time} came=2026-11-02 came.time={other}")
    };
    check(&day, &both("10:00", "10:00"), NOW, OPEN);
    check(&day, &both("10:00", "10:01"), NOW, CLOSED);
    check(&day, &both("unknown", "10:01"), NOW, "\"settled_by\":[\"heard.time\"]");
    check(&day, &both("25:00", "10:01"), NOW, "{\"invalid\":{\"question\":\"heard.time\"");
    // On any later day it is too late and on the same day in time, whatever the times of day are.
    check(&day, "heard=2026-11-01 came=2026-11-03", NOW, CLOSED);
    check(&day, "heard=2026-11-01 came=2026-11-01", NOW, OPEN);
    check(&day, "heard=2026-11-01 came=2026-11-02T10:00", NOW, &asks("heard.time", 1));
    check(&day, "heard=2026-11-01 heard.time=10:00 came=2026-11-02T10:00", NOW, OPEN);
    check(&day, "heard=2026-11-01 heard.time=09:59 came=2026-11-02T10:00", NOW, CLOSED);
}

#[test]
fn a_time_of_day_is_not_asked_for_where_the_order_of_two_dates_settles_it() {
    // The window reaches from an hour before the delivery on. If `heard` cannot lie after `came`, it is
    // always within the window.
    let back = |after: &str| {
        let rest = dates(&[("heard", ""), ("came", after)])
            + "[windows.hour]\nfrom = \"came\"\nto = \"heard\"\nhours = 1\n"
            + &in_or_out("hour");
        policy(&rest)
    };
    check(&back("after = \"heard\""), "heard=2026-11-02 came=2026-11-02T10:00", NOW, OPEN);
    let free = back("");
    check(&free, "heard=2026-11-02 came=2026-11-02T10:00", NOW, &asks("heard.time", 1));
    check(&free, "heard=2026-11-02 heard.time=11:00 came=2026-11-02T10:00", NOW, OPEN);
    check(&free, "heard=2026-11-02 heard.time=11:01 came=2026-11-02T10:00", NOW, CLOSED);
}

#[test]
fn the_times_of_days_that_may_still_be_asked_for_are_announced() {
    let day = within_a_day();
    check(&day, "", NOW, &asks("heard", 4));
    check(&day, "heard=2026-11-01", NOW, &asks("came", 3));
    check(&day, "heard=2026-11-01T10:00", NOW, &asks("came", 2));
    check(&day, "came=2026-11-02", NOW, &asks("heard", 3));
    check(&day, "came=2026-11-02T10:00", NOW, &asks("heard", 2));
}

#[test]
fn never_too_few_questions_are_announced_where_dates_are_measured_against_each_other() {
    let present = (NOW, "Europe/Berlin");
    let own = "[windows.week]\nfrom = \"heard\"\ndays = 7\ncount = \"date\"\n";
    for (count, more, when) in [
        ("moment", "", ""),
        ("date", "", ""),
        ("moment", own, "week = \"open\", "),
        ("date", "zone = \"Asia/Tokyo\"\n", ""),
    ] {
        let rest = dates(&[("heard", ""), ("came", "")])
            + &format!(
                "[windows.day]\nfrom = \"heard\"\nto = \"came\"\ndays = 1\ncount = \"{count}\"\n{more}"
            )
            + &rules(&[(&format!("{when}day = \"open\""), "qualifies"), ("", "does-not-qualify")]);
        let compiled = policy(&rest);
        let oracle = Oracle::new(&compiled.policy);
        let case = Case::new(&compiled, &oracle, present);
        let mut play = Play::new(&case, true);
        for from in ["", "came=2026-11-22", "came=2026-11-21T12:00"] {
            play.on(&answers(from));
        }
        assert!(play.seen.contains_key(&Answers::new()));
        for (answers, (most, at_most)) in &play.seen {
            assert!(most <= at_most, "{answers:?}: {most} came, {at_most} were said of\n{rest}");
        }
    }
}

#[test]
fn a_time_that_is_not_needed_is_not_announced() {
    let rest = dates(&[("heard", "unsure = \"U\""), ("came", "")])
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"moment\"\n\
           [windows.day]\nfrom = \"heard\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n"
        + &rules(&[("fortnight = \"open\", day = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    // At midnight every whole day is either within the fortnight or not, whatever its times. A minute later,
    // one day is only partly within it.
    check(&policy(&rest), "heard=unsure", "2026-11-21T23:00:00Z", &asks("came", 1));
    check(&policy(&rest), "heard=unsure", "2026-11-21T23:01:00Z", &asks("came", 2));
}

#[test]
fn a_date_can_be_measured_against_two_others() {
    let rest = dates(&[("ordered", ""), ("paid", ""), ("came", "")])
        + "[windows.one]\nfrom = \"ordered\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n\
           [windows.two]\nfrom = \"paid\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n"
        + &rules(&[
            ("one = \"open\"", "fix-first"),
            ("two = \"open\"", "qualifies"),
            ("", "does-not-qualify"),
        ]);
    let compiled = policy(&rest);
    check(&compiled, "ordered=2026-11-01 paid=2026-11-04 came=2026-11-05", NOW, OPEN);
    check(&compiled, "ordered=2026-11-01 paid=2026-11-03 came=2026-11-05", NOW, CLOSED);
}

#[test]
fn of_two_spans_between_two_dates_the_longer_can_be_open_alone() {
    let all = "\"outcome\":\"support-decides\",\"rules\":[\"r0\",\"r1\",\"r2\"]";
    for (from, to) in [("heard", "came"), ("came", "heard")] {
        let span = |id: &str, days: u32| {
            format!("[windows.{id}]\nfrom = \"{from}\"\nto = \"{to}\"\ndays = {days}\ncount = \"date\"\n")
        };
        let rest = dates(&[("heard", "unsure = \"U\""), ("came", "unsure = \"U\"")])
            + &span("short", 1)
            + &span("long", 14)
            + &rules(&[
                ("short = \"open\"", "qualifies"),
                ("long = \"open\"", "fix-first"),
                ("", "does-not-qualify"),
            ]);
        check(&policy(&rest), "heard=unsure came=2026-11-02", NOW, all);
        check(&policy(&rest), "heard=2026-11-02 came=unsure", NOW, all);
    }
}

#[test]
fn another_date_that_is_not_known_is_no_later_than_one_that_cannot_lie_before_it() {
    let rest = dates(&[("heard", "unsure = \"U\""), ("came", ""), ("left", "after = \"heard\"")])
        + "[windows.day]\nfrom = \"heard\"\nto = \"came\"\ndays = 1\ncount = \"date\"\n"
        + &in_or_out_by("day", "left");
    check(&policy(&rest), "heard=unsure came=2026-11-20 left=2026-11-18", NOW, CLOSED);
    check(&policy(&rest), "heard=unsure came=2026-11-20 left=2026-11-19", NOW, UNDECIDED);
}

#[test]
fn what_cannot_lie_before_the_present_moment_is_at_it() {
    let rest = dates(&[("sent", ""), ("came", "after = \"sent\"\nunsure = \"U\"")])
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n"
        + &in_or_out_by("fortnight", "sent");
    check(&policy(&rest), &format!("sent={NOW} came=unsure"), NOW, OPEN);
    check(&policy(&rest), "sent=2026-11-01 came=unsure", NOW, UNDECIDED);
}

#[test]
fn a_deadline_counts_from_no_instant_before_the_other_date() {
    let rest = dates(&[("sent", ""), ("came", "after = \"sent\"")])
        + "[windows.month]\nfrom = \"sent\"\ndays = 30\ncount = \"date\"\n\
           [windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"moment\"\n\
           [windows.two]\nfrom = \"came\"\ndays = 2\ncount = \"date\"\n"
        + &rules(&[
            ("month = \"open\", two = \"open\"", "qualifies"),
            ("month = \"open\", fortnight = \"open\"", "qualifies"),
            ("", "does-not-qualify"),
        ]);
    let by = |exact: bool| format!("\"deadline\":{{\"by\":\"2026-12-02T10:00:00+01:00\",\"exact\":{exact}}}");
    // The parcel came at ten at the earliest, and the deadline counts from then.
    check(&policy(&rest), "sent=2026-11-18T10:00 came=2026-11-18", NOW, &by(false));
    check(&policy(&rest), "sent=2026-11-18 came=2026-11-18T10:00", NOW, &by(true));
}

#[test]
fn an_end_that_moves_with_the_part_of_a_day_that_it_counts_from_is_not_exact() {
    let rest = dates(&[("heard", ""), ("came", "")])
        + "[windows.day]\nfrom = \"heard\"\nto = \"came\"\nhours = 24\n\
           [windows.use]\nfrom = \"came\"\nhours = 1000\n"
        + &rules(&[("day = \"open\", use = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    // Only if the parcel came before ten does a window end: a thousand hours after midnight at the earliest.
    let by = "\"deadline\":{\"by\":\"2026-12-13T16:00:00+01:00\",\"exact\":false}";
    check(&policy(&rest), "heard=2026-11-01T10:00 came=2026-11-02 came.time=unknown", NOW, by);
}

#[test]
fn what_lies_before_another_that_alone_settles_it_makes_no_difference() {
    let rest = dates(&[("sent", ""), ("came", "after = \"sent\"")])
        + "[windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n"
        + &in_or_out_by("fortnight", "sent");
    let compiled = policy(&rest);
    let oracle = Oracle::new(&compiled.policy);
    let case = Case::new(&compiled, &oracle, (NOW, "Europe/Berlin"));
    for given in ["sent=2026-11-20 came=2026-10-19", "sent=2026-11-01 came=2026-10-19", "came=2026-10-19"] {
        case.agrees(&answers(given)).unwrap();
    }
    // A parcel that was sent two days ago came within the fortnight.
    check(&compiled, "sent=2026-11-20 came=2026-10-19", NOW, OPEN);
    check(
        &compiled,
        "sent=2026-11-01 came=2026-10-19",
        NOW,
        "{\"invalid\":{\"question\":\"came\",\"problem\":\"before-the-other\"",
    );
}

/// Checks which questions are asked on the path, in order, given these answers.
#[track_caller]
fn check_way(rest: &str, pairs: &[(&str, &str)], expected: &[&str]) {
    let compiled = policy(rest);
    let present = Present { now: instant(NOW).unwrap(), zone: &Named::UTC };
    let (asked, _) = path(&compiled, pairs, present).unwrap();
    let asked: Vec<String> = asked.iter().map(|it| it.topic.id(&compiled.policy)).collect();
    assert_eq!(asked, expected);
}

#[test]
fn a_date_that_goes_by_another_is_asked_for_after_it_on_the_way() {
    let more = choice("more", &["a", "b"]);
    let ends =
        rules(&[("day = \"open\"", "qualifies"), ("more = \"a\"", "fix-first"), ("", "does-not-qualify")]);
    let day = "[windows.day]\nfrom = \"heard\"\nto = \"came\"\ncount = \"date\"\n";
    let pairs = [("why", "ill"), ("heard", "2026-11-01"), ("came", "2026-11-02"), ("more", "a")];
    // If the parcel came within a day, no other question is asked.
    let rest = dates(&[("heard", ""), ("came", "")]) + &more + day + "days = 1\n" + &ends;
    check_way(&rest, &pairs[1..], &["heard", "came"]);
    let by = "by = \"why\"\ndays = { ill = 1, other = 2 }\n";
    let rest = ANOTHER.to_owned() + &dates(&[("heard", ""), ("came", "")]) + &more + day + by + &ends;
    check_way(&rest, &pairs, &["why", "heard", "came"]);
}

#[test]
fn what_the_date_before_settles_is_not_asked_for_on_the_way() {
    let rest = dates(&[("sent", ""), ("came", "after = \"sent\"")])
        + "[windows.month]\nfrom = \"sent\"\ndays = 30\ncount = \"date\"\n\
           [windows.fortnight]\nfrom = \"came\"\ndays = 14\ncount = \"date\"\n"
        + &rules(&[("month = \"open\", fortnight = \"open\"", "qualifies"), ("", "does-not-qualify")]);
    check_way(&rest, &[("sent", "2026-11-20"), ("came", "2026-11-21")], &["sent"]);
    check_way(&rest, &[("sent", "2026-11-01"), ("came", "2026-11-21")], &["sent", "came"]);
}
