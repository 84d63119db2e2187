//! Codes: any text is either a case that can be shown, or gives an error of one line.

use refund_check::code;
use refund_check::compiled::Compiled;
use refund_check::default_policy;
use refund_check::interview::{Answers, Present};
use refund_check::json;
use refund_check::replay::{self, Known, Wrong};
use refund_check::text::{self, English};
use refund_check::time::{Zone, instant};
use refund_check::view::{self, Words};
use refund_check::zones::Named;

use crate::mutation::{corpus, fuzz};

const WORDS: &[&str] = &[
    "-", "\u{2013}", "\u{2014}", "\u{30fc}", "\u{a0}", "\u{3000}", "\u{200b}", "\u{ad}", " ", "\n> ",
    "=\r\n", ".", "\u{bb}", "Code: ", "0", "O", "I", "U", "Z", "\u{ff10}", "\u{ff21}", "00000-", "00000",
    "ZZZZZ", "7", "Hello",
];

fn law(known: &[Known<'_>], text: &str) -> Result<bool, String> {
    let wrong = |wrong: Wrong| {
        let message = view::wrong(&wrong, known);
        let is_short = message.len() < 400 && !message.contains(char::is_control);
        if is_short { Ok(false) } else { Err(format!("a message of many lines: {message}")) }
    };
    let (code, policy) = match replay::find(text, known) {
        Ok(found) => found,
        Err(flaw) => return wrong(flaw),
    };
    let Some(zone) = Named::names().find(|name| code.is_in(name)).and_then(Named::new) else {
        return wrong(Wrong::UnknownZone);
    };
    let case = match replay::replay(&code, policy, &zone, instant("2026-11-22T12:00:00Z").unwrap()) {
        Ok(case) => case,
        Err(flaw) => return wrong(flaw),
    };
    let shown = text::plain(&view::replay(&case, &Words::default(), &English(&zone)));
    serde_json::from_str::<serde_json::Value>(&json::text(&json::case(&case)))
        .map_err(|error| error.to_string())?;
    let is_told = shown.contains(zone.name()) && shown.contains(&case.told.1);
    if is_told { Ok(true) } else { Err(format!("not told: {shown}")) }
}

/// Some codes of real verdicts.
fn codes(compiled: &Compiled) -> Vec<String> {
    let cases: [&[(&str, &str)]; 4] = [
        &[("reason", "other")],
        &[("reason", "defective"), ("fault", "unsure"), ("purchased", "unsure"), ("support", "fixed")],
        &[("reason", "not-delivered"), ("purchased", "2026-11-20T10:00"), ("support", "could-not-fix")],
        &[
            ("reason", "not-as-described"),
            ("proof", "can-show"),
            ("purchased", "1937-03-01T10:00:00.5-23:59"),
        ],
    ];
    let zones = ["Europe/Berlin", "America/Vancouver", "Asia/Kathmandu", "UTC"];
    let code = |(answers, zone): (&&[(&str, &str)], &str)| {
        let zone = Named::new(zone).unwrap();
        let answers = Answers::new(&compiled.policy, answers).unwrap();
        code::decide(
            compiled,
            &answers,
            Present { now: instant("2026-11-22T12:00:01Z").unwrap(), zone: &zone },
        )
        .1
    };
    cases.iter().zip(zones).map(code).collect()
}

#[test]
fn any_text_is_a_case_or_is_told_why_it_is_none() {
    let compiled = default_policy();
    let known = [Known { compiled: &compiled, from: None }];
    let codes = codes(&compiled);
    let mut texts = Vec::new();
    for text in corpus("codes").iter().flat_map(|file| file.split("\n\n")) {
        texts.extend(
            codes.iter().map(|code| text.replace("CODE", code).replace("code", &code.to_lowercase())),
        );
    }
    fuzz(file!(), texts, WORDS, 10, |text| law(&known, text));
}
