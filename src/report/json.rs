//! Writes reports as JSON.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

pub(super) use crate::json::text;

/// A JSON object that keeps the order of its keys.
pub(super) struct Keyed<K, V>(pub(super) Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Keyed<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Wraps a text that is JSON already.
pub(super) fn raw(text: String) -> Option<Box<RawValue>> {
    RawValue::from_string(text).ok()
}
