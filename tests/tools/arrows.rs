//! Which file of `src` knows which, read off their code.
//!
//! A path such as `super::Answers` is an arrow to the file that defines what it names, found by way of each `use` that
//! hands it on. A room's `mod.rs` knows what its own code names, not what it only declares or hands on. The call of a
//! method is no arrow: it does not say whose method it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A path in parts: of a module, or of something in it.
type Parts = Vec<String>;

/// The code of all files, by the module that each is.
pub(crate) struct Code(BTreeMap<Parts, File>);

/// What a file names.
pub(crate) struct File {
    uses: Vec<Use>,
    /// The paths outside of any `use`.
    paths: Vec<Parts>,
    /// The words that stand alone as values, such as a function that is passed on: `list.map(name)`.
    values: BTreeSet<String>,
}

/// Something that a `use` brings in.
struct Use {
    path: Parts,
    /// What it is called here.
    name: String,
    /// Whether it is handed on.
    is_public: bool,
}

impl Code {
    /// Of the files of `src`.
    pub(crate) fn read() -> Code {
        Code::of(files(Path::new("src")).iter().map(|file| (name(file), read(file))))
    }

    /// Of codes by the names of their files.
    fn of(files: impl Iterator<Item = (String, String)>) -> Code {
        Code(files.map(|(name, code)| (module(&name), File::of(&code))).collect())
    }

    /// For each file those that it knows.
    pub(crate) fn arrows(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.0.iter().map(|(module, file)| (file_name(module), self.known(module, file))).collect()
    }

    fn known(&self, module: &Parts, file: &File) -> BTreeSet<String> {
        let used = file.uses.iter().filter_map(|it| {
            let path = self.full(module, &it.path)?;
            (!it.is_public || !path.starts_with(module)).then_some(path)
        });
        let named = file.paths.iter().filter_map(|path| self.full(module, path));
        // What a file hands on is no arrow, but for that which its own code passes on by value. (What it brings in for
        // itself is one already.) A variable by such a name counts, too: call it otherwise.
        let is_value = |it: &&Use| it.is_public && file.values.contains(&it.name);
        let passed = file.uses.iter().filter(is_value).filter_map(|it| self.full(module, &it.path));
        // Of a module that is brought in, what is taken from it tells the file.
        let defined = used.chain(named).chain(passed).filter(|path| !self.0.contains_key(path));
        let known = defined.map(|path| self.module_of(&path));
        known.filter(|known| known != module).map(|known| file_name(&known)).collect()
    }

    /// A path from the top, to where the thing is defined. Nothing if no file of ours holds it.
    fn full(&self, module: &Parts, path: &[String]) -> Option<Parts> {
        let mut at = module.clone();
        for (index, part) in path.iter().enumerate() {
            let inner = [at.as_slice(), std::slice::from_ref(part)].concat();
            let is_module = self.0.contains_key(&inner);
            let uses = self.0.get(&at).map_or(&[][..], |file| &file.uses);
            let used = uses.iter().find(|it| it.name == *part && it.path != path);
            match part.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                // A module may hold a function of its own name; that one ends a path.
                _ if is_module && index + 1 < path.len() => at = inner,
                _ if let Some(used) = used => at = self.full(&at, &used.path)?,
                _ if is_module || index > 0 => at = inner,
                _ => return None,
            }
        }
        Some(at)
    }

    /// The module that defines what a full path names: the longest part of it that is one.
    fn module_of(&self, path: &[String]) -> Parts {
        let mut parts = (0..=path.len()).rev().map(|length| path[..length].to_vec());
        parts.find(|part| self.0.contains_key(part)).unwrap()
    }
}

impl File {
    /// Of a file's code, without comments and texts.
    pub(crate) fn of(code: &str) -> File {
        let mut file = File { uses: Vec::new(), paths: Vec::new(), values: BTreeSet::new() };
        for statement in code.split(';') {
            let uses = statement.match_indices("use ").filter(|(at, _)| !statement[..*at].ends_with(is_part));
            let (before, used) = uses.last().map_or((statement, ""), |(at, _)| statement.split_at(at));
            if let Some(used) = used.strip_prefix("use ") {
                let is_public = before.trim_end().ends_with("pub") || before.trim_end().ends_with(')');
                let mut found = Vec::new();
                tree(used, &[], &mut found);
                file.uses.extend(found.into_iter().map(|(path, name)| Use {
                    path: path.into_iter().map(str::to_owned).collect(),
                    name: name.to_owned(),
                    is_public,
                }));
            }
            file.paths.extend(paths(before));
            file.values.extend(values(before));
        }
        file
    }

    /// Every path in it, as it is written.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        self.uses.iter().map(|it| &it.path).chain(&self.paths).map(|path| path.join("::"))
    }
}

/// Adds what a `use` brings in, each with the name that it goes by, and gives what follows.
fn tree<'a>(text: &'a str, before: &[&'a str], found: &mut Vec<(Vec<&'a str>, &'a str)>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.trim_start().starts_with('}') {
            rest = tree(rest, before, found).trim_start().trim_start_matches(',');
        }
        return &rest.trim_start()[1..];
    }
    let (part, rest) = word(text);
    assert!(!part.is_empty(), "`use {}::*` hides what it brings in: name that", before.join("::"));
    let path =
        if part == "self" && !before.is_empty() { before.to_vec() } else { [before, &[part]].concat() };
    if let Some(rest) = rest.strip_prefix("::") {
        return tree(rest, &path, found);
    }
    let (name, rest) = rest.strip_prefix(" as ").map_or((path[path.len() - 1], rest), word);
    found.push((path, name));
    rest
}

/// The paths of code that is no `use`: a type alone is one as well. So is a function, where it is called; elsewhere a
/// field or a variable may have its name.
fn paths(code: &str) -> Vec<Parts> {
    let (mut found, mut rest, mut last) = (Vec::new(), code, "");
    while let Some(start) = rest.find(is_path) {
        let (between, from) = rest.split_at(start);
        let (path, after) = from.split_at(from.find(|letter| !is_path(letter)).unwrap_or(from.len()));
        let parts: Parts = path.trim_end_matches(':').split("::").map(str::to_owned).collect();
        let is_type = path.starts_with(char::is_uppercase);
        let is_call = after.starts_with('(') && last != "fn";
        // The dot of a method is no arrow; those of a range are none of it.
        let is_method = between.ends_with('.') && !between.ends_with("..");
        if !is_method && !between.ends_with('\'') && (parts.len() > 1 || is_type || is_call) {
            found.push(parts);
        }
        (last, rest) = (path, after);
    }
    found
}

/// The words that stand alone between brackets and commas: arguments and what a list holds, be it a function or a variable.
fn values(code: &str) -> impl Iterator<Item = String> {
    let between = code.split(['(', ')', '[', ']', ',']).map(str::trim);
    between.filter(|it| !it.is_empty() && it.chars().all(is_part)).map(str::to_owned)
}

/// The word that a text begins with, and what follows it.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter| !is_part(letter)).unwrap_or(text.len()))
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn is_path(letter: char) -> bool {
    is_part(letter) || letter == ':'
}

/// The Rust files in a folder, but for the command, the build script and tests, which may look wherever they like.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("bin") && !path.ends_with("policies") {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|it| it == "rs")
            && !path.ends_with("src/build.rs")
            && !path.ends_with("tests.rs")
        {
            files.push(path);
        }
    }
    files
}

/// `src/report/diff/mod.rs` is `report/diff`.
pub(crate) fn name(file: &Path) -> String {
    let name = file.strip_prefix("src").unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
    name.strip_suffix("/mod").unwrap_or(&name).to_owned()
}

fn module(name: &str) -> Parts {
    name.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

fn file_name(module: &[String]) -> String {
    if module.is_empty() { "lib".to_owned() } else { module.join("/") }
}

/// A file's code, up to the tests in it, without comments and texts: these hold no arrows.
pub(crate) fn read(file: &Path) -> String {
    code(before_tests(&fs::read_to_string(file).unwrap()))
}

/// What stands before a file's tests. Some of these need what only owners have.
pub(crate) fn before_tests(text: &str) -> &str {
    let before = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    before.strip_suffix("#[cfg(feature = \"owner\")]\n").unwrap_or(before)
}

fn code(text: &str) -> String {
    let (mut code, mut rest) = (String::new(), text);
    while let Some(letter) = rest.chars().next() {
        let mut next = rest.chars().skip(1);
        let passed = match (letter, next.next(), next.next()) {
            ('/', Some('/'), _) => rest.find('\n').unwrap_or(rest.len()),
            ('"', ..) | ('\'', Some('\\'), _) | ('\'', _, Some('\'')) => quoted(rest, letter),
            _ => {
                code.push(letter);
                letter.len_utf8()
            }
        };
        rest = &rest[passed..];
    }
    code
}

/// The length of what begins with a quote, up to the next of its kind that no backslash stands before.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_kept = true;
    let end = text.find(|letter| {
        let is_end = letter == quote && !is_kept;
        is_kept = letter == '\\' && !is_kept;
        is_end
    });
    end.unwrap() + 1
}

#[test]
fn paths_are_read_off_groups_names_and_calls_alike() {
    let text = "pub use crate::{a, b::{self, C as D}};\nfn f(h: &'static E) { g::h(\"crate::x\", '\"', i(1)) } // y::z";
    let file = File::of(&code(text));
    let uses: Vec<_> = file.uses.iter().map(|it| (it.path.join("::"), it.name.as_str())).collect();
    assert_eq!(
        uses,
        [("crate::a".to_owned(), "a"), ("crate::b".to_owned(), "b"), ("crate::b::C".to_owned(), "D")]
    );
    assert!(file.uses.iter().all(|it| it.is_public));
    assert_eq!(file.paths.iter().map(|path| path.join("::")).collect::<Vec<_>>(), ["E", "g::h", "i"]);
}

#[test]
fn an_arrow_leads_to_the_file_that_defines_what_is_named() {
    let files = [
        ("lib", "mod a; mod b; pub use a::Made;"),
        ("a", "mod make; mod take; pub use make::{Made, make as made}; use crate::b::Other; pub struct Own;"),
        ("a/make", "use super::{Other, Own}; pub struct Made(Own, Other); pub fn make() {}"),
        ("a/take", "use super::make; pub fn take() { make::make() }"),
        ("b", "mod other; pub(crate) use other::other; pub use other::Other; fn f() { other() }"),
        (
            "c",
            "mod d; pub use d::{by_value, only_handed_on}; fn f(it: I) { it.map(by_value).fold(0, it.only_handed_on) }",
        ),
        ("c/d", "mod e; pub fn by_value() {} pub use e::only_handed_on;"),
        ("c/d/e", "pub fn only_handed_on() {}"),
        ("b/other", "use std::fmt; pub struct Other; pub fn other() -> fmt::Result { crate::a::made() }"),
    ];
    let code = Code::of(files.iter().map(|&(name, code)| (name.to_owned(), code.to_owned())));
    let arrows: Vec<String> = code
        .arrows()
        .into_iter()
        .map(|(file, to)| format!("{file}: {}", to.into_iter().collect::<Vec<_>>().join(", ")))
        .collect();
    let expected = [
        "a: b/other",
        "a/make: a, b/other",
        "a/take: a/make",
        "b: b/other",
        "b/other: a/make",
        "c: c/d",
        "c/d: ",
        "c/d/e: ",
        "lib: ",
    ];
    assert_eq!(arrows, expected);
}
