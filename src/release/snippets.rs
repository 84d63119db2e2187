//! The files to paste: one for each kind of page, with the addresses filled in.

use super::manifest::integrity;
use super::template::{escaped, filled};
use super::{Files, Shop};
use crate::publish::{self, Shape, TooLong, Wiki};
use crate::view::Words;

/// The folder that they are in.
const FOLDER: &str = "snippets/";
/// The template of the file that says which snippet is for which page.
const README: &str = include_str!("../../www/shop/snippets.txt");
/// The script that the page's head loads.
const SCRIPT: &str = "refund-check.js";

/// The two parts of the element in a page.
pub(super) struct Pasted {
    /// The lines for the page's head.
    pub(super) head: String,
    /// The element, with the written decision inside.
    pub(super) element: String,
}

/// The element for this shop's address. `is_drawn` says whether with its first question drawn.
pub(super) fn element(shop: &Shop<'_>, words: &Words, is_drawn: bool) -> Pasted {
    let pasted = publish::element(shop.compiled, words, shop.address, None, is_drawn.then_some(shop.now));
    let begins = pasted.find("\n<refund-check").unwrap_or_default();
    let (head, element) = pasted.split_at(begins);
    Pasted { head: head.to_owned(), element: element.trim_start().to_owned() }
}

pub(super) fn write(shop: &Shop<'_>, words: &Words, files: &mut Files) {
    let Pasted { head, element } = self::element(shop, words, false);
    let drawn = self::element(shop, words, true);
    let mut snippets = vec![
        ("element.html", format!("{head}\n{element}")),
        ("element-drawn.html", format!("{}\n{}", drawn.head, drawn.element)),
        ("element-integrity.html", format!("{}\n{element}", with_hash(&head, shop, files))),
        ("frame.html", frame(shop)),
        ("README.txt", readme(shop)),
    ];
    let compiled = shop.compiled;
    let html = |shape| publish::in_short_where_too_long(shape, |shape| publish::static_html(compiled, shape));
    let lists = |write: &dyn Fn(Shape) -> Result<String, TooLong>| {
        publish::in_short_where_too_long(Shape::Lists, write)
    };
    let written = [
        ("details.html", html(Shape::Details)),
        ("lists.html", html(Shape::Lists)),
        ("lists.md", lists(&|shape| publish::static_markdown(compiled, shape))),
        ("mediawiki.txt", lists(&|shape| publish::static_wiki(compiled, shape, Wiki::MediaWiki))),
        ("dokuwiki.txt", lists(&|shape| publish::static_wiki(compiled, shape, Wiki::DokuWiki))),
    ];
    snippets.extend(written.into_iter().filter_map(|(name, text)| Some((name, text.ok()?))));
    for (name, text) in snippets {
        files.insert(format!("{FOLDER}{name}"), format!("{}\n", text.trim_end()).into_bytes());
    }
}

/// The lines for the head, with the hash of the script.
fn with_hash(head: &str, shop: &Shop<'_>, files: &Files) -> String {
    let hash = files.get(SCRIPT).map(|bytes| integrity(bytes)).unwrap_or_default();
    let named = format!("{}{SCRIPT}\"", escaped(shop.address));
    head.replace(&named, &format!("{named} integrity=\"{hash}\" crossorigin=\"anonymous\""))
}

fn frame(shop: &Shop<'_>) -> String {
    let (address, title) = (escaped(shop.address), escaped(&shop.compiled.policy.title));
    format!(
        "<iframe src=\"{address}embed.html\" title=\"{title}\" width=\"100%\" height=\"640\"></iframe>\n\
         <script src=\"{address}embed.js\" async></script>"
    )
}

fn readme(shop: &Shop<'_>) -> String {
    let place = match shop.address {
        "" => "\nNo address was given: the snippets are for pages in the same folder.".to_owned(),
        address => format!("\nThey are for {address}"),
    };
    filled(README, &[("where", &place), ("address", shop.address)])
}
