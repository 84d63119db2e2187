//! The default policy, as the build packed it.

use crate::compiled::{Compiled, Packed};

include!(concat!(env!("OUT_DIR"), "/policy.rs"));

/// The policy of a shop that sells digital goods.
pub fn default_policy() -> Compiled {
    default_policy_in(texts(WORDS)).unwrap_or_default()
}

/// The same in other words; `None` if they are not as many.
pub fn default_policy_in(words: Vec<String>) -> Option<Compiled> {
    let numbers = NUMBERS.iter().map(|&number| u32::from(number)).collect();
    Compiled::unpack(Packed { numbers, ids: texts(IDS), words })
}

/// Texts that each end with a unit separator, which no text holds.
fn texts(joined: &str) -> Vec<String> {
    let (mut texts, mut text) = (Vec::new(), String::new());
    for letter in joined.chars() {
        if letter == '\u{1f}' {
            texts.push(std::mem::take(&mut text));
        } else {
            text.push(letter);
        }
    }
    texts
}
