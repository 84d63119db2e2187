//! Answers, the diagram and the present moment, to the next question, a verdict, or what is wrong.
//!
//! The interview asks the first question, in written order, whose answer can still change which rule
//! applies. What is not known keeps every possibility open. It knows no words: whoever shows a reply
//! finds them in the policy.

mod ahead;
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
