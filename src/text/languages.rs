//! The interface in languages other than English: a file for each in `words/`, the phrases by name.

use crate::locale::{Flaw, nearest, phrases};
use crate::view::{Phrase, Words};

/// Each language's tag and file.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", include_str!("../view/words/ar.toml")),
    ("de", include_str!("../view/words/de.toml")),
    ("es", include_str!("../view/words/es.toml")),
    ("fr", include_str!("../view/words/fr.toml")),
    ("ja", include_str!("../view/words/ja.toml")),
    ("pt-BR", include_str!("../view/words/pt-BR.toml")),
];

impl Words {
    /// The interface in a language, or in the form of it that another country uses.
    pub fn of(language: &str) -> Option<Result<Words, Flaw>> {
        nearest(LANGUAGES, language).map(|(_, file)| read(file))
    }

    /// The same, or else the interface in English. A test keeps the files whole.
    pub fn of_or_english(language: &str) -> Words {
        Words::of(language).and_then(Result::ok).unwrap_or_default()
    }
}

/// Reads a file. Every phrase must be there, and nothing else.
fn read(file: &str) -> Result<Words, Flaw> {
    phrases(file, Phrase::NAMES).map(Words::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_phrase_with_its_gap() {
        for (language, file) in LANGUAGES {
            let english = Words::default();
            let words = read(file).unwrap_or_else(|flaw| panic!("{language}: {}", flaw.0));
            for ((english, said), name) in english.all().iter().zip(words.all()).zip(Phrase::NAMES) {
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
        assert_eq!(Words::of_or_english("nl").all(), Words::default().all());
    }
}
