//! Writing and reading by one description: a [`Writer`] takes from the value what a [`Reader`] puts there.

use super::Packed;

/// Something that goes over a value piece by piece, always in the same order.
pub(super) trait Tape {
    /// A number.
    fn number(&mut self, number: &mut u32);
    /// A name that is the same in every language.
    fn id(&mut self, id: &mut String);
    /// Something that people read.
    fn word(&mut self, word: &mut String);
    /// Something that no data of ours holds was met.
    fn fault(&mut self);
    /// A list, piece by piece.
    fn list<T: Default>(&mut self, items: &mut Vec<T>, each: impl FnMut(&mut Self, &mut T))
    where
        Self: Sized;

    /// An index into a list of so many.
    fn index(&mut self, index: &mut usize, below: usize) {
        let mut number = *index as u32;
        self.number(&mut number);
        *index = number as usize;
        if *index >= below {
            self.fault();
        }
    }

    /// A switch.
    fn switch(&mut self, on: &mut bool) {
        let mut number = u32::from(*on);
        self.number(&mut number);
        *on = number != 0;
    }

    /// Something that people read, where there is any.
    fn maybe(&mut self, word: &mut Option<String>) {
        let mut text = word.take().unwrap_or_default();
        self.word(&mut text);
        *word = (!text.is_empty()).then_some(text);
    }
}

/// Packs.
#[derive(Default)]
pub(super) struct Writer {
    /// What is packed so far.
    pub(super) packed: Packed,
}

impl Tape for Writer {
    fn number(&mut self, number: &mut u32) {
        self.packed.numbers.push(*number);
    }

    fn id(&mut self, id: &mut String) {
        self.packed.ids.push(id.clone());
    }

    fn word(&mut self, word: &mut String) {
        self.packed.words.push(word.clone());
    }

    fn fault(&mut self) {}

    fn list<T: Default>(&mut self, items: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        self.packed.numbers.push(items.len() as u32);
        items.iter_mut().for_each(|item| each(self, item));
    }
}

/// Unpacks, and remembers whether anything was amiss.
pub(super) struct Reader {
    numbers: std::vec::IntoIter<u32>,
    ids: std::vec::IntoIter<String>,
    words: std::vec::IntoIter<String>,
    fault: bool,
}

impl Reader {
    /// Begins at the first of each list.
    pub(super) fn new(packed: Packed) -> Self {
        let Packed { numbers, ids, words } = packed;
        Reader { numbers: numbers.into_iter(), ids: ids.into_iter(), words: words.into_iter(), fault: false }
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

impl Tape for Reader {
    fn number(&mut self, number: &mut u32) {
        let next = self.numbers.next();
        *number = self.some(next);
    }

    fn id(&mut self, id: &mut String) {
        let next = self.ids.next();
        *id = self.some(next);
    }

    fn word(&mut self, word: &mut String) {
        let next = self.words.next();
        *word = self.some(next);
    }

    fn fault(&mut self) {
        self.fault = true;
    }

    /// Every item takes at least one piece, so a longer list than there are pieces is a fault.
    fn list<T: Default>(&mut self, items: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        let mut left = 0;
        self.number(&mut left);
        self.fault |= left as usize > self.left();
        while left > 0 && !self.fault {
            let mut item = T::default();
            each(self, &mut item);
            items.push(item);
            left -= 1;
        }
    }
}
