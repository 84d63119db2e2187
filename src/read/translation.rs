//! `text.LANG.toml`: the policy's words in another language, under the same ids.
//!
//! Every word has a path, written here as one line: `questions.reason.options.other.say`. A translation is a
//! list of such paths, each with a text.

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
    /// The words, in written order.
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

/// A translation's shape, for its schema. The file is read word by word instead, so that a word that belongs to
/// nothing is a finding of the checker with its place and not the end of reading.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(title = "text.LANG.toml", deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
pub(crate) struct TranslationToml {
    /// The language of this file (BCP 47), as in its name.
    language: String,
    /// The policy's name.
    title: Option<String>,
    /// The note on the buyer's rights, where the policy has its own.
    rights: Option<String>,
    /// What each clause says, by its id. The sentence of the policy itself stays beside it.
    clauses: Option<Table<String>>,
    /// The words of each question, by its id.
    questions: Option<Table<QuestionWords>>,
    /// The words of each outcome of the shop's own, by its id.
    outcomes: Option<Table<OutcomeWords>>,
    /// The words of each piece of evidence, by its id.
    evidence: Option<Table<EvidenceWords>>,
    /// What each note on rights says, by its id.
    notes: Option<Table<NoteWords>>,
    /// The words of each rule, by its id.
    rules: Option<Table<RuleWords>>,
}

/// `[questions.ID]`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct QuestionWords {
    /// The question.
    ask: Option<String>,
    /// A line of help.
    hint: Option<String>,
    /// What "I don't know" is called.
    unsure: Option<String>,
    /// What a date is the date of.
    event: Option<String>,
    /// What a number counts.
    unit: Option<String>,
    /// The words of each option, by its id.
    options: Option<Table<OptionWords>>,
}

/// `options.ID`
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct OptionWords {
    /// As a buyer would say it.
    say: Option<String>,
    /// A line of help.
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
    /// What it is.
    say: Option<String>,
    /// How to get it.
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
    /// What it means for the buyer.
    say: Option<String>,
    /// What to do next, as many steps as the rule has.
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
