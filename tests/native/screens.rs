//! Every kind of screen, whole, as text.

use std::path::Path;

use refund_check::case::Case;
use refund_check::compiled::Compiled;
use refund_check::interview::Present;
use refund_check::read::read;
use refund_check::replay::{self, Known};
use refund_check::text::{English, plain};
use refund_check::time::{instant, local};
use refund_check::view::{self, Edition, Element, Node, Noted, Words, whole};
use refund_check::zones::Named;

use crate::expected::check_file;

const FOLDER: &str = "tests/native/screens";
const DEFECT: &str = "reason=defective fault=major purchased=2026-11-20 support=could-not-fix";

/// A buyer in Berlin who has given these answers at some moment.
struct Buyer<'a> {
    shop: &'a str,
    now: &'a str,
    answers: &'a str,
}

/// Two buyers: one cancels a booking, of which half is still paid back; one waits for a parcel that may still
/// be on its way.
const CANCELS: Buyer<'_> = Buyer {
    shop: "src/policies/tickets-and-stays",
    now: "2026-06-10T14:00:01Z",
    answers: "reason=cannot-come booked=2026-05-01 begins=2026-07-10 price=90.00",
};
const WAITS: Buyer<'_> = Buyer {
    shop: "src/policies/physical-goods",
    now: "2026-11-22T09:00:00Z",
    answers: "reason=not-arrived sent=2026-11-12",
};

impl<'a> Buyer<'a> {
    /// A buyer of the default policy.
    fn new(answers: &'a str) -> Buyer<'a> {
        Buyer { shop: "src/policies/digital-goods", now: "2026-11-22T09:00:00Z", answers }
    }

    /// Draws the buyer's case.
    fn draw<T>(&self, draw: impl FnOnce(&Case, &Compiled, &Named) -> T) -> T {
        let compiled = Compiled::new(read(Path::new(self.shop)).unwrap().policy).unwrap();
        let zone = Named::new("Europe/Berlin").unwrap();
        let present = Present { now: instant(self.now).unwrap(), zone: &zone };
        let pairs: Vec<(&str, &str)> =
            self.answers.split_whitespace().map(|pair| pair.split_once('=').unwrap()).collect();
        draw(&Case::of(&compiled, &pairs, present), &compiled, &zone)
    }

    /// The buyer's screen.
    fn screen(&self, noted: Noted<'_>) -> Vec<Node> {
        self.draw(|case, compiled, zone| {
            let edition = Edition { compiled, words: &Words::default(), format: &English(zone) };
            whole(case, edition, edition, noted, Some(local(case.now, zone).day())).nodes
        })
    }

    /// The screen that support sees later for the buyer's code.
    fn read_at(&self, later: &str) -> Vec<Node> {
        self.draw(|case, compiled, zone| {
            let known = [Known { compiled, from: Some("our-policy") }];
            let (code, policy) = replay::find(&case.code, &known).unwrap();
            let case = replay::replay(&code, policy, zone, instant(later).unwrap()).unwrap();
            view::replay(&case, &Words::default(), &English(zone))
        })
    }
}

/// Removes hidden nodes: the verdict and the sending step are drawn together, and only one of them is shown.
fn visible(nodes: Vec<Node>) -> Vec<Node> {
    let mut visible_nodes = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if element.attribute("hidden").is_some() => {}
            Node::Element(element) => {
                let children = visible(element.children);
                visible_nodes.push(Node::Element(Element { children, ..element }));
            }
            text => visible_nodes.push(text),
        }
    }
    visible_nodes
}

#[track_caller]
fn check_nodes(name: &str, nodes: &[Node]) {
    check_file(format!("{FOLDER}/{name}.txt"), &plain(nodes));
}

#[track_caller]
fn check(name: &str, answers: &str, given: &[(&str, &str)]) {
    check_nodes(name, &Buyer::new(answers).screen(Noted { given, ..Noted::default() }));
}

#[test]
fn that_a_deadline_may_end_later_is_said_where_no_sentence_is_cited_too() {
    let buyer = Buyer::new("reason=not-delivered purchased=2026-11-20 support=could-not-fix");
    let nodes = buyer.draw(|case, compiled, zone| {
        let mut policy = compiled.policy.clone();
        policy.rules.iter_mut().for_each(|rule| rule.clauses.clear());
        let compiled = &Compiled { policy, ..compiled.clone() };
        let edition = Edition { compiled, words: &Words::default(), format: &English(zone) };
        let today = Some(local(case.now, zone).day());
        whole(case, edition, edition, Noted::default(), today).nodes
    });
    check_nodes("qualifies-inexact-unquoted", &visible(nodes));
}

#[test]
fn each_question_reads_as_it_should() {
    check("first", "", &[]);
    check("choice", "reason=defective", &[]);
    check("date", "reason=not-delivered", &[]);
    check("date-wrong", "reason=not-delivered purchased=2027-01-01", &[]);
    check("time", "reason=not-delivered purchased=2026-11-08", &[]);
    check("time-wrong", "reason=not-delivered purchased=2026-11-08 purchased.time=25:00", &[]);
    check("last", "reason=not-delivered purchased=2026-11-20", &[]);
}

#[test]
fn each_verdict_reads_as_it_should() {
    check("qualifies", DEFECT, &[]);
    check("qualifies-given", DEFECT, &[("order-number", "R-5"), ("device", "")]);
    check("qualifies-inexact", "reason=not-delivered purchased=2026-11-20 support=could-not-fix", &[]);
    check("fix-first", "reason=defective fault=major purchased=2026-11-20 support=in-progress", &[]);
    check("evidence-first", "reason=not-as-described proof=not-yet purchased=2026-11-20", &[]);
    check("support-decides", "reason=other", &[]);
    check(
        "undecided",
        "reason=not-delivered purchased=2026-11-08 purchased.time=unknown support=could-not-fix",
        &[],
    );
    check("does-not-qualify", "reason=changed-mind", &[]);
}

#[test]
fn what_to_send_reads_as_it_should_also_where_the_buyer_has_written_the_message() {
    let given = [("order-number", "R-5"), ("device", "")];
    let noted =
        Noted { given: &given, story: "It stops after a minute.", is_sending: true, ..Noted::default() };
    let edited = Noted { edited: Some("Hello,\n\nit broke. Order R-5."), ..noted };
    check_nodes("sending", &visible(Buyer::new(DEFECT).screen(noted)));
    check_nodes("sending-edited", &visible(Buyer::new(DEFECT).screen(edited)));
}

#[test]
fn a_question_that_is_answered_anew_says_what_was_answered() {
    let choice = Noted { before: Some("minor"), ..Noted::default() };
    check_nodes("choice-anew", &Buyer::new("reason=defective").screen(choice));
    let date = Noted { before: Some("2026-11-20"), typed: "2026-11-21", ..Noted::default() };
    check_nodes("date-anew", &Buyer::new("reason=not-delivered").screen(date));
}

#[test]
fn the_first_question_offers_to_take_a_start_anew_back() {
    check_nodes("first-undo", &Buyer::new("").screen(Noted { can_undo: true, ..Noted::default() }));
}

#[test]
fn a_number_is_asked_for_with_its_currency_and_what_it_comes_to_is_told() {
    let answers = |answers: &'static str| Buyer { answers, ..CANCELS }.screen(Noted::default());
    let booked = "reason=cannot-come booked=2026-05-01 begins=2026-07-10";
    check_nodes("number", &answers(booked));
    check_nodes(
        "number-wrong",
        &answers("reason=cannot-come booked=2026-05-01 begins=2026-07-10 price=9.999"),
    );
    check_nodes("payment", &CANCELS.screen(Noted::default()));
}

#[test]
fn a_verdict_that_will_be_a_better_one_says_from_when() {
    check_nodes("opens", &WAITS.screen(Noted::default()));
}

#[test]
fn support_reads_what_was_told_then_and_what_would_be_told_now() {
    check_nodes("replay", &Buyer::new(DEFECT).read_at("2026-11-24T12:00:00Z"));
    check_nodes("replay-payment", &CANCELS.read_at("2026-07-04T12:00:00Z"));
    check_nodes("replay-opens", &WAITS.read_at("2026-11-24T12:00:00Z"));
}
