//! Maps whose keys are many and short. Nobody gains from making them collide, because the work is limited, so a
//! hash that withstands that would only cost time: the compiler's own is used.

/// A map with that hash.
pub(super) type Map<K, V> = rustc_hash::FxHashMap<K, V>;
