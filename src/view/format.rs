//! How days, instants and numbers are written for people. The caller knows the language and the zone.

use crate::time::{Day, Instant, Local};

/// Writes days, instants and numbers in the buyer's language and zone.
pub trait Format {
    /// A day, such as `Sunday, 22 November 2026`.
    fn day(&self, day: Day) -> String;
    /// A day of this year, such as `Sunday, 22 November`.
    fn near(&self, day: Day) -> String;
    /// A time of day, given in milliseconds since midnight, such as `6:30 PM`.
    fn clock(&self, time: i64) -> String;
    /// The time of day at an instant, such as `6:30 PM`, with the zone if that is not the device's.
    fn time(&self, instant: Instant) -> String;
    /// The wall-clock time at an instant.
    fn local(&self, instant: Instant) -> Local;
    /// An instant with its zone, such as `Sunday, 22 November 2026 at 10:00 GMT+1`.
    fn instant(&self, instant: Instant) -> String;
    /// An instant for machines: `2026-11-22T10:00:00+01:00`.
    fn machine(&self, instant: Instant) -> String;
    /// A count in words. `forms` has a phrase for each plural form, such as `few: {} … | other: {} …`.
    fn count(&self, forms: &str, number: u32) -> String;
    /// A sum of money, given as digits such as `12.50` and a currency (ISO 4217 code).
    fn money(&self, sum: &str, currency: &str) -> String;
}
