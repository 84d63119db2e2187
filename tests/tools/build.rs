//! The folder that a shop uploads: what it contains, what it does not, and when nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use refund_check::compiled::Compiled;
use refund_check::file;
use refund_check::read;
use refund_check::release::{ENGINE, Manifest, SECTION, integrity, section};
use refund_check::text::LANGUAGES;

use crate::process::Ended;
use crate::support::{room, run};

const WASM: &[u8] = b"\0asm\x01\0\0\0";
const SCRIPT: &str = "let built=\"refund-check-built:0-0:en,ar,de,es,fr,ja,pt-BR\";";
const FIRST: &str = "let first='refund-check-first:[]';";
const LIST: &str = "refund-check-build.json";

/// A folder with an engine of small files in `engine`, and a template's policy in `policy` with a real
/// contact.
#[track_caller]
pub(crate) fn prepared(name: &str, template: &str) -> PathBuf {
    let room = room(&format!("build-{name}"));
    let engine = room.join("engine");
    fs::create_dir_all(engine.join("words")).unwrap();
    for name in ENGINE {
        let text = match *name {
            "refund-check.js" => [SCRIPT, FIRST].concat().into_bytes(),
            "support.js" => SCRIPT.into(),
            wasm if wasm.ends_with(".wasm") => WASM.to_vec(),
            name => name.into(),
        };
        fs::write(engine.join(name), text).unwrap();
    }
    for (language, _) in LANGUAGES {
        fs::write(engine.join(format!("words/{language}.json")), "[]").unwrap();
    }
    fs::write(engine.join("states.html"), "a page of the project's own").unwrap();
    assert_eq!(run(&room, &["engine", "engine"]).code, Some(0));
    policy(&room, "policy", template);
    room
}

/// Writes a template's folder, with a real contact instead of the placeholder.
#[track_caller]
fn policy(room: &Path, name: &str, template: &str) {
    assert_eq!(run(room, &["init", "--template", template, name]).code, Some(0));
    edit(room, &format!("{name}/rules.toml"), "@example.com", "@juniper-salt.shop");
    let rules = fs::read_to_string(room.join(name).join("rules.toml")).unwrap();
    let without_url: String =
        rules.split_inclusive('\n').filter(|line| !line.starts_with("url = \"https://example.com")).collect();
    fs::write(room.join(name).join("rules.toml"), without_url).unwrap();
}

#[track_caller]
fn edit(room: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(room.join(file)).unwrap();
    assert!(text.contains(from), "{file}: {from}");
    fs::write(room.join(file), text.replace(from, to)).unwrap();
}

fn build(room: &Path, output: &str, more: &[&str]) -> Ended {
    let engine = if more.contains(&"--engine") { &[][..] } else { &["--engine", "engine"] };
    let now = ["--now", "2026-11-22T12:00:00Z"];
    run(room, &[&["build", "policy", "-o", output], engine, &now, more].concat())
}

/// Runs `build`, which must succeed, and returns the files of its output.
#[track_caller]
pub(crate) fn built(room: &Path, output: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let done = build(room, output, more);
    assert_eq!((done.code, done.out.as_str()), (Some(0), ""), "{}", done.err);
    files(&room.join(output))
}

/// All files below a folder, by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
                continue;
            }
            let name = entry.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            found.insert(name, fs::read(&entry).unwrap());
        }
    }
    found
}

/// Runs `build`, which must fail with this message and leave everything as it was.
#[track_caller]
fn refuses(room: &Path, output: &str, more: &[&str], code: i32, message: &str) {
    let before = files(room);
    let done = build(room, output, more);
    assert_eq!((done.code, done.out.as_str()), (Some(code), ""));
    assert!(
        done.err.starts_with(&format!("refund-check: {message}")),
        "expected {message}\nfound {}",
        done.err
    );
    assert_eq!(files(room).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(files(room) == before, "a file was changed");
}

#[test]
fn a_folder_holds_the_shop_s_own_rules_and_languages_and_nothing_else() {
    let room = prepared("whole", "distance-sale");
    for (language, _) in LANGUAGES.iter().filter(|(language, _)| *language != "de") {
        fs::remove_file(room.join(format!("policy/text.{language}.toml"))).unwrap();
    }
    let files = built(&room, "shop", &[]);
    let expected = [
        "LICENSE.txt",
        "THIRD-PARTY-LICENSES.txt",
        "embed.css",
        "embed.html",
        "embed.js",
        "index.html",
        "page.css",
        "page.js",
        "policies/index.json",
        LIST,
        "refund-check-engine.js",
        "refund-check-support.wasm",
        "refund-check.css",
        "refund-check.js",
        "refund-check.wasm",
        "snippets/README.txt",
        "snippets/details.html",
        "snippets/dokuwiki.txt",
        "snippets/element-drawn.html",
        "snippets/element-integrity.html",
        "snippets/element.html",
        "snippets/frame.html",
        "snippets/lists.html",
        "snippets/lists.md",
        "snippets/mediawiki.txt",
        "support.css",
        "support.html",
        "support.js",
        "words/de.json",
        "words/de.policy.json",
    ];
    assert_eq!(files.keys().collect::<Vec<_>>(), expected);
    let own = Compiled::new(read::read(&room.join("policy")).unwrap().policy).unwrap();
    let own = Compiled::unpack(own.pack()).unwrap();
    for wasm in ["refund-check.wasm", "refund-check-support.wasm"] {
        let rules = section(&files[wasm], SECTION).unwrap().unwrap();
        assert!(file::read(std::str::from_utf8(rules).unwrap()) == Some(own.clone()), "{wasm}");
    }
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let german: Vec<String> = serde_json::from_str(&text("words/de.policy.json")).unwrap();
    let script = format!("let built=\"refund-check-built:{}:en,de\";", german[0]);
    assert_eq!(text("support.js"), script);
    let with_first = text("refund-check.js");
    let first =
        with_first.strip_prefix(&script).unwrap().strip_prefix("let first='refund-check-first:").unwrap();
    let [first, second]: [serde_json::Value; 2] =
        serde_json::from_str(&first.strip_suffix("';").unwrap().replace("\\\\", "\\").replace("\\'", "'"))
            .unwrap();
    assert_eq!(first[0][1]["data-question"], own.policy.questions[0].id.as_str());
    assert!(first.to_string().contains(&own.policy.questions[0].ask));
    // The second screens: for each answer the question that follows.
    let after: Vec<&serde_json::Value> = second.as_array().unwrap().iter().map(|it| &it[0]).collect();
    assert_eq!(after, ["withdraw"]);
    let asked = own.policy.questions.iter().skip(1).find(|it| second.to_string().contains(&it.ask));
    assert!(second.to_string().contains(&format!("\"data-question\":\"{}\"", asked.unwrap().id)), "{second}");
    assert_eq!(german.len(), own.pack().words.len() + 1);
    // No page may contain the names of the project's own example.
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("example.com") && !text.contains("Juniper"), "{name}");
    }
}

#[test]
fn the_list_has_the_hash_of_every_file_and_says_whose_rules_they_are() {
    let room = prepared("hashes", "starter");
    let files = built(&room, "shop", &[]);
    let manifest = Manifest::read(&files[LIST]).unwrap();
    let hashes =
        files.iter().filter(|(name, _)| *name != LIST).map(|(name, bytes)| (name.clone(), integrity(bytes)));
    assert_eq!(manifest.files, hashes.collect());
    let policy = manifest.policy.unwrap();
    assert_eq!((policy.id.as_str(), policy.languages), ("my-shop", vec!["en".to_owned()]));
    let head = String::from_utf8(files["snippets/element-integrity.html"].clone()).unwrap();
    let script = "refund-check.js";
    let named = format!("\"{script}\" integrity=\"{}\" crossorigin=\"anonymous\"", manifest.files[script]);
    assert!(head.contains(&named), "{head}");
}

#[test]
fn the_same_input_gives_the_same_bytes_and_other_days_give_others() {
    let room = prepared("same", "physical-goods");
    let (one, two) = (built(&room, "one", &[]), built(&room, "deeper/two", &[]));
    assert!(one == two);
    assert!(built(&room, "one", &[]) == one, "built anew in its place");
    let days = "days = 30";
    edit(&room, "policy/rules.toml", days, "days = 31");
    let other = build(&room, "three", &[]);
    // Its quotes and scenarios still say 30.
    assert_eq!(other.code, Some(1), "{}", other.err);
}

#[test]
fn snippets_and_pages_name_the_address() {
    let room = prepared("address", "starter");
    let files = built(&room, "shop", &["--address", "https://juniper-salt.shop/help check"]);
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let folder = "https://juniper-salt.shop/help%20check/";
    assert!(text("snippets/element.html").contains(&format!("src=\"{folder}refund-check.js\"")));
    assert!(text("snippets/frame.html").contains(&format!("src=\"{folder}embed.html\"")));
    assert!(text("snippets/README.txt").contains(&format!("{folder}support.html")));
    // The pages link to the script beside them, wherever the folder is.
    assert!(!text("index.html").contains(folder) && text("index.html").contains("src=\"refund-check.js\""));
    let path = built(&room, "path", &["--address", "/check"]);
    assert!(
        String::from_utf8_lossy(&path["snippets/element.html"]).contains("src=\"/check/refund-check.js\"")
    );
}

#[test]
fn an_address_that_is_none_is_refused() {
    let room = prepared("no-address", "starter");
    let expected =
        "--address: expected the address of a folder such as `https://your.shop/refund-check/`, found";
    for address in ["", "shop", "https://", "ftp://a.b/", "javascript:alert(1)", "//a.b/c", "https://a b/"] {
        refuses(&room, "shop", &["--address", address], 2, &format!("{expected} `{address}`"));
    }
    let more = "https://a.shop/?x=1";
    refuses(
        &room,
        "shop",
        &["--address", more],
        2,
        &format!("{expected} `{more}`, which has more than a folder's name"),
    );
    refuses(
        &room,
        "shop",
        &["--address", "https://me:secret@a.shop/"],
        2,
        &format!("{expected} one with a user's name or password in it"),
    );
}

#[test]
fn a_policy_that_is_not_ready_for_buyers_is_refused() {
    let room = prepared("unsound", "physical-goods");
    edit(&room, "policy/rules.toml", "[contact]\n", "[contact]\nplaceholder = true\n");
    let placeholder = "nothing was written, because the contact is a placeholder: nobody reads what buyers send there; put your own into policy/rules.toml";
    refuses(&room, "shop", &[], 1, placeholder);
    built(&room, "example", &["--example"]);
    edit(&room, "policy/rules.toml", "placeholder = true\n", "");
    edit(&room, "policy/rules.toml", "@juniper-salt.shop", "@example.com");
    refuses(&room, "shop", &[], 1, "nothing was written, because the policy is not sound");
    edit(&room, "policy/rules.toml", "@example.com", "@juniper-salt.shop");
    edit(&room, "policy/scenarios.toml", "outcome = \"qualifies\"", "outcome = \"fix-first\"");
    refuses(&room, "shop", &[], 1, "nothing was written, because the policy fails its scenarios\n");
    fs::write(room.join("policy/scenarios.toml"), "[[").unwrap();
    assert_eq!((build(&room, "shop", &[]).code, room.join("shop").exists()), (Some(2), false));
    fs::write(room.join("policy/rules.toml"), "#".repeat(5_000_000)).unwrap();
    refuses(&room, "shop", &[], 2, "policy/rules.toml: expected at most 4 MB, found 4 MB");
    fs::remove_dir_all(room.join("policy")).unwrap();
    refuses(&room, "shop", &[], 2, "policy: there is no such folder");
}

#[test]
fn a_folder_that_is_somebody_s_is_left_alone() {
    let room = prepared("somebody", "starter");
    fs::create_dir(room.join("mine")).unwrap();
    fs::write(room.join("mine/notes.txt"), "mine").unwrap();
    let other = "mine: expected a new folder, an empty one or one that `build` wrote, found another one";
    refuses(&room, "mine", &[], 2, other);
    fs::write(room.join("mine").join(LIST), "{}").unwrap();
    refuses(&room, "mine", &[], 2, other);
    refuses(
        &room,
        "mine/notes.txt",
        &[],
        2,
        "mine/notes.txt: expected the name of a folder, found a file of that name",
    );
    refuses(&room, "mine/notes.txt/shop", &[], 2, "mine/notes.txt/shop: ");
    fs::create_dir(room.join("empty")).unwrap();
    built(&room, "empty", &[]);
    fs::write(room.join("empty/.htaccess"), "mine").unwrap();
    refuses(
        &room,
        "empty",
        &[],
        2,
        "empty: found `.htaccess`, which `build` did not write and would be lost; move it elsewhere first",
    );
    fs::remove_file(room.join("empty/.htaccess")).unwrap();
    fs::write(room.join("empty/page.css"), "mine").unwrap();
    refuses(
        &room,
        "empty",
        &[],
        2,
        "empty: found `page.css`, which was changed since `build` wrote it and would be lost",
    );
    fs::create_dir(room.join(".shop.new")).unwrap();
    refuses(
        &room,
        "shop",
        &[],
        2,
        ".shop.new: is left over from an earlier try, or another is at work; remove it first",
    );
}

#[test]
fn what_is_read_is_not_written_over() {
    let room = prepared("over", "starter");
    let absolute = fs::canonicalize(&room).unwrap();
    let engine = format!(
        "{}: expected a folder of its own, found that of the engine, which would be lost",
        absolute.join("engine").display()
    );
    fs::remove_file(room.join("engine/states.html")).unwrap();
    assert_eq!(run(&room, &["engine", "engine"]).code, Some(0));
    refuses(&room, "engine", &[], 2, &engine);
    refuses(
        &room,
        "policy",
        &[],
        2,
        "policy: expected a new folder, an empty one or one that `build` wrote, found another one",
    );
}

#[test]
fn an_engine_of_another_release_or_in_pieces_is_refused() {
    let room = prepared("engine", "starter");
    let list = fs::read_to_string(room.join("engine").join(LIST)).unwrap();
    fs::write(room.join("engine").join(LIST), list.replace("\"version\": \"", "\"version\": \"9")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    refuses(
        &room,
        "shop",
        &[],
        2,
        &format!("--engine: engine: expected the engine of refund-check {version}"),
    );
    fs::write(room.join("engine").join(LIST), &list).unwrap();
    fs::write(room.join("engine/page.js"), "other").unwrap();
    refuses(
        &room,
        "shop",
        &[],
        2,
        "--engine: engine: the engine's file `page.js` is not as it was made; install it anew",
    );
    fs::remove_file(room.join("engine/page.js")).unwrap();
    refuses(&room, "shop", &[], 2, "--engine: engine: the engine lacks its file `page.js`");
    fs::remove_file(room.join("engine").join(LIST)).unwrap();
    refuses(&room, "shop", &[], 2, "--engine: engine: expected the engine's files, found none");
    refuses(&room, "shop", &["--engine", "none"], 2, "none: there is no such folder");
}

/// A limit on the size of files has the same effect as a full disk.
#[cfg(unix)]
#[test]
fn where_there_is_no_space_nothing_is_left_half_written() {
    let room = prepared("full", "starter");
    built(&room, "shop", &[]);
    edit(&room, "policy/rules.toml", "version = \"", "version = \"2");
    let before = files(&room);
    let program = env!("CARGO_BIN_EXE_refund-check");
    let script = format!("trap '' XFSZ; ulimit -f 4; exec '{program}' build policy -o shop --engine engine");
    let ended = Command::new("sh").args(["-c", &script]).current_dir(&room).output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(
        said.ends_with("more than may be written here: the disk's quota or a limit; nothing was changed\n"),
        "{said}"
    );
    assert!(files(&room) == before);
}

#[test]
fn older_editions_are_kept_so_that_their_codes_can_be_read() {
    let room = prepared("kept", "starter");
    let first = built(&room, "first", &[]);
    let old = file::read(
        std::str::from_utf8(section(&first["refund-check.wasm"], SECTION).unwrap().unwrap()).unwrap(),
    )
    .unwrap();
    let name = format!("policies/my-shop-{:06x}.json", old.edition);
    // A new folder contains the old edition if `--keep` asks for that; a build into the same folder always
    // keeps it.
    edit(&room, "policy/rules.toml", "version = \"", "version = \"2");
    assert_eq!(built(&room, "second", &[])["policies/index.json"], b"[]");
    for files in
        [built(&room, "third", &["--keep", "first"]), built(&room, "first", &[]), built(&room, "first", &[])]
    {
        let list: Vec<String> = serde_json::from_slice(&files["policies/index.json"]).unwrap();
        assert_eq!(list, [name.strip_prefix("policies/").unwrap()]);
        assert_eq!(file::read(std::str::from_utf8(&files[&name]).unwrap()), Some(old.clone()));
    }
    refuses(
        &room,
        "fourth",
        &["--keep", "policy"],
        2,
        "--keep: policy: expected a folder that `build` wrote, found another one",
    );
    refuses(&room, "fourth", &["--keep", "none"], 2, "none: there is no such folder");
    fs::write(room.join("third").join(&name), "{}").unwrap();
    refuses(
        &room,
        "fourth",
        &["--keep", "third"],
        2,
        &format!("third/{name}: expected a compiled policy, found none"),
    );
}
