//! Case codes that are not as they were made: every slip is caught, and nothing is made of what is no case.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::code::{self, Fit, Flaw};
use refund_check::compiled::Compiled;
use refund_check::default_policy;
use refund_check::interview::{self, Present};
use refund_check::policy::{Length, Policy, read as folder};
use refund_check::time::{Instant, Named, instant, rfc3339};

use crate::codes::{read, tell};
use crate::oracle::Answers;

/// The code of a case that has one answer.
fn other() -> String {
    let answers = Answers::from([("reason".to_owned(), "other".to_owned())]);
    tell(&default_policy(), &answers, ("2026-11-22T12:00:01Z", "Europe/Berlin")).unwrap().code
}

/// A thousand cases of the default policy, each at another moment.
fn thousand() -> Vec<String> {
    let compiled = default_policy();
    let reasons = ["not-delivered", "defective", "changed-mind", "other"];
    let case = |number: i64| {
        let mut answers = Answers::from([("fault".to_owned(), "major".to_owned())]);
        answers.insert("reason".to_owned(), reasons[number as usize % 4].to_owned());
        answers.insert(
            "support".to_owned(),
            ["in-progress", "could-not-fix"][number as usize / 4 % 2].to_owned(),
        );
        let bought = instant("2026-11-20T10:00:00Z").unwrap().0 - number % 97 * 7_919_000;
        answers.insert("purchased".to_owned(), rfc3339(Instant(bought), &Named::UTC));
        let now = instant("2026-11-22T12:00:00Z").unwrap().0 + number * 104_729_000;
        let now = rfc3339(Instant(now), &Named::UTC);
        tell(&compiled, &answers, (&now, "Europe/Berlin")).unwrap().code
    };
    (0..1000).map(case).collect()
}

fn is_mistyped(code: &[u8]) -> bool {
    matches!(code::read(std::str::from_utf8(code).unwrap()), Err(Flaw::Mistyped))
}

#[test]
fn every_wrong_character_and_every_swap_of_neighbours_in_a_thousand_codes_is_caught() {
    let (mut wrong, mut swapped) = (0, 0);
    for code in thousand() {
        assert!(code::read(&code).is_ok(), "{code}");
        let symbols: Vec<u8> = code.bytes().filter(|&byte| byte != b'-').collect();
        for place in 0..symbols.len() {
            let mut typo = symbols.clone();
            for &other in b"0123456789ABCDEFGHJKMNPQRSTVWXYZ" {
                typo[place] = other;
                if other != symbols[place] {
                    wrong += 1;
                    assert!(is_mistyped(&typo), "{code} as {}", String::from_utf8_lossy(&typo));
                }
            }
            let mut swap = symbols.clone();
            if place > 0 && symbols[place - 1] != symbols[place] {
                swapped += 1;
                swap.swap(place - 1, place);
                assert!(is_mistyped(&swap), "{code} as {}", String::from_utf8_lossy(&swap));
            }
        }
    }
    assert!(wrong > 600_000 && swapped > 15_000, "{wrong} and {swapped}");
}

#[test]
fn people_may_write_a_code_as_they_like() {
    let code = other();
    let (_, _, answers) = read(&default_policy(), &code).unwrap();
    let alike = |to: [char; 2]| {
        code.chars()
            .map(|it| match it {
                '0' => to[0],
                '1' => to[1],
                _ => it,
            })
            .collect::<String>()
    };
    let spaced: String = code.chars().flat_map(|letter| [letter, ' ']).collect();
    for other in [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', "\u{2013}"),
        format!("\t {} \n", code.replace('-', " - ")),
        spaced,
        alike(['O', 'I']),
        alike(['o', 'l']),
        alike(['0', 'L']),
        alike(['o', 'i']),
    ] {
        assert_eq!(read(&default_policy(), &other).unwrap().2, answers, "{other}");
    }
}

#[test]
fn a_megabyte_is_refused_without_being_worked_through() {
    let started = std::time::Instant::now();
    for text in ["0", "Z", "7-", " \u{2013}", "00000-"] {
        let read = code::read(&text.repeat((1 << 20) / text.len())).map(|_| ());
        assert!(matches!(read, Err(Flaw::TooLong { .. } | Flaw::TooShort { .. })), "{text}: {read:?}");
    }
    // The longest that is looked at in full.
    assert_eq!(code::read(&"Z".repeat(20_000)).map(|_| ()), Err(Flaw::Mistyped));
    assert!(started.elapsed() < std::time::Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn only_the_code_that_is_made_is_one() {
    // A group of zeros in front changes neither the number nor what is left of it.
    let longer = format!("00000-{}", other());
    assert_eq!(code::read(&longer).map(|_| ()), Err(Flaw::EmptyGroup), "{longer}");
}

#[test]
fn other_rules_are_another_version_and_other_words_are_not() {
    let read = code::read(&other()).unwrap();
    let written = folder::read(std::path::Path::new("src/policies/digital-goods")).unwrap();
    let fits = |change: &dyn Fn(&mut Policy)| {
        let mut policy = written.policy.clone();
        change(&mut policy);
        read.fits(&Compiled::new(policy).unwrap())
    };
    assert_eq!(fits(&|_| {}), Fit::Same);
    assert_eq!(fits(&|policy| policy.title = "Another".to_owned()), Fit::Same);
    assert_eq!(fits(&|policy| policy.contact.email = Some("you@example.org".to_owned())), Fit::Same);
    assert_eq!(fits(&|policy| policy.contact.url = None), Fit::Same);
    assert_eq!(fits(&|policy| policy.questions[0].ask = "Why?".to_owned()), Fit::Same);
    assert_eq!(fits(&|policy| policy.version = "2027".to_owned()), Fit::OtherVersion);
    assert_eq!(fits(&|policy| policy.questions[1].unsure = None), Fit::OtherVersion);
    assert_eq!(
        fits(&|policy| policy.rules.iter_mut().for_each(|rule| rule.overrides.clear())),
        Fit::OtherVersion
    );
    assert_eq!(fits(&|policy| policy.windows[0].length = Length::Moment { hours: 335 }), Fit::OtherVersion);
    assert_eq!(fits(&|policy| policy.id = "other-goods".to_owned()), Fit::OtherPolicy);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn digits_of_the_right_policy_and_zone_are_a_case_or_none(
        rest in prop::collection::vec(0..32_u8, 0..16),
        drop in 0..10_usize,
    ) {
        is_a_case_or_none(&rest, drop)?;
    }
}

/// Replaces the answers of a code by anything, with check symbols that fit: nothing may be made of them that
/// does not make the same code.
fn is_a_case_or_none(rest: &[u8], drop: usize) -> Result<(), TestCaseError> {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let code = other();
    let plain: Vec<u8> = code.bytes().filter(|&byte| byte != b'-').collect();
    let number = |byte: &u8| ALPHABET.iter().position(|known| known == byte).unwrap() as u32;
    let mut symbols: Vec<u32> = rest.iter().map(|&digit| u32::from(digit)).collect();
    symbols.extend(plain[drop.min(4)..plain.len() - 2].iter().map(number));
    while !(symbols.len() + 2).is_multiple_of(5) {
        symbols.insert(0, 0);
    }
    let left = symbols.iter().fold(0, |left, symbol| (left * 32 + symbol) % 1021);
    symbols.extend([left / 32, left % 32]);
    let text: String = symbols.iter().map(|&symbol| char::from(ALPHABET[symbol as usize])).collect();
    let Some((read, zone, answers)) = read(&default_policy(), &text) else { return Ok(()) };
    let compiled = default_policy();
    let pairs: Vec<_> = answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let given = interview::Answers::new(&compiled.policy, &pairs).unwrap();
    let present = Present { now: read.now(), zone: &zone };
    let again = code::write(&compiled, &given, present).replace('-', "");
    prop_assert_eq!(again, text);
    Ok(())
}
