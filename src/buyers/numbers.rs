//! Answers for the numbers that a rule's terms need, which are asked for last.

use super::Buyer;
use crate::compiled::Compiled;
use crate::interview::{Answers, Present, Reply, decide};
use crate::policy::{Decimal, Kind, Question};
use crate::zones::Named;

/// Gives a buyer an answer to each number that is still asked for, such as a price or the number of months
/// left.
pub fn with_numbers(compiled: &Compiled, mut buyer: Buyer) -> Buyer {
    let rules = &compiled.policy.rules;
    let count: usize = rules.iter().filter_map(|rule| rule.terms.as_ref()).map(|terms| terms.of.len()).sum();
    for _ in 0..count {
        let Some(question) = asked(compiled, &buyer).and_then(|place| compiled.policy.questions.get(place))
        else {
            break;
        };
        let Some(said) = a_number(question) else { break };
        buyer.answers.push((question.id.clone(), said));
    }
    buyer
}

/// The index of the question that a buyer is asked next; `None` if there is none.
fn asked(compiled: &Compiled, buyer: &Buyer) -> Option<usize> {
    let zone = Named::new(buyer.zone)?;
    let pairs: Vec<_> = buyer.answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let answers = Answers::new(&compiled.policy, &pairs).ok()?;
    match decide(compiled, &answers, Present { now: buyer.now, zone: &zone }) {
        Reply::Ask(ask) => Some(ask.topic.question),
        Reply::Verdict(_) | Reply::Invalid(_) => None,
    }
}

/// A number that a question accepts: 100, or the nearest in its range.
fn a_number(question: &Question) -> Option<String> {
    let Kind::Number(number) = &question.kind else { return None };
    let (least, most) = number.range();
    let places = number.decimals;
    let units = 100_i64.saturating_mul(10_i64.saturating_pow(places)).clamp(least, most.max(least));
    Some(Decimal { units, places }.text())
}
