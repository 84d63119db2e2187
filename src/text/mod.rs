//! Screens as text, for the command line and for pages without a script. The engine in a page needs none of
//! this: it gets its words from the page and writes to the document.

mod english;
mod html;
mod languages;
mod plain;

pub use english::English;
pub(crate) use html::escape;
pub use html::html;
pub use languages::LANGUAGES;
pub use plain::plain;
