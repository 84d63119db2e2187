//! Sets of rules, one bit for each rule: a policy of a thousand rules takes sixteen words.
//!
//! Written here because the sets of a library (fixedbitset) have words of the machine's width. The work that
//! a policy may take is counted in words, so the studio's wasm, with 32 bits, would refuse a policy that the
//! command accepts. The library also lacks sets of few rules out of many.

/// A set of rules. Only sets of the same policy may be combined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bits(Box<[u64]>);

impl Bits {
    /// The empty set, for a policy of `count` rules.
    pub fn none(count: usize) -> Bits {
        Bits(vec![0; count.div_ceil(64)].into_boxed_slice())
    }

    /// The number of 64-bit words of the set.
    pub fn words(&self) -> usize {
        self.0.len()
    }

    /// Adds a rule.
    pub fn insert(&mut self, rule: u32) {
        if let Some(word) = self.0.get_mut(rule as usize / 64) {
            *word |= 1 << (rule % 64);
        }
    }

    /// Removes a rule.
    pub fn remove(&mut self, rule: u32) {
        if let Some(word) = self.0.get_mut(rule as usize / 64) {
            *word &= !(1 << (rule % 64));
        }
    }

    /// Whether a rule is in the set.
    pub fn has(&self, rule: u32) -> bool {
        self.0.get(rule as usize / 64).is_some_and(|word| word >> (rule % 64) & 1 == 1)
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    /// The number of rules in the set.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the sets have a rule in common.
    pub fn meets(&self, other: &Bits) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    /// Adds all rules of another set.
    pub fn union_with(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(one, other)| *one |= other);
    }

    /// Keeps only the rules that are in another set, too.
    pub fn intersect_with(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(one, other)| *one &= other);
    }

    /// Removes all rules of another set.
    pub fn difference_with(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(one, other)| *one &= !other);
    }

    fn word(&self, place: u32) -> u64 {
        self.0.get(place as usize).copied().unwrap_or_default()
    }

    /// The rules in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().enumerate().flat_map(|(place, &word)| ones(place, word))
    }

    /// The rules that are in both, in order.
    pub fn common(&self, other: &Bits) -> impl Iterator<Item = u32> {
        self.0.iter().zip(&other.0).enumerate().flat_map(|(place, (one, other))| ones(place, one & other))
    }
}

/// A set of few rules out of many: the indices of its words that are not zero, with the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Few(Vec<(u32, u64)>);

impl Few {
    /// The same set in this form.
    pub(super) fn of(bits: &Bits) -> Few {
        Few((0..).zip(bits.0.iter().copied()).filter(|(_, word)| *word != 0).collect())
    }

    /// The number of words that are stored: the cost of going through the set.
    pub(super) fn words(&self) -> usize {
        self.0.len()
    }

    /// Whether a rule is in the set.
    pub(super) fn has(&self, rule: u32) -> bool {
        let place = self.0.binary_search_by_key(&(rule / 64), |(place, _)| *place);
        place.is_ok_and(|place| self.0.get(place).is_some_and(|(_, word)| word >> (rule % 64) & 1 == 1))
    }

    /// Whether the sets have a rule in common.
    pub(super) fn meets(&self, other: &Bits) -> bool {
        self.0.iter().any(|(place, word)| word & other.word(*place) != 0)
    }

    /// Removes all rules of another set.
    pub(super) fn difference_with(&mut self, other: &Bits) {
        self.0.retain_mut(|(place, word)| {
            *word &= !other.word(*place);
            *word != 0
        });
    }

    /// Becomes a copy of another set; keeps its memory.
    pub(super) fn become_like(&mut self, other: &Few) {
        self.0.clone_from(&other.0);
    }

    /// The rules in the set, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|(place, word)| ones(*place as usize, *word))
    }

    /// The rules that are in both, in order.
    pub(super) fn common(&self, other: &Bits) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|(place, word)| ones(*place as usize, word & other.word(*place)))
    }
}

fn ones(place: usize, mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(place as u32 * 64 + bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(rules: &[u32]) -> Bits {
        let mut bits = Bits::none(130);
        rules.iter().for_each(|&rule| bits.insert(rule));
        bits
    }

    #[test]
    fn rules_go_in_and_out_and_are_listed_in_order() {
        let mut some = bits(&[129, 0, 64, 63]);
        some.remove(64);
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 129]);
        assert_eq!((some.count(), some.has(63), some.has(64), some.words()), (3, true, false, 3));
        assert!(!some.is_empty() && bits(&[]).is_empty());
    }

    #[test]
    fn sets_meet_grow_and_shrink_by_each_other() {
        let (mut one, other) = (bits(&[1, 70, 128]), bits(&[2, 70]));
        assert!(one.meets(&other) && !one.meets(&bits(&[3])));
        assert_eq!(one.common(&other).collect::<Vec<_>>(), [70]);
        one.union_with(&other);
        assert_eq!(one, bits(&[1, 2, 70, 128]));
        one.difference_with(&bits(&[1]));
        one.intersect_with(&bits(&[1, 2, 128]));
        assert_eq!(one, bits(&[2, 128]));
    }

    #[test]
    fn few_of_many_are_the_same_rules() {
        let few = Few::of(&bits(&[1, 70, 128]));
        assert_eq!(few.iter().collect::<Vec<_>>(), [1, 70, 128]);
        assert_eq!(few.common(&bits(&[2, 70])).collect::<Vec<_>>(), [70]);
        assert!(few.meets(&bits(&[128])) && !few.meets(&bits(&[0, 2, 69])));
        let mut fewer = Few::default();
        fewer.become_like(&few);
        fewer.difference_with(&bits(&[70]));
        assert_eq!(fewer, Few::of(&bits(&[1, 128])));
        assert_eq!((few.words(), few.has(70), few.has(71), few.has(0)), (3, true, false, false));
    }
}
