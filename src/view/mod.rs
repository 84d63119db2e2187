//! What people read, and the order in which they read it: plain data, no browser.
//!
//! A [`Screen`] is turned into a tree of [`Node`]s. Whoever shows it decides how:
//! the page patches a shadow root by it, the command line prints it.

mod address;
mod below;
mod calendar;
mod compose;
mod context;
mod evidence;
mod format;
mod letter;
mod parts;
mod payment;
mod question;
mod replay;
mod rights;
mod screen;
mod sending;
mod template;
mod tree;
mod trim;
mod verdict;
mod whole;
mod words;
mod wrong;

pub use crate::widget::Noted;
pub use address::{form, mail};
pub use calendar::{calendar, calendar_title};
pub use compose::letter;
pub use context::Screen;
pub use format::Format;
pub use letter::{Letter, Part};
pub use replay::replay;
pub use rights::rights;
pub use screen::screen;
pub use tree::{Element, Node, Tree};
pub use trim::trimmed;
pub use whole::{Edition, Whole, whole};
pub use words::{Phrase, Words};
pub use wrong::wrong;
