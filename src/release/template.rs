//! Templates of pages and texts: parts are put in where the template names them.

use crate::text::escape;

/// A template with each `<!-- name -->` in it replaced, once: what a part says is never looked through for more.
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

/// Text as HTML.
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
