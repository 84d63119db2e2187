//! Older editions of a policy, by which the page for agents can still read the codes that were made with them.

use std::collections::BTreeMap;

use super::manifest::PolicyEdition;
use super::{Files, SECTION, section};
use crate::file;

/// The folder that they stand in.
pub const FOLDER: &str = "policies/";
/// The list of them, by which the page finds them.
const LIST: &str = "policies/index.json";
/// The module whose rules become one of them.
const ENGINE: &str = "refund-check.wasm";

/// Compiled policies by the names of their files, each of which says the policy and the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(BTreeMap<String, Vec<u8>>);

/// A file of a folder that was built before is no compiled policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotCompiled {
    /// Its name.
    pub file: String,
}

/// Those of a folder that was built before: its own rules, and what it has kept itself. A file there that is no
/// compiled policy is named.
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

    /// Takes in those of another folder, too; where both have one edition, this one's words stand.
    #[must_use]
    pub fn and(mut self, other: Kept) -> Kept {
        for (name, policy) in other.0 {
            self.0.entry(name).or_insert(policy);
        }
        self
    }

    /// All but the present one, and their list.
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
