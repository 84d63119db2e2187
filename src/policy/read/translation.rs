//! `text.LANG.toml`: the policy's words in another language, under the same ids.
//!
//! Every word has a path, as it would be written in one line: `questions.reason.options.other.say`. A
//! translation is a list of such paths with a text each.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::flaw::{at, flaw};
use super::{Place, Source, Unreadable};

/// One translation.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The file.
    pub source: Source,
    /// The language (BCP 47).
    pub language: Spanned<String>,
    /// Its words.
    pub words: Vec<Word>,
}

/// One text of a translation.
#[derive(Clone, Debug)]
pub struct Word {
    /// The keys that lead to it, each with where it stands. A step's last key is its number.
    pub path: Vec<Spanned<String>>,
    /// The text.
    pub text: String,
}

impl Word {
    /// Its path as plain names.
    pub fn names(&self) -> Vec<&str> {
        self.path.iter().map(|key| key.get_ref().as_str()).collect()
    }
}

impl Translation {
    /// Reads a file's text.
    pub fn read(source: Source) -> Result<Translation, Unreadable> {
        let table = DeTable::parse(&source.text).map_err(|error| flaw(&source, &error))?;
        let mut words = Vec::new();
        collect(&source, table.get_ref(), &[], &mut words)?;
        let Some(place) = words.iter().position(|word| word.names() == ["language"]) else {
            let message = "expected `language = \"…\"` at the top of a translation, found none";
            return Err(at(&source, 0..0, message.to_owned()));
        };
        let Word { path, text } = words.remove(place);
        let span = path.first().map_or(0..0, Spanned::span);
        Ok(Translation { language: Spanned::new(span, text), words, source })
    }

    /// Where its language is named.
    pub fn place(&self) -> Place {
        self.source.place(self.language.span())
    }
}

/// Adds the words of a table, deeper ones included.
fn collect(
    source: &Source,
    table: &DeTable<'_>,
    above: &[Spanned<String>],
    words: &mut Vec<Word>,
) -> Result<(), Unreadable> {
    for (key, value) in table {
        let key = Spanned::new(key.span(), key.get_ref().to_string());
        let path = [above, &[key]].concat();
        match value.get_ref() {
            DeValue::Table(table) => collect(source, table, &path, words)?,
            DeValue::Array(texts) => {
                for (number, text) in (1..).zip(texts) {
                    let key = Spanned::new(text.span(), usize::to_string(&number));
                    let path = [path.as_slice(), &[key]].concat();
                    words.push(Word { path, text: string(source, text)? });
                }
            }
            _ => words.push(Word { path, text: string(source, value)? }),
        }
    }
    Ok(())
}

fn string(source: &Source, value: &Spanned<DeValue<'_>>) -> Result<String, Unreadable> {
    let found = match value.get_ref() {
        DeValue::String(text) => return Ok(text.to_string()),
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
    };
    let message = format!("expected a text in quotes, found {found}");
    Err(at(source, value.span(), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Translation, Unreadable> {
        Translation::read(Source { file: "text.de.toml".to_owned(), text: text.to_owned() })
    }

    #[test]
    fn every_text_has_a_path() {
        let text = "language = \"de\"\ntitle = \"T\"\n[questions.reason]\noptions.other.say = \"O\"\n\
                    [rules.late]\nsteps = [\"A\", \"B\"]\n";
        let translation = read(text).unwrap();
        let words: Vec<String> = translation
            .words
            .iter()
            .map(|word| format!("{}={}", word.names().join("."), word.text))
            .collect();
        assert_eq!(
            words,
            [
                "title=T",
                "questions.reason.options.other.say=O",
                "rules.late.steps.1=A",
                "rules.late.steps.2=B"
            ]
        );
        assert_eq!((translation.language.get_ref().as_str(), translation.place().line), ("de", 1));
    }

    #[test]
    fn what_is_no_text_is_named_with_its_place() {
        let error = read("language = \"de\"\n[clauses]\nx = 5\n").unwrap_err();
        assert_eq!(error.message, "expected a text in quotes, found a number");
        assert_eq!(error.place.map(|place| (place.line, place.column)), Some((3, 5)));
        assert!(read("title = \"T\"\n").unwrap_err().message.starts_with("expected `language"));
    }
}
