//! Encodes and decodes a value by one description of it (`layout.rs`): an [`Encoder`] reads its parts and a
//! [`Decoder`] writes them, in the same order.

use crate::policy::is_id;

/// A compiled policy as three plain lists, which any file format can hold. Words have a list of their own, in
/// a fixed order, so that those of another language can replace them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// Sizes, indices and switches.
    pub numbers: Vec<u32>,
    /// Ids and other texts that are the same in every language.
    pub ids: Vec<String>,
    /// Texts that people read.
    pub words: Vec<String>,
}

/// Visits the parts of a value, always in the same order.
pub(super) trait Codec {
    /// True for the decoder, which writes the parts; false for the encoder, which reads them.
    const READS: bool;

    /// Encodes or decodes a number.
    fn number(&mut self, number: &mut u32);
    /// Encodes or decodes a text that is the same in every language.
    fn text(&mut self, text: &mut String);
    /// Encodes or decodes a text that people read.
    fn word(&mut self, word: &mut String);
    /// Records that no encoder can have written this data.
    fn fault(&mut self);
    /// Encodes or decodes a list's length: takes the present one, returns the one that it must have.
    fn count(&mut self, count: usize) -> usize;

    /// Encodes or decodes a list, item by item. Kept short, because the compiler makes a copy for each type
    /// of item.
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

    /// Encodes or decodes an id; a malformed one is a fault.
    #[inline(never)]
    fn id(&mut self, id: &mut String) {
        self.text(id);
        if !is_id(id) {
            self.fault();
        }
    }

    /// Encodes or decodes an index; one that is not less than `below` is a fault.
    #[inline(never)]
    fn index(&mut self, index: &mut usize, below: usize) {
        let mut number = *index as u32;
        self.number(&mut number);
        *index = number as usize;
        if *index >= below {
            self.fault();
        }
    }

    /// Encodes or decodes a switch; every number but 0 means on.
    #[inline(never)]
    fn switch(&mut self, on: &mut bool) {
        let mut number = u32::from(*on);
        self.number(&mut number);
        *on = number != 0;
    }

    /// Encodes or decodes which of `below` variants a value is. `there` returns that of the present value.
    fn kind(&mut self, there: impl FnOnce() -> usize, below: usize) -> usize {
        let mut kind = if Self::READS { 0 } else { there() };
        self.index(&mut kind, below);
        kind
    }

    /// Encodes or decodes an optional text that people read; `None` becomes the empty text.
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
    /// The lists so far.
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

/// Unpacks a value from untrusted lists, and records whether they were well formed.
pub(super) struct Decoder {
    numbers: std::vec::IntoIter<u32>,
    ids: std::vec::IntoIter<String>,
    words: std::vec::IntoIter<String>,
    fault: bool,
}

impl Decoder {
    /// Begins at the first item of each list.
    pub(super) fn new(packed: Packed) -> Self {
        let Packed { numbers, ids, words } = packed;
        Decoder { numbers: numbers.into_iter(), ids: ids.into_iter(), words: words.into_iter(), fault: false }
    }

    /// Whether the lists were well formed and no items are left.
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

    /// Every list item takes at least one entry, so a length greater than the number of entries left is a
    /// fault. After a fault all lists are empty, so that decoding ends soon.
    #[inline(never)]
    fn count(&mut self, _: usize) -> usize {
        let mut count = 0;
        self.number(&mut count);
        self.fault |= count as usize > self.left();
        if self.fault { 0 } else { count as usize }
    }
}
