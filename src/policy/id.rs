//! The grammar of ids: of a policy and of everything in it that has a name.

/// The greatest length of an id, in bytes.
pub const MAX_ID: usize = 64;

/// The grammar as a regular expression, for schemas. It excludes what would be dangerous or ambiguous in an
/// address, a file name, an HTML attribute or a script: `__proto__`, punctuation, white space, letters that
/// look like others. It excludes dots, so `purchased.time` can only be the time of day of `purchased`.
pub const ID_PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";

/// Whether a text is an id by this grammar.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    bytes.len() <= MAX_ID
        && bytes.first().is_some_and(is_letter)
        && bytes.iter().all(|byte| is_letter(byte) || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_letters_digits_hyphens_and_underscores() {
        let long = "a".repeat(64);
        for good in ["a", "not-delivered", "Q1", "14_days", "2026-11-22", &long] {
            assert!(is_id(good), "{good}");
        }
    }

    #[test]
    fn what_a_page_or_a_file_system_could_take_for_something_else_is_no_id() {
        let long = "a".repeat(65);
        for bad in [
            "",
            " ",
            "a b",
            "__proto__",
            "-a",
            "_a",
            "a.time",
            "../a",
            "a/b",
            "a\u{0}",
            "a\nb",
            "<b>",
            "a\"",
            "é",
            "а",
            "\u{202e}a",
            &long,
        ] {
            assert!(!is_id(bad), "{bad:?}");
        }
    }
}
