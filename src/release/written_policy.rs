//! Writes the written policy as HTML. It is CommonMark with tables. HTML in it is shown as text and never
//! read as markup, and links lead only to web pages, email addresses, telephone numbers and places on the
//! page.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::template::escaped;

/// The page's heading, and everything below it.
pub(super) struct Written {
    /// The heading, as HTML.
    pub(super) heading: String,
    /// Everything below it, as HTML.
    pub(super) body: String,
}

/// Converts Markdown. If the text begins with its only heading of the first level, that is the page's
/// heading. Otherwise `title` is, and all headings of the policy move down a level.
pub(super) fn html(markdown: &str, title: &str) -> Written {
    let events: Vec<Event<'_>> =
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(tame).collect();
    let first = Tag::Heading { level: HeadingLevel::H1, id: None, classes: Vec::new(), attrs: Vec::new() };
    let end = Event::End(TagEnd::Heading(HeadingLevel::H1));
    let own = events.first().filter(|event| **event == Event::Start(first)).and_then(|_| {
        let end = events.iter().position(|event| *event == end)?;
        Some((events.get(1..end)?, events.get(end + 1..)?))
    });
    match own {
        Some((heading, body)) if !body.contains(&end) => {
            Written { heading: pushed(heading.iter().cloned()), body: pushed(body.iter().cloned()) }
        }
        _ => Written { heading: escaped(title), body: pushed(events.into_iter().map(lower)) },
    }
}

fn pushed<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut text = String::new();
    html::push_html(&mut text, events);
    text.trim().to_owned()
}

/// Turns HTML into text, and empties addresses with other schemes.
fn tame(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if is_tame(&dest_url) { dest_url } else { CowStr::Borrowed("") };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = if is_tame(&dest_url) { dest_url } else { CowStr::Borrowed("") };
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        event => event,
    }
}

/// Whether an address has no scheme, or one that runs no code.
fn is_tame(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    match before_path.split_once(':') {
        Some((scheme, _)) => {
            ["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str())
        }
        None => true,
    }
}

fn lower(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        event => event,
    }
}

fn below(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, heading: &str, body: &str) {
        let written = html(markdown, "T & U");
        assert_eq!((written.heading.as_str(), written.body.as_str()), (heading, body));
    }

    #[test]
    fn a_first_heading_is_the_page_s_own_and_without_one_that_is_the_title() {
        check("# Our *policy*\n\n## Days\n\nText.", "Our <em>policy</em>", "<h2>Days</h2>\n<p>Text.</p>");
        check("## Days\n\nText.", "T &amp; U", "<h3>Days</h3>\n<p>Text.</p>");
        check("# One\n\nText.\n\n# Two", "T &amp; U", "<h2>One</h2>\n<p>Text.</p>\n<h2>Two</h2>");
        check("", "T &amp; U", "");
    }

    #[test]
    fn markup_in_it_is_text_and_links_run_nothing() {
        check("a <b onclick=\"x\">c</b>", "T &amp; U", "<p>a &lt;b onclick=\"x\"&gt;c&lt;/b&gt;</p>");
        check("<script>x</script>", "T &amp; U", "&lt;script&gt;x&lt;/script&gt;");
        check(
            "[a](JavaScript:x) [b](data:text/html,x)",
            "T &amp; U",
            "<p><a href=\"\">a</a> <a href=\"\">b</a></p>",
        );
        let ways = "[a](https://a.b/c:d) [b](/c?d:e) [c](mailto:a@b.c) [d](#e)";
        let html = "<p><a href=\"https://a.b/c:d\">a</a> <a href=\"/c?d:e\">b</a> <a href=\"mailto:a@b.c\">c</a> <a href=\"#e\">d</a></p>";
        check(ways, "T &amp; U", html);
    }
}
