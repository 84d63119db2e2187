//! How pieces that stand in many places of a policy are packed.
//!
//! They are not inlined: each copy would cost the buyer bytes.

use super::codec::Codec;

/// An index where there is one: 0 for none, else one more.
#[inline(never)]
pub(super) fn perhaps<T: Codec>(codec: &mut T, index: &mut Option<usize>, below: usize) {
    let mut place = index.map_or(0, |index| index + 1);
    codec.index(&mut place, below + 1);
    *index = place.checked_sub(1);
}

/// One of all that there are of a kind.
pub(super) fn one_of<T: Codec, V: Copy + Default + PartialEq>(codec: &mut T, value: &mut V, all: &[V]) {
    let there = || all.iter().position(|it| it == value).unwrap_or_default();
    let place = codec.kind(there, all.len());
    *value = all.get(place).copied().unwrap_or_default();
}

/// A name where there is one.
#[inline(never)]
pub(super) fn maybe_id<T: Codec>(codec: &mut T, id: &mut Option<String>) {
    let mut name = id.take().unwrap_or_default();
    codec.text(&mut name);
    *id = (!name.is_empty()).then_some(name);
}

/// The place of a question where there is one; whether there is such a question is seen when all are there.
#[inline(never)]
pub(super) fn maybe_place<T: Codec>(codec: &mut T, place: &mut Option<usize>) {
    let mut number = place.map_or(0, |place| place as u32 + 1);
    codec.number(&mut number);
    *place = number.checked_sub(1).map(|place| place as usize);
}

/// Indices into a list of so many.
#[inline(never)]
pub(super) fn indices<T: Codec>(codec: &mut T, list: &mut Vec<usize>, below: usize) {
    codec.list(list, |codec, index| codec.index(index, below));
}

/// Numbers.
#[inline(never)]
pub(super) fn numbers<T: Codec>(codec: &mut T, list: &mut Vec<u32>) {
    codec.list(list, T::number);
}
