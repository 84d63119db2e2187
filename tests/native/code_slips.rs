//! Case codes with typing errors: every error is detected, and a code that encodes no case is refused.

use refund_check::code::{self, Fit, Flaw};
use refund_check::compiled::Compiled;
use refund_check::default_policy;
use refund_check::policy::{Length, Policy, Span, WindowKind};
use refund_check::read as folder;
use refund_check::time::{Instant, instant, rfc3339};
use refund_check::zones::Named;

use crate::codes::{read, tell};
use crate::oracle::Answers;

/// The code of a case that has one answer.
fn other() -> String {
    let answers = Answers::from([("reason".to_owned(), "other".to_owned())]);
    tell(&default_policy(), &answers, ("2026-11-22T12:00:01Z", "Europe/Berlin")).unwrap().code
}

/// The codes of a thousand cases of the default policy, each at another moment.
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

/// Reads a text that contains a code. Returns the answers of its case, or what is wrong.
fn in_text(text: &str) -> Result<Answers, Flaw> {
    code::read(text).map(|code| {
        let compiled = default_policy();
        let zone = Named::new("Europe/Berlin").unwrap();
        code.case(&compiled, &zone).unwrap().answers.into_iter().collect()
    })
}

#[test]
fn what_mail_programs_chats_and_keyboards_make_of_a_code_is_read() {
    let code = other();
    let answers = in_text(&code).unwrap();
    let each = |from: char, to: u32| {
        code.chars()
            .map(|it| if it >= from { char::from_u32(it as u32 + to).unwrap() } else { it })
            .collect::<String>()
    };
    let between = |mark: &str| code.chars().map(|letter| format!("{letter}{mark}")).collect::<String>();
    let wide: String = code.chars().map(|it| char::from_u32(it as u32 + 0xfee0).unwrap()).collect();
    let wrapped = code.replacen('-', "-\n> ", 2);
    let quoted_printable = format!("{}=\r\n{}", &code[..8], &code[8..]);
    let mut texts = vec![
        each('A', 0xfee0),
        wide.clone(),
        wide.to_lowercase(),
        wide.replace('\u{ff0d}', "\u{30fc}"),
        wide.replace('\u{ff0d}', "\u{ff70}"),
        code.replace('-', "\u{3000}"),
        code.replace('-', " \u{2014} "),
        wrapped,
        quoted_printable,
        format!("{}\u{fe0f}", code),
        code.chars().map(|it| it.to_digit(10).map_or(it, |it| char::from_u32(0x660 + it).unwrap())).collect(),
    ];
    texts.extend(
        ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{a0}", "\u{202f}"]
            .map(|dash| code.replace('-', dash)),
    );
    texts.extend(["\u{200b}", "\u{ad}", "\u{2060}", "\u{feff}", "\u{200e}", " "].map(between));
    for text in texts {
        assert_eq!(in_text(&text).as_ref(), Ok(&answers), "{text}");
    }
}

#[test]
fn a_code_is_found_with_text_before_and_after_it() {
    let code = other();
    let answers = in_text(&code).unwrap();
    let spaced = code.replace('-', " ").to_lowercase();
    for code in [&code, &code.to_lowercase(), &spaced, &code.replace('-', "")] {
        for (before, after) in [
            ("Code: ", "."),
            ("Code:", ""),
            ("Your case code: ", "\n\nThank you"),
            ("\u{201c}", "\u{201d}"),
            ("\u{ab}\u{a0}", "\u{a0}\u{bb}"),
            ("\u{300c}", "\u{300d}"),
            ("(", ")!"),
            ("**", "**"),
            ("#", ", please"),
            ("https://shop.example/contact?code=", "&subject=Refund"),
            ("Hello,\n\n> My code is ", " and I wait since 14 days for 2 answers"),
            ("\u{30b3}\u{30fc}\u{30c9}\u{ff1a}", "\u{3002}"),
            ("Subject: Refund question, case ", "\nMessage-ID: <20261122120001.1A2B3@mail.example>"),
        ] {
            let text = format!("{before}{code}{after}");
            assert_eq!(in_text(&text).as_ref(), Ok(&answers), "{text}");
        }
    }
}

#[test]
fn a_typo_in_a_code_with_text_around_it_is_told_as_one() {
    let code = other();
    let check = |text: &str, flaw: Flaw| {
        for (before, after) in
            [("Code: ", "."), ("My code is ", " thanks"), ("", "\n\nHello"), ("\u{ab}", "\u{bb}")]
        {
            let place = before.chars().count();
            let flaw = match flaw {
                Flaw::NoSymbol { letter, place: within } => Flaw::NoSymbol { letter, place: place + within },
                flaw => flaw,
            };
            let text = format!("{before}{text}{after}");
            assert_eq!(in_text(&text), Err(flaw), "{text}");
        }
    };
    let wrong = code.replacen(&code[..2], if code.starts_with("00") { "11" } else { "00" }, 1);
    check(&wrong, Flaw::Mistyped);
    check(&wrong.replace('-', " "), Flaw::Mistyped);
    check(&code[1..], Flaw::BrokenGroup { found: 4, whole: 5 });
    check(&format!("{}U{}", &code[..6], &code[7..]), Flaw::NoSymbol { letter: 'U', place: 7 });
    for (text, found) in [("", 0), ("...", 0), ("\u{200b}", 0)] {
        assert_eq!(in_text(text), Err(Flaw::TooShort { found, least: 10 }), "{text}");
    }
}

#[test]
fn a_megabyte_is_refused_without_being_worked_through() {
    let started = std::time::Instant::now();
    for text in ["0", "Z", "7-", " \u{2013}", "00000-"] {
        let read = code::read(&text.repeat((1 << 20) / text.len())).map(|_| ());
        assert!(matches!(read, Err(Flaw::TooLong { .. } | Flaw::TooShort { .. })), "{text}: {read:?}");
    }
    // The longest text that is searched in full.
    assert_eq!(code::read(&"Z".repeat(20_000)).map(|_| ()), Err(Flaw::Mistyped));
    assert!(started.elapsed() < std::time::Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn only_the_code_that_is_made_is_one() {
    // A leading group of zeros changes neither the number nor its remainder, so the check digits alone would
    // not detect it.
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
    assert_eq!(
        fits(&|policy| policy.contact.email = refund_check::policy::Email::unpack("you@example.org")),
        Fit::Same
    );
    assert_eq!(fits(&|policy| policy.contact.url = None), Fit::Same);
    assert_eq!(fits(&|policy| policy.questions[0].ask = "Why?".to_owned()), Fit::Same);
    assert_eq!(fits(&|policy| policy.version = "2027".to_owned()), Fit::OtherVersion);
    assert_eq!(fits(&|policy| policy.questions[1].unsure = None), Fit::OtherVersion);
    assert_eq!(
        fits(&|policy| policy.rules.iter_mut().for_each(|rule| rule.overrides.clear())),
        Fit::OtherVersion
    );
    let shorter = Span { date: 3, length: Length::Moment { hours: 335 }, ..Span::default() };
    assert_eq!(fits(&|policy| policy.windows[0].kind = WindowKind::Span(shorter.clone())), Fit::OtherVersion);
    assert_eq!(fits(&|policy| policy.id = "other-goods".to_owned()), Fit::OtherPolicy);
}
