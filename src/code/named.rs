//! The zones that a policy names, in a code: what their clocks are ahead of UTC by, recorded as that of the buyer's
//! own zone is, and what the verdict comes to. Codes of policies that name no zone have nothing of this.

use super::codec::Codec;
use super::date::Date;
use super::offset;
use crate::compiled::hash;
use crate::interview::{Deadline, Verdict};
use crate::time::{Instant, Zone};

/// As many numbers there are for a verdict: three symbols of a code.
const VERDICT: u32 = 1 << 15;

/// Where the offsets go to.
pub(super) trait Keep: Codec {
    /// What clocks of a zone were ahead of UTC by at a date, in seconds.
    fn keep_named(&mut self, place: usize, date: Date, ahead: i32);
}

/// At the moment of asking.
pub(super) fn at_moment<C: Keep>(case: &mut C, zones: &[&dyn Zone], now: Instant) {
    for (place, zone) in zones.iter().enumerate() {
        let mut ahead = zone.offset(now);
        offset::absolute(case, &mut ahead);
        case.keep_named(place, Date::Instant(now, 0), ahead);
    }
}

/// At a date answer.
pub(super) fn at_date<C: Keep>(case: &mut C, zones: &[&dyn Zone], now: Instant, date: Date) {
    for (place, zone) in zones.iter().enumerate() {
        let Some(at) = date.instant(*zone) else { return };
        let mut ahead = zone.offset(at);
        offset::relative(case, &mut ahead, zone.offset(now));
        case.keep_named(place, date, ahead);
    }
}

/// For each zone, at the deadline and at what the verdict opens with.
pub(super) type Ends = Vec<[i32; 2]>;

/// These of a verdict. What is not there has the offset of the moment.
pub(super) fn ends(zones: &[&dyn Zone], now: Instant, verdict: &Verdict) -> Ends {
    let mut ends = Vec::new();
    for zone in zones {
        let ahead = |it: Option<Deadline>| zone.offset(it.map_or(now, |it| it.by));
        ends.push([ahead(verdict.deadline), ahead(verdict.opens)]);
    }
    ends
}

/// Goes over them.
pub(super) fn at_ends<C: Codec>(codec: &mut C, zones: &[&dyn Zone], now: Instant, ends: &mut Ends) {
    for (zone, both) in zones.iter().zip(ends) {
        for ahead in both {
            offset::relative(codec, ahead, zone.offset(now));
        }
    }
}

/// What a verdict comes to, so that another one is noticed: zones may differ in an offset that no code has.
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
