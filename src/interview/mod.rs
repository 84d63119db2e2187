//! Turns answers, the diagram and the present moment into the next question, a verdict, or what is wrong with
//! an answer.
//!
//! The interview asks the first question, in written order, whose answer can still change which rule applies.
//! An answer that is missing or "I don't know" leaves every possibility open. Replies hold indices into the
//! policy and no words: the caller looks the words up there.

mod ahead;
mod alone;
mod answers;
mod changes;
mod clock;
mod coming;
mod dates;
mod decide;
mod ends;
mod known;
mod measured;
mod named;
mod needs;
mod numbers;
mod path;
mod problem;
mod reply;
mod situation;
mod terms;
mod told;
mod topic;
mod verdict;
mod windows;

pub use alone::wrong_alone;
pub use answers::{Answers, Asked, Given, UNKNOWN, UNSURE, read_answer};
pub use changes::{Change, changes};
pub use clock::{Clock, Present, Zones, zone_names};
pub use dates::{Dated, goes_alone, is_date, may_be_ahead, nothing_dated};
pub use decide::decide;
pub use ends::next_end;
pub use named::{named, rules};
pub use numbers::{read as read_number, region as number_region};
pub use path::path;
pub use problem::{Invalid, Problem};
pub use reply::{Ask, Deadline, Reply, Verdict};
pub use terms::{Payment, of_leaf, payment};
pub use told::{Told, outcome, told, worth};
pub use topic::{TIME, Topic};
pub use windows::Windows;
