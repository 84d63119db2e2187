//! The case code: all that led to a verdict in one short code that can be read out over the phone.
//!
//! A code is one whole number in Crockford's base 32, in mixed radix. From its lowest digit up it holds the
//! format, the policy and its edition, the moment, the zone, and then an answer for each question on the path
//! to the verdict; the radix of an answer is the number of possible answers. It also holds the buyer's UTC
//! offset at the moment, at each date and at the deadline: zone databases differ, and a replay must show what
//! the buyer was told. If the policy names zones, the code also holds their offsets and a hash of the
//! verdict. It holds nothing about a person, and it can be decoded only with the policy that it was made
//! with. This module has no words and no HTML.

mod amount;
mod codec;
mod date;
mod moment;
mod named;
mod number;
mod offset;
mod read;
mod recorded;
mod symbols;
mod text;
mod walk;
mod write;

pub use read::{Code, Fit, NoCase, read};
pub use recorded::{Difference, RecordedZone};
pub use write::{decide, write};

use crate::compiled::{Compiled, hash};
use crate::interview::Present;
use crate::time::Instant;
use codec::Codec;

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// A character that no code contains.
    NoSymbol {
        /// The character.
        letter: char,
        /// Its position in the text that was typed, counting every character, from 1.
        place: usize,
    },
    /// Too few symbols.
    TooShort {
        /// How many there are.
        found: usize,
        /// How many the shortest code has.
        least: usize,
    },
    /// More symbols than any code has.
    TooLong {
        /// How many the longest code has.
        most: usize,
    },
    /// The last group is not complete.
    BrokenGroup {
        /// How many symbols it has.
        found: usize,
        /// How many a complete group has.
        whole: usize,
    },
    /// There is a group of zeros in front, which no code has.
    EmptyGroup,
    /// A symbol was changed, swapped or left out.
    Mistyped,
    /// A later version of this program made the code.
    Newer,
}

/// The radix of the hash of a policy's id.
const POLICY: u32 = 1 << 10;
/// The radix of the edition in a code.
const EDITION: u32 = 1 << 14;
/// The radix of the hash of a zone's name.
const ZONE: u32 = 1 << 15;

/// The seed of a zone's hash. With this one no two zones of the database have the same hash; a test checks
/// that.
const SEED: u32 = 134;

/// The part of a code before the answers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Head {
    /// The format of the code; 0 is the one described here.
    format: u32,
    policy: u32,
    edition: u32,
    now: Instant,
    zone: u32,
    /// The zone's offset at the moment, in seconds ahead of UTC.
    ahead: i32,
}

impl Head {
    fn of(compiled: &Compiled, present: Present<'_>) -> Head {
        let Present { now, zone } = present;
        let (ahead, zone) = (zone.offset(now), zone_number(zone.name()));
        Head { now, zone, ahead, ..Head::of_policy(compiled) }
    }

    fn of_policy(compiled: &Compiled) -> Head {
        let policy = hash(0, compiled.policy.id.as_bytes()) % POLICY;
        Head { policy, edition: compiled.edition % EDITION, ..Head::default() }
    }
}

/// The edition of a policy's rules as its codes hold it: the lowest 14 bits.
#[must_use]
pub fn edition(compiled: &Compiled) -> u32 {
    Head::of_policy(compiled).edition
}

fn head<C: Codec>(codec: &mut C, head: &mut Head) {
    codec.digit(&mut head.format, 4);
    codec.digit(&mut head.policy, POLICY);
    codec.digit(&mut head.edition, EDITION);
    moment::moment(codec, &mut head.now);
    codec.digit(&mut head.zone, ZONE);
    offset::absolute(codec, &mut head.ahead);
}

/// The hash of a zone's name, whatever its case.
fn zone_number(name: &str) -> u32 {
    hash(SEED, name.to_ascii_lowercase().as_bytes()) % ZONE
}

#[cfg(test)]
mod tests;
