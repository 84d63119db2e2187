//! Hostile texts that try to become markup or syntax of the flowchart.

use refund_check::compiled::Compiled;
use refund_check::graph::{flow, mermaid, svg};

use crate::picture::Picture;
use crate::support::from_rules;

const HOSTILE: [&str; 14] = [
    "\"] end\n  click s0 \"https://example.com\"",
    "%%{init: {\"theme\": \"dark\"}}%%",
    "%% no comment",
    "</text><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]> <!-- --> <![CDATA[",
    "&amp; &#34; #quot; #35;",
    "`markdown` **bold** _it_ ~~no~~",
    "1. one",
    "- one",
    "end",
    "\u{202e}right to left\u{0} and \u{1b}[31mred\u{fffe}",
    "style x: #abc; classDef y",
    "---\ntitle: other\n---",
];

/// A policy with this text in every place that can hold one.
fn policy(text: &str) -> Compiled {
    let mut compiled = from_rules(
        "[[questions]]\nid = \"q\"\nask = \"Which?\"\noptions = [{ id = \"a\", say = \"A\" }, \
         { id = \"b\", say = \"B\" }]\n[[questions]]\nid = \"d\"\nkind = \"date\"\nask = \"When?\"\n\
         unsure = \"?\"\n[windows.w]\nfrom = \"d\"\ndays = 1\ncount = \"date\"\n\
         [[rules]]\nid = \"one\"\nwhen = { q = \"a\", w = \"open\" }\noutcome = \"qualifies\"\n\
         [[rules]]\nid = \"two\"\nwhen = { q = \"b\" }\noutcome = \"fix-first\"\n",
    );
    let policy = &mut compiled.policy;
    policy.title = text.to_owned();
    for question in &mut policy.questions {
        question.ask = text.to_owned();
        if let refund_check::policy::Kind::Choice(options) = &mut question.kind {
            options.iter_mut().for_each(|option| option.say = text.to_owned());
        }
    }
    policy.windows.iter_mut().for_each(|window| window.id = text.to_owned());
    policy.rules.iter_mut().for_each(|rule| rule.id = text.to_owned());
    compiled
}

/// A line without the contents of its quoted strings.
fn bare(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

#[test]
fn no_text_can_change_what_a_flowchart_is_made_of() {
    let expected: Vec<String> = mermaid(&flow(&policy("harmless"))).lines().map(bare).collect();
    for text in HOSTILE {
        let written = mermaid(&flow(&policy(text)));
        // The title is a YAML string, so it may contain escaped quotes.
        let (title, rest) = written.strip_prefix("---\ntitle: ").unwrap().split_once("\n---\n").unwrap();
        assert!(serde_json::from_str::<String>(title).is_ok(), "{title}");
        let lines: Vec<String> = rest.lines().map(bare).collect();
        assert_eq!(lines, expected[3..], "{text}");
        let inside: String = rest.split('"').skip(1).step_by(2).collect();
        let inside = inside.replace("<br>", "");
        assert!(!inside.contains(['<', '>', '[', ']', '{', '}', '%', '`', '*', '\\', '&']), "{inside}");
    }
}

#[test]
fn no_text_can_change_what_a_picture_is_made_of() {
    for text in HOSTILE {
        let drawn = svg(&flow(&policy(text))).unwrap();
        let picture = Picture::new(&drawn);
        let shown: String = text.replace(['\u{0}', '\u{1b}', '\u{fffe}'], " ");
        assert!(picture.says("question", &shown), "{text}");
        assert!(picture.says("way", &shown), "{text}");
        assert!(picture.says("qualifies", &shown), "{text}");
        picture.is_tidy();
    }
}

#[test]
fn long_texts_are_broken_and_stay_in_their_boxes() {
    for text in ["word ".repeat(400), "x".repeat(2000), "返金".repeat(500), "a-".repeat(800)] {
        let drawn = svg(&flow(&policy(&text))).unwrap();
        Picture::new(&drawn).is_tidy();
    }
}
