//! The rooms of ARCHITECTURE.md: no file knows one of a room above its own, and no two files know each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::arrows::{Code, File, before_tests, files, name, read};

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
    &["widget", "json"],
    &["view"],
    &["text"],
    &["report", "graph", "publish"],
    &["release"],
    &["schema"],
    &["starter"],
    &["studio"],
    &["errors"],
    &["web"],
];

/// Arrows upwards that are left; this list may only shrink.
const UPWARDS_LEFT: &[(&str, &str)] = &[];

/// Files that know each other, and are left; this list may only shrink.
const CIRCLES_LEFT: &[&[&str]] = &[];

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
    for (file, to) in Code::read().arrows().iter().filter(|(file, _)| *file != "lib") {
        for other in to.iter().filter(|to| *to != "lib" && room(to) != room(file)) {
            if level(other) >= level(file) {
                upwards.insert((file.clone(), other.clone()));
            }
        }
    }
    let left = UPWARDS_LEFT.iter().map(|(file, to)| ((*file).to_owned(), (*to).to_owned())).collect();
    assert_eq!(upwards, left, "arrows to the same row or a higher one, and those of UPWARDS_LEFT");
}

#[test]
fn no_files_know_each_other() {
    let arrows = Code::read().arrows();
    let reached = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            open.extend(arrows[file].iter().filter(|to| seen.insert((*to).clone())));
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|file| (file, reached(file))).collect();
    let circle = |file: &String| -> Vec<String> {
        reach[file].iter().filter(|to| reach[to].contains(file)).cloned().collect()
    };
    let circles: BTreeSet<Vec<String>> =
        reach.keys().map(|file| circle(file)).filter(|circle| !circle.is_empty()).collect();
    let left: BTreeSet<Vec<String>> =
        CIRCLES_LEFT.iter().map(|circle| circle.iter().map(|&file| file.to_owned()).collect()).collect();
    assert_eq!(circles, left, "circles, and those of CIRCLES_LEFT");
}

/// What the outside is, apart from the command: the disk, the clock, the machine.
const OUTSIDE: &[&str] =
    &["std::fs", "std::env", "std::process", "std::thread", "SystemTime", "Instant::now"];

#[test]
fn the_disk_has_one_door_and_nothing_reads_a_clock() {
    let mut found = BTreeSet::new();
    for file in files(Path::new("src")) {
        let paths: Vec<String> = File::of(&read(&file)).paths().collect();
        let is_named = |what: &&&str| paths.iter().any(|path| path.contains(**what));
        found.extend(OUTSIDE.iter().filter(is_named).map(|what| (name(&file), *what)));
    }
    assert_eq!(found, BTreeSet::from([("disk".to_owned(), "std::fs")]));
}

#[test]
fn what_only_owners_need_stands_behind_the_doors_of_the_library() {
    let is_in_part =
        |file: &&PathBuf| before_tests(&fs::read_to_string(file).unwrap()).contains("feature = \"owner\"");
    let files = files(Path::new("src"));
    let found: BTreeSet<String> = files.iter().filter(is_in_part).map(|file| name(file)).collect();
    assert_eq!(found, BTreeSet::from(["lib".to_owned()]), "files with a part for owners");
}
