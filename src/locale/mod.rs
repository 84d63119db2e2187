//! How windows, numbers and the written decision are said in each language: phrases by name, plurals, dates.
//!
//! What owners read is in English. What a shop publishes is in the policy's own language, so code that puts
//! facts into words takes a [`Locale`]. None of this is in what a buyer loads; the words of the screens are
//! in `src/view/words/`.

mod languages;
mod message;
mod plurals;
mod read;

pub use languages::{direction, nearest};
pub use message::Message;
pub(crate) use plurals::counted;
pub use read::Flaw;
pub(crate) use read::phrases;

use languages::LANGUAGES;

/// A language with its phrases.
#[derive(Clone, Debug)]
pub struct Locale {
    /// The tag of the language.
    pub language: &'static str,
    /// The phrases in the order of [`Message`]. Missing ones are in English.
    said: Vec<String>,
}

/// English.
pub static ENGLISH: Locale = Locale { language: "en", said: Vec::new() };

impl Locale {
    /// The locale of a policy's language, or else of its form in another country. English if there is none.
    pub fn of(language: &str) -> Locale {
        let found = nearest(LANGUAGES, language);
        // A test checks that no file is flawed.
        let read = found.and_then(|&(tag, file)| Some((tag, phrases(file, message::NAMES).ok()?)));
        read.map_or_else(|| ENGLISH.clone(), |(language, said)| Locale { language, said })
    }

    /// A phrase with its gaps.
    pub fn say(&self, message: Message) -> &str {
        let place = message as usize;
        let english = || message::ENGLISH.get(place).copied().unwrap_or_default();
        self.said.get(place).map_or_else(english, String::as_str)
    }

    /// A phrase with its gaps filled.
    pub fn fill(&self, message: Message, gaps: &[(&str, &str)]) -> String {
        filled(self.say(message), gaps)
    }

    /// A phrase in the plural form that a number takes, with the number and the other gaps filled.
    pub fn count(&self, message: Message, number: u32, gaps: &[(&str, &str)]) -> String {
        filled(&counted(self.language, self.say(message), number), gaps)
    }

    /// Joins texts by a phrase with the gaps `first` and `second`.
    pub fn join(&self, message: Message, texts: impl IntoIterator<Item = String>) -> String {
        let join =
            |first: String, second: String| self.fill(message, &[("first", &first), ("second", &second)]);
        texts.into_iter().reduce(join).unwrap_or_default()
    }

    /// The name of a month, counted from 1.
    pub fn month(&self, month: u32) -> &str {
        let place = month.saturating_sub(1) as usize;
        self.say(Message::MonthNames).split(" | ").nth(place).unwrap_or_default()
    }
}

/// Fills gaps by name in a single pass, because the values may contain braces.
fn filled(template: &str, gaps: &[(&str, &str)]) -> String {
    let (mut text, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, more) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value));
        rest = more;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::month_name;

    #[test]
    fn gaps_are_filled_by_name_and_texts_may_have_braces() {
        let gaps = [("label", "{text}"), ("text", "a {label}")];
        assert_eq!(ENGLISH.fill(Message::Labelled, &gaps), "{text}: a {label}");
    }

    #[test]
    fn a_country_s_form_is_found_by_its_language_and_others_are_english() {
        let known = ["de-AT", "pt", "PT-br", "ja", "nl", ""].map(|tag| Locale::of(tag).language);
        assert_eq!(known, ["de", "pt-BR", "pt-BR", "ja", "en", "en"]);
    }

    #[test]
    fn the_first_day_of_a_month_is_said_as_people_say_it() {
        let said = |tag: &str, day| {
            let locale = Locale::of(tag);
            locale.count(Message::Yearly, day, &[("month", locale.month(11))])
        };
        assert_eq!(
            ["en", "de", "es"].map(|tag| said(tag, 1)),
            ["1 November", "1. November", "1 de noviembre"]
        );
        assert_eq!(["fr", "ja", "pt"].map(|tag| said(tag, 1)), ["1er novembre", "11月1日", "1º de novembro"]);
        assert_eq!(["fr", "ar", "pt"].map(|tag| said(tag, 2)), ["2 novembre", "2 نوفمبر", "2 de novembro"]);
    }

    #[test]
    fn english_months_are_those_of_the_calendar() {
        assert!((1..=12).all(|month| ENGLISH.month(month) == month_name(month)));
    }
}
