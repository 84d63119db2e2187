//! The case code: everything that a verdict was made of in one short code, to read over the phone.
//!
//! A code is one whole number in Crockford's base 32. From its lowest digit up it holds the format, the
//! policy and its edition, the moment, the zone, and then an answer for each question on the way to the
//! verdict; each digit has as many values as there are answers. It also holds what clocks were ahead of UTC
//! by at the moment, at each date, and at the deadline: databases of zones differ, and a replay must show what
//! the buyer was told. Of a policy that names zones, it also has those of these zones, and what the verdict comes
//! to. It holds nothing about a person, and decodes only with the policy that it was made
//! with. Here are no words and no HTML.

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
    /// A character that no code has, and the how many-th it is.
    NoSymbol {
        /// The character.
        letter: char,
        /// 1 for the first, with everything between counted.
        place: usize,
    },
    /// Too few symbols.
    TooShort {
        /// As many.
        found: usize,
        /// As many are in the shortest.
        least: usize,
    },
    /// More symbols than any code has.
    TooLong {
        /// As many are in the longest.
        most: usize,
    },
    /// A group at the end that is not whole.
    BrokenGroup {
        /// As many symbols.
        found: usize,
        /// As many as a whole one has.
        whole: usize,
    },
    /// A group of zeros in front, which means nothing.
    EmptyGroup,
    /// A symbol was changed, swapped or left out.
    Mistyped,
    /// It was made by a later version of this program.
    Newer,
}

/// How many numbers there are for a policy's name, its edition, and a zone's name.
const POLICY: u32 = 1 << 10;
/// See [`POLICY`].
const EDITION: u32 = 1 << 14;
/// See [`POLICY`].
const ZONE: u32 = 1 << 15;

/// Of the hash of a zone: with this one no two of the database have one number, which a test keeps so.
const SEED: u32 = 134;

/// What stands before the answers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Head {
    /// 0 for the one that is described here.
    format: u32,
    policy: u32,
    edition: u32,
    now: Instant,
    zone: u32,
    /// What the zone's clocks are ahead of UTC by at the moment, in seconds.
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

/// What a code that is made with a policy has of the edition of its rules.
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

/// The number of a zone, however its name is written.
fn zone_number(name: &str) -> u32 {
    hash(SEED, name.to_ascii_lowercase().as_bytes()) % ZONE
}

#[cfg(test)]
mod tests;
