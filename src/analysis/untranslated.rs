//! `untranslated`: words that a translation lacks; and `unknown-name` for words that it should not have.

use std::collections::{BTreeMap, HashSet};

use super::describe::{count, suggestion, there_are};
use super::{Check, Finding};
use crate::read::{Folder, Translation, Word, each_word};

/// Makes the help for an unknown name from the known ones.
type Suggest = fn(&str, &[&str]) -> String;

/// How many unknown words get a suggestion.
const MAX_SUGGESTED: usize = 100;

/// The most words that one finding names.
const MAX_NAMED: usize = 6;

/// Checks every translation.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let (mut paths, mut seen): (Vec<Vec<String>>, HashSet<Vec<String>>) = Default::default();
    each_word(&mut folder.policy.clone(), &mut |path, _| {
        let path: Vec<String> = path.iter().map(|&name| name.to_owned()).collect();
        if seen.insert(path.clone()) {
            paths.push(path);
        }
    });
    let mut findings = Vec::new();
    for translation in &folder.translations {
        findings.extend(language(folder, translation));
        findings.extend(missing(folder, translation, &paths));
        findings.extend(unknown(translation, &paths));
    }
    findings
}

/// The missing words, with one finding for each kind; one finding for all if the translation is empty.
fn missing(folder: &Folder, translation: &Translation, paths: &[Vec<String>]) -> Vec<Finding> {
    let said = translation.words.iter().filter(|word| !word.text.trim().is_empty());
    let there: HashSet<Vec<&str>> = said.map(Word::names).collect();
    let mut missing: Vec<(&str, Vec<&Vec<String>>)> = Vec::new();
    for path in paths {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let kind = names.first().copied().filter(|_| !there.is_empty()).unwrap_or_default();
        match missing.iter_mut().find(|(known, _)| *known == kind) {
            _ if there.contains(&names) => {}
            Some((_, paths)) => paths.push(path),
            None => missing.push((kind, vec![path])),
        }
    }
    missing.into_iter().map(|(_, paths)| lacks(folder, translation, &paths)).collect()
}

fn lacks(folder: &Folder, translation: &Translation, paths: &[&Vec<String>]) -> Finding {
    let named: Vec<String> =
        paths.iter().take(MAX_NAMED).map(|path| format!("`{}`", path.join("."))).collect();
    let more = paths.len().saturating_sub(MAX_NAMED);
    let names = match more {
        0 => super::describe::list(named, "and"),
        _ => format!("{} and {}", named.join(", "), count(more, "more word")),
    };
    let file = &translation.source.file;
    let first = paths.first().map_or(&[][..], |path| path.as_slice());
    Finding {
        message: format!("`{file}` lacks {names}; buyers will read `{}` there", folder.policy.language),
        label: "words are missing".to_owned(),
        help: format!("add what is missing to `{file}`"),
        place: nearest_place(translation, first),
        ..Finding::of(Check::Untranslated)
    }
}

/// The place of the translated words that are nearest to a path: in the same question, the same table, or the
/// top of the file.
fn nearest_place(translation: &Translation, path: &[String]) -> crate::read::Place {
    let shared =
        |word: &&Word| word.path.iter().zip(path).take_while(|(key, name)| key.get_ref() == *name).count();
    let best = translation.words.iter().rev().max_by_key(shared);
    match best.and_then(|word| word.path.get(shared(&word).checked_sub(1)?)) {
        Some(key) => translation.source.place(key.span()),
        None => translation.place(),
    }
}

/// Finds words under names that the rules do not have, each name once.
fn unknown(translation: &Translation, paths: &[Vec<String>]) -> Vec<Finding> {
    let mut known: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        for (place, name) in names.iter().enumerate() {
            let next = known.entry(names.get(..place).unwrap_or_default().to_vec()).or_default();
            if next.last() != Some(name) {
                next.push(name);
            }
        }
    }
    let there: HashSet<(&[&str], &str)> =
        known.iter().flat_map(|(above, next)| next.iter().map(|name| (above.as_slice(), *name))).collect();
    let (mut told, mut findings) = (HashSet::new(), Vec::new());
    for word in &translation.words {
        let names = word.names();
        let is_known = |place: &usize| {
            let above = names.get(..*place).unwrap_or_default();
            names.get(*place).is_some_and(|name| there.contains(&(above, *name)))
        };
        let Some(place) = (0..names.len()).find(|place| !is_known(place)) else { continue };
        let (Some(key), Some(above)) = (word.path.get(place), names.get(..place)) else { continue };
        if told.insert([above, &[key.get_ref()]].concat()) {
            let next = known.get(above).map_or(&[][..], Vec::as_slice);
            let suggest = if findings.len() < MAX_SUGGESTED {
                suggestion
            } else {
                |_: &str, known: &[&str]| there_are(known)
            };
            findings.push(finding(translation, key, above, (next, suggest)));
        }
    }
    findings
}

fn finding(
    translation: &Translation,
    key: &toml::Spanned<String>,
    above: &[&str],
    (known, suggest): (&[&str], Suggest),
) -> Finding {
    let name = key.get_ref();
    let (message, help) = match above {
        [.., "steps"] => (
            format!("the rule has {}, here is one more", count(known.len(), "step")),
            "translate each of its `steps`, and nothing else".to_owned(),
        ),
        [] => (format!("a translation has no `{name}`"), suggest(name, known)),
        _ if known.is_empty() => (
            format!("`{}` has no words of its own under `{name}`", above.join(".")),
            "write the text itself here".to_owned(),
        ),
        _ => (format!("`rules.toml` has no `{}.{name}`", above.join(".")), suggest(name, known)),
    };
    Finding {
        message,
        label: "not known".to_owned(),
        help,
        place: translation.source.place(key.span()),
        ..Finding::of(Check::UnknownName)
    }
}

/// Checks that a file is named after its language, and that this is not the policy's own.
fn language(folder: &Folder, translation: &Translation) -> Option<Finding> {
    let (file, said) = (&translation.source.file, translation.language.get_ref());
    let named = file.strip_prefix("text.").and_then(|rest| rest.strip_suffix(".toml")).unwrap_or_default();
    let message = if !named.eq_ignore_ascii_case(said) {
        format!("`{file}` is named for `{named}`, but says `language = \"{said}\"`")
    } else if said.eq_ignore_ascii_case(&folder.policy.language) {
        format!("`{file}` translates the policy into `{said}`, its own language")
    } else {
        return None;
    };
    Some(Finding {
        message,
        label: "the language".to_owned(),
        help: "rename the file, or mend its `language`".to_owned(),
        place: translation.place(),
        ..Finding::of(Check::UnknownName)
    })
}
