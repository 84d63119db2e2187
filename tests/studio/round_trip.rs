//! Every policy of the repository is edited by form: only the edited value may change.

use std::fs;
use std::path::{Path, PathBuf};

use refund_check::studio::{Edit, Step, edit, outline};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "toml") {
            found.push(path);
        }
    }
}

fn policies() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["src/policies", "tests/policies", "tests/check"] {
        files(Path::new(folder), &mut found);
    }
    found.sort();
    let read = |path: PathBuf| fs::read_to_string(&path).ok().map(|text| (path, text));
    found.into_iter().filter_map(read).filter(|(_, text)| outline(text).is_some()).collect()
}

fn keys(path: &[&str]) -> Vec<Step> {
    path.iter()
        .map(|step| step.parse().map_or_else(|_| Step::Key((*step).to_owned()), Step::Number))
        .collect()
}

/// The lines that only one of the two texts has, in both directions.
fn differing(one: &str, other: &str) -> (Vec<String>, Vec<String>) {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let lines = |all: &[&str]| all[start..all.len() - rest].iter().map(|&line| line.to_owned()).collect();
    (lines(&a), lines(&b))
}

#[test]
fn there_are_policies_to_put_through() {
    assert!(policies().len() > 60, "{}", policies().len());
}

#[test]
fn what_is_set_to_what_it_was_changes_nothing() {
    for (path, text) in policies() {
        for part in outline(&text).unwrap().parts {
            let table: toml::Value = toml::from_str(&text).unwrap();
            let at = part.path.iter().try_fold(&table, |at, key| match key.parse::<usize>() {
                Ok(number) if at.is_array() => at.get(number),
                _ => at.get(key),
            });
            let Some(toml::Value::Table(values)) = at else { panic!("{} {:?}", path.display(), part.path) };
            for (key, value) in values {
                if value.is_array() || value.is_table() {
                    continue;
                }
                let mut steps = steps(&table, &part.path);
                steps.push(Step::Key(key.clone()));
                let said = edit(&text, &Edit::Set { path: steps, value: value.clone() }).unwrap();
                let (was, is) = differing(&text, &said);
                // A text may be quoted differently afterwards, which changes only its own lines.
                assert!(was.len() <= 3 && is.len() <= 3, "{} {:?} {was:?} {is:?}", path.display(), part.path);
                let one: toml::Value = toml::from_str(&said).unwrap();
                assert_eq!(one, table, "{} {:?} {key}", path.display(), part.path);
            }
        }
    }
}

fn steps(root: &toml::Value, path: &[String]) -> Vec<Step> {
    let (mut at, mut steps) = (root, Vec::new());
    for key in path {
        match key.parse::<usize>() {
            Ok(number) if at.is_array() => {
                steps.push(Step::Number(number));
                at = &at[number];
            }
            _ => {
                steps.push(Step::Key(key.clone()));
                at = &at[key.as_str()];
            }
        }
    }
    steps
}

#[test]
fn other_words_change_one_place_alone() {
    for (path, text) in policies() {
        let Ok(toml::Value::Table(table)) = toml::from_str::<toml::Value>(&text) else { continue };
        let Some(toml::Value::Array(rules)) = table.get("rules") else { continue };
        for number in 0..rules.len() {
            let steps = keys(&["rules", &number.to_string(), "say"]);
            let said = edit(&text, &Edit::Set { path: steps, value: "Something else".into() }).unwrap();
            let (was, is) = differing(&text, &said);
            assert!(
                was.len() <= 1 && is == ["say = \"Something else\""],
                "{} {was:?} {is:?}",
                path.display()
            );
        }
    }
}

#[test]
fn rules_that_are_moved_there_and_back_stand_as_they_stood() {
    for (path, text) in policies() {
        let Ok(toml::Value::Table(table)) = toml::from_str::<toml::Value>(&text) else { continue };
        for list in ["rules", "questions", "scenarios"] {
            let Some(toml::Value::Array(all)) = table.get(list) else { continue };
            if all.len() < 2 || !text.contains(&format!("[[{list}]]")) {
                continue;
            }
            let last = all.len() - 1;
            let moved =
                |text: &str, from, to| edit(text, &Edit::Move { path: keys(&[list]), from, to }).unwrap();
            let there = moved(&text, 0, last);
            assert_ne!(there, text);
            let now: toml::Value = toml::from_str(&there).unwrap();
            assert_eq!(now[list][last], all[0], "{}", path.display());
            let back: toml::Value = toml::from_str(&moved(&there, last, 0)).unwrap();
            assert_eq!(back, toml::Value::Table(table.clone()), "{}", path.display());
        }
    }
}

#[test]
fn a_rule_that_is_added_and_removed_leaves_no_trace() {
    for (path, text) in policies() {
        let Ok(toml::Value::Table(table)) = toml::from_str::<toml::Value>(&text) else { continue };
        let Some(toml::Value::Array(rules)) = table.get("rules") else { continue };
        if !text.contains("[[rules]]") {
            continue;
        }
        let new: toml::Value = toml::from_str("id = \"one-more\"\noutcome = \"qualifies\"\n").unwrap();
        let more = edit(&text, &Edit::Add { path: keys(&["rules"]), value: new }).unwrap();
        let place = rules.len().to_string();
        let less = edit(&more, &Edit::Remove { path: keys(&["rules", &place]) }).unwrap();
        assert_eq!(less, text, "{}", path.display());
    }
}
