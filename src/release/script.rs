//! Replaces texts in a script. Each is a string literal that begins with a mark.

/// Replaces the rest of the string literal that begins with a mark. The text is escaped for the quotes of the
/// literal, which the minifier chooses. Returns `None` if there is no such literal, or more than one.
pub(super) fn put(script: &[u8], mark: &str, text: &str) -> Option<Vec<u8>> {
    let (before, rest) = std::str::from_utf8(script).ok()?.split_once(mark)?;
    let quote = before.chars().next_back().filter(|quote| ['"', '\'', '`'].contains(quote))?;
    let after = &rest[end(rest, quote)?..];
    let is_once = !after.contains(mark);
    is_once.then(|| [before, mark, &escaped(text, quote), after].concat().into_bytes())
}

/// The end of a string literal: the first quote that is not escaped.
fn end(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices() {
        if letter == quote && !is_escaped {
            return Some(at);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

/// Escapes a text for a string literal: line breaks end it in some quotes, `${` begins an expression in
/// others, and `</script` ends a script in a page.
fn escaped(text: &str, quote: char) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => written.push_str("\\\\"),
            '<' | '$' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                written.push_str(&format!("\\u{:04x}", letter as u32))
            }
            _ if letter == quote => {
                written.push('\\');
                written.push(quote);
            }
            _ => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "a-mark:";

    #[test]
    fn a_string_gets_another_text_in_its_own_quotes_however_often() {
        for quote in ["\"", "'", "`"] {
            let script = |text: &str| format!("a({quote}{MARK}{text}{quote}.slice(1));b({quote}c{quote})");
            let first = put(script("[]").as_bytes(), MARK, r#"["\"${x}'`</script>"]"#).unwrap();
            let first = String::from_utf8(first).unwrap();
            assert!(!first.contains("</script") && !first.contains("${"), "{first}");
            assert!(first.ends_with(&format!("{quote}.slice(1));b({quote}c{quote})")), "{first}");
            assert_eq!(String::from_utf8(put(first.as_bytes(), MARK, "[]").unwrap()).unwrap(), script("[]"));
        }
    }

    #[test]
    fn a_script_without_one_place_is_refused() {
        assert_eq!(put(b"a", MARK, "[]"), None);
        assert_eq!(put(b"a-mark:[]", MARK, "[]"), None);
        assert_eq!(put(b"'a-mark:[]", MARK, "[]"), None);
        assert_eq!(put(b"'a-mark:[]';'a-mark:[]'", MARK, "[]"), None);
    }
}
