//! `init`, which writes a policy to start from: what it writes, where, and when it writes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use refund_check::{analysis, disk, read, report::scenarios, starter};

use crate::support::{check_file, room, run};

/// The names of everything in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const ALL: [&str; 6] = [
    "policy.md",
    "rules.schema.json",
    "rules.toml",
    "scenarios.schema.json",
    "scenarios.toml",
    "text.schema.json",
];

/// Checks that `init` writes to this folder.
#[track_caller]
fn writes(room: &Path, dir: &str) {
    let done = run(room, &["init", dir]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), ""), "{}", done.err);
    assert_eq!(names(&room.join(dir)), ALL);
    for (name, text) in starter::TEMPLATES[0].written() {
        assert_eq!(fs::read_to_string(room.join(dir).join(name)).unwrap(), text);
    }
}

/// Checks that `init` fails with this message, and leaves everything as it was.
#[track_caller]
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

/// The kernel does not allow folders to be created in `/sys`, not even by root.
#[cfg(target_os = "linux")]
#[test]
fn without_permission_nothing_is_written() {
    let room = room("locked");
    refuses(&room, "/sys/refund-check", "/sys/refund-check: no permission to write here");
}

#[test]
fn it_says_what_to_do_next() {
    let room = room("next");
    check_file("init.txt", &run(&room, &["init", "my shop"]).err);
}

/// The starter as `init` writes it.
fn written(name: &str) -> PathBuf {
    let folder = room(name).join("policy");
    disk::write_new(&folder, &starter::TEMPLATES[0].written()).unwrap();
    folder
}

#[test]
fn nothing_is_wrong_with_it_but_that_its_contact_is_nobody_s() {
    let folder = read::read(&written("sound")).unwrap();
    assert_eq!(found(&folder), PLACEHOLDER);
    assert_eq!(analysis::unquoted(&folder).0.len(), 0);
}

/// The only finding of `check` for a policy that `init` wrote.
const PLACEHOLDER: [&str; 1] =
    ["`support@example.com` is a placeholder: nobody reads what buyers send there"];

fn found(folder: &read::Folder) -> Vec<String> {
    analysis::check(folder).into_iter().map(|finding| finding.message).collect()
}

#[test]
fn every_template_is_written_whole_and_its_contact_alone_is_found() {
    let room = room("templates");
    for template in &starter::TEMPLATES {
        let done = run(&room, &["init", "--template", template.name, template.name]);
        assert_eq!((done.code, done.out.as_str()), (Some(0), ""), "{}", done.err);
        let folder = read::read(&room.join(template.name)).unwrap();
        assert_eq!(folder.policy.id.replace("my-shop", "starter"), template.name);
        let contact = &folder.policy.contact;
        let given = usize::from(contact.email.is_some()) + usize::from(contact.url.is_some());
        let found = found(&folder);
        assert!(found.len() == given && found[0] == PLACEHOLDER[0], "{}: {found:#?}", template.name);
        assert!(found.iter().all(|message| message.contains("is a placeholder")), "{found:#?}");
        let to = room.join("out.json");
        let refused = run(&room, &["compile", template.name, "-o", "out.json"]);
        assert_eq!((refused.code, to.exists()), (Some(1), false), "{}", template.name);
    }
}

#[test]
fn the_list_names_each_template_and_what_it_is_for() {
    let room = room("list");
    check_file("templates.txt", &run(&room, &["init", "--list"]).out);
}

#[test]
fn an_unknown_template_is_told_with_the_nearest_and_nothing_is_written() {
    let room = room("unknown");
    let done = run(&room, &["init", "--template", "subscripton", "mine"]);
    let known = "starter, digital-goods, physical-goods, distance-sale, online-courses, subscription, tickets-and-stays";
    let message =
        format!("--template: expected one of {known}, found `subscripton`; did you mean `subscription`?");
    assert_eq!((done.code, done.err), (Some(2), format!("refund-check: {message}\n")));
    assert_eq!(names(&room), [""; 0]);
}

#[test]
fn its_scenarios_hold_and_exercise_every_rule() {
    let folder = written("scenarios");
    let compiled = refund_check::compiled::Compiled::new(read::read(&folder).unwrap().policy).unwrap();
    let run = scenarios::run(&compiled, &scenarios::read(&folder, &compiled.policy).unwrap());
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
