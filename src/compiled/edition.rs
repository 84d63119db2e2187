//! Short hashes that tell editions and names apart. They are no protection against forgery.

use super::codec::Packed;
use crate::policy::Policy;

/// The edition of a packed policy: a hash of everything but its words, that is of its version, its ids and
/// all that decides.
pub(super) fn edition(packed: &Packed) -> u32 {
    let mut edition = 0;
    for id in &packed.ids {
        edition = hash(edition, id.as_bytes());
    }
    for number in &packed.numbers {
        edition = hash(edition, &number.to_le_bytes());
    }
    edition
}

/// Mixes into an edition which questions allow "I don't know". The phrase is among the words, but whether
/// there is one decides.
pub(super) fn with_unsure(edition: u32, policy: &Policy) -> u32 {
    let mut edition = edition;
    for question in &policy.questions {
        edition = hash(edition, &[u8::from(question.unsure.is_some())]);
    }
    edition
}

/// A hash of 24 bits: FNV-1a from a seed, mixed at the end so that every bit depends on all input.
#[inline(never)]
pub fn hash(seed: u32, bytes: &[u8]) -> u32 {
    let mut mixed = 0x811c_9dc5 ^ seed;
    for &byte in bytes {
        mixed = (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let stirred = (mixed ^ mixed >> 16).wrapping_mul(0x7feb_352d);
    (stirred ^ stirred >> 15).wrapping_mul(0x846c_a68b) >> 8
}
