//! `words`: prints the interface in a language, as the page loads it.

use std::process::ExitCode;

use refund_check::text::LANGUAGES;
use refund_check::view::Words;

use crate::input::Failure;
use crate::output::print;

pub(crate) fn run(language: &str) -> Result<ExitCode, Failure> {
    let words: Vec<String> = match Words::of(language) {
        _ if language.eq_ignore_ascii_case("en") => Words::default().all().to_vec(),
        Some(words) => words.map_err(|flaw| Failure(format!("{language}: {}", flaw.0)))?.all().to_vec(),
        None => {
            let known: Vec<String> = LANGUAGES.iter().map(|(language, _)| format!("`{language}`")).collect();
            let message = format!("expected one of {} or `en`, found `{language}`", known.join(", "));
            return Err(Failure(message));
        }
    };
    let list = serde_json::Value::from(words).to_string();
    print(&(list + "\n"))?;
    Ok(ExitCode::SUCCESS)
}
