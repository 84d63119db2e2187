//! How days and instants are written for people; whoever shows them knows.

use crate::time::{Day, Instant, Local};

/// Writes days, instants and numbers in the buyer's language and zone.
pub trait Format {
    /// A day, such as `Sunday, 22 November 2026`.
    fn day(&self, day: Day) -> String;
    /// A day of this year, such as `Sunday, 22 November`.
    fn near(&self, day: Day) -> String;
    /// The time of day at an instant, such as `6:30 PM`, with the zone where that is not the device's.
    fn time(&self, instant: Instant) -> String;
    /// The day and time of day at an instant.
    fn local(&self, instant: Instant) -> Local;
    /// An instant with its zone, such as `Sunday, 22 November 2026 at 10:00 GMT+1`.
    fn instant(&self, instant: Instant) -> String;
    /// An instant for machines: `2026-11-22T10:00:00+01:00`.
    fn machine(&self, instant: Instant) -> String;
    /// A number in the form of words that its plural takes; `forms` is `few: {} … | other: {} …`.
    fn count(&self, forms: &str, number: u32) -> String;
    /// A sum, given in digits such as `12.50`, with its currency (ISO 4217).
    fn money(&self, sum: &str, currency: &str) -> String;
}
