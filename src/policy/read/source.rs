//! A file's text, and places in it as people count them.

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name within the policy's folder.
    pub file: String,
    /// What stands in it.
    pub text: String,
}

/// Where something stands. Lines and columns begin at 1; columns count characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name within the policy's folder.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The bytes it covers.
    pub span: (usize, usize),
}

impl Source {
    /// The place of a range of bytes.
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            file: self.file.clone(),
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
            span: (span.start, span.end),
        }
    }
}

/// The name that was probably meant: the nearest by single-letter changes, if no more than every third
/// letter was changed.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    let most = length / 3;
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= most)
        .map(|name| (distance(written, name), name))
        .filter(|(distance, name)| *distance <= most && *name != written)
        .min()
        .map(|(_, name)| name)
}

/// Letters to add, drop, change or swap with a neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut last: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut above: Option<char> = None;
    for (place, letter) in one.chars().enumerate() {
        let mut next = vec![place + 1];
        let mut left: Option<char> = None;
        for (column, &theirs) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let change = at(&row, column) + usize::from(letter != theirs);
            let mut best = change.min(at(&row, column + 1) + 1).min(at(&next, column) + 1);
            if above == Some(theirs) && left == Some(letter) && column > 0 {
                best = best.min(at(&last, column - 1) + 1);
            }
            next.push(best);
            left = Some(theirs);
        }
        above = Some(letter);
        last = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source { file: "rules.toml".into(), text: "a = 1\nß = \"x\"\n".into() };
        let place = source.place(11..14);
        assert_eq!((place.line, place.column), (2, 5));
        assert_eq!((source.place(0..1).line, source.place(0..1).column), (1, 1));
    }

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["defective", "not-delivered", "other"];
        assert_eq!(nearest("defectiv", known), Some("defective"));
        assert_eq!(nearest("defetcive", known), Some("defective"));
        assert_eq!(nearest("not_delivered", known), Some("not-delivered"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("q1", ["q2"]), None);
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
