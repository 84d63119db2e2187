//! The interface in languages other than English: a file for each in `words/`, the phrases by name.

use crate::view::Words;
use crate::view::words::NAMES;

/// Each language's tag and file.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", include_str!("../words/ar.toml")),
    ("de", include_str!("../words/de.toml")),
    ("es", include_str!("../words/es.toml")),
    ("fr", include_str!("../words/fr.toml")),
    ("ja", include_str!("../words/ja.toml")),
    ("pt-BR", include_str!("../words/pt-BR.toml")),
];

/// What is wrong with a file of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw(pub String);

impl Words {
    /// The interface in a language, or in the form of it that another country uses.
    pub fn of(language: &str) -> Option<Result<Words, Flaw>> {
        let short = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        let exact = LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(language));
        let near = || LANGUAGES.iter().find(|(known, _)| short(known) == short(language));
        exact.or_else(near).map(|(_, file)| read(file))
    }
}

/// Reads a file. Every phrase must be there, and nothing else.
fn read(file: &str) -> Result<Words, Flaw> {
    let mut table: toml::Table = file.parse().map_err(|error: toml::de::Error| Flaw(error.to_string()))?;
    table.remove("language");
    let mut list = Vec::new();
    for name in NAMES.iter().map(|name| kebab(name)) {
        match table.remove(&name) {
            Some(toml::Value::String(text)) if !text.trim().is_empty() => list.push(text),
            _ => return Err(Flaw(format!("expected a text called `{name}`, found none"))),
        }
    }
    match table.keys().next() {
        Some(name) => Err(Flaw(format!("there is no phrase called `{name}`"))),
        None => Ok(Words::new(list)),
    }
}

/// `AskTimeHint` as `ask-time-hint`.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ENGLISH;

    #[test]
    fn every_language_has_every_phrase_with_its_gap() {
        for (language, file) in LANGUAGES {
            let words = read(file).unwrap_or_else(|flaw| panic!("{language}: {}", flaw.0));
            for ((english, said), name) in ENGLISH.iter().zip(words.all()).zip(NAMES) {
                // A form of a plural may say its number in words, as `يومان` does; that of all others may not.
                let gaps = english.matches("{}").count() / english.split(" | ").count();
                for form in said.split(" | ") {
                    let found = form.matches("{}").count();
                    let in_words = ["zero:", "one:", "two:"].iter().any(|name| form.starts_with(name));
                    assert!(found == gaps || (in_words && found == 0), "{language}: {name}: {said}");
                }
            }
        }
    }

    #[test]
    fn a_country_s_form_is_found_by_its_language() {
        assert_eq!(Words::of("pt").unwrap().unwrap().all(), Words::of("pt-BR").unwrap().unwrap().all());
        assert!(Words::of("de-AT").is_some() && Words::of("nl").is_none());
    }

    #[test]
    fn what_is_missing_and_what_is_unknown_is_named() {
        assert_eq!(read("").unwrap_err().0, "expected a text called `sorry`, found none");
        let all: String = NAMES.iter().map(|name| format!("{} = \"x\"\n", kebab(name))).collect();
        assert!(read(&all).is_ok());
        assert_eq!(read(&(all + "sory = \"x\"")).unwrap_err().0, "there is no phrase called `sory`");
    }
}
