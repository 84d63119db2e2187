//! `bad-name`: ids that an address, a page or a file could misread.

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{MAX_ID, is_id};
use crate::read::Folder;

/// Names that every JavaScript object has. The grammar of ids allows these.
const TAKEN: [&str; 7] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Checks every id in the policy.
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
    written.notes.0.iter().for_each(|(id, _)| look("note", id));
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

/// The name with invisible characters escaped, cut if it is long.
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
    use super::TAKEN;
    use crate::analysis::tests::{HEAD, QUESTIONS, check_whole};
    use crate::policy::is_id;
    use crate::schema::RULES;

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

    /// A policy with one of everything that has a name, each with this name.
    fn named(id: &str) -> String {
        let mut rules = HEAD.replace("id = \"p\"", &format!("id = {id}"));
        for (table, entry) in TABLES {
            rules += &format!("[{table}.{id}]\n{entry}\n");
        }
        rules
            + &format!(
                "[[questions]]\nid = {id}\nask = \"?\"\noptions = [{{ id = {id}, say = \"O\" }}]\n\
                 [[rules]]\nid = {id}\noutcome = \"qualifies\"\n"
            )
    }

    /// Every table whose keys are ids, with the content of an entry.
    const TABLES: [(&str, &str); 8] = [
        ("clauses", "quote = \"C\""),
        ("windows", "from = \"bought\"\nhours = 1"),
        ("calendars", "weekend = [\"sunday\"]"),
        ("limits", "of = \"price\"\nat-least = 1"),
        ("cases", "when = {}"),
        ("outcomes", "like = \"qualifies\"\ntitle = \"T\"\nmeans = \"M\""),
        ("evidence", "say = \"E\""),
        ("notes", "say = \"N\""),
    ];

    /// Compares what is found if every name in a policy is this one.
    #[track_caller]
    fn everywhere(id: &str, why: &str) {
        let name = id.trim_matches('"');
        let told = |(place, what): &(&str, &str)| format!("{place} no {what} can be called `{name}`: {why}");
        let expected = [
            ("3:6", "policy"),
            ("10:10", "clause"),
            ("12:10", "window"),
            ("15:12", "calendar"),
            ("17:9", "limit"),
            ("20:8", "case"),
            ("22:11", "outcome"),
            ("26:11", "evidence"),
            ("28:8", "note"),
            ("31:6", "question"),
            ("33:19", "option"),
            ("35:6", "rule"),
        ];
        let expected: Vec<String> = expected.iter().map(told).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_whole("bad-name", &named(id), &expected);
    }

    #[test]
    fn one_grammar_holds_in_every_table_and_every_list() {
        everywhere("\"a b\"", "it has white space in it");
        everywhere("\"a.b\"", "it has `.` in it");
        everywhere("\"\"", "it is empty");
        everywhere("\"__proto__\"", "it does not begin with a letter or a digit");
        for taken in TAKEN {
            everywhere(&format!("\"{taken}\""), "scripts of a page have that name");
        }
        check_whole("bad-name", &named("\"a-b_1\""), &[]);
    }

    #[test]
    fn every_member_of_an_object_of_javascript_is_taken_or_no_name() {
        for name in TAKEN {
            assert!(is_id(name), "{name} need not be listed");
        }
        let others =
            ["__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"];
        assert!(others.iter().all(|name| !is_id(name)));
    }

    #[test]
    fn a_table_of_names_that_the_file_has_is_looked_at() {
        let schema: serde_json::Value = serde_json::from_str(RULES).unwrap();
        let properties = schema["properties"].as_object().unwrap();
        let tables = properties.iter().filter(|(_, it)| it.get("propertyNames").is_some());
        let mut tables: Vec<&str> = tables.map(|(name, _)| name.as_str()).collect();
        let mut looked_at: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
        tables.sort_unstable();
        looked_at.sort_unstable();
        assert_eq!(looked_at, tables);
    }
}
