//! Policies: any folder is either refused or read, checked, compiled and decided.

use std::path::Path;

use refund_check::analysis;
use refund_check::code;
use refund_check::compiled::Compiled;
use refund_check::interview::{Answers, Present, Reply};
use refund_check::policy::{Kind, Policy};
use refund_check::read::read_texts;
use refund_check::time::instant;
use refund_check::zones::Named;

use crate::mutation::{corpus, fuzz, texts};

const WORDS: &[&str] = &[
    "\n",
    "[[rules]]\n",
    "[[questions]]\n",
    "[windows.w]\n",
    "[policy]\n",
    "[contact]\n",
    "id = ",
    "when = {}",
    "options = []",
    "kind = \"date\"",
    "unsure = \"?\"",
    "overrides = [",
    "clauses = [",
    "from = ",
    "count = \"date\"",
    "days = 14",
    "hours = 48",
    "outcome = \"qualifies\"",
    "\"\"\"",
    "'''",
    "{",
    "}",
    "[",
    "]",
    "=",
    "\"",
    "#",
    ",",
    "__proto__",
    "constructor",
    "\"open\"",
    "\"closed\"",
    "true",
    "1979-05-27T07:32:00Z",
    "inf",
    "nan",
    "0x",
    "\\u0000",
    "\\uD800",
    ".",
    "text = \"policy.md\"",
];

/// One set of answers: the first or the last of the options, and dates around the windows' ends.
fn answers(policy: &Policy, last: bool) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    for question in &policy.questions {
        let said = match &question.kind {
            Kind::Choice(options) if last => options.last().map(|option| option.id.clone()),
            Kind::Choice(options) => options.first().map(|option| option.id.clone()),
            Kind::Number(number) => Some(if last { number.at_most } else { number.at_least }.text()),
            Kind::Date => Some(if last { "2026-11-08" } else { "2026-11-22T12:00:00Z" }.to_owned()),
        };
        answers.extend(said.map(|said| (question.id.clone(), said)));
    }
    answers
}

/// Checks that a verdict's code can be read again, unless the policy has two questions with the same id.
fn can_be_asked(compiled: &Compiled) -> Result<(), String> {
    let zone = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T12:00:00Z").unwrap(), zone: &zone };
    for last in [false, true] {
        let said = answers(&compiled.policy, last);
        let pairs: Vec<_> = said.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let Ok(answers) = Answers::new(&compiled.policy, &pairs) else { continue };
        let (reply, code) = code::decide(compiled, &answers, present);
        if let Reply::Verdict(_) = reply {
            code::read(&code).map_err(|flaw| format!("the code {code} is {flaw:?}"))?;
        }
    }
    Ok(())
}

fn law(rules: &str) -> Result<bool, String> {
    // Texts too long to be written by hand are refused for their size, which has tests of its own.
    if rules.len() > 200_000 {
        return Ok(true);
    }
    let Ok(folder) = read_texts(rules, "A sentence. Another one.") else { return Ok(false) };
    let started = std::time::Instant::now();
    let findings = analysis::check(&folder);
    for finding in &findings {
        if finding.message.contains('\n') {
            return Err(format!("a message of two lines: {}", finding.message));
        }
    }
    if let Ok(compiled) = Compiled::new(folder.policy) {
        can_be_asked(&compiled)?;
        let packed = compiled.pack();
        match Compiled::unpack(packed.clone()) {
            Some(again) if again.pack() == packed => {}
            Some(_) => return Err("packed twice, it is another".to_owned()),
            // Names that no page accepts are findings, and then unpacking may fail.
            None if findings.is_empty() => return Err("what was packed is not unpacked".to_owned()),
            None => {}
        }
    }
    let took = started.elapsed();
    if took.as_secs() >= 20 { Err(format!("it took {took:?}")) } else { Ok(true) }
}

#[test]
fn any_rules_are_read_or_refused_and_what_is_read_can_be_checked_and_asked() {
    let mut all = corpus("policies");
    all.extend(texts(Path::new("tests/check/findings"), "rules.toml"));
    all.extend(texts(Path::new("src/policies"), "rules.toml"));
    fuzz(file!(), all, WORDS, 5, law);
}
