//! `text.LANG.toml`: the policy's texts in another language, under the same ids.
//!
//! Every text has a path of keys, such as `questions.reason.options.other.say`. A translation is a list of
//! paths with their texts.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[cfg(test)]
use super::Table;
use super::{Place, Source, Unreadable, syntax};

/// A translation.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The file that it was read from.
    pub source: Source,
    /// The language (a BCP 47 tag).
    pub language: Spanned<String>,
    /// The texts, in written order.
    pub words: Vec<Word>,
}

/// A text of a translation.
#[derive(Clone, Debug)]
pub struct Word {
    /// The keys that lead to the text, each with its place. The last key of a step is its number.
    pub path: Vec<Spanned<String>>,
    /// The translated text.
    pub text: String,
}

impl Word {
    /// The path, without places.
    pub fn names(&self) -> Vec<&str> {
        self.path.iter().map(|key| key.get_ref().as_str()).collect()
    }
}

impl Translation {
    /// Reads a translation from its file. Fails if the file is no TOML, names no language, or has a value
    /// that is no text.
    pub fn read(source: Source) -> Result<Translation, Unreadable> {
        let table = DeTable::parse(&source.text).map_err(|error| syntax::in_words(&source, &error))?;
        let mut words = Vec::new();
        collect(&source, table.get_ref(), &[], &mut words)?;
        let Some(place) = words.iter().position(|word| word.names() == ["language"]) else {
            let message = "expected `language = \"…\"` at the top of a translation, found none";
            return Err(Unreadable::at(&source, 0..0, message.to_owned()));
        };
        let Word { path, text } = words.remove(place);
        let span = path.first().map_or(0..0, Spanned::span);
        Ok(Translation { language: Spanned::new(span, text), words, source })
    }

    /// The place at which the file names its language.
    pub fn place(&self) -> Place {
        self.source.place(self.language.span())
    }
}

/// Adds the words of a table and of the tables in it.
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
    Err(Unreadable::at(source, value.span(), message))
}

/// A policy's texts in another language.
// Only the schema is made from this type. The file is read text by text instead, so that a text without a
// counterpart in the policy is a finding with its place, and does not end the reading.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(title = "text.LANG.toml", deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
pub(crate) struct TranslationToml {
    /// The language of this file (BCP 47), the same as in its name.
    language: String,
    /// The policy's name.
    title: Option<String>,
    /// The note on the buyer's rights, if the policy has its own.
    rights: Option<String>,
    /// The translation of each clause, by its id. The original sentence is shown, too.
    clauses: Option<Table<String>>,
    /// The texts of each question, by its id.
    questions: Option<Table<QuestionWords>>,
    /// The texts of each outcome of the shop's own, by its id.
    outcomes: Option<Table<OutcomeWords>>,
    /// The texts of each piece of evidence, by its id.
    evidence: Option<Table<EvidenceWords>>,
    /// The text of each note on rights, by its id.
    notes: Option<Table<NoteWords>>,
    /// The texts of each rule, by its id.
    rules: Option<Table<RuleWords>>,
}

/// `[questions.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct QuestionWords {
    /// The text of the question.
    ask: Option<String>,
    /// The line of help below the question.
    hint: Option<String>,
    /// The text of the answer "I don't know".
    unsure: Option<String>,
    /// The event that a date is the date of.
    event: Option<String>,
    /// The unit of a number.
    unit: Option<String>,
    /// The texts of each option, by its id.
    options: Option<Table<OptionWords>>,
}

/// `options.ID`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct OptionWords {
    /// The text of the option, as a buyer would say it.
    say: Option<String>,
    /// The line of help below the option.
    hint: Option<String>,
}

/// `[outcomes.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct OutcomeWords {
    /// Its headline.
    title: Option<String>,
    /// What it means, in one sentence.
    means: Option<String>,
}

/// `[evidence.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct EvidenceWords {
    /// What the buyer is asked to send.
    say: Option<String>,
    /// How the buyer gets it.
    how: Option<String>,
}

/// `[notes.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct NoteWords {
    /// What the law may give these buyers.
    say: Option<String>,
}

/// `[rules.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct RuleWords {
    /// What the verdict means for the buyer.
    say: Option<String>,
    /// What the buyer can do next, in as many steps as the rule has.
    steps: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Translation, Unreadable> {
        Translation::read(Source::new("text.de.toml", text))
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
