//! The rooms of ARCHITECTURE.md: no file knows one of a room above its own, and no two files know each other.
//!
//! Every path that begins with `crate::`, `super::` or `self::` is an arrow, in a `use` or elsewhere in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each above those that it may know. Rooms in one row know nothing of each other.
const ROOMS: &[&[&str]] = &[
    &["policy", "disk", "locale"],
    &["time"],
    &["zones"],
    // Dates, times of day and zones are read as the rest of the program reads them.
    &["read", "diagram"],
    &["compiled"],
    &["compile"],
    &["default", "file"],
    &["interview"],
    &["buyers", "code"],
    &["replay", "analysis", "case"],
    &["wire"],
    &["widget"],
    &["view"],
    &["report", "graph", "publish"],
    &["errors"],
    &["release"],
    &["schema"],
    &["starter"],
    &["studio"],
    &["web"],
];

/// Arrows upwards that are left; this list may only shrink.
const UPWARDS_LEFT: &[(&str, &str)] = &[];

/// Files that know each other, and are left; this list may only shrink.
const CIRCLES_LEFT: &[&[&str]] = &[];

/// What each file of `src` names of others, both without `.rs` and `/mod`.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let files = files(Path::new("src"));
    let names: BTreeSet<String> = files.iter().map(|file| name(file)).collect();
    let mut arrows = BTreeMap::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let at: Vec<String> = name(file).split('/').map(str::to_owned).collect();
        let paths = paths(&code(&text)).into_iter().filter_map(|path| full(&at, &path));
        let to = paths.filter_map(|path| file_of(&names, &path));
        arrows.insert(name(file), to.filter(|to| *to != name(file)).collect());
    }
    arrows
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("bin") && !path.ends_with("policies") {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") && path.file_name().unwrap() != "build.rs" {
            files.push(path);
        }
    }
    files
}

/// `src/report/diff/mod.rs` is `report/diff`.
fn name(file: &Path) -> String {
    let name = file.strip_prefix("src").unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
    name.strip_suffix("/mod").unwrap_or(&name).to_owned()
}

/// The file in which a path ends: the longest part of it that is one.
fn file_of(names: &BTreeSet<String>, path: &[String]) -> Option<String> {
    (1..=path.len()).rev().map(|length| path[..length].join("/")).find(|name| names.contains(name))
}

/// A file's code, up to its tests: these may look wherever they like. Comments and texts hold no arrows.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let without_comments: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap()).collect();
    without_comments.join("\n").replace("\\\"", "").split('"').step_by(2).collect()
}

/// The paths that begin with `crate`, `super` or `self`, each in parts; of a group each of its paths.
fn paths(code: &str) -> Vec<Vec<String>> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut found = Vec::new();
    for start in ["crate", "super", "self"] {
        for (at, _) in code.match_indices(&format!("{start}::")) {
            if !code[..at].ends_with(|before| is_part(before) || before == ':' || before == '$') {
                tree(&code[at..], &[], &mut found);
            }
        }
    }
    found
}

/// Adds the paths that a text begins with, and gives what follows them.
fn tree<'a>(text: &'a str, before: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = tree(rest, before, found).trim_start();
            // `as` and its name, if any.
            rest = rest.trim_start_matches(|letter: char| !",}".contains(letter));
            match rest.strip_prefix(',').map(str::trim_start) {
                Some(more) if !more.starts_with('}') => rest = more,
                more => return more.unwrap_or(rest).strip_prefix('}').unwrap_or_default(),
            }
        }
    }
    let end = text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(text.len());
    let path = [before, &[text[..end].to_owned()]].concat();
    match text[end..].strip_prefix("::") {
        Some(rest)
            if rest.trim_start().starts_with(|it: char| it == '{' || it == '_' || it.is_alphabetic()) =>
        {
            tree(rest, &path, found)
        }
        _ => {
            found.push(path);
            &text[end..]
        }
    }
}

/// A path from the top, as it reads in a file.
fn full(at: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut full = if path.first()? == "crate" { Vec::new() } else { at.to_vec() };
    for part in path {
        match part.as_str() {
            "crate" | "self" => {}
            "super" => drop(full.pop()),
            part => full.push(part.to_owned()),
        }
    }
    Some(full)
}

/// The room that a file is in: a folder within a room may be one of its own.
fn room(file: &str) -> &'static str {
    let is_in = |room: &str| file == room || file.strip_prefix(room).is_some_and(|it| it.starts_with('/'));
    let rooms = ROOMS.iter().copied().flatten().copied().filter(|room| is_in(room));
    rooms
        .max_by_key(|room| room.len())
        .unwrap_or_else(|| panic!("`{file}` is in no row of ROOMS; ARCHITECTURE.md says where it belongs"))
}

fn level(file: &str) -> usize {
    ROOMS.iter().position(|row| row.contains(&room(file))).unwrap()
}

#[test]
fn no_room_knows_one_above_it() {
    let mut upwards = BTreeSet::new();
    for (file, to) in arrows().iter().filter(|(file, _)| *file != "lib") {
        for other in to.iter().filter(|to| *to != "lib" && room(to) != room(file)) {
            if level(other) >= level(file) {
                upwards.insert((file.clone(), other.clone()));
            }
        }
    }
    let left = UPWARDS_LEFT.iter().map(|(file, to)| ((*file).to_owned(), (*to).to_owned())).collect();
    assert_eq!(upwards, left, "arrows to the same row or a higher one, and those of UPWARDS_LEFT");
}

/// A room's `mod.rs` gives on what its files hold, so a file that names the room means some file of it; which is
/// not told apart here. So circles are looked for among files that are no `mod.rs`.
#[test]
fn no_files_know_each_other() {
    let arrows = arrows();
    let is_leaf = |file: &String| !arrows.keys().any(|other| other.starts_with(&format!("{file}/")));
    let leaves = |file: &str| arrows[file].iter().filter(|to| is_leaf(to)).cloned().collect::<Vec<_>>();
    let reached = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), leaves(from));
        while let Some(file) = open.pop() {
            if seen.insert(file.clone()) {
                open.extend(leaves(&file));
            }
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().filter(|file| is_leaf(file)).map(|file| (file, reached(file))).collect();
    let circle = |file: &String| -> Vec<String> {
        reach[file].iter().filter(|to| reach[to].contains(file)).cloned().collect()
    };
    let circles: BTreeSet<Vec<String>> =
        reach.keys().map(|file| circle(file)).filter(|circle| !circle.is_empty()).collect();
    let left: BTreeSet<Vec<String>> =
        CIRCLES_LEFT.iter().map(|circle| circle.iter().map(|&file| file.to_owned()).collect()).collect();
    assert_eq!(circles, left, "circles, and those of CIRCLES_LEFT");
}

#[test]
fn arrows_are_read_off_groups_and_paths_alike() {
    let found = paths(&code(
        "use crate::{a, b::{self, C as D}, e::*};\nfn f() { super::g::h(\"crate::x\") } // crate::y",
    ));
    let mut found: Vec<String> = found.iter().map(|path| path.join("::")).collect();
    found.sort();
    assert_eq!(found, ["crate::a", "crate::b::C", "crate::b::self", "crate::e", "super::g::h"]);
}

/// What the outside is, apart from the command: the disk, the clock, the machine.
const OUTSIDE: &[&str] =
    &["std::fs", "std::env", "std::process", "std::thread", "SystemTime", "Instant::now"];

#[test]
fn the_disk_has_one_door_and_nothing_reads_a_clock() {
    let mut found = BTreeSet::new();
    for file in files(Path::new("src")) {
        let code = code(&fs::read_to_string(&file).unwrap());
        let of_std: Vec<String> = std_paths(&code);
        let is_named =
            |what: &&&str| code.contains(**what) || of_std.iter().any(|path| path.starts_with(**what));
        found.extend(OUTSIDE.iter().filter(is_named).map(|what| (name(&file), *what)));
    }
    assert_eq!(found, BTreeSet::from([("disk".to_owned(), "std::fs")]));
}

/// The paths into the standard library, groups taken apart.
fn std_paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("std::") {
        tree(&code[at..], &[], &mut found);
    }
    found.into_iter().map(|path| path.join("::")).collect()
}

/// The few files below the doors of `lib.rs` that are in part for owners alone; this list may only shrink.
const OWNERS_LEFT: &[&str] = &["view", "view/words", "wire"];

#[test]
fn what_only_owners_need_stands_behind_the_doors_of_the_library() {
    let is_in_part = |file: &&PathBuf| fs::read_to_string(file).unwrap().contains("feature = \"owner\"");
    let files = files(Path::new("src"));
    let found: BTreeSet<String> = files.iter().filter(is_in_part).map(|file| name(file)).collect();
    let left = OWNERS_LEFT.iter().chain(&["lib"]).map(|&file| file.to_owned()).collect();
    assert_eq!(found, left, "files with a part for owners, and those of OWNERS_LEFT");
}
