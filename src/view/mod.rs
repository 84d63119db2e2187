//! What people read, and the order in which they read it: plain data, no browser.
//!
//! A [`Screen`] is turned into [`Markup`]. Whoever shows it decides how:
//! the page applies it to a shadow root, the command line prints it.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod english;
mod evidence;
mod format;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod html;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod languages;
mod letter;
mod markup;
pub mod message;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod plain;
mod question;
mod replay;
mod screen;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod snippet;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod span;
mod verdict;
mod words;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod written;
mod wrong;

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use english::English;
pub use format::Format;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use languages::LANGUAGES;
pub use letter::{Letter, letter};
pub use markup::Markup;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use markup::Piece;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use plain::plain;
pub use replay::replay;
pub use screen::{Screen, screen};
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub use snippet::{element, fallback};
pub use words::{ENGLISH, Phrase, Words};
pub use wrong::wrong;
