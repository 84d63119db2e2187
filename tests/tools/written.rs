//! The decision as HTML in each language, for a policy with windows and numbers of every kind and its own
//! texts.

use std::path::Path;

use refund_check::compiled::Compiled;
use refund_check::publish::{Shape, Wiki, static_html, static_markdown, static_wiki};
use refund_check::read::{self, Folder, Translation};
use refund_check::text::LANGUAGES;

use crate::support::{check_file, from_rules};

/// The policy as a shop that sells in the translation's language would write it, with its own texts
/// translated too.
fn written_in(folder: &Folder, translation: &Translation, english: &Compiled) -> Compiled {
    let mut policy = read::translated(folder, translation);
    for clause in &mut policy.clauses {
        clause.quote = clause.translation.take().unwrap();
    }
    Compiled { policy, ..english.clone() }
}

/// Compares the whole text with a file, in each form that has different texts.
#[track_caller]
fn check(language: &str, compiled: &Compiled) {
    let html = |shape| static_html(compiled, shape).unwrap();
    for (form, text) in [
        ("details.html", html(Shape::Details)),
        ("lists.md", static_markdown(compiled, Shape::Lists).unwrap()),
        ("brief.html", html(Shape::Brief)),
        ("mediawiki.txt", static_wiki(compiled, Shape::Lists, Wiki::MediaWiki).unwrap()),
        ("dokuwiki.txt", static_wiki(compiled, Shape::Lists, Wiki::DokuWiki).unwrap()),
    ] {
        check_file(&format!("written/{language}.{form}"), &(text + "\n"));
    }
}

/// English words that do not occur in the other languages, and are frequent in the English decision.
const ENGLISH: [&str; 8] = ["the", "and", "or", "of", "ago", "your", "after", "before"];

#[test]
fn each_language_is_whole_and_has_nothing_english_in_it() {
    let folder = read::read(Path::new("tests/tools/written")).unwrap();
    let english = Compiled::new(folder.policy.clone()).unwrap();
    check("en", &english);
    assert_eq!(folder.translations.len(), LANGUAGES.len());
    for translation in &folder.translations {
        let language = translation.language.get_ref();
        let compiled = written_in(&folder, translation, &english);
        check(language, &compiled);
        let text = static_markdown(&compiled, Shape::Lists).unwrap();
        let text = text + &static_markdown(&compiled, Shape::Brief).unwrap();
        let english = text.split(|letter: char| !letter.is_alphabetic()).find(|word| ENGLISH.contains(word));
        assert_eq!(english, None, "{language}");
    }
}

#[test]
fn a_language_of_another_country_is_known_and_one_that_nobody_wrote_is_english() {
    let first = |language: &str| {
        let mut compiled = from_rules("[[rules]]\nid = \"a\"\noutcome = \"qualifies\"\nsay = \"A\"\n");
        compiled.policy.language = language.to_owned();
        static_html(&compiled, Shape::Brief).unwrap()
    };
    assert!(first("de-AT").starts_with("<div lang=\"de\" dir=\"ltr\">\n<p>Gehen Sie"));
    assert!(first("ar-EG").starts_with("<div lang=\"ar\" dir=\"rtl\">\n<p>اقرؤوا"));
    assert!(first("pt").starts_with("<div lang=\"pt-BR\" dir=\"ltr\">\n<p>Siga"));
    assert_eq!(first("nl"), first("en"));
    assert!(first("nl").starts_with("<p>Go through"));
}
