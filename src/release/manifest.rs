//! The manifest of every built folder: its release, its rules, and the hash of each file in the form that
//! pages use (subresource integrity). A later build knows by it which files it may replace.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha384};

use super::Files;
use crate::compiled::{Compiled, hash};
use crate::view::Words;

/// The file name of the manifest.
pub const NAME: &str = "refund-check-build.json";
/// The release of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The content of the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The edition of the engine.
    #[serde(rename = "refund-check")]
    pub engine: Edition,
    /// The edition of the rules; `None` for an engine without rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyEdition>,
    /// The hash of each file.
    pub files: BTreeMap<String, String>,
}

/// What must be the same for an engine, its words and a policy to fit together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The release of the program.
    pub version: String,
    /// A hash of the interface's phrases and their order, in hexadecimal.
    pub edition: String,
}

/// A policy and one of its editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyEdition {
    /// The policy's id.
    pub id: String,
    /// The policy's version, as the shop writes it.
    pub version: String,
    /// The edition that case codes contain: a hash of all of its rules, in hexadecimal.
    pub edition: String,
    /// The policy's own language, then those of its translations.
    pub languages: Vec<String>,
}

impl Edition {
    /// The edition of this program.
    #[must_use]
    pub fn ours() -> Edition {
        let phrases =
            Words::default().all().iter().fold(0, |edition, phrase| hash(edition, phrase.as_bytes()));
        Edition { version: VERSION.to_owned(), edition: hex(phrases) }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.version, self.edition)
    }
}

impl PolicyEdition {
    /// The edition of a policy. `languages` begins with its own.
    #[must_use]
    pub fn of(compiled: &Compiled, languages: Vec<String>) -> PolicyEdition {
        PolicyEdition {
            id: compiled.policy.id.clone(),
            version: compiled.policy.version.clone(),
            edition: hex(compiled.edition),
            languages,
        }
    }
}

impl Manifest {
    /// The manifest of these files.
    #[must_use]
    pub fn of(policy: Option<PolicyEdition>, files: &Files) -> Manifest {
        let files = files.iter().filter(|(name, _)| *name != NAME);
        let hashes = files.map(|(name, bytes)| (name.clone(), integrity(bytes))).collect();
        Manifest { engine: Edition::ours(), policy, files: hashes }
    }

    /// Reads a manifest. Returns `None` if the bytes are none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Manifest> {
        serde_json::from_slice(bytes).ok()
    }

    /// The bytes of the manifest.
    #[must_use]
    pub fn written(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    }
}

/// The hash of a file in the form of the `integrity` attribute.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// An edition in hexadecimal, for people and file names.
pub(super) fn hex(edition: u32) -> String {
    format!("{edition:06x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_other_programs_make_of_the_file() {
        // printf '' | openssl dgst -sha384 -binary | base64
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_nothing_else_is_one() {
        let files = Files::from([("a.js".to_owned(), b"a".to_vec()), (NAME.to_owned(), Vec::new())]);
        let manifest = Manifest::of(None, &files);
        assert_eq!(manifest.files.keys().collect::<Vec<_>>(), ["a.js"]);
        assert_eq!(Manifest::read(&manifest.written()), Some(manifest));
        for text in ["", "{}", "[]", r#"{"refund-check":1,"id":"x"}"#] {
            assert_eq!(Manifest::read(text.as_bytes()), None, "{text}");
        }
    }
}
