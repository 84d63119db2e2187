//! Hash maps with many short keys. They use the hash of the Rust compiler, which is fast but does not resist
//! chosen keys; that is no risk here, because the work is limited.

/// A map with that hash.
pub(super) type Map<K, V> = rustc_hash::FxHashMap<K, V>;
