//! Maps whose keys are many and short. Nobody gains from making them collide: the work is limited, so a hash
//! that withstands that would only cost time (a third of it, measured).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map with that hash.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// Multiplies and folds each word into the last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix(u64);

/// An odd number without a pattern: the fraction of the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number) * u128::from(FACTOR);
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_keys_are_far_apart() {
        let hash = |number: u64| {
            let mut mix = Mix::default();
            mix.write_u64(number);
            mix.write_u32(7);
            mix.finish()
        };
        let tops: std::collections::HashSet<u64> = (0..4096).map(|number| hash(number) >> 52).collect();
        let ends: std::collections::HashSet<u64> = (0..4096).map(|number| hash(number) & 4095).collect();
        assert!(tops.len() > 2000 && ends.len() > 2000, "{} {}", tops.len(), ends.len());
    }
}
