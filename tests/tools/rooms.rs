//! The rooms of ARCHITECTURE.md: no file depends on a room above its own, and no two files depend on each
//! other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::arrows::{Code, File, before_tests, files, name, read};

/// The rooms in rows, the lowest row first. A room may depend only on rooms of lower rows.
const ROOMS: &[&[&str]] = &[
    &["policy", "disk", "locale"],
    &["time"],
    &["zones"],
    // These read dates, times of day and zones with the same code as the rest of the program.
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

/// Remaining arrows upwards; this list may only shrink.
const UPWARDS_LEFT: &[(&str, &str)] = &[];

/// Remaining cycles of files; this list may only shrink.
const CIRCLES_LEFT: &[&[&str]] = &[];

/// The room of a file. A folder within a room may be a room of its own.
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

/// What reaches the outside: the disk, the clock, the time zone and the randomness of the machine. Every clock is read by
/// a function `now`, whatever its type is called here. chrono's `Local` is the machine's zone; ours is not.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::thread",
    "std::net",
    "std::time",
    "::now",
    "::today",
    "chrono::Local",
    "TimeZone::system",
    "TimeZone::try_system",
    "js_sys::Date",
    "js_sys::Intl",
    "js_sys::Math",
    "web_sys::Crypto",
    "web_sys::Performance",
    "getrandom",
    "rand",
    "fastrand",
    "RandomState",
];

/// The parts of `OUTSIDE` that a file's code uses. Only whole segments of a path count.
fn from_outside(code: &File) -> BTreeSet<&'static str> {
    let has = |what: &str| {
        let part = format!("::{}::", what.trim_start_matches(':'));
        code.paths().any(|path| {
            let is_brought = !what.starts_with("::") || path.contains("::");
            is_brought && format!("::{path}::").contains(&part)
        })
    };
    OUTSIDE.iter().copied().filter(|what| has(what)).collect()
}

#[test]
fn the_disk_has_one_door_and_nothing_reads_a_clock() {
    let mut found = BTreeSet::new();
    for file in files(Path::new("src")) {
        found.extend(from_outside(&File::of(&read(&file))).into_iter().map(|what| (name(&file), what)));
    }
    assert_eq!(found, BTreeSet::from([("disk".to_owned(), "std::fs")]));
}

#[test]
fn clocks_zones_and_chance_are_of_the_outside_by_whatever_name() {
    let cases: &[(&str, &[&str])] = &[
        ("fn f() { std::time::Instant::now(); }", &["::now", "std::time"]),
        ("use std::time::{self, SystemTime as Clock};", &["std::time"]),
        ("use jiff::{Timestamp as At, Zoned}; fn f() { (At::now(), Zoned::now()) }", &["::now"]),
        ("fn f() { jiff::tz::TimeZone::system() }", &["TimeZone::system"]),
        ("use chrono::Utc; fn f() { Utc::now() }", &["::now"]),
        ("use chrono::{Local, NaiveDate};", &["chrono::Local"]),
        ("use js_sys::{Array, Date}; fn f() { Date::new_0() }", &["js_sys::Date"]),
        ("fn f() -> f64 { js_sys::Math::random() }", &["js_sys::Math"]),
        ("use crate::time::{Instant, Local}; fn f(it: It) { it.now(); now(); Instant::nowhere() }", &[]),
    ];
    for (code, expected) in cases {
        assert_eq!(from_outside(&File::of(code)), expected.iter().copied().collect(), "{code}");
    }
}

#[test]
fn what_only_owners_need_stands_behind_the_doors_of_the_library() {
    let is_in_part =
        |file: &&PathBuf| before_tests(&fs::read_to_string(file).unwrap()).contains("feature = \"owner\"");
    let files = files(Path::new("src"));
    let found: BTreeSet<String> = files.iter().filter(is_in_part).map(|file| name(file)).collect();
    assert_eq!(found, BTreeSet::from(["lib".to_owned()]), "files with a part for owners");
}
