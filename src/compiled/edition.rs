//! Short numbers for long names and lists: enough to tell them apart by, no protection from malice.

use super::codec::Packed;
use crate::policy::Policy;

/// The number of a policy's rules as they stand, wording aside: version, names, and everything that decides.
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

/// The same with what stands among the words and decides nevertheless: whether one may say "I don't know".
pub(super) fn with_unsure(edition: u32, policy: &Policy) -> u32 {
    let mut edition = edition;
    for question in &policy.questions {
        edition = hash(edition, &[u8::from(question.unsure.is_some())]);
    }
    edition
}

/// FNV-1a from a seed, stirred at the end so that each of its 24 bits is as good as any other.
#[inline(never)]
pub fn hash(seed: u32, bytes: &[u8]) -> u32 {
    let mut mixed = 0x811c_9dc5 ^ seed;
    for &byte in bytes {
        mixed = (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let stirred = (mixed ^ mixed >> 16).wrapping_mul(0x7feb_352d);
    (stirred ^ stirred >> 15).wrapping_mul(0x846c_a68b) >> 8
}
