//! Compiled policies: any file is either refused or unpacked to a policy that can be decided.

use std::path::Path;

use refund_check::code;
use refund_check::compiled::{Compiled, Packed};
use refund_check::default_policy;
use refund_check::file;
use refund_check::interview::{Answers, Present, Reply};
use refund_check::policy::Kind;
use refund_check::read::read_texts;
use refund_check::time::instant;
use refund_check::zones::Named;
use serde_json::Value;

use crate::mutation::{corpus, fuzz, texts};

const WORDS: &[&str] = &[
    "0,",
    "1,",
    "2,",
    "3,",
    "7,",
    ",",
    "4294967295,",
    "65536,",
    "\"\",",
    "\"reason\",",
    "\"purchased\",",
    "[",
    "]",
    "{}",
    "\"unsure\",",
];

/// The three lists of a file, in the form that a page hands over; `None` if the file is malformed.
fn packed(text: &str) -> Option<Packed> {
    let file: Value = serde_json::from_str(text).ok()?;
    let texts = |value: &Value| {
        let texts = value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned));
        texts.collect::<Option<Vec<String>>>()
    };
    let numbers = file["numbers"].as_array()?.iter().map(|number| u32::try_from(number.as_u64()?).ok());
    Some(Packed {
        numbers: numbers.collect::<Option<_>>()?,
        ids: texts(&file["ids"])?,
        words: texts(&file["words"]["en"])?,
    })
}

fn law(text: &str) -> Result<bool, String> {
    let Some(packed) = packed(text) else { return Ok(false) };
    let Some(compiled) = Compiled::unpack(packed) else { return Ok(true) };
    let zone = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T12:00:00Z").unwrap(), zone: &zone };
    for said in ["unsure", "2026-11-08", "2026-11-08T10:00"] {
        let answer = |question: &refund_check::policy::Question| match &question.kind {
            Kind::Choice(options) => options.first().map(|option| option.id.clone()),
            Kind::Date => Some(said.to_owned()),
            Kind::Number(number) => Some(number.at_least.text()),
        };
        let all: Vec<(String, String)> = compiled
            .policy
            .questions
            .iter()
            .filter_map(|question| Some((question.id.clone(), answer(question)?)))
            .collect();
        let pairs: Vec<_> = all.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let Ok(answers) = Answers::new(&compiled.policy, &pairs) else { continue };
        if let (Reply::Verdict(_), code) = code::decide(&compiled, &answers, present) {
            code::read(&code).map_err(|flaw| format!("the code {code} is {flaw:?}"))?;
        }
    }
    Ok(true)
}

#[test]
fn any_compiled_policy_is_refused_or_can_be_asked() {
    let mut rules = corpus("policies");
    rules.extend(texts(Path::new("tests/check/findings"), "rules.toml"));
    rules.extend(texts(Path::new("src/policies/starter"), "rules.toml"));
    let compile = |rules: &String| Compiled::new(read_texts(rules, "A sentence.").ok()?.policy).ok();
    let mut files: Vec<String> =
        rules.iter().filter_map(compile).map(|compiled| file::write(&compiled, &[])).collect();
    files.push(file::write(&default_policy(), &[]));
    fuzz(file!(), files, WORDS, 10, law);
}
