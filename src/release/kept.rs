//! Older editions of a policy, so that the page for agents can still read the codes that were made with them.

use std::collections::BTreeMap;

use super::manifest::PolicyEdition;
use super::{Files, SECTION, section};
use crate::file;

/// The folder that they are in.
pub const FOLDER: &str = "policies/";
/// The list of them, which the page reads.
const LIST: &str = "policies/index.json";
/// The module whose rules become an older edition.
const ENGINE: &str = "refund-check.wasm";

/// Compiled policies by file name. The name contains the policy's id and its edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(BTreeMap<String, Vec<u8>>);

/// A file in a folder of an earlier build is no compiled policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotCompiled {
    /// The name of the file.
    pub file: String,
}

/// Reads the older editions from the folder of an earlier build: its own rules, and those that it has kept.
/// Fails with the name of a file that is no compiled policy.
pub fn kept(before: &Files) -> Result<Kept, NotCompiled> {
    let mut kept = Kept::default();
    if let Some(module) = before.get(ENGINE) {
        let rules =
            section(module, SECTION).ok().flatten().ok_or_else(|| NotCompiled { file: ENGINE.to_owned() })?;
        kept.add(ENGINE, rules)?;
    }
    let is_kept = |name: &&String| name.starts_with(FOLDER) && *name != LIST;
    for name in before.keys().filter(is_kept) {
        kept.add(name, before.get(name).map_or(&[], Vec::as_slice))?;
    }
    Ok(kept)
}

impl Kept {
    fn add(&mut self, from: &str, policy: &[u8]) -> Result<(), NotCompiled> {
        let compiled = std::str::from_utf8(policy).ok().and_then(file::read);
        let compiled = compiled.ok_or_else(|| NotCompiled { file: from.to_owned() })?;
        let edition = PolicyEdition::of(&compiled, Vec::new());
        self.0.entry(name_of(&edition)).or_insert_with(|| policy.to_vec());
        Ok(())
    }

    /// Adds those of another folder. If both have the same edition, the words of `self` are kept.
    #[must_use]
    pub fn and(mut self, other: Kept) -> Kept {
        for (name, policy) in other.0 {
            self.0.entry(name).or_insert(policy);
        }
        self
    }

    /// Writes all but the present edition, and their list.
    pub(super) fn write(&self, present: &PolicyEdition, files: &mut Files) {
        let present = name_of(present);
        let mut names = Vec::new();
        for (name, policy) in self.0.iter().filter(|(name, _)| **name != present) {
            files.insert(format!("{FOLDER}{name}"), policy.clone());
            names.push(name.as_str());
        }
        files.insert(LIST.to_owned(), serde_json::Value::from(names).to_string().into_bytes());
    }
}

fn name_of(edition: &PolicyEdition) -> String {
    format!("{}-{}.json", edition.id, edition.edition)
}
