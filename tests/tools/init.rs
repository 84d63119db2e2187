//! A policy to start from: what is written, where, and when nothing is.

use std::fs;
use std::path::{Path, PathBuf};

use refund_check::{analysis, policy::read, report::scenarios, starter};

use crate::support::{check_file, room, run};

/// Everything in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const ALL: [&str; 5] =
    ["policy.md", "rules.schema.json", "rules.toml", "scenarios.schema.json", "scenarios.toml"];

/// `init` must write here.
fn writes(room: &Path, dir: &str) {
    let done = run(room, &["init", dir]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), ""), "{}", done.err);
    assert_eq!(names(&room.join(dir)), ALL);
    for (name, text) in starter::FILES {
        assert_eq!(fs::read_to_string(room.join(dir).join(name)).unwrap(), text);
    }
}

/// `init` must refuse with this message, and leave everything as it was.
fn refuses(room: &Path, dir: &str, message: &str) {
    let before = names(room);
    let done = run(room, &["init", dir]);
    assert_eq!((done.code, done.out.as_str()), (Some(2), ""));
    assert_eq!(done.err, format!("refund-check: {message}\n"));
    assert_eq!(names(room), before);
}

#[test]
fn a_new_folder_is_made_with_those_above_it() {
    let room = room("new");
    writes(&room, "my-policy");
    writes(&room, "shops/mine/policy");
    writes(&room, "ends-with-a-slash/");
    assert_eq!(names(&room), ["ends-with-a-slash", "my-policy", "shops"]);
}

#[test]
fn an_empty_folder_is_filled_even_from_within() {
    let room = room("empty");
    fs::create_dir(room.join("empty")).unwrap();
    writes(&room, "empty");
    fs::create_dir(room.join("within")).unwrap();
    writes(&room.join("within"), ".");
}

#[test]
fn a_folder_with_anything_in_it_is_left_alone() {
    let room = room("full");
    fs::create_dir(room.join("full")).unwrap();
    fs::write(room.join("full/.mine"), "mine").unwrap();
    refuses(&room, "full", "full: expected a new or an empty folder, found one with something in it");
    assert_eq!(names(&room.join("full")), [".mine"]);
    writes(&room, "twice");
    refuses(&room, "twice", "twice: expected a new or an empty folder, found one with something in it");
}

#[test]
fn a_file_is_left_alone() {
    let room = room("file");
    fs::write(room.join("file"), "mine").unwrap();
    refuses(&room, "file", "file: expected the name of a new folder, found a file of that name");
    refuses(&room, "file/below", "file/below: part of this path is a file, not a folder");
    assert_eq!(fs::read_to_string(room.join("file")).unwrap(), "mine");
}

#[test]
fn what_an_earlier_try_has_left_is_named() {
    let room = room("left");
    fs::create_dir(room.join(".mine.part")).unwrap();
    refuses(&room, "mine", ".mine.part: is left over from an earlier try; remove it first");
}

#[cfg(unix)]
#[test]
fn without_permission_nothing_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let room = room("locked");
    fs::create_dir(room.join("locked")).unwrap();
    let set = |mode| fs::set_permissions(room.join("locked"), fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    // Root may write anywhere.
    if fs::write(room.join("locked/probe"), "").is_err() {
        refuses(&room, "locked/new", "locked/new: no permission to write here");
        refuses(&room, "locked", "locked: no permission to write here");
    }
    set(0o755);
}

#[test]
fn it_says_what_to_do_next() {
    let room = room("next");
    check_file("init.txt", &run(&room, &["init", "my shop"]).err);
}

/// The starter as `init` writes it.
fn written(name: &str) -> PathBuf {
    let folder = room(name).join("policy");
    starter::write(&folder).unwrap();
    folder
}

#[test]
fn nothing_is_wrong_with_it() {
    let folder = read::read(&written("sound")).unwrap();
    assert_eq!(analysis::check(&folder), []);
    assert_eq!(analysis::unquoted(&folder).0.len(), 0);
}

#[test]
fn its_scenarios_hold_and_exercise_every_rule() {
    let folder = written("scenarios");
    let compiled = refund_check::compiled::Compiled::new(read::read(&folder).unwrap().policy).unwrap();
    let run = scenarios::run(&compiled, &scenarios::read(&folder).unwrap());
    assert!(run.scenarios.iter().all(|scenario| scenario.differences.is_empty()), "{run:#?}");
    assert_eq!(run.not_exercised, [""; 0]);
}

#[test]
fn the_snippet_of_a_policy_of_one_s_own_names_its_file_and_its_rights_note() {
    let room = room("snippet");
    writes(&room, "mine");
    let done = run(&room, &["snippet", "--element", "--address", "https://shop.example/check", "mine"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let host = "<refund-check policy=\"https://shop.example/check/my-shop.json\">";
    assert!(done.out.contains(host), "{}", done.out);
    assert!(done.err.contains("`refund-check compile mine -o my-shop.json`"), "{}", done.err);
    let note = "a repair, a replacement or a refund if something is faulty";
    assert!(done.out.contains(note) && !done.out.contains("digital content"), "{}", done.out);
    fs::remove_dir_all(&room).unwrap();
}
