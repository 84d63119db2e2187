//! Prepares text for a picture: estimates its width, breaks its lines, and removes what must not be in it.

use unicode_width::UnicodeWidthChar;

/// Puts a text on one line with single spaces, without control characters.
pub(super) fn plain(text: &str) -> String {
    // Two characters that XML forbids, and all that move a cursor.
    let is_out = |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
    let spaced: String = text.chars().map(|letter| if is_out(letter) { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A font with an upper bound for the width of text. The reader's font is not known, so widths are those of
/// the widest font in common use.
#[derive(Clone, Copy)]
pub(super) struct Font {
    /// The font size in pixels.
    pub(super) size: f64,
    /// Whether all letters have the same width.
    pub(super) is_mono: bool,
    /// Whether it is bold.
    pub(super) is_bold: bool,
}

impl Font {
    /// The height of a line, in pixels.
    pub(super) fn line(self) -> f64 {
        (self.size * 1.35).round()
    }

    /// The width of a line of text, in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(|letter| self.letter(letter)).sum()
    }

    fn letter(self, letter: char) -> f64 {
        let cells = letter.width().unwrap_or_default();
        let ems = match cells {
            0 => 0.0,
            1 if self.is_mono => 0.61,
            1 => ems(letter) * if self.is_bold { 1.1 } else { 1.0 },
            _ => cells as f64 * if self.is_mono { 0.61 } else { 0.52 },
        };
        ems * self.size
    }

    /// Breaks a text into lines of at most `most` pixels, of nearly equal widths.
    pub(super) fn wrap(self, text: &str, most: f64) -> Vec<String> {
        let text = plain(text);
        let (mut low, mut high) = (0.0, most);
        let lines = self.fill(&text, most);
        // Seven bisections find the narrowest width for the same number of lines, to a pixel or two.
        for _ in 0..7 {
            let middle = (low + high) / 2.0;
            match self.fill(&text, middle).len() <= lines.len() && self.fits(&text, middle) {
                true => high = middle,
                false => low = middle,
            }
        }
        if lines.len() > 1 { self.fill(&text, high) } else { lines }
    }

    /// Whether no word has to be broken at this width.
    fn fits(self, text: &str, most: f64) -> bool {
        text.split(' ').flat_map(parts).all(|part| self.width(part) <= most)
    }

    fn fill(self, text: &str, most: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        for (number, word) in text.split(' ').enumerate() {
            for (place, part) in parts(word).into_iter().enumerate() {
                let space = if number > 0 && place == 0 { " " } else { "" };
                self.place(&mut lines, space, part, most);
            }
        }
        lines
    }

    /// Adds a part to the last line, or to new ones.
    fn place(self, lines: &mut Vec<String>, space: &str, part: &str, most: f64) {
        let Some(line) = lines.last_mut() else { return };
        if line.is_empty() || self.width(line) + self.width(space) + self.width(part) <= most {
            if !line.is_empty() {
                line.push_str(space);
            }
            line.push_str(part);
        } else {
            lines.push(part.to_owned());
        }
        // A single part may be wider than a line.
        while let Some(long) = lines.last_mut()
            && let Some(end) = self.end_of_line(long, most)
        {
            let rest = long.split_off(end);
            lines.push(rest);
        }
    }

    /// The position at which a line that is too wide must be broken.
    fn end_of_line(self, line: &str, most: f64) -> Option<usize> {
        let mut width = 0.0;
        line.char_indices().find_map(|(at, letter)| {
            width += self.letter(letter);
            (width > most && at > 0 && self.letter(letter) > 0.0).then_some(at)
        })
    }
}

/// The parts of a word between which it may be broken: after a hyphen and the like, and between letters of
/// scripts without spaces.
fn parts(word: &str) -> Vec<&str> {
    let is_wide = |letter: char| letter.width() == Some(2);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = word.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some(&(next, following)) = letters.peek() else { break };
        if matches!(letter, '-' | '/' | '_') || is_wide(letter) && is_wide(following) {
            parts.extend(word.get(start..next));
            start = next;
        }
    }
    parts.extend(word.get(start..));
    parts
}

/// The width of a letter in ems, in classes, measured in DejaVu Sans.
fn ems(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' => 0.3,
        ' ' | ',' | '.' | '/' | ':' | ';' | '\\' | '|' | 'f' | '-' | '(' | ')' | '[' | ']' | 't' | '’' => {
            0.4
        }
        'r' | '!' | '"' => 0.46,
        '*' | '_' | '`' | 's' | 'z' | '?' | 'c' | '“' | '”' | '–' => 0.55,
        'U' | 'H' | 'N' | 'D' | 'G' | '&' => 0.78,
        'O' | 'Q' | 'w' | '#' | '+' | '<' | '=' | '>' | '^' | '~' => 0.84,
        'M' | 'm' | 'W' | '%' | '@' => 1.0,
        'K' | 'A' | 'V' | 'B' | 'R' | 'X' | 'Z' | 'C' => 0.7,
        _ if letter.is_ascii() => 0.64,
        'À'..='ɏ' => 0.7,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font { size: 10.0, is_mono: true, is_bold: false };

    /// Compares the lines of a text that is wrapped to a number of letters.
    fn check(text: &str, letters: usize, expected: &[&str]) {
        assert_eq!(FONT.wrap(text, letters as f64 * 6.1 + 0.01), expected);
    }

    #[test]
    fn lines_are_filled_evenly() {
        check("one two three four", 100, &["one two three four"]);
        check("one two three four", 13, &["one two", "three four"]);
        check("  one \n two  ", 100, &["one two"]);
        check("", 5, &[""]);
    }

    #[test]
    fn a_long_word_is_broken_at_a_hyphen_or_else_anywhere() {
        check("description-report-open", 19, &["description-", "report-open"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("a abcdefghij", 4, &["a", "abcd", "efgh", "ij"]);
    }

    #[test]
    fn scripts_without_spaces_are_broken_between_letters() {
        check("購入日はいつですか", 6, &["購入日", "はいつ", "ですか"]);
    }

    #[test]
    fn wide_letters_are_wider_and_marks_take_no_room() {
        let font = Font { size: 10.0, is_mono: false, is_bold: false };
        assert!(font.width("WWW") > 3.0 * font.width("i"));
        assert_eq!(font.width("e\u{301}"), font.width("e"));
        assert!(font.width("購") > font.width("e"));
    }

    #[test]
    fn control_characters_become_spaces() {
        assert_eq!(plain("a\u{0}b\u{1b}[0m\r\nc\u{ffff}"), "a b [0m c");
    }
}
