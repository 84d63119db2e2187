//! What the parser has against a file, in a shop owner's words.

use super::{Source, Unreadable, nearest};

/// A place in a file, and what is wrong there.
pub fn at(source: &Source, span: std::ops::Range<usize>, message: String) -> Unreadable {
    let place = Some(source.place(span));
    Unreadable { file: source.file.clone(), place, message, source: Some(source.clone()) }
}

/// The parser's error.
pub fn flaw(source: &Source, error: &toml::de::Error) -> Unreadable {
    let end = source.text.len();
    let span = error.span().unwrap_or(end..end);
    let here = source.text.get(span.clone()).unwrap_or_default();
    at(source, span, in_words(error.message(), here))
}

/// The parser's message in other words. `here` is what stands at the place.
fn in_words(message: &str, here: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    let quoted: Vec<&str> = first.split('`').skip(1).step_by(2).collect();
    let (name, known) = quoted.split_first().map_or(("", &[][..]), |(name, known)| (*name, known));
    let (start, wanted) = first.split_once(", expected ").unwrap_or((first, ""));
    if start.starts_with("missing field") {
        match name {
            "format" => "expected `format = 1` at the top, found none".to_owned(),
            _ => format!("expected `{name}` here, found none"),
        }
    } else if start.starts_with("unknown field") {
        or_near("key", name, known)
    } else if start.starts_with("unknown variant") {
        or_near("value", name, known)
    } else if let Some(found) = start.strip_prefix("invalid type: ") {
        format!("expected {}, found {}", expected(wanted, here), self::found(found, here))
    } else if start.starts_with("invalid value: integer") && wanted == "u32" {
        format!("expected a whole number from 0 to {}, found `{name}`", u32::MAX)
    } else if start.starts_with("duplicate key") {
        format!("`{here}` stands twice; it can stand once")
    } else if start.starts_with("string values must be quoted") {
        let curly = here.starts_with(['“', '”', '„', '«', '‘']);
        let straight = if curly { "straight quotes" } else { "quotes" };
        format!("expected a text in {straight} like \"…\", found `{here}`")
    } else if start.starts_with("invalid basic string") {
        "expected `\"` at the end of this text, on the same line".to_owned()
    } else if start.starts_with("key with no value") {
        "expected `=` and a value after this key, found neither".to_owned()
    } else if start.starts_with("invalid key-value pair") {
        "expected a line like `key = \"value\"`, found something else".to_owned()
    } else {
        message.replace("field", "key").replace('\n', " ")
    }
}

fn or_near(what: &str, name: &str, known: &[&str]) -> String {
    let known = || known.iter().copied();
    match nearest(&name.to_lowercase(), known()).or_else(|| known().find(|it| *it == name.to_lowercase())) {
        Some(near) => format!("unknown {what} `{name}`; did you mean `{near}`?"),
        None => {
            let listed: Vec<String> = known().map(|name| format!("`{name}`")).collect();
            format!("unknown {what} `{name}`; expected {}", listed.join(" or "))
        }
    }
}

fn expected(wanted: &str, here: &str) -> String {
    let header = here.trim_matches(['[', ']']);
    match wanted {
        "a string" => "a text in quotes".to_owned(),
        "u32" => "a whole number".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "a sequence" if here.starts_with('[') => format!("a list, each of it under `[[{header}]]`"),
        "a sequence" => "a list in square brackets".to_owned(),
        "struct WrittenOption" => "an option like `{ id = \"…\", say = \"…\" }`".to_owned(),
        _ if wanted.starts_with("struct ") => "a table".to_owned(),
        _ => wanted.to_owned(),
    }
}

fn found(found: &str, here: &str) -> String {
    match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer", number)) => format!("the number {number}"),
        Some(("floating", number)) => format!("the number {}", number.trim_start_matches("point ")),
        Some(("boolean", word)) => format!("{word} without quotes"),
        // The parser hands dates over as tables.
        _ if found == "map" && here.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("the date `{here}` without quotes")
        }
        _ if found == "map" => "a table".to_owned(),
        _ if found == "sequence" => "a list".to_owned(),
        _ => found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::read::read_texts;

    const HEAD: &str = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                        text = \"policy.md\"\n";

    fn check(rest: &str, expected: &str) {
        let error = read_texts(&[HEAD, rest].concat(), "").unwrap_err();
        let place = error.place.unwrap();
        assert_eq!(format!("{}:{} {}", place.line, place.column, error.message), expected);
    }

    #[test]
    fn keys_and_values_that_are_not_known_are_told_with_those_that_are() {
        check("[clauses.a]\nquotes = \"x\"\n", "9:1 unknown key `quotes`; did you mean `quote`?");
        check("[clauses.a]\nbanana = \"x\"\n", "9:1 unknown key `banana`; expected `quote`");
        check("[[rules]]\nid = \"r\"\n", "8:1 expected `outcome` here, found none");
        check(
            "[[rules]]\noutcome = \"Qualifies\"\n",
            "9:11 unknown value `Qualifies`; did you mean `qualifies`?",
        );
        check(
            "[windows.w]\nfrom = \"d\"\ncount = \"x\"\n",
            "10:9 unknown value `x`; expected `moment` or `date`",
        );
        check("[clauses.a]\nquote = \"x\"\nquote = \"y\"\n", "10:1 `quote` stands twice; it can stand once");
    }

    #[test]
    fn values_of_another_kind_are_told_with_what_was_expected() {
        check("[clauses.a]\nquote = 5\n", "9:9 expected a text in quotes, found the number `5`");
        check(
            "[clauses.a]\nquote = 2026-11-22\n",
            "9:9 expected a text in quotes, found the date `2026-11-22` without quotes",
        );
        check("[windows.w]\ndays = \"14\"\n", "9:8 expected a whole number, found the text \"14\"");
        check("[windows.w]\ndays = -1\n", "9:8 expected a whole number from 0 to 4294967295, found `-1`");
        check("[rules.r]\n", "8:2 expected a list in square brackets, found a table");
        check("[questions]\n", "8:1 expected a list, each of it under `[[questions]]`, found a table");
        check(
            "[[rules]]\nwhen = { q = 1 }\n",
            "9:14 expected a name or a list of names, found the number `1`",
        );
        check(
            "[[questions]]\noptions = [\"x\"]\n",
            "9:12 expected an option like `{ id = \"…\", say = \"…\" }`, found the text \"x\"",
        );
    }

    #[test]
    fn what_is_not_toml_is_told_in_plain_words() {
        check("[clauses.a]\nquote = “x”\n", "9:9 expected a text in straight quotes like \"…\", found `“x”`");
        check("[clauses.a]\nquote = hello\n", "9:9 expected a text in quotes like \"…\", found `hello`");
        check("[clauses.a]\nquote = \"x\n", "9:11 expected `\"` at the end of this text, on the same line");
        check("hello\n", "8:6 expected `=` and a value after this key, found neither");
        check("{\"a\": 1}\n", "8:1 expected a line like `key = \"value\"`, found something else");
    }
}
