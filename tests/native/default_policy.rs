//! The default policy with all combinations of answers, compared with the oracle and with a table written by
//! hand.

use refund_check::default_policy;
use refund_check::read;

use crate::oracle::{Answers, Oracle};
use crate::support::{Case, PRESENTS, answers, say};

/// The policy as read from its folder. The packed one does not contain which rule overrides which.
fn written() -> read::Folder {
    read::read(std::path::Path::new("src/policies/digital-goods")).unwrap()
}

fn with(answers: &Answers, id: &str, said: &Option<String>) -> Answers {
    let mut answers = answers.clone();
    answers.extend(said.iter().map(|said| (id.to_owned(), said.clone())));
    answers
}

#[test]
fn every_combination_of_answers_gets_what_its_rules_say() {
    let (compiled, folder) = (default_policy(), written());
    let oracle = Oracle::new(&folder.policy);
    let mut count = 0;
    for present in [PRESENTS[0], PRESENTS[1], PRESENTS[3]] {
        let case = Case::new(&compiled, &oracle, present);
        let mut all = vec![Answers::new()];
        for (place, question) in folder.policy.questions.iter().enumerate() {
            let menu = case.menu(place);
            let longer = |so_far: &Answers| -> Vec<Answers> {
                menu.iter().map(|said| with(so_far, &question.id, said)).collect()
            };
            all = all.iter().flat_map(longer).collect();
        }
        // A time of day counts only beside a day without a time. Elsewhere it is ignored, even if it is
        // nonsense.
        let (times, ignored) = (case.times(3), [None, Some("noon".to_owned())]);
        for answers in all {
            let is_day = answers.get("purchased").is_some_and(|said| said.len() == 10);
            for time in if is_day { &times[..] } else { &ignored[..] } {
                count += 1;
                case.agrees(&with(&answers, "purchased.time", time)).unwrap();
            }
        }
    }
    assert!(count > 200_000, "{count}");
}

/// A present moment and a purchase for each state of the refund and the report window: both open, only the
/// first, only the second, neither.
const STATES: [(&str, &str); 4] = [
    ("2026-11-22T12:00:00Z", "2026-11-20T10:00"),
    ("2027-04-03T22:15:00Z", "2027-03-20T23:30"),
    ("2026-11-22T12:00:00Z", "2026-11-08T10:00"),
    ("2026-11-22T12:00:00Z", "2026-10-01T10:00"),
];

#[track_caller]
fn check(written: &str, expected: [&str; 4]) {
    for ((now, purchased), expected) in STATES.into_iter().zip(expected) {
        let answers = answers(&format!("{written} purchased={purchased}"));
        let said = say(&default_policy(), &answers, now, "Europe/Berlin");
        let begins = format!("{{\"verdict\":{{\"outcome\":\"{expected}\",");
        assert!(said.starts_with(&begins), "{answers:?}\nexpected {expected}, said {said}");
    }
}

#[test]
fn what_was_not_delivered_is_first_for_support_to_solve() {
    let no = "does-not-qualify";
    check("reason=not-delivered support=not-contacted", ["fix-first", "fix-first", no, no]);
    check("reason=not-delivered support=in-progress", ["fix-first", "fix-first", no, no]);
    check("reason=not-delivered support=could-not-fix", ["qualifies", "qualifies", no, no]);
    check("reason=not-delivered support=fixed", [no; 4]);
}

#[test]
fn a_major_fault_is_first_for_support_to_solve_and_a_minor_one_is_not_covered() {
    let no = "does-not-qualify";
    check("reason=defective fault=major support=not-contacted", ["fix-first", "fix-first", no, no]);
    check("reason=defective fault=major support=in-progress", ["fix-first", "fix-first", no, no]);
    check("reason=defective fault=major support=could-not-fix", ["qualifies", "qualifies", no, no]);
    check("reason=defective fault=major support=fixed", [no; 4]);
    check("reason=defective fault=minor", [no; 4]);
}

#[test]
fn what_is_not_as_described_must_be_shown_while_both_windows_are_open() {
    let (no, support) = ("does-not-qualify", "support-decides");
    check("reason=not-as-described proof=can-show", ["qualifies", support, support, no]);
    check("reason=not-as-described proof=not-yet", ["evidence-first", support, support, no]);
    check("reason=not-as-described proof=only-hoped", [no; 4]);
}

#[test]
fn the_other_reasons_are_not_covered_and_an_unknown_one_is_for_support() {
    for reason in ["changed-mind", "bought-by-mistake", "lacks-expertise", "expected-something-else"] {
        check(&format!("reason={reason}"), ["does-not-qualify"; 4]);
    }
    check("reason=other", ["support-decides"; 4]);
}

#[test]
fn the_packed_policy_is_the_written_one() {
    let mut policy = written().policy;
    for rule in &mut policy.rules {
        rule.overrides.clear();
        // A packed policy contains a note's text, but not its id.
        rule.note.iter_mut().for_each(|note| note.id.clear());
    }
    assert_eq!(default_policy().policy, policy);
}

#[test]
fn it_is_what_its_folder_says_and_nothing_is_wrong_with_it() {
    let folder = written();
    assert_eq!(refund_check::analysis::check(&folder), []);
    let compiled = refund_check::compiled::Compiled::new(folder.policy).unwrap();
    assert!(default_policy().pack() == compiled.pack());
}
