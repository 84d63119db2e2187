//! Shortens texts, byte by byte: the standard library's Unicode white space and text search would cost the
//! buyer more bytes.

/// Removes spaces and line breaks at both ends.
pub fn trimmed(text: &str) -> &str {
    let is_seen = |byte: u8| byte != b' ' && byte != b'\n';
    let (first, last) = (text.bytes().position(is_seen), text.bytes().rposition(is_seen));
    let Some((first, last)) = first.zip(last) else { return "" };
    text.get(first..=last).unwrap_or(text)
}

/// The first `count` characters of a text. Returns `None` if it has no more than that.
#[inline(never)]
pub(super) fn beginning(text: &str, count: usize) -> Option<&str> {
    let mut left = count;
    for (at, byte) in text.bytes().enumerate() {
        // In UTF-8 every byte of a character but the first begins with the bits 10.
        let is_first = byte >> 6 != 0b10;
        if is_first && left == 0 {
            return text.get(..at);
        }
        left -= usize::from(is_first);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_line_breaks_at_the_ends_are_left_out_and_nothing_else() {
        for (text, expected) in
            [(" \n a é\n", "a é"), ("", ""), (" \n", ""), ("\ta\u{a0} ", "\ta\u{a0}"), ("x", "x")]
        {
            assert_eq!(trimmed(text), expected);
        }
    }

    #[test]
    fn a_text_is_cut_between_characters_and_only_where_it_is_longer() {
        let beginnings = [0, 1, 2, 3, 4].map(|count| beginning("aé€", count));
        assert_eq!(beginnings, [Some(""), Some("a"), Some("aé"), None, None]);
    }
}
