//! The pages of the folder: the written policy with the questions above it, and the page for an iframe.

use super::template::{escaped, filled};
use super::{Files, Shop, snippets, written_policy};
use crate::locale::direction;
use crate::view::Words;

/// The name of each page and its template.
const PAGES: [(&str, &str); 2] = [
    ("index.html", include_str!("../../www/shop/index.html")),
    (FRAMED, include_str!("../../www/shop/embed.html")),
];
/// The page for an iframe.
const FRAMED: &str = "embed.html";

pub(super) fn write(shop: &Shop<'_>, words: &Words, files: &mut Files) {
    let policy = &shop.compiled.policy;
    // Relative addresses, so that the pages work in any folder.
    let pasted = snippets::element(&Shop { address: "", ..*shop }, words, true);
    let written = written_policy::html(&shop.folder.text.text, &policy.title);
    let parts = [
        ("language", policy.language.as_str()),
        ("direction", direction(&policy.language)),
        ("title", &escaped(&policy.title)),
        ("heading", &written.heading),
        ("head", &pasted.head),
        ("element", &pasted.element),
        ("policy", &written.body),
    ];
    for (name, template) in PAGES {
        let page = filled(template, &parts);
        let page = if name == FRAMED { led_out(&page) } else { page };
        files.insert(name.to_owned(), page.into_bytes());
    }
}

/// Makes links in the framed page open outside the frame. Without a script nothing else would.
fn led_out(page: &str) -> String {
    let mut led = page.to_owned();
    for scheme in ["http:", "https:", "mailto:"] {
        led = led.replace(&format!("<a href=\"{scheme}"), &format!("<a target=\"_top\" href=\"{scheme}"));
    }
    led
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_elsewhere_open_outside_the_frame() {
        let page = "<a href=\"mailto:a@b.c\"> <a href=\"https://b.c\"> <a href=\"#d\">";
        let led = "<a target=\"_top\" href=\"mailto:a@b.c\"> <a target=\"_top\" href=\"https://b.c\"> <a href=\"#d\">";
        assert_eq!(led_out(page), led);
    }
}
