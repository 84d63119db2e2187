//! `paths`: the ways through the default policy, ways that no buyer can take, and more ways than can be
//! printed.

use std::fmt::Write;

use serde_json::Value;

use crate::folders::Place;

#[track_caller]
fn json(place: &Place, name: &str) -> Value {
    let ended = place.run(&["paths", name, "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ended.out).unwrap()
}

#[test]
fn the_default_policy_is_a_tree_in_its_own_words() {
    let place = Place::new("paths-default");
    place.default_policy("shop", &[]);
    place.check(&["paths", "shop"], 0, "paths-default.txt");
    place.check(&["paths", "shop", "--format", "json"], 0, "paths-default.json");
}

#[test]
fn windows_of_many_lengths_read_as_spans_of_time() {
    let windows = [
        ("a", "one", "hours = 36"),
        ("b", "one", "days = 2\ncount = \"moment\""),
        ("c", "one", "days = 14\ncount = \"moment\""),
        ("d", "two", "days = 0\ncount = \"date\""),
        ("e", "two", "days = 1\ncount = \"date\""),
    ];
    let mut rules = "[[questions]]\nid = \"one\"\nkind = \"date\"\nask = \"When?\"\n\
                     [[questions]]\nid = \"two\"\nkind = \"date\"\nask = \"And when?\"\n"
        .to_owned();
    for (id, from, length) in windows {
        write!(rules, "[windows.{id}]\nfrom = \"{from}\"\n{length}\n").unwrap();
    }
    for (number, when) in
        ["a = \"open\", d = \"open\"", "b = \"open\"", "c = \"open\"", "e = \"open\""].iter().enumerate()
    {
        write!(
            rules,
            "[[rules]]\nid = \"r{number}\"\nwhen = {{ {when} }}\noutcome = \"fix-first\"\noverrides = [\"r{}\"]\n",
            number + 1
        )
        .unwrap();
    }
    rules += "[[rules]]\nid = \"r4\"\noutcome = \"does-not-qualify\"\n";
    let place = Place::new("paths-windows");
    place.small_policy("shop", &rules, None);
    place.check(&["paths", "shop"], 0, "paths-windows.txt");
}

#[test]
fn a_flawed_policy_is_shown_with_its_flaws() {
    let rules = "[[questions]]\nid = \"q\"\nask = \"Q?\"\noptions = [{ id = \"a\", say = \"A\" }, \
                 { id = \"b\", say = \"B\" }, { id = \"a\", say = \"A again\" }, { id = \"c\", say = \"C\" }]\n\
                 [[rules]]\nid = \"one\"\nwhen = { q = [\"a\", \"b\"] }\noutcome = \"qualifies\"\n\
                 [[rules]]\nid = \"two\"\nwhen = { q = \"b\" }\noutcome = \"fix-first\"\n";
    let place = Place::new("paths-flawed");
    place.small_policy("shop", rules, None);
    let ended = place.run(&["paths", "shop"]);
    let expected = "Refunds, version 1: 3 ways through it\n\nQ? [q]\n├─ A [a] → qualifies (one)\n\
                    ├─ B [b] → support-decides: one and two apply at once\n\
                    └─ C [c] → support-decides: no rule applies\n";
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), expected));
}

#[test]
fn a_policy_that_asks_nothing_has_one_way() {
    let place = Place::new("paths-one");
    place.small_policy("shop", "[[rules]]\nid = \"all\"\noutcome = \"support-decides\"\n", None);
    let ended = place.run(&["paths", "shop"]);
    let expected = "Refunds, version 1: 1 way through it\n\nevery buyer → support-decides (all)\n";
    assert_eq!(ended.out, expected);
}

/// Two windows whose ends differ only if clocks went forward, and two whose ends differ only if they went
/// back. No buyer can have both at once.
#[test]
fn a_way_that_no_moment_allows_is_not_shown() {
    let rules = "[[questions]]\nid = \"one\"\nkind = \"date\"\nask = \"One?\"\n\
                 [[questions]]\nid = \"two\"\nkind = \"date\"\nask = \"Two?\"\n\
                 [windows.a]\nfrom = \"one\"\nhours = 336\n\
                 [windows.b]\nfrom = \"one\"\ndays = 14\ncount = \"date\"\n\
                 [windows.c]\nfrom = \"two\"\nhours = 360\n\
                 [windows.d]\nfrom = \"two\"\ndays = 14\ncount = \"date\"\n\
                 [[rules]]\nid = \"never\"\nwhen = { a = \"open\", b = \"closed\", c = \"closed\", d = \"open\" }\n\
                 outcome = \"qualifies\"\noverrides = [\"rest\"]\n\
                 [[rules]]\nid = \"rest\"\noutcome = \"does-not-qualify\"\n";
    let place = Place::new("paths-never");
    place.small_policy("shop", rules, None);
    let report = json(&place, "shop");
    let ends: Vec<&str> =
        report["paths"].as_array().unwrap().iter().map(|path| path["outcome"].as_str().unwrap()).collect();
    assert_eq!(ends, ["does-not-qualify"; 2]);
    assert_eq!((&report["total"], &report["shown"]), (&Value::from(2), &Value::from(2)));
}

#[test]
fn of_too_many_ways_the_first_are_shown_and_all_are_counted() {
    let mut rules = String::new();
    for question in 0..20 {
        write!(rules, "[[questions]]\nid = \"q{question}\"\nask = \"Q?\"\noptions = [{{ id = \"a\", say = \"A\" }}, {{ id = \"b\", say = \"B\" }}]\n").unwrap();
    }
    // The first pair of differing answers decides, so the diagram must remember all of the first ten.
    let mut names: Vec<(usize, &str, &str)> = Vec::new();
    for pair in 0..10 {
        names.extend([(pair, "a", "b"), (pair, "b", "a")]);
    }
    for (place, (pair, one, other)) in names.iter().enumerate() {
        let weaker = names.get(place + 1).map_or("rest".to_owned(), |(pair, one, _)| format!("r{pair}{one}"));
        let when = format!("q{pair} = \"{one}\", q{} = \"{other}\"", pair + 10);
        write!(
            rules,
            "[[rules]]\nid = \"r{pair}{one}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\noverrides = [\"{weaker}\"]\n"
        )
        .unwrap();
    }
    rules += "[[rules]]\nid = \"rest\"\noutcome = \"does-not-qualify\"\n";
    let place = Place::new("paths-many");
    place.small_policy("shop", &rules, None);
    let report = json(&place, "shop");
    let total = report["total"].as_u64().unwrap();
    assert!(total > 10_000, "{total}");
    assert_eq!(report["shown"], Value::from(10_000));
    assert_eq!(report["paths"].as_array().unwrap().len(), 10_000);
    let text = place.run(&["paths", "shop"]).out;
    let head = format!("Refunds, version 1: {total} ways through it, of which the first 10000 are shown\n");
    assert!(text.starts_with(&head), "{}", &text[..200]);
    assert!(text.ends_with(&format!("\n… and {} more ways, which are not shown\n", total - 10_000)));
}
