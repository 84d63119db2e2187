//! The files of a folder, wherever that stands.

use std::collections::BTreeMap;

/// Files by their names within a folder, with `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;
