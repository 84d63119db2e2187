//! The files of a folder, independent of where it is.

use std::collections::BTreeMap;

/// The bytes of files by name within a folder, with `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;
