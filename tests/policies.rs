//! Policies of the kinds that shops publish, each written from facts that are numbered in its `rules.toml`, and the
//! templates of `init`: they are sound, their scenarios hold, and every way to publish them works.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]

use std::path::Path;

use refund_check::compiled::Compiled;
use refund_check::publish::{self, Shape};
use refund_check::read::{self, Folder};
use refund_check::report::scenarios;
use refund_check::{analysis, file};

/// Checks everything about one folder. `number` is how many scenarios and rules it has, so that none is lost
/// unnoticed.
#[track_caller]
fn check(folder: &str, number: (usize, usize)) {
    let folder = Path::new(folder);
    let read = read::read(folder).unwrap();
    let checked = analysis::examine(&read);
    assert_eq!(checked.findings, [], "{}", folder.display());
    let compiled = checked.compiled.unwrap();
    let run = scenarios::run(&compiled, &scenarios::read(folder, &compiled.policy).unwrap());
    let (count, rules) = number;
    assert_eq!(
        run.text(&folder.display()),
        format!("{count} scenarios: all hold\n{rules} rules: each is exercised by a scenario\n")
    );
    published(&read, &compiled);
}

/// Checks that the policy can be packed for a page and written out as HTML, and that a date which is not a
/// purchase is never called one.
#[track_caller]
fn published(read: &Folder, compiled: &Compiled) {
    assert!(file::write(compiled, &[]).starts_with('{'));
    let written =
        [Shape::Details, Shape::Lists, Shape::Brief].map(|shape| publish::static_html(compiled, shape));
    let mut events = read.policy.questions.iter().filter_map(|question| question.event.as_deref());
    // A page has a limited size, so for a large policy only the short form must succeed.
    assert!(written[2].is_ok(), "{:?}", written[2]);
    let is_purchase = events.any(|event| event == "Purchase");
    for html in written.into_iter().flatten() {
        assert!(html.contains("mailto:"), "{html}");
        assert!(is_purchase || !html.contains("Bought"), "a date is called a purchase:\n{html}");
    }
}

#[test]
fn games_and_add_ons_go_by_days_and_by_hours_played() {
    check("tests/policies/games", (38, 22));
}

#[test]
fn electronics_have_tiers_a_holiday_period_and_fees() {
    check("tests/policies/electronics", (41, 14));
}

#[test]
fn a_distance_sale_can_be_withdrawn_from_by_working_days_and_by_when_the_buyer_was_told() {
    check("tests/policies/distance-sale", (44, 14));
}

#[test]
fn furniture_comes_back_for_money_or_for_a_refund_card() {
    check("tests/policies/furniture", (20, 10));
}

#[test]
fn a_stay_is_counted_back_from_check_in_by_the_clocks_of_the_place() {
    check("tests/policies/stay", (21, 9));
}

#[test]
fn courses_can_be_refunded_within_thirty_days() {
    check("tests/policies/courses", (13, 10));
}

#[test]
fn flights_are_refunded_within_a_day_or_when_the_airline_changes_them() {
    check("tests/policies/flights", (23, 8));
}

#[test]
fn each_template_is_finished_but_for_its_contact() {
    check("src/policies/physical-goods", (14, 9));
    check("src/policies/distance-sale", (16, 10));
    check("src/policies/online-courses", (12, 10));
    check("src/policies/subscription", (13, 9));
    check("src/policies/tickets-and-stays", (14, 9));
}
