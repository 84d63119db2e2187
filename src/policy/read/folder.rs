//! The files of a policy's folder.

use std::{fs, io, path::Path};

use super::flaw::{at, flaw};
use super::{Place, Source, Translation, Written, limits::limits, meaning::meaning};
use crate::policy::Policy;

/// No policy that people wrote is longer.
const LONGEST: u64 = 4 << 20;

/// A policy's folder, read.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The policy it means.
    pub policy: Policy,
    /// What stands in `rules.toml`, with places.
    pub written: Written,
    /// `rules.toml`.
    pub rules: Source,
    /// The written policy.
    pub text: Source,
    /// Its words in other languages, by file name.
    pub translations: Vec<Translation>,
}

impl Folder {
    /// The policy with each name that means nothing taken for the nearest that does.
    pub fn nearest(&self) -> Policy {
        meaning(&self.written, true)
    }

    /// A file of it, by name.
    pub fn source(&self, file: &str) -> Option<&Source> {
        let translations = self.translations.iter().map(|it| &it.source);
        [&self.rules, &self.text].into_iter().chain(translations).find(|source| source.file == file)
    }
}

/// Why a folder cannot be read, in words, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unreadable {
    /// The file at fault, or the folder.
    pub file: String,
    /// The place in it, where there is one.
    pub place: Option<Place>,
    /// What is wrong with it.
    pub message: String,
    /// What stands in the file, where it could be read.
    pub source: Option<Source>,
}

/// Reads a policy's folder.
pub fn read(folder: &Path) -> Result<Folder, Unreadable> {
    if folder.exists() && !folder.is_dir() {
        let message = "expected a policy's folder, found a file; name the folder that holds `rules.toml`";
        return Err(Unreadable { file: shown(folder), message: message.to_owned(), ..Unreadable::default() });
    }
    let rules = file(folder, "rules.toml")?;
    let written = written(&rules)?;
    let name = &written.policy.get_ref().text;
    if !folder.join(name.get_ref()).exists() {
        let message = format!("there is no file `{}` in the policy's folder", name.get_ref());
        return Err(at(&rules, name.span(), message));
    }
    let text = file(folder, name.get_ref())?;
    let translations = translations(folder)?;
    Ok(Folder { policy: meaning(&written, false), written, rules, text, translations })
}

/// Reads a policy from the texts of `rules.toml` and of the written policy.
pub fn read_texts(rules: &str, text: &str) -> Result<Folder, Unreadable> {
    let rules = Source { file: "rules.toml".to_owned(), text: rules.to_owned() };
    let written = written(&rules)?;
    let text = Source { file: written.policy.get_ref().text.get_ref().clone(), text: text.to_owned() };
    Ok(Folder { policy: meaning(&written, false), written, rules, text, translations: Vec::new() })
}

fn written(rules: &Source) -> Result<Written, Unreadable> {
    let written: Written = toml::from_str(&rules.text).map_err(|error| flaw(rules, &error))?;
    let format = *written.format.get_ref();
    if format != 1 {
        let message = format!("expected `format = 1`, found `{format}`; a newer program may read it");
        return Err(at(rules, written.format.span(), message));
    }
    let name = written.policy.get_ref().text.clone();
    if name.get_ref().contains(['/', '\\']) || name.get_ref() == ".." {
        let message = "expected the name of a file in this folder, found a path".to_owned();
        return Err(at(rules, name.span(), message));
    }
    limits(rules, &written)?;
    Ok(written)
}

/// The files named `text.LANG.toml`.
fn translations(folder: &Path) -> Result<Vec<Translation>, Unreadable> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| {
        name.starts_with("text.") && name.ends_with(".toml") && name.len() > "text..toml".len()
    });
    names.sort();
    names.iter().map(|name| Translation::read(file(folder, name)?)).collect()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Reads one of the files of a policy's folder.
pub fn file(folder: &Path, name: &str) -> Result<Source, Unreadable> {
    let path = folder.join(name);
    let fail = |message: String| Unreadable { file: shown(&path), message, ..Unreadable::default() };
    let in_words = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound if !folder.exists() => {
            Unreadable { file: shown(folder), ..fail("there is no such folder".to_owned()) }
        }
        io::ErrorKind::NotFound => fail("there is no such file in the policy's folder".to_owned()),
        io::ErrorKind::PermissionDenied => fail("no permission to read it".to_owned()),
        io::ErrorKind::IsADirectory => fail("expected a file, found a folder".to_owned()),
        _ => fail(error.to_string()),
    };
    let found = fs::metadata(&path).map_err(in_words)?;
    if !found.is_file() {
        return Err(fail("expected a file, found something else".to_owned()));
    }
    let length = found.len();
    if length > LONGEST {
        return Err(fail(format!("expected at most {} MB, found {} MB", LONGEST >> 20, length >> 20)));
    }
    let bytes = fs::read(&path).map_err(in_words)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|&&b| b == b'\n').count()
                + 1;
        fail(format!("expected text in UTF-8, found other bytes in line {line}"))
    })?;
    Ok(Source {
        file: name.to_owned(),
        text: text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text),
    })
}
