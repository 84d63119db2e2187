//! The interface in languages other than English. Each language has a file in `words/` with its phrases by
//! name.

use crate::locale::{Flaw, nearest, phrases};
use crate::view::{Phrase, Words};

/// The tag and the file of each language.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", include_str!("../view/words/ar.toml")),
    ("de", include_str!("../view/words/de.toml")),
    ("es", include_str!("../view/words/es.toml")),
    ("fr", include_str!("../view/words/fr.toml")),
    ("ja", include_str!("../view/words/ja.toml")),
    ("pt-BR", include_str!("../view/words/pt-BR.toml")),
];

impl Words {
    /// The interface in a language, or else in its form for another country. Returns `None` if there is no
    /// file for the language, and an error if the file is flawed.
    pub fn of(language: &str) -> Option<Result<Words, Flaw>> {
        nearest(LANGUAGES, language).map(|(_, file)| read(file))
    }

    /// The interface in a language, or else in English. A test checks that no file is flawed.
    pub fn of_or_english(language: &str) -> Words {
        Words::of(language).and_then(Result::ok).unwrap_or_default()
    }
}

/// Reads a file. It must have every phrase and nothing else.
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
                // One plural form may write its number as a word, as `يومان` does; the others may not.
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
