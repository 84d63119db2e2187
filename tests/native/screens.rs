//! Every kind of screen, whole, as it reads.

use refund_check::case::Case;
use refund_check::interview::Present;
use refund_check::time::{instant, local};
use refund_check::view::{Edition, English, Noted, Words, plain, whole};
use refund_check::zones::Named;

const FOLDER: &str = "tests/native/screens";

/// Compares with the file of that name; to write it anew, set `REFUND_CHECK_EXPECT=write`.
#[track_caller]
fn check(name: &str, answers: &str, given: &[(&str, &str)]) {
    let compiled = refund_check::default_policy();
    let zone = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T09:00:00Z").unwrap(), zone: &zone };
    let pairs: Vec<(&str, &str)> =
        answers.split_whitespace().map(|pair| pair.split_once('=').unwrap()).collect();
    let case = Case::of(&compiled, &pairs, present);
    let edition = Edition { compiled: &compiled, words: &Words::default(), format: &English(&zone) };
    let today = local(present.now, &zone).day();
    let text = plain(&whole(&case, edition, edition, Noted { given, ..Noted::default() }, Some(today)).nodes);
    let file = format!("{FOLDER}/{name}.txt");
    if std::env::var("REFUND_CHECK_EXPECT").is_ok_and(|what| what == "write") {
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&file).unwrap_or_default(), "{name}");
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
    let defect = "reason=defective fault=major purchased=2026-11-20 support=could-not-fix";
    check("qualifies", defect, &[]);
    check("qualifies-given", defect, &[("order-number", "R-5"), ("device", "")]);
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
