//! Which file of `src` depends on which (an arrow), found in their code.
//!
//! A path such as `super::Answers` is an arrow to the file that defines the item, even if it is reached
//! through the `use` of another file. A room's `mod.rs` depends on what its own code names, not on what it
//! only declares or re-exports. A call of a method is not an arrow, because it does not say whose method it
//! is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The segments of a path to a module or an item.
type Parts = Vec<String>;

/// The code of all files by their modules.
pub(crate) struct Code(BTreeMap<Parts, File>);

/// The paths that a file names.
pub(crate) struct File {
    uses: Vec<Use>,
    /// The paths outside of any `use`.
    paths: Vec<Parts>,
    /// The words that stand alone as values, such as a function that is passed on: `list.map(name)`.
    values: BTreeSet<String>,
}

/// One item that a `use` imports.
struct Use {
    path: Parts,
    /// The item's name in this file.
    name: String,
    /// Whether it is re-exported.
    is_public: bool,
}

impl Code {
    /// Reads the files of `src`.
    pub(crate) fn read() -> Code {
        Code::of(files(Path::new("src")).iter().map(|file| (name(file), read(file))))
    }

    /// From pairs of a file's name and its code.
    fn of(files: impl Iterator<Item = (String, String)>) -> Code {
        Code(files.map(|(name, code)| (module(&name), File::of(&code))).collect())
    }

    /// By file: the files that it depends on.
    pub(crate) fn arrows(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.0.iter().map(|(module, file)| (file_name(module), self.known(module, file))).collect()
    }

    fn known(&self, module: &Parts, file: &File) -> BTreeSet<String> {
        let used = file.uses.iter().filter_map(|it| {
            let path = self.full(module, &it.path)?;
            (!it.is_public || !path.starts_with(module)).then_some(path)
        });
        let named = file.paths.iter().filter_map(|path| self.full(module, path));
        // A re-export is no arrow, unless the file's own code passes the item as a value. (An item that is imported
        // privately is one already.) A variable of the same name counts, too: rename it.
        let is_value = |it: &&Use| it.is_public && file.values.contains(&it.name);
        let passed = file.uses.iter().filter(is_value).filter_map(|it| self.full(module, &it.path));
        // An imported module alone is no arrow; the items that are used from it are.
        let defined = used.chain(named).chain(passed).filter(|path| !self.0.contains_key(path));
        let known = defined.map(|path| self.module_of(&path));
        known.filter(|known| known != module).map(|known| file_name(&known)).collect()
    }

    /// Resolves a path to the full path of the item's definition. `None` if no file of the project defines
    /// it.
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
                // A module may contain a function of the same name; that would be the last segment of the
                // path.
                _ if is_module && index + 1 < path.len() => at = inner,
                _ if let Some(used) = used => at = self.full(&at, &used.path)?,
                _ if is_module || index > 0 => at = inner,
                _ => return None,
            }
        }
        Some(at)
    }

    /// The module that contains an item with this full path: the longest prefix that is a module.
    fn module_of(&self, path: &[String]) -> Parts {
        let mut parts = (0..=path.len()).rev().map(|length| path[..length].to_vec());
        parts.find(|part| self.0.contains_key(part)).unwrap()
    }
}

impl File {
    /// Finds the paths in a file's code, from which comments and string literals were removed.
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

    /// Every path in the file, as written.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        self.uses.iter().map(|it| &it.path).chain(&self.paths).map(|path| path.join("::"))
    }
}

/// Adds the items that a `use` imports, each with its name in this file. Returns the rest of the text.
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

/// The paths in code outside of a `use`. A type alone is a path, and so is a function if it is called;
/// otherwise a field or a variable could have the same name.
fn paths(code: &str) -> Vec<Parts> {
    let (mut found, mut rest, mut last) = (Vec::new(), code, "");
    while let Some(start) = rest.find(is_path) {
        let (between, from) = rest.split_at(start);
        let (path, after) = from.split_at(from.find(|letter| !is_path(letter)).unwrap_or(from.len()));
        let parts: Parts = path.trim_end_matches(':').split("::").map(str::to_owned).collect();
        let is_type = path.starts_with(char::is_uppercase);
        let is_call = after.starts_with('(') && last != "fn";
        // A single dot means a method call, which is no arrow; two dots are a range.
        let is_method = between.ends_with('.') && !between.ends_with("..");
        if !is_method && !between.ends_with('\'') && (parts.len() > 1 || is_type || is_call) {
            found.push(parts);
        }
        (last, rest) = (path, after);
    }
    found
}

/// The words that stand alone between brackets and commas: arguments and items of lists, functions and variables alike.
fn values(code: &str) -> impl Iterator<Item = String> {
    let between = code.split(['(', ')', '[', ']', ',']).map(str::trim);
    between.filter(|it| !it.is_empty() && it.chars().all(is_part)).map(str::to_owned)
}

/// Splits a text after its first word.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter| !is_part(letter)).unwrap_or(text.len()))
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn is_path(letter: char) -> bool {
    is_part(letter) || letter == ':'
}

/// The Rust files in a folder, without the command, the build script and tests, which may depend on anything.
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

/// The short name of a file: `src/report/diff/mod.rs` is `report/diff`.
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

/// A file's code up to its tests, without comments and string literals, which contain no arrows.
pub(crate) fn read(file: &Path) -> String {
    code(before_tests(&fs::read_to_string(file).unwrap()))
}

/// A file's text before its tests. Some test modules need the feature `owner`.
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

/// The length of a literal that begins with a quote, up to the next such quote without a backslash before it.
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
