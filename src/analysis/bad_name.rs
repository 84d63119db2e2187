//! `bad-name`: ids that addresses, pages or files could take for something else.

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{MAX_ID, is_id};
use crate::read::Folder;

/// Names that every object of JavaScript has of itself. The grammar alone lets these through.
const TAKEN: [&str; 7] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Looks at every id that the policy gives.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let written = &folder.written;
    let mut findings = Vec::new();
    let mut look = |what: &str, id: &Spanned<String>| findings.extend(flaw(folder, what, id));
    look("policy", &written.policy.get_ref().id);
    written.clauses.0.iter().for_each(|(id, _)| look("clause", id));
    for question in &written.questions {
        look("question", &question.id);
        question.options.iter().for_each(|option| look("option", &option.id));
    }
    written.windows.0.iter().for_each(|(id, _)| look("window", id));
    written.limits.0.iter().for_each(|(id, _)| look("limit", id));
    written.calendars.0.iter().for_each(|(id, _)| look("calendar", id));
    written.cases.0.iter().for_each(|(id, _)| look("case", id));
    written.outcomes.0.iter().for_each(|(id, _)| look("outcome", id));
    written.evidence.0.iter().for_each(|(id, _)| look("evidence", id));
    written.rules.iter().for_each(|rule| look("rule", &rule.id));
    findings
}

fn flaw(folder: &Folder, what: &str, id: &Spanned<String>) -> Option<Finding> {
    let said = id.get_ref();
    let (message, help) = if TAKEN.contains(&said.as_str()) {
        (format!("no {what} can be called `{said}`: scripts of a page have that name"), "choose another name")
    } else if is_id(said) {
        return None;
    } else {
        (
            format!("no {what} can be called `{}`: {}", shown(said), why(said)),
            "use letters, digits and hyphens",
        )
    };
    Some(Finding {
        message,
        label: "cannot be a name".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::BadName)
    })
}

/// The name with what cannot be seen made visible, and cut if it is long.
fn shown(name: &str) -> String {
    let visible: String = name.chars().take(MAX_ID).flat_map(char::escape_debug).collect();
    if name.chars().nth(MAX_ID).is_some() { visible + "…" } else { visible }
}

fn why(name: &str) -> String {
    let fits = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    match name.chars().find(|letter| !fits(letter)) {
        Some(letter) if letter.is_whitespace() => "it has white space in it".to_owned(),
        Some(letter) => format!("it has `{}` in it", letter.escape_debug()),
        None if name.is_empty() => "it is empty".to_owned(),
        None if name.len() > MAX_ID => format!("it is longer than {MAX_ID} letters"),
        None => "it does not begin with a letter or a digit".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{HEAD, QUESTIONS, check_whole, rule};

    #[track_caller]
    fn question(id: &str, expected: &str) {
        let rules = [HEAD, &QUESTIONS.replace("\"used\"", &format!("\"{id}\""))].concat();
        check_whole("bad-name", &rules, &[expected]);
    }

    #[test]
    fn a_name_that_a_page_could_take_for_something_else_is_found() {
        question(
            "__proto__",
            "15:6 no question can be called `__proto__`: it does not begin with a letter or a digit",
        );
        question("", "15:6 no question can be called ``: it is empty");
        question("a b", "15:6 no question can be called `a b`: it has white space in it");
        question("bought.time", "15:6 no question can be called `bought.time`: it has `.` in it");
        question("\\u0007", "15:6 no question can be called `\\u{7}`: it has `\\u{7}` in it");
        question("toString", "15:6 no question can be called `toString`: scripts of a page have that name");
        let long = "x".repeat(65);
        let cut = "x".repeat(64);
        question(&long, &format!("15:6 no question can be called `{cut}…`: it is longer than 64 letters"));
    }

    #[test]
    fn names_of_every_kind_are_looked_at() {
        let rules = [
            &HEAD.replace("id = \"p\"", "id = \"p p\""),
            "[clauses]\n\"c c\" = { quote = \"C\" }\n[[questions]]\nid = \"q q\"\nask = \"?\"\n\
             options = [{ id = \"o o\", say = \"O\" }]\n[windows.\"w w\"]\nfrom = \"q q\"\nhours = 1\n\
             [evidence.\"e e\"]\nsay = \"E\"\n",
            &rule("r r", "", ""),
        ]
        .concat();
        let why = "it has white space in it";
        check_whole(
            "bad-name",
            &rules,
            &[
                &format!("3:6 no policy can be called `p p`: {why}"),
                &format!("11:1 no clause can be called `c c`: {why}"),
                &format!("13:6 no question can be called `q q`: {why}"),
                &format!("15:19 no option can be called `o o`: {why}"),
                &format!("16:10 no window can be called `w w`: {why}"),
                &format!("19:11 no evidence can be called `e e`: {why}"),
                &format!("22:6 no rule can be called `r r`: {why}"),
            ],
        );
    }
}
