//! What a shop puts on its pages without a script: the whole decision in writing, in a form for each host,
//! and the element's tag with its first question drawn.
//!
//! The decision is read off the diagram as an outline, written as a document of headings, paragraphs and
//! lists, and then as HTML, Markdown or the markup of a wiki. None of this code is in what a buyer loads.

mod brief;
mod document;
mod drawn;
mod ends;
mod html;
mod markdown;
mod outline;
mod page;
mod snippet;
mod static_page;
mod whenever;
mod wiki;

pub use outline::TooLong;
pub use page::Shape;
pub use snippet::{element, first_screen, second_screens};
pub use wiki::Wiki;

use crate::compiled::Compiled;
use crate::locale::Locale;
use static_page::static_page;

/// The decision as static HTML in the policy's own language. Fails if it would be too long.
pub fn static_html(compiled: &Compiled, shape: Shape) -> Result<String, TooLong> {
    let locale = Locale::of(&compiled.policy.language);
    let html = html::html(&static_page(compiled, &locale, shape)?);
    Ok(html::in_language(&locale, html))
}

/// The decision as Markdown (CommonMark) in the policy's own language. Fails if it would be too long.
pub fn static_markdown(compiled: &Compiled, shape: Shape) -> Result<String, TooLong> {
    let locale = Locale::of(&compiled.policy.language);
    Ok(markdown::markdown(&static_page(compiled, &locale, shape)?))
}

/// Writes the decision in a shape, or in the short form if it is too long for that.
pub fn in_short_where_too_long(
    shape: Shape,
    write: impl Fn(Shape) -> Result<String, TooLong>,
) -> Result<String, TooLong> {
    write(shape).or_else(|_| write(Shape::Brief))
}

/// The decision in a wiki's markup, in the policy's own language. Fails if it would be too long.
pub fn static_wiki(compiled: &Compiled, shape: Shape, wiki: Wiki) -> Result<String, TooLong> {
    let locale = Locale::of(&compiled.policy.language);
    let page = wiki.page(&static_page(compiled, &locale, shape)?);
    // DokuWiki has no markup for a language.
    Ok(if wiki == Wiki::MediaWiki { html::in_language(&locale, page) } else { page })
}
