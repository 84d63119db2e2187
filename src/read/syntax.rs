//! Explains to the shop's owner why a file is no TOML.
//!
//! The parser reports errors only as sentences. Each sentence that people meet has a row and a test here, and
//! `Cargo.toml` pins the parser's version. A sentence without a row is passed on unchanged.

use super::{Source, Unreadable, error::shortened};

/// The beginning of the parser's sentence, and a function that makes our message from the text at its place.
type Row = (&'static str, fn(&str) -> String);

const ROWS: &[Row] = &[
    ("duplicate key", |here| format!("`{here}` stands twice; it can stand once")),
    ("string values must be quoted", unquoted),
    ("invalid boolean", unquoted),
    ("invalid float", unquoted),
    ("invalid basic string", |here| text_end(here, "`\"` at the end of this text, on the same line")),
    ("invalid literal string", |here| text_end(here, "`'` at the end of this text, on the same line")),
    ("invalid multi-line basic string", |here| text_end(here, "`\"\"\"` at the end of this text")),
    ("invalid multi-line literal string", |here| text_end(here, "`'''` at the end of this text")),
    ("missing escaped value", |_| {
        r"expected an escape such as `\n` after this backslash; a backslash itself is written `\\`".to_owned()
    }),
    ("key with no value", |_| "expected `=` and a value after this key, found neither".to_owned()),
    ("missing assignment", |_| "expected `=` and a value after this key, found neither".to_owned()),
    ("invalid key-value pair", |_| "expected a line like `key = \"value\"`, found something else".to_owned()),
    ("unexpected key or value", |_| "expected the end of the line after this value, found more".to_owned()),
    ("unquoted keys cannot be empty", |_| "expected a key here, found none".to_owned()),
    ("invalid unquoted key", |here| format!("expected `\"{here}…\"`: such a key stands in quotes")),
    ("unclosed array table", |_| "expected `]]` at the end of this header".to_owned()),
    ("unclosed array", |_| "expected `]` at the end of this list".to_owned()),
    ("extra comma in array", |_| "expected an entry of the list before this comma, found none".to_owned()),
    ("unclosed inline table", |_| "expected `}` at the end of this table".to_owned()),
    ("extra assignment", |_| "expected a comma between the keys of this table, found none".to_owned()),
    ("unclosed table", |_| "expected `]` at the end of this header".to_owned()),
    ("unexpected leading zero", |_| "expected a number without `0` before it".to_owned()),
];

/// Our message for an error of the parser, with its place.
pub(super) fn in_words(source: &Source, error: &toml::de::Error) -> Unreadable {
    let end = source.text.len();
    let span = error.span().unwrap_or(end..end);
    let here = source.text.get(span.clone()).unwrap_or_default();
    let said = error.message().replace('\n', " ");
    let row = ROWS.iter().find(|(begins, _)| said.starts_with(begins));
    let message = row.map_or_else(|| format!("this cannot be read as TOML: {said}"), |(_, ours)| ours(here));
    Unreadable::at(source, span, message)
}

fn unquoted(here: &str) -> String {
    let here = shortened(here);
    let curly = here.starts_with(['“', '”', '„', '«', '‘']);
    match here.as_str() {
        "" => "expected a value after `=`, found none".to_owned(),
        "True" | "TRUE" | "yes" | "on" => format!("expected `true`, found `{here}`"),
        "False" | "FALSE" | "no" | "off" => format!("expected `false`, found `{here}`"),
        _ if curly => format!("expected a text in straight quotes like \"…\", found `{here}`"),
        _ => format!("expected a text in quotes like \"…\", found `{here}`"),
    }
}

/// The message for a text that is not closed, or contains a control character.
fn text_end(here: &str, end: &str) -> String {
    match here.chars().next() {
        Some(letter) if letter.is_control() && letter != '\n' => {
            format!(
                "expected a text that can be read, found the control character `{}`",
                letter.escape_unicode()
            )
        }
        _ => format!("expected {end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let source = Source::new("rules.toml", text);
        let error = toml::de::DeTable::parse(text).unwrap_err();
        assert_eq!(in_words(&source, &error).to_string(), format!("rules.toml:{expected}"));
    }

    #[test]
    fn texts_that_do_not_end_or_lack_quotes_are_told_in_plain_words() {
        check("quote = “x”\n", "1:9: expected a text in straight quotes like \"…\", found `“x”`");
        check("quote = hello\n", "1:9: expected a text in quotes like \"…\", found `hello`");
        check("days = 14 days\n", "1:8: expected a text in quotes like \"…\", found `14 days`");
        check("required = True\n", "1:12: expected `true`, found `True`");
        check("required = no\n", "1:12: expected `false`, found `no`");
        check("quote = \"x\n", "1:11: expected `\"` at the end of this text, on the same line");
        check("quote = 'x\n", "1:11: expected `'` at the end of this text, on the same line");
        check("quote = \"\"\"x\n", "2:1: expected `\"\"\"` at the end of this text");
        check("quote = '''x\n", "2:1: expected `'''` at the end of this text");
        check(
            "quote = \"a\\d\"\n",
            r"1:12: expected an escape such as `\n` after this backslash; a backslash itself is written `\\`",
        );
        check(
            "quote = \"a\u{1}\"\n",
            "1:11: expected a text that can be read, found the control character `\\u{1}`",
        );
        check("quote = \"x\" \"y\"\n", "1:13: expected the end of the line after this value, found more");
    }

    #[test]
    fn keys_without_a_value_and_twice_are_told_in_plain_words() {
        check("hello\n", "1:6: expected `=` and a value after this key, found neither");
        check("a = { b: 1 }\n", "1:10: expected `=` and a value after this key, found neither");
        check("hello =\n", "1:8: expected a value after `=`, found none");
        check("= 1\n", "1:1: expected a key here, found none");
        check("ü = 1\n", "1:1: expected `\"ü…\"`: such a key stands in quotes");
        check("{\"a\": 1}\n", "1:1: expected a line like `key = \"value\"`, found something else");
        check("quote = \"x\"\nquote = \"y\"\n", "2:1: `quote` stands twice; it can stand once");
        check("a = 012\n", "1:5: expected a number without `0` before it");
    }

    #[test]
    fn brackets_that_do_not_close_are_told_in_plain_words() {
        check("a = [1, 2\n", "1:10: expected `]` at the end of this list");
        check("a = [1,,2]\n", "1:8: expected an entry of the list before this comma, found none");
        check("a = { b = 1\n", "1:12: expected `}` at the end of this table");
        check("a = { b = 1 c = 2 }\n", "1:15: expected a comma between the keys of this table, found none");
        check("[a\nb = 1\n", "1:3: expected `]` at the end of this header");
        check("[[a]\nb = 1\n", "1:5: expected `]]` at the end of this header");
    }

    #[test]
    fn what_the_parser_says_beyond_that_is_passed_on() {
        check(
            "a = 2026-13-45\n",
            "1:5: this cannot be read as TOML: invalid date, expected month between 01 and 12",
        );
    }
}
