//! The text of a file, and places in it by line and column.

use std::sync::OnceLock;

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The file's name in the policy's folder.
    pub file: String,
    /// The text of the file.
    pub text: String,
    /// Made when a place is first asked for.
    index: OnceLock<Vec<Position>>,
}

/// A line and a column, both from 0.
#[derive(Clone, Copy, Debug, Default)]
struct Position {
    line: usize,
    column: usize,
}

impl Position {
    fn after(self, byte: u8) -> Position {
        match byte {
            b'\n' => Position { line: self.line + 1, column: 0 },
            // Any byte of a character but its first.
            0x80..0xc0 => self,
            _ => Position { column: self.column + 1, ..self },
        }
    }
}

/// The index holds the position of every `STEP`th byte. So the cost of finding a place does not grow with the
/// file, nor with the length of its lines.
const STEP: usize = 512;

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, &self.text) == (&other.file, &other.text)
    }
}

/// A place in a file. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name in the policy's folder.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The first byte, and the one after the last.
    pub span: (usize, usize),
}

impl Source {
    /// A file with a name and a text.
    #[must_use]
    pub fn new(file: impl Into<String>, text: impl Into<String>) -> Source {
        Source { file: file.into(), text: text.into(), index: OnceLock::new() }
    }

    /// The place of a range of bytes.
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        let start = span.start.min(self.text.len());
        let index = self.index.get_or_init(|| index(&self.text));
        let known = index.get(start / STEP).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(start / STEP * STEP..start).unwrap_or_default();
        let Position { line, column } = rest.iter().fold(known, |at, &byte| at.after(byte));
        Place { file: self.file.clone(), line: line + 1, column: column + 1, span: (span.start, span.end) }
    }
}

fn index(text: &str) -> Vec<Position> {
    let (mut index, mut at) = (Vec::with_capacity(text.len() / STEP + 1), Position::default());
    for (place, &byte) in text.as_bytes().iter().enumerate() {
        if place.is_multiple_of(STEP) {
            index.push(at);
        }
        at = at.after(byte);
    }
    if text.len().is_multiple_of(STEP) {
        index.push(at);
    }
    index
}

/// The most characters of a name that is compared with others. Ids have at most 64.
const MAX_COMPARED: usize = 100;

/// The known name that was probably meant: the one with the fewest characters added, removed, changed or
/// swapped with a neighbour. A name that is the same is not considered. Returns `None` if more than a third
/// of the characters differ.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    if length > MAX_COMPARED {
        return None;
    }
    let max = length / 3;
    known
        .into_iter()
        .filter(|name| name.len() <= 4 * MAX_COMPARED && name.chars().count().abs_diff(length) <= max)
        .map(|name| (strsim::osa_distance(written, name), name))
        .filter(|(distance, name)| *distance <= max && *name != written)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source::new("rules.toml", "a = 1\nß = \"x\"\n");
        let place = source.place(11..14);
        assert_eq!((place.line, place.column), (2, 5));
        assert_eq!((source.place(0..1).line, source.place(0..1).column), (1, 1));
    }

    #[test]
    fn places_are_right_on_both_sides_of_each_step_of_the_index() {
        let text: String = (0..STEP).map(|at| if at % 97 == 96 { '\n' } else { 'é' }).collect();
        let source = Source::new("rules.toml", text.clone());
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let expected = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            let place = source.place(at..at);
            assert_eq!((place.line, place.column), expected, "byte {at}");
        }
        let end = source.place(text.len()..text.len() + 9);
        assert_eq!(end.line, text.matches('\n').count() + 1);
    }

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["defective", "not-delivered", "other"];
        assert_eq!(nearest("defectiv", known), Some("defective"));
        assert_eq!(nearest("defetcive", known), Some("defective"));
        assert_eq!(nearest("not_delivered", known), Some("not-delivered"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("q1", ["q2"]), None);
        assert_eq!(nearest(&"x".repeat(1 << 20), [&*"x".repeat((1 << 20) - 1)]), None);
    }
}
