//! How parts that occur in many places of a policy are packed.
//!
//! They are not inlined, because each copy would add bytes to what the buyer loads.

use super::codec::Codec;

/// An optional index: 0 for none, else the index plus 1. One that is not less than `below` is a fault.
#[inline(never)]
pub(super) fn perhaps<T: Codec>(codec: &mut T, index: &mut Option<usize>, below: usize) {
    let mut place = index.map_or(0, |index| index + 1);
    codec.index(&mut place, below + 1);
    *index = place.checked_sub(1);
}

/// A value of an enumeration, as its index in `all`.
pub(super) fn one_of<T: Codec, V: Copy + Default + PartialEq>(codec: &mut T, value: &mut V, all: &[V]) {
    let there = || all.iter().position(|it| it == value).unwrap_or_default();
    let place = codec.kind(there, all.len());
    *value = all.get(place).copied().unwrap_or_default();
}

/// An optional id; `None` becomes the empty text.
#[inline(never)]
pub(super) fn maybe_id<T: Codec>(codec: &mut T, id: &mut Option<String>) {
    let mut name = id.take().unwrap_or_default();
    codec.text(&mut name);
    *id = (!name.is_empty()).then_some(name);
}

/// An optional index of a question. It may refer to a later question, so it is not checked against the list.
#[inline(never)]
pub(super) fn maybe_place<T: Codec>(codec: &mut T, place: &mut Option<usize>) {
    let mut number = place.map_or(0, |place| place as u32 + 1);
    codec.number(&mut number);
    *place = number.checked_sub(1).map(|place| place as usize);
}

/// A list of indices. One that is not less than `below` is a fault.
#[inline(never)]
pub(super) fn indices<T: Codec>(codec: &mut T, list: &mut Vec<usize>, below: usize) {
    codec.list(list, |codec, index| codec.index(index, below));
}

/// A list of numbers.
#[inline(never)]
pub(super) fn numbers<T: Codec>(codec: &mut T, list: &mut Vec<u32>) {
    codec.list(list, T::number);
}
