//! What is paid back, in words: the same on the screen, in the message and for agents.

use super::{Format, Phrase, Words};
use crate::interview::Verdict;
use crate::policy::{Decimal, Rule};

/// The lines, each with its class name: what is paid back and kept, by what means, and who pays for postage.
pub(super) fn lines(
    words: &Words,
    format: &dyn Format,
    verdict: &Verdict,
    rules: &[&Rule],
) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(payment) = &verdict.payment {
        let sum = |of: Decimal| format.money(&of.padded(), &payment.currency);
        lines.push(("pays", words.fill(Phrase::PaysBack, &sum(payment.pays))));
        if payment.keeps.units > 0 {
            lines.push(("keeps", words.fill(Phrase::Keeps, &sum(payment.keeps))));
        }
    }
    let [only] = rules else { return lines };
    let Some(terms) = &only.terms else { return lines };
    // For other values the rule's own text has to say it.
    let by = match terms.by.as_deref() {
        Some("original") => Some(Phrase::PaidAsBefore),
        Some("store-credit") => Some(Phrase::PaidInCredit),
        Some("gift-card") => Some(Phrase::PaidByCard),
        _ => None,
    };
    let postage = match terms.postage.as_deref() {
        Some("buyer") => Some(Phrase::PostageBuyer),
        Some("shop") => Some(Phrase::PostageShop),
        _ => None,
    };
    let mut add = |phrase: Option<Phrase>| {
        if let Some(phrase) = phrase {
            lines.push(("terms", words.say(phrase).to_owned()));
        }
    };
    add(by);
    add(postage);
    lines
}
