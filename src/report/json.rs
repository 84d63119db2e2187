//! Reports as JSON.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

pub(super) use crate::json::text;

/// An object whose keys come in the order in which they stand.
pub(super) struct Keyed<K, V>(pub(super) Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Keyed<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// What is JSON already.
pub(super) fn raw(text: String) -> Option<Box<RawValue>> {
    RawValue::from_string(text).ok()
}
