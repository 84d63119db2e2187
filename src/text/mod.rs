//! Screens as text, for the command line and for pages without a script: the engine knows no language by name and
//! writes no markup.

mod english;
mod html;
mod languages;
mod plain;

pub use english::English;
pub(crate) use html::escape;
pub use html::html;
pub use languages::LANGUAGES;
pub use plain::plain;
