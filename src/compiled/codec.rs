//! Encoding and decoding by one description of a value (`layout.rs`): an [`Encoder`] reads its parts, and a [`Decoder`] writes
//! them, in the same order.

use crate::policy::is_id;

/// A compiled policy as three plain lists, which any carrier can hold. Words stand apart, in a fixed
/// order, so that those of another language can take their place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// Sizes, indices and switches.
    pub numbers: Vec<u32>,
    /// Names, the same in every language.
    pub ids: Vec<String>,
    /// What people read.
    pub words: Vec<String>,
}

/// Visits the parts of a value, always in the same order.
pub(super) trait Codec {
    /// Whether the parts are written (decoding) or only read (encoding).
    const READS: bool;

    /// A number.
    fn number(&mut self, number: &mut u32);
    /// A text that is the same in every language.
    fn text(&mut self, text: &mut String);
    /// Something that people read.
    fn word(&mut self, word: &mut String);
    /// Records that the data is none that an encoder writes.
    fn fault(&mut self);
    /// How many items a list has, or is to have.
    fn count(&mut self, count: usize) -> usize;

    /// A list, piece by piece. There is a copy of this for each kind of item, so it is short.
    #[inline]
    fn list<T: Default>(&mut self, items: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T))
    where
        Self: Sized,
    {
        let count = self.count(items.len());
        while items.len() < count {
            items.push(T::default());
        }
        for item in items {
            each(self, item);
        }
    }

    /// An id.
    #[inline(never)]
    fn id(&mut self, id: &mut String) {
        self.text(id);
        if !is_id(id) {
            self.fault();
        }
    }

    /// An index into a list of so many.
    #[inline(never)]
    fn index(&mut self, index: &mut usize, below: usize) {
        let mut number = *index as u32;
        self.number(&mut number);
        *index = number as usize;
        if *index >= below {
            self.fault();
        }
    }

    /// A switch.
    #[inline(never)]
    fn switch(&mut self, on: &mut bool) {
        let mut number = u32::from(*on);
        self.number(&mut number);
        *on = number != 0;
    }

    /// Which of several kinds a value is of, by number; `there` tells that of the value at hand.
    fn kind(&mut self, there: impl FnOnce() -> usize, below: usize) -> usize {
        let mut kind = if Self::READS { 0 } else { there() };
        self.index(&mut kind, below);
        kind
    }

    /// Something that people read, where there is any.
    #[inline(never)]
    fn maybe(&mut self, word: &mut Option<String>) {
        let mut text = word.take().unwrap_or_default();
        self.word(&mut text);
        *word = (!text.is_empty()).then_some(text);
    }
}

/// Packs a value into lists.
#[derive(Default)]
pub(super) struct Encoder {
    /// What is packed so far.
    pub(super) packed: Packed,
}

impl Codec for Encoder {
    const READS: bool = false;

    fn number(&mut self, number: &mut u32) {
        self.packed.numbers.push(*number);
    }

    fn text(&mut self, text: &mut String) {
        self.packed.ids.push(text.clone());
    }

    fn word(&mut self, word: &mut String) {
        self.packed.words.push(word.clone());
    }

    fn fault(&mut self) {}

    fn count(&mut self, count: usize) -> usize {
        self.packed.numbers.push(count as u32);
        count
    }
}

/// Unpacks a value from lists that may be anything, and records whether they were well formed.
pub(super) struct Decoder {
    numbers: std::vec::IntoIter<u32>,
    ids: std::vec::IntoIter<String>,
    words: std::vec::IntoIter<String>,
    fault: bool,
}

impl Decoder {
    /// Begins at the first of each list.
    pub(super) fn new(packed: Packed) -> Self {
        let Packed { numbers, ids, words } = packed;
        Decoder { numbers: numbers.into_iter(), ids: ids.into_iter(), words: words.into_iter(), fault: false }
    }

    /// Whether all was there, and nothing more.
    pub(super) fn is_done(&self) -> bool {
        !self.fault && self.left() == 0
    }

    fn left(&self) -> usize {
        self.numbers.len() + self.ids.len() + self.words.len()
    }

    fn some<T: Default>(&mut self, next: Option<T>) -> T {
        self.fault |= next.is_none();
        next.unwrap_or_default()
    }
}

impl Codec for Decoder {
    const READS: bool = true;

    #[inline(never)]
    fn number(&mut self, number: &mut u32) {
        let next = self.numbers.next();
        *number = self.some(next);
    }

    #[inline(never)]
    fn text(&mut self, text: &mut String) {
        let next = self.ids.next();
        *text = self.some(next);
    }

    #[inline(never)]
    fn word(&mut self, word: &mut String) {
        let next = self.words.next();
        *word = self.some(next);
    }

    fn fault(&mut self) {
        self.fault = true;
    }

    /// Every item takes at least one piece, so a longer list than there are pieces is a fault. After a fault no list
    /// has items: it ends soon.
    #[inline(never)]
    fn count(&mut self, _: usize) -> usize {
        let mut count = 0;
        self.number(&mut count);
        self.fault |= count as usize > self.left();
        if self.fault { 0 } else { count as usize }
    }
}
