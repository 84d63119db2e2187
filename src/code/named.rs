//! The zones that a policy names, in a code: their offsets, recorded like those of the buyer's own zone, and
//! a hash of the verdict. Codes of policies that name no zone contain none of this.

use super::codec::Codec;
use super::date::Date;
use super::offset;
use crate::compiled::hash;
use crate::interview::{Deadline, Verdict};
use crate::time::{Instant, Zone};

/// The radix of the hash of a verdict: three symbols of a code.
const VERDICT: u32 = 1 << 15;

/// Receives the decoded offsets.
pub(super) trait Keep: Codec {
    /// Takes the offset of a zone at a date, in seconds ahead of UTC. `place` is the index of the zone among
    /// those that the policy names.
    fn keep_named(&mut self, place: usize, date: Date, ahead: i32);
}

/// Encodes or decodes the offset of each zone at the moment of asking.
pub(super) fn at_moment<C: Keep>(case: &mut C, zones: &[&dyn Zone], now: Instant) {
    for (place, zone) in zones.iter().enumerate() {
        let mut ahead = zone.offset(now);
        offset::absolute(case, &mut ahead);
        case.keep_named(place, Date::Instant(now, 0), ahead);
    }
}

/// Encodes or decodes the offset of each zone at a date answer.
pub(super) fn at_date<C: Keep>(case: &mut C, zones: &[&dyn Zone], now: Instant, date: Date) {
    for (place, zone) in zones.iter().enumerate() {
        let Some(at) = date.instant(*zone) else { return };
        let mut ahead = zone.offset(at);
        offset::relative(case, &mut ahead, zone.offset(now));
        case.keep_named(place, date, ahead);
    }
}

/// For each zone, its offsets at the deadline and at the instant at which the verdict becomes better.
pub(super) type Ends = Vec<[i32; 2]>;

/// The offsets for a verdict. If it has no such instant, the offset at the moment of asking stands in.
pub(super) fn ends(zones: &[&dyn Zone], now: Instant, verdict: &Verdict) -> Ends {
    let mut ends = Vec::new();
    for zone in zones {
        let ahead = |it: Option<Deadline>| zone.offset(it.map_or(now, |it| it.by));
        ends.push([ahead(verdict.deadline), ahead(verdict.opens)]);
    }
    ends
}

/// Encodes or decodes these offsets.
pub(super) fn at_ends<C: Codec>(codec: &mut C, zones: &[&dyn Zone], now: Instant, ends: &mut Ends) {
    for (zone, both) in zones.iter().zip(ends) {
        for ahead in both {
            offset::relative(codec, ahead, zone.offset(now));
        }
    }
}

/// Encodes a hash of the whole verdict, so that a replay notices a different one: zones may differ in an
/// offset that the code does not hold.
pub(super) fn verdict<C: Codec>(codec: &mut C, verdict: &Verdict) {
    let mut number = hash(0, verdict.outcome.id().as_bytes());
    let mut add = |part: i64| number = hash(number, &part.to_le_bytes());
    add(verdict.own.map_or(-1, |own| own as i64));
    verdict.rules.iter().for_each(|rule| add(*rule as i64));
    for end in [verdict.deadline, verdict.opens] {
        add(end.map_or(-1, |end| end.by.0));
        add(end.map_or(-1, |end| end.window as i64 * 2 + i64::from(end.exact)));
    }
    verdict.settled_by.iter().for_each(|it| add(it.question as i64 * 2 + i64::from(it.time)));
    codec.digit(&mut (number % VERDICT), VERDICT);
}
