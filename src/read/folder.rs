//! Reads the files of a policy's folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use super::{
    RulesFile, Source, Translation, Unreadable, Unresolved,
    limits::limits,
    meaning::{meaning, nearest_meaning},
    parse,
};
use crate::disk::{self, DiskError};
use crate::policy::Policy;

/// The content of a policy's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The policy that the files describe.
    pub policy: Policy,
    /// The parsed `rules.toml`, with the places of its values.
    pub written: RulesFile,
    /// `rules.toml`.
    pub rules: Source,
    /// The text of the written policy.
    pub text: Source,
    /// The translations of the policy's words, by file name.
    pub translations: Vec<Translation>,
    /// Worked out on first use.
    nearest: OnceLock<(Policy, Unresolved)>,
}

impl Folder {
    /// The policy with each unknown name replaced by the nearest known one.
    pub fn nearest(&self) -> &Policy {
        &self.nearest.get_or_init(|| nearest_meaning(&self.written)).0
    }

    /// The unknown names that no known name is near to.
    pub fn unresolved(&self) -> &Unresolved {
        &self.nearest.get_or_init(|| nearest_meaning(&self.written)).1
    }

    /// A file of the folder, by name.
    pub fn source(&self, file: &str) -> Option<&Source> {
        let translations = self.translations.iter().map(|it| &it.source);
        [&self.rules, &self.text].into_iter().chain(translations).find(|source| source.file == file)
    }
}

/// Reads a policy's folder from the disk. Fails if a file is missing, is no TOML of the right form, or
/// exceeds a limit. Other flaws of a policy become findings.
pub fn read(folder: &Path) -> Result<Folder, Unreadable> {
    if disk::is_no_folder(folder) {
        let message = "expected a policy's folder, found a file; name the folder that holds `rules.toml`";
        return Err(Unreadable {
            file: folder.display().to_string(),
            message: message.to_owned(),
            ..Unreadable::default()
        });
    }
    let rules = file(folder, "rules.toml")?;
    let written = written(&rules)?;
    let name = &written.policy.get_ref().text;
    if !disk::has(folder, name.get_ref()) {
        return Err(Unreadable::at(&rules, name.span(), no_text(name.get_ref())));
    }
    let text = file(folder, name.get_ref())?;
    Ok(Folder { translations: self::translations(folder)?, ..whole(written, rules, text) })
}

/// Reads a policy from the texts of `rules.toml` and of the written policy.
///
/// ```
/// let rules = r#"
/// format = 1
/// [policy]
/// id = "shop"
/// title = "Refunds"
/// version = "1"
/// language = "en"
/// text = "policy.md"
/// [contact]
/// email = "help@shop-of-mine.com"
/// [clauses.no]
/// quote = "All sales are final."
/// [[rules]]
/// id = "final"
/// outcome = "does-not-qualify"
/// clauses = ["no"]
/// "#;
/// let folder = refund_check::read::read_texts(rules, "All sales are final.")?;
/// assert_eq!(folder.policy.title, "Refunds");
///
/// let error = refund_check::read::read_texts("format = 2", "").unwrap_err();
/// assert_eq!(error.file, "rules.toml");
/// # Ok::<(), refund_check::read::Unreadable>(())
/// ```
///
/// # Errors
///
/// If `rules.toml` is no TOML of the right form, or exceeds a limit. Other flaws of a policy become findings.
pub fn read_texts(rules: &str, text: &str) -> Result<Folder, Unreadable> {
    let rules = Source::new("rules.toml", rules);
    let written = written(&rules)?;
    let text = Source::new(written.policy.get_ref().text.get_ref().as_str(), text);
    Ok(whole(written, rules, text))
}

/// Reads a policy from the texts of its files, by name. Fails as [`read`] does.
pub fn read_files(files: &BTreeMap<String, String>) -> Result<Folder, Unreadable> {
    let rules = given(files, "rules.toml")?;
    let written = written(&rules)?;
    let name = &written.policy.get_ref().text;
    if !files.contains_key(name.get_ref()) {
        return Err(Unreadable::at(&rules, name.span(), no_text(name.get_ref())));
    }
    let text = given(files, name.get_ref())?;
    let translations = files.keys().filter(|name| is_translation(name));
    let translations =
        translations.map(|name| Translation::read(given(files, name)?)).collect::<Result<_, _>>()?;
    Ok(Folder { translations, ..whole(written, rules, text) })
}

/// Takes one of the texts, with the same limits as for a file on the disk.
fn given(files: &BTreeMap<String, String>, name: &str) -> Result<Source, Unreadable> {
    let fail = |message: String| Unreadable { file: name.to_owned(), message, ..Unreadable::default() };
    let text =
        files.get(name).ok_or_else(|| fail("there is no such file in the policy's folder".to_owned()))?;
    let length = text.len() as u64;
    if length > disk::MAX_BYTES {
        return Err(fail(format!(
            "expected at most {} MB, found {} MB",
            disk::MAX_BYTES >> 20,
            length >> 20
        )));
    }
    Ok(Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(text)))
}

fn no_text(name: &str) -> String {
    format!("there is no file `{name}` in the policy's folder")
}

fn is_translation(name: &str) -> bool {
    name.starts_with("text.") && name.ends_with(".toml") && name.len() > "text..toml".len()
}

fn whole(written: RulesFile, rules: Source, text: Source) -> Folder {
    let policy = meaning(&written);
    Folder { policy, written, rules, text, translations: Vec::new(), nearest: OnceLock::new() }
}

fn written(rules: &Source) -> Result<RulesFile, Unreadable> {
    let written: RulesFile = parse(rules)?;
    if *written.format.get_ref() != 1 {
        let format = rules.text.get(written.format.span()).unwrap_or_default();
        let message = format!("expected `format = 1`, found `{format}`; a newer program may read it");
        return Err(Unreadable::at(rules, written.format.span(), message));
    }
    let name = written.policy.get_ref().text.clone();
    if name.get_ref().contains(['/', '\\']) || name.get_ref() == ".." {
        let message = "expected the name of a file in this folder, found a path".to_owned();
        return Err(Unreadable::at(rules, name.span(), message));
    }
    limits(rules, &written)?;
    Ok(written)
}

/// Reads the files named `text.LANG.toml`.
fn translations(folder: &Path) -> Result<Vec<Translation>, Unreadable> {
    let names = disk::names(folder).into_iter().filter(|name| is_translation(name));
    names.map(|name| Translation::read(file(folder, &name)?)).collect()
}

/// Reads one file of a policy's folder.
pub fn file(folder: &Path, name: &str) -> Result<Source, Unreadable> {
    let unreadable =
        |error: DiskError| Unreadable { file: error.path, message: error.message, ..Unreadable::default() };
    disk::text(folder, name).map(|text| Source::new(name, &text)).map_err(unreadable)
}
