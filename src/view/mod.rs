//! What people read, and the order in which they read it: plain data, no browser.
//!
//! A [`Screen`] is turned into [`Markup`]. Whoever shows it decides how:
//! the page applies it to a shadow root, the command line prints it.

mod format;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod html;
mod markup;
pub mod message;
mod question;
mod screen;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod snippet;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod span;
mod verdict;
mod words;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod written;

pub use format::Format;
pub use markup::{Markup, Piece};
pub use screen::{Screen, screen};
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use snippet::{element, fallback};
pub use words::{ENGLISH, Phrase, Words};
