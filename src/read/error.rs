//! Why a file does not fit the types that read it: a kind of error and its place. All messages about it are
//! written here.

use std::fmt::{self, Display};
use std::ops::Range;

use serde::de::{self, Unexpected};

use super::{Place, Source, nearest};

/// The most characters of a text that a message repeats; a longer one is cut.
const MAX_REPEATED: usize = 40;

/// Why a folder cannot be read: a message and its place.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Unreadable {
    /// The name of the file at fault, or of the folder.
    pub file: String,
    /// The place in the file, if there is one.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What to do instead, if that is not obvious.
    pub help: Option<String>,
    /// The text of the file, if it could be read.
    pub source: Option<Source>,
}

impl Unreadable {
    /// An error at a range of bytes of a file.
    #[must_use]
    pub fn at(source: &Source, span: Range<usize>, message: impl Into<String>) -> Unreadable {
        let place = Some(source.place(span));
        let (file, source) = (source.file.clone(), Some(source.clone()));
        Unreadable { file, place, message: message.into(), help: None, source }
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unreadable { file, message, .. } = self;
        match &self.place {
            Some(Place { line, column, .. }) => write!(f, "{file}:{line}:{column}: {message}"),
            None => write!(f, "{file}: {message}"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// The kinds of error.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A value of another type than expected.
    Unexpected(Expected, Option<Found>),
    /// A key that the table cannot have.
    UnknownKey { name: String, known: &'static [&'static str] },
    /// A text that is not one of the allowed values.
    UnknownValue { name: String, known: &'static [&'static str] },
    /// A key that the table lacks.
    Missing(&'static str),
    /// Another error, with its message.
    Other(String),
}

/// What is expected at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expected {
    Text,
    TrueOrFalse,
    WholeNumber,
    List,
    /// A table with the keys of a type.
    Keys {
        key: Option<String>,
        fields: &'static [&'static str],
    },
    /// A table whose keys are ids.
    Names {
        key: Option<String>,
    },
    OneOf(&'static [&'static str]),
    /// Another expectation, as the type words it.
    Words(String),
}

/// What was found instead.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    Text(String),
    Number,
    Boolean,
    Date,
    List,
    Table,
    Key,
}

/// An error, with the range of bytes in the file that it is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Error {
    kind: Kind,
    span: Option<Range<usize>>,
}

impl Error {
    pub(super) fn new(kind: Kind, span: Option<Range<usize>>) -> Error {
        Error { kind, span }
    }

    /// Adds the place and what was found there, unless they are known.
    pub(super) fn at(mut self, span: &Range<usize>, found: &Found) -> Error {
        if self.span.is_none() {
            self.span = Some(span.clone());
            if let Kind::Unexpected(_, missing @ None) = &mut self.kind {
                *missing = Some(found.clone());
            }
        }
        self
    }

    /// The message for the shop's owner, with the place in the file.
    pub(super) fn in_words(&self, source: &Source) -> Unreadable {
        let end = source.text.len();
        let span = self.span.clone().unwrap_or(end..end);
        let here = source.text.get(span.clone()).unwrap_or_default();
        Unreadable::at(source, span, message(&self.kind, here))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&message(&self.kind, ""))
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Error::new(Kind::Other(message.to_string()), None)
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Error::new(Kind::Unexpected(Expected::Words(expected.to_string()), None), None)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Error::invalid_type(found, expected)
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Error::new(Kind::UnknownValue { name: name.to_owned(), known }, None)
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Error::new(Kind::UnknownKey { name: name.to_owned(), known }, None)
    }

    fn missing_field(name: &'static str) -> Self {
        Error::new(Kind::Missing(name), None)
    }
}

/// The message of an error. `here` is the text at its place.
fn message(kind: &Kind, here: &str) -> String {
    match kind {
        Kind::Unexpected(expected, found) => {
            let found = found.as_ref().map_or_else(|| "something else".to_owned(), |it| it.in_words(here));
            format!("expected {}, found {found}", expected.in_words(here))
        }
        Kind::UnknownKey { name, known } => unknown("key", name, known),
        Kind::UnknownValue { name, known } => unknown("value", name, known),
        Kind::Missing("format") => "expected `format = 1` at the top, found none".to_owned(),
        Kind::Missing(name) => format!("expected `{name}` here, found none"),
        Kind::Other(message) => message.clone(),
    }
}

impl Expected {
    fn in_words(&self, here: &str) -> String {
        let header = here.trim_matches(['[', ']']);
        match self {
            Expected::Text => "a text in quotes".to_owned(),
            Expected::TrueOrFalse => "`true` or `false`".to_owned(),
            Expected::WholeNumber => "a whole number".to_owned(),
            Expected::List if here.starts_with('[') => format!("a list, each of it under `[[{header}]]`"),
            Expected::List => "a list in square brackets".to_owned(),
            Expected::Names { .. } if here.starts_with("[[") => {
                format!("a table, each entry under `[{header}.NAME]`")
            }
            Expected::Names { key } => table(key.as_deref(), "name = …"),
            Expected::Keys { .. } if here.starts_with("[[") => format!("a table under `[{header}]`"),
            Expected::Keys { key, fields } => {
                let fields: Vec<String> = fields.iter().take(2).map(|name| format!("{name} = …")).collect();
                table(key.as_deref(), &fields.join(", "))
            }
            Expected::OneOf(values) => format!("{} in quotes", listed(values)),
            Expected::Words(words) => words.clone(),
        }
    }
}

fn table(key: Option<&str>, entries: &str) -> String {
    match key {
        Some(key) => format!("a table like `{key} = {{ {entries} }}`"),
        None => format!("a table like `{{ {entries} }}`"),
    }
}

impl Found {
    fn in_words(&self, here: &str) -> String {
        match self {
            Found::Text(text) => format!("the text \"{}\"", shortened(text)),
            Found::Number => format!("the number `{}`", shortened(here)),
            Found::Boolean => format!("`{here}` without quotes"),
            Found::Date => format!("the date `{here}` without quotes"),
            Found::List => "a list".to_owned(),
            Found::Table => "a table".to_owned(),
            Found::Key => format!("the key `{}`", shortened(here)),
        }
    }
}

/// Puts a text on one line, and cuts it if it is long.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_REPEATED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The message for a text that is not one of the allowed values.
pub(super) fn unknown_value(name: &str, known: &[&str]) -> String {
    unknown("value", name, known)
}

fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let lower = name.to_lowercase();
    let same = known.iter().copied().find(|known| *known == lower);
    let near = same.or_else(|| nearest(&lower, known.iter().copied()));
    // The name is wrong only in its white space, so that is made visible.
    let is_spaced = near == Some(name.trim()) && name.trim() != name;
    let name = if is_spaced { name.escape_debug().to_string() } else { shortened(name) };
    match near {
        Some(near) => format!("unknown {what} `{name}`; did you mean `{near}`?"),
        None => format!("unknown {what} `{name}`; expected {}", listed(known)),
    }
}

/// Lists names: `a`, `b` or `c`.
fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => "nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_texts;

    const HEAD: &str = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                        text = \"policy.md\"\n";

    #[track_caller]
    fn check(rest: &str, expected: &str) {
        let error = read_texts(&[HEAD, rest].concat(), "").unwrap_err();
        assert_eq!(error.to_string(), format!("rules.toml:{expected}"));
    }

    #[test]
    fn keys_and_values_that_are_not_known_are_told_with_those_that_are() {
        check("[clauses.a]\nquotes = \"x\"\n", "9:1: unknown key `quotes`; did you mean `quote`?");
        check("[clauses.a]\nbanana = \"x\"\n", "9:1: unknown key `banana`; expected `quote`");
        check("[[rules]]\nid = \"r\"\n", "8:1: expected `outcome` here, found none");
        check(
            "[[rules]]\nid = \"r\"\noutcome = \"Qualifies\"\n",
            "10:11: unknown value `Qualifies`; did you mean `qualifies`?",
        );
        for spaced in [" qualifies", "qualifies ", "qualifies\\n"] {
            check(
                &format!("[[rules]]\nid = \"r\"\noutcome = \"{spaced}\"\n"),
                &format!("10:11: unknown value `{spaced}`; did you mean `qualifies`?"),
            );
        }
        check(
            "[windows.w]\nfrom = \"d\"\ncount = \"x\"\n",
            "10:9: unknown value `x`; expected `moment`, `date` or `working-days`",
        );
        check(
            "[contact]\nphone = \"x\"\n",
            "9:1: unknown key `phone`; expected `email`, `url`, `withdraw` or `placeholder`",
        );
    }

    #[test]
    fn values_of_another_kind_are_told_with_what_was_expected() {
        check("[clauses.a]\nquote = 5\n", "9:9: expected a text in quotes, found the number `5`");
        check("[clauses.a]\nquote = 1.5\n", "9:9: expected a text in quotes, found the number `1.5`");
        check("[clauses.a]\nquote = true\n", "9:9: expected a text in quotes, found `true` without quotes");
        check(
            "[clauses.a]\nquote = 2026-11-22\n",
            "9:9: expected a text in quotes, found the date `2026-11-22` without quotes",
        );
        check(
            "[evidence.e]\nsay = \"E\"\nrequired = \"yes\"\n",
            "10:12: expected `true` or `false`, found the text \"yes\"",
        );
        check(
            "[windows.w]\ncount = 1\n",
            "9:9: expected `moment`, `date` or `working-days` in quotes, found the number `1`",
        );
        check(
            "[[rules]]\nwhen = { q = 1 }\n",
            "9:14: expected a name, a list of names, or `true` or `false` for a limit, found the number `1`",
        );
        check(
            "[[rules]]\nwhen = { q = 2026-11-22 }\n",
            "9:14: expected a name, a list of names, or `true` or `false` for a limit, found the date `2026-11-22` without quotes",
        );
        check("[[rules]]\nwhen = { q = [1] }\n", "9:15: expected a text in quotes, found the number `1`");
    }

    #[test]
    fn tables_and_lists_are_told_with_how_they_are_written() {
        check("[rules.r]\n", "8:2: expected a list in square brackets, found a table");
        check("[questions]\n", "8:1: expected a list, each of it under `[[questions]]`, found a table");
        check("[[windows]]\n", "8:1: expected a table, each entry under `[windows.NAME]`, found a list");
        check("[[contact]]\n", "8:1: expected a table under `[contact]`, found a list");
        check(
            "[[rules]]\nwhen = [\"q\"]\n",
            "9:8: expected a table like `when = { name = … }`, found a list",
        );
        check(
            "[clauses]\na = \"A\"\n",
            "9:5: expected a table like `a = { quote = … }`, found the text \"A\"",
        );
        check(
            "[[questions]]\noptions = [\"x\"]\n",
            "9:12: expected a table like `{ id = …, say = … }`, found the text \"x\"",
        );
    }

    #[test]
    fn numbers_out_of_range_are_told_with_the_range() {
        let days = |days: &str| format!("[windows.w]\nfrom = \"d\"\ndays = {days}\ncount = \"date\"\n");
        let range = "10:8: expected a whole number from 0 to 36525, found";
        check(
            "[windows.w]\ndays = \"14\"\n",
            "9:8: expected a whole number from 0 to 36525, found the text \"14\"",
        );
        for number in ["-2", "36526", "99999999999999999999", "0xffffffff"] {
            check(&days(number), &format!("{range} the number `{number}`"));
        }
        check(&days("1.5"), "10:8: expected a whole number from 0 to 36525, found the number `1.5`");
        check(
            "[windows.w]\nhours = 876601\n",
            "9:9: expected a whole number from 0 to 876600, found the number `876601`",
        );
    }

    #[test]
    fn a_long_text_is_cut_where_a_message_repeats_it() {
        let long = "word ".repeat(1000);
        let cut = "word ".repeat(8);
        check(
            &format!("[[rules]]\nid = \"r\"\noutcome = \"{long}\"\n"),
            &format!(
                "10:11: unknown value `{cut}…`; expected `qualifies`, `fix-first`, `evidence-first`, \
                 `support-decides` or `does-not-qualify`"
            ),
        );
    }
}
