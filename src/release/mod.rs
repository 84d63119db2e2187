//! Builds what a shop uploads: the engine with the shop's own rules, the pages around it, and what to paste.
//!
//! Files come in and go out as names and bytes; the caller reads and writes them. The engine has no policy of
//! its own. Its rules are a custom [`section`] of its module, which its script reads. So adding a policy
//! needs no compiler, and one hash covers engine and rules.

mod engine;
mod files;
mod first;
mod kept;
mod manifest;
mod pages;
mod script;
mod section;
mod shop;
mod snippets;
mod template;
mod written_policy;

use std::fmt;

pub use engine::{ENGINE, Flaw, checked as checked_engine};
pub use files::Files;
pub use kept::{FOLDER as KEPT_FOLDER, Kept, NotCompiled, kept};
pub use manifest::{Edition, Manifest, NAME as MANIFEST, PolicyEdition, integrity};
pub use section::{NotWasm, SECTION, section, with_section};
pub use shop::Shop;

use crate::compiled::{Compiled, hash};
use crate::file;
use crate::locale::nearest;
use crate::read::translated;
use crate::text::LANGUAGES;
use crate::view::Words;

/// The mark in the script before the edition of the rules and the languages. With them the script can request
/// the words of a language while the rules are still loading, and refuse those of another edition.
const BUILT_MARK: &str = "refund-check-built:";

/// Why the build failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unbuilt {
    /// The engine lacks a file.
    Missing(String),
    /// A file is no WebAssembly module.
    NotWasm(String),
    /// A script of the engine has no place for the edition, the languages or the first question.
    Script(String),
    /// A file of words of the engine is no list of texts.
    Words(String),
    /// A language tag contains characters that no tag has (BCP 47).
    Language(String),
}

impl fmt::Display for Unbuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unbuilt::Missing(name) => write!(f, "the engine lacks its file `{name}`"),
            Unbuilt::NotWasm(name) => write!(f, "`{name}` of the engine: {NotWasm}"),
            Unbuilt::Script(name) => write!(f, "`{name}` of the engine is not of this release"),
            Unbuilt::Words(name) => write!(f, "`{name}` of the engine is no list of words"),
            Unbuilt::Language(language) => {
                write!(f, "expected a language such as `en` or `pt-BR`, found `{language}`")
            }
        }
    }
}

impl std::error::Error for Unbuilt {}

/// Builds all files of the folder, including its [`Manifest`]. `kept` are older editions, so that their codes
/// can still be read. Fails if a file of the engine is missing or unusable, or a language tag is malformed.
pub fn build(shop: &Shop<'_>, engine: &Files, kept: &Kept) -> Result<Files, Unbuilt> {
    let languages = languages(shop)?;
    let mut files = Files::new();
    for &name in ENGINE {
        files.insert(name.to_owned(), file_of(engine, name)?.clone());
    }
    let (rules, edition) = rules(shop.compiled);
    for name in ["refund-check.wasm", "refund-check-support.wasm"] {
        let module = with_section(file_of(engine, name)?, SECTION, rules.as_bytes());
        files.insert(name.to_owned(), module.map_err(|NotWasm| Unbuilt::NotWasm(name.to_owned()))?);
    }
    for name in ["refund-check.js", "support.js"] {
        let built = format!("{edition}:{}", languages.join(","));
        let script = script::put(file_of(engine, name)?, BUILT_MARK, &built);
        files.insert(name.to_owned(), script.ok_or_else(|| Unbuilt::Script(name.to_owned()))?);
    }
    let interface = interface(shop.compiled, engine)?;
    let script = first::with_first(file_of(&files, "refund-check.js")?, shop, &interface);
    let script = script.ok_or_else(|| Unbuilt::Script("refund-check.js".to_owned()))?;
    files.insert("refund-check.js".to_owned(), script);
    words(shop, engine, &languages, &edition, &mut files)?;
    kept.write(&PolicyEdition::of(shop.compiled, Vec::new()), &mut files);
    pages::write(shop, &interface, &mut files);
    snippets::write(shop, &interface, &mut files);
    let policy = PolicyEdition::of(shop.compiled, languages);
    files.insert(MANIFEST.to_owned(), Manifest::of(Some(policy), &files).written());
    Ok(files)
}

fn file_of<'a>(engine: &'a Files, name: &str) -> Result<&'a Vec<u8>, Unbuilt> {
    engine.get(name).ok_or_else(|| Unbuilt::Missing(name.to_owned()))
}

/// The policy's own language, then those of its translations.
fn languages(shop: &Shop<'_>) -> Result<Vec<String>, Unbuilt> {
    let mut languages = vec![shop.compiled.policy.language.clone()];
    languages.extend(shop.folder.translations.iter().map(|it| it.language.get_ref().clone()));
    let is_tag = |language: &&String| {
        !language.is_empty() && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match languages.iter().find(|language| !is_tag(language)) {
        Some(odd) => Err(Unbuilt::Language(odd.clone())),
        None => Ok(languages),
    }
}

/// The text for the module's section, and its edition: the number of its words, because words are found by
/// position, and a hash.
fn rules(compiled: &Compiled) -> (String, String) {
    let text = file::write(compiled, &[]);
    let hash = hash(0, text.as_bytes());
    let edition = format!("{}-{hash:06x}", compiled.pack().words.len());
    let inner = text.strip_prefix('{').unwrap_or(&text);
    (format!("{{\"edition\":\"{edition}\",{inner}"), edition)
}

/// Adds the files of words: the interface in each language that the engine has, and the policy's words in
/// each translation. The first text of the latter is the edition that they belong to.
fn words(
    shop: &Shop<'_>,
    engine: &Files,
    languages: &[String],
    edition: &str,
    files: &mut Files,
) -> Result<(), Unbuilt> {
    for language in languages {
        if let Some(name) = interface_in(language).map(|it| format!("words/{it}.json")) {
            files.insert(name.clone(), file_of(engine, &name)?.clone());
        }
    }
    for translation in &shop.folder.translations {
        let policy = translated(shop.folder, translation);
        let mut words = Compiled { policy, ..shop.compiled.clone() }.pack().words;
        words.insert(0, edition.to_owned());
        let name = format!("words/{}.policy.json", translation.language.get_ref());
        files.insert(name, serde_json::Value::from(words).to_string().into_bytes());
    }
    Ok(())
}

/// The interface in the policy's own language, or else in English, for what is drawn before the engine is
/// there. The first text of a file of words is its edition, which is skipped.
fn interface(compiled: &Compiled, engine: &Files) -> Result<Words, Unbuilt> {
    let Some(name) = interface_in(&compiled.policy.language).map(|it| format!("words/{it}.json")) else {
        return Ok(Words::default());
    };
    let list: Option<Vec<String>> = serde_json::from_slice(file_of(engine, &name)?).ok();
    list.map(|list| Words::new(list.into_iter().skip(1).collect())).ok_or(Unbuilt::Words(name))
}

/// The language of the interface that is shown for a language. Returns `None` for English, which the engine
/// contains, and for languages that the interface does not have.
fn interface_in(language: &str) -> Option<&'static str> {
    nearest(LANGUAGES, language).map(|&(known, _)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_the_same_language_or_the_nearest() {
        let found = ["de", "de-AT", "pt", "pt-BR", "PT-br", "en", "nl"].map(interface_in);
        assert_eq!(found, [Some("de"), Some("de"), Some("pt-BR"), Some("pt-BR"), Some("pt-BR"), None, None]);
    }
}
