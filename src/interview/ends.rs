//! When time alone next closes a window of a given date. The verdict may stay the same, but from then on
//! another rule may be the reason for it, so what is shown of the case may be outdated.

use super::Answers;
use super::clock::{Clock, Present, Zones};
use super::known::Known;
use super::windows::Windows;
use crate::compiled::Compiled;
use crate::time::Instant;

/// The first instant after the present moment at which a window has closed. Returns `None` if none will
/// close.
#[must_use]
pub fn next_end(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> Option<Instant> {
    let zones = Zones::of(&compiled.policy, present.zone);
    let clock = Clock::new(&compiled.policy, present, &zones);
    let dated = Known::new(compiled, answers, &clock).dated();
    let mut next: Option<Instant> = None;
    for (question, given) in dated.iter().enumerate() {
        let Some(given) = given else { continue };
        for way in Windows::of(compiled, question, &clock, &dated).closings(*given) {
            for closing in way {
                let is_earlier = next.is_none_or(|next| closing.closes < next);
                if closing.ends && closing.closes > present.now && is_earlier {
                    next = Some(closing.closes);
                }
            }
        }
    }
    next
}
