//! Converts bytes of a text to UTF-16 units, which browsers count.

/// The offset of every `STEP`th byte is stored, so the cost of a conversion does not grow with the text.
const STEP: usize = 1024;

/// A text with its stored offsets.
pub(super) struct Offsets<'a> {
    text: &'a str,
    /// The number of units before each byte that is a multiple of [`STEP`].
    known: Vec<usize>,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (mut known, mut units) = (Vec::with_capacity(text.len() / STEP + 1), 0);
        for (place, &byte) in text.as_bytes().iter().enumerate() {
            if place.is_multiple_of(STEP) {
                known.push(units);
            }
            units += added(byte);
        }
        known.push(units);
        Offsets { text, known }
    }

    /// The number of units before a byte. After the end it is that of the whole text.
    pub(super) fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let start = byte / STEP;
        let rest = self.text.as_bytes().get(start * STEP..byte).unwrap_or_default();
        self.known.get(start).copied().unwrap_or_default()
            + rest.iter().map(|&byte| added(byte)).sum::<usize>()
    }
}

/// The units that a byte adds. A character counts at its first byte, with two units if it needs them.
fn added(byte: u8) -> usize {
    match byte {
        0x80..0xc0 => 0,
        0xf0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_a_browser() {
        let text = "aß€😀\n".repeat(STEP);
        let offsets = Offsets::new(&text);
        let mut units = 0;
        for (at, letter) in text.char_indices() {
            assert_eq!(offsets.at(at), units, "byte {at}");
            units += letter.len_utf16();
        }
        assert_eq!((offsets.at(text.len()), offsets.at(usize::MAX)), (units, units));
    }

    #[test]
    fn a_text_that_ends_with_a_step_has_an_end() {
        let text = "x".repeat(STEP);
        assert_eq!(Offsets::new(&text).at(STEP), STEP);
        assert_eq!(Offsets::new("").at(3), 0);
    }
}
