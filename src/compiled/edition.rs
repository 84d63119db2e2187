//! Short numbers for long names and lists: enough to tell them apart by, no protection from malice.

use super::Packed;

/// The number of a policy's rules as they stand, wording aside: version, names, and everything that decides.
pub(super) fn edition(packed: &Packed) -> u32 {
    let ids = packed.ids.iter().flat_map(|id| id.bytes().chain([0]));
    hash(0, ids.chain(packed.numbers.iter().flat_map(|number| number.to_le_bytes())))
}

/// FNV-1a from a seed, stirred at the end so that each of its 24 bits is as good as any other.
pub fn hash(seed: u32, bytes: impl Iterator<Item = u8>) -> u32 {
    let mixed =
        bytes.fold(0x811c_9dc5 ^ seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let stirred = (mixed ^ mixed >> 16).wrapping_mul(0x7feb_352d);
    (stirred ^ stirred >> 15).wrapping_mul(0x846c_a68b) >> 8
}
