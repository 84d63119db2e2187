//! A decision that is too long to be written out: the command says so and what to do, and the HTML for
//! pasting contains the short form instead.

use std::fs;
use std::path::{Path, PathBuf};

use refund_check::compiled::Compiled;
use refund_check::publish::{Shape, static_html, static_markdown};
use refund_check::read;

use crate::build::{built, prepared};
use crate::snippet::pairs;
use crate::support::{fan_rules, room, run};

/// Writes a policy of these questions and rules to a folder, and compiles it.
fn write_policy(folder: &Path, rules: &str) -> Compiled {
    fs::create_dir_all(folder).unwrap();
    let head = "format = 1\n[policy]\nid = \"p\"\ntitle = \"Title\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\ngoods = \"physical\"\nrights = \"R\"\n[contact]\n\
                email = \"help@juniper-salt.shop\"\n";
    fs::write(folder.join("rules.toml"), format!("{head}{rules}")).unwrap();
    fs::write(folder.join("policy.md"), "A policy.\n").unwrap();
    Compiled::new(read::read(folder).unwrap().policy).unwrap()
}

/// A folder whose policy has so many pairs of questions that a page cannot hold it.
fn pairs_in(name: &str) -> (PathBuf, Compiled) {
    let room = room(name);
    let compiled = write_policy(&room.join("policy"), &pairs(300));
    (room, compiled)
}

#[test]
fn the_command_says_how_long_it_would_be_and_names_the_questions_and_the_short_form() {
    let (room, compiled) = pairs_in("too-long");
    for args in [
        &["snippet", "policy"][..],
        &["snippet", "--plain", "policy"],
        &["snippet", "--format", "markdown", "policy"],
    ] {
        let ended = run(&room, args);
        let expected = "its decision in writing would have 1201 answers and verdicts, of which a page holds 1000 at \
                        most; the questions `q0`, `q1`, `q2` stand in it most often; `--brief` writes what each rule \
                        says instead";
        assert_eq!(ended.message(), format!("policy: {expected}"), "{args:?}");
    }
    let brief = run(&room, &["snippet", "--brief", "policy"]);
    let html = static_html(&compiled, Shape::Brief).unwrap();
    assert_eq!((brief.code, brief.out, brief.err.as_str()), (Some(0), html + "\n", ""));
}

#[test]
fn the_element_holds_the_short_form_where_the_decision_is_too_long() {
    let (room, compiled) = pairs_in("too-long-element");
    let brief = static_html(&compiled, Shape::Brief).unwrap();
    for args in [&["snippet", "--element", "policy"][..], &["snippet", "--element", "--drawn", "policy"]] {
        let ended = run(&room, args);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(ended.out.ends_with(&format!("\n{brief}\n</refund-check>\n")), "{args:?}");
    }
}

#[test]
fn what_build_makes_for_pasting_holds_the_short_form_where_the_decision_is_too_long() {
    let room = prepared("too-long", "digital-goods");
    fs::remove_dir_all(room.join("policy")).unwrap();
    let compiled = write_policy(&room.join("policy"), &fan_rules(1_000));
    assert!(
        static_html(&compiled, Shape::Details).is_err() && static_markdown(&compiled, Shape::Lists).is_err()
    );
    let files = built(&room, "out", &[]);
    let snippet = |name: &str| String::from_utf8(files[&format!("snippets/{name}")].clone()).unwrap();
    let brief = static_html(&compiled, Shape::Brief).unwrap();
    for name in ["details.html", "lists.html"] {
        assert_eq!(snippet(name), format!("{}\n", brief.trim_end()), "{name}");
    }
    let markdown = static_markdown(&compiled, Shape::Brief).unwrap();
    assert_eq!(snippet("lists.md"), format!("{}\n", markdown.trim_end()));
    for name in ["element.html", "element-drawn.html", "element-integrity.html"] {
        assert!(snippet(name).ends_with(&format!("\n{brief}\n</refund-check>\n")), "{name}");
    }
}
