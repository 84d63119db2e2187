//! The engine's files: which there are, and whether the files at hand are those of this release, unchanged.

use std::fmt;

use super::manifest::{Edition, Manifest, integrity};
use super::{Files, MANIFEST};

/// The engine's files that every shop gets, some with its own rules in them. Files of words are chosen by
/// language.
pub const ENGINE: &[&str] = &[
    "LICENSE.txt",
    "THIRD-PARTY-LICENSES.txt",
    "embed.css",
    "embed.js",
    "page.css",
    "page.js",
    "refund-check-engine.js",
    "refund-check-support.wasm",
    "refund-check.css",
    "refund-check.js",
    "refund-check.wasm",
    "support.css",
    "support.html",
    "support.js",
];

/// Why files are no engine for this program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// There is no readable manifest.
    NoManifest,
    /// The engine is of another release.
    OtherEdition {
        /// The release that it is of.
        found: Edition,
    },
    /// A file is missing.
    Missing(String),
    /// A file was changed.
    Changed(String),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::NoManifest => {
                write!(
                    f,
                    "expected the engine's files, found none: no `{MANIFEST}` that this program can read"
                )
            }
            Flaw::OtherEdition { found } => write!(
                f,
                "expected the engine of refund-check {}, found that of {found}; take command and engine from one release",
                Edition::ours()
            ),
            Flaw::Missing(name) => write!(f, "the engine lacks its file `{name}`"),
            Flaw::Changed(name) => {
                write!(f, "the engine's file `{name}` is not as it was made; install it anew")
            }
        }
    }
}

impl std::error::Error for Flaw {}

/// Picks the engine's files out of a folder. Fails if one is missing or differs from the manifest, or if the
/// manifest is of another release.
pub fn checked(files: &Files) -> Result<Files, Flaw> {
    let manifest = files.get(MANIFEST).and_then(|bytes| Manifest::read(bytes)).ok_or(Flaw::NoManifest)?;
    if manifest.engine != Edition::ours() {
        return Err(Flaw::OtherEdition { found: manifest.engine });
    }
    let is_words = |name: &&str| name.starts_with("words/") && !name.ends_with(".policy.json");
    let words = manifest.files.keys().map(String::as_str).filter(is_words);
    let mut engine = Files::new();
    for name in ENGINE.iter().copied().chain(words) {
        let missing = || Flaw::Missing(name.to_owned());
        let bytes = files.get(name).ok_or_else(missing)?;
        let hash = manifest.files.get(name).ok_or_else(missing)?;
        if *hash != integrity(bytes) {
            return Err(Flaw::Changed(name.to_owned()));
        }
        engine.insert(name.to_owned(), bytes.clone());
    }
    Ok(engine)
}
