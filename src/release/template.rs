//! Fills templates of pages and texts.

use crate::text::escape;

/// Replaces each `<!-- name -->` of a template by the part of that name. Parts are not searched for further
/// names.
pub(super) fn filled(template: &str, parts: &[(&str, &str)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<!-- ") {
        page.push_str(before);
        let part = after.split_once(" -->").and_then(|(name, after)| {
            let (_, text) = parts.iter().find(|(known, _)| *known == name)?;
            Some((text, after))
        });
        match part {
            Some((text, after)) => {
                page.push_str(text);
                rest = after;
            }
            None => {
                page.push_str("<!-- ");
                rest = after;
            }
        }
    }
    page + rest
}

/// Escapes a text for HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    escape(&mut escaped, text);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_in_once_and_other_comments_stay() {
        let parts = [("a", "<!-- b -->"), ("b", "B")];
        let template = "<!-- a --> <!-- b --> <!-- c --> <!-- open";
        assert_eq!(filled(template, &parts), "<!-- b --> B <!-- c --> <!-- open");
    }
}
