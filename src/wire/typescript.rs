//! Generates the TypeScript types of requests and replies for the package, and those by which the element's
//! script is checked.

use ts_rs::TS;

use super::did::{Button, Contact, Did, Kept, Replayed, Told};
use super::reply::{Amount, Deadline, Invalid, Opens, Question, Reply, Terms, Verdict};
use super::request::Request;
use crate::expected::check_file;
use crate::interview::Problem;
use crate::policy::Outcome;

const HEAD: &str = "// Generated from `src/wire/`, with the comments there; a test compares. \
                    `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.\n";
const SHARED: &str = "\nimport type { Contact, Reply } from \"./package/wire.js\";\n";
const ANSWERS: &str = "
/**
 * Answers by the question's id: an option's id, a date such as `2026-11-08`, a number such as `19.90`, or `unsure`; by the
 * id and `.time` a time of day such as `18:30`, or `unknown`.
 */
export type Answers = Record<string, string>;
";

/// The declaration of a type, with its doc comment.
pub(crate) fn declared<T: TS>() -> String {
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl())
}

fn union(name: &str, docs: &str, ids: impl Iterator<Item = &'static str>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    format!("\n/** {docs} */\nexport type {name} = {};\n", ids.join(" | "))
}

/// The three variants of a reply. Each excludes the members of the others (`verdict?: never`), so that a
/// program may read any of the three members, and TypeScript knows which variant it has if one is there.
fn replies() -> String {
    let inline = Reply::inline();
    let variants: Vec<(&str, &str)> = inline
        .split(" | ")
        .map(|variant| variant.trim_matches(['{', '}', ' ', ',']).split_once(": ").unwrap())
        .map(|(field, name)| (field.trim_matches('"'), name.trim_end_matches([' ', ','])))
        .collect();
    let names: Vec<String> = variants.iter().map(|(_, name)| format!("{name}Reply")).collect();
    let mut text = format!(
        "\n/** Has exactly one of the three members. */\nexport type Reply = {};\n",
        names.join(" | ")
    );
    for (own, name) in &variants {
        text += &format!("\nexport type {name}Reply = {{");
        for (field, other) in &variants {
            text += &if field == own { format!(" {field}: {other};") } else { format!(" {field}?: never;") };
        }
        text += " };\n";
    }
    text
}

fn of_replies() -> String {
    let problems = Problem::ALL.iter().map(|it| it.id()).chain(["unknown-time-zone"]);
    [
        HEAD.to_owned(),
        ANSWERS.to_owned(),
        declared::<Request>(),
        replies(),
        declared::<Question<'static>>(),
        union(
            "Outcome",
            "The five outcomes. A policy may have others of its own, which are like one of these.",
            Outcome::ALL.iter().map(|it| it.id()),
        ),
        declared::<Verdict<'static>>(),
        declared::<Deadline>(),
        declared::<Opens>(),
        declared::<Terms<'static>>(),
        declared::<Amount<'static>>(),
        union("Problem", "What can be wrong with what was given.", problems),
        declared::<Invalid<'static>>(),
        declared::<Contact<'static>>(),
    ]
    .concat()
}

fn of_the_script() -> String {
    let types = [
        declared::<Did<'static>>(),
        declared::<Told>(),
        declared::<Button>(),
        declared::<Kept<'static>>(),
        declared::<Replayed>(),
    ];
    [HEAD, SHARED, &types.concat()].concat()
}

#[test]
fn the_types_of_the_package_are_those_that_are_written() {
    check_file("www/package/wire.d.ts", &of_replies());
}

#[test]
fn the_types_of_the_script_are_those_that_are_written() {
    check_file("www/did.d.ts", &of_the_script());
}
