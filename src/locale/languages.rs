//! The languages other than English. Each has a file in `words/` with its phrases by name.

/// The tag and the file of each language.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("ar", include_str!("words/ar.toml")),
    ("de", include_str!("words/de.toml")),
    ("es", include_str!("words/es.toml")),
    ("fr", include_str!("words/fr.toml")),
    ("ja", include_str!("words/ja.toml")),
    ("pt-BR", include_str!("words/pt-BR.toml")),
];

/// The entry of a language, or else of its form in another country.
pub fn nearest<'a, T>(languages: &'a [(&'a str, T)], language: &str) -> Option<&'a (&'a str, T)> {
    let short = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let exact = languages.iter().find(|(known, _)| known.eq_ignore_ascii_case(language));
    exact.or_else(|| languages.iter().find(|(known, _)| short(known) == short(language)))
}

/// The direction of writing of a language, as HTML names it: `rtl` or `ltr`. `www/words.js` has the same
/// list.
pub fn direction(language: &str) -> &'static str {
    let short = language.split('-').next().unwrap_or_default().to_lowercase();
    let right_to_left = ["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"];
    if right_to_left.contains(&short.as_str()) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::locale::message::{ENGLISH, NAMES};
    use crate::locale::read::phrases;

    /// The names of a text's gaps, which stand in braces.
    fn gaps(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
    }

    #[test]
    fn every_language_has_every_phrase_with_its_gaps() {
        for (language, file) in LANGUAGES {
            let said = phrases(file, NAMES).unwrap_or_else(|flaw| panic!("{language}: {}", flaw.0));
            for ((english, said), name) in ENGLISH.iter().zip(&said).zip(NAMES) {
                let expected = gaps(english);
                for form in said.split(" | ") {
                    // One plural form may write its number as a word, as `يومين` does; the others may not.
                    let in_words = ["zero:", "one:", "two:"].iter().any(|name| form.starts_with(name));
                    let found = gaps(form);
                    let is_whole = found == expected || (in_words && found.is_empty());
                    assert!(is_whole, "{language}: {name}: {said}");
                }
            }
        }
    }

    #[test]
    fn a_year_has_twelve_months_in_every_language() {
        for (language, _) in LANGUAGES {
            let locale = crate::locale::Locale::of(language);
            let names: BTreeSet<&str> = (1..=12).map(|month| locale.month(month)).collect();
            assert_eq!((names.len(), locale.month(13)), (12, ""), "{language}");
        }
    }
}
