//! Describes what is paid back, and how.

use crate::policy::{Kind, Policy, Terms};

/// The terms of a rule: "pays 50% of `price` (EUR), as `original`".
pub(super) fn words(policy: &Policy, terms: Option<&Terms>) -> String {
    let Some(terms) = terms else { return "no terms".to_owned() };
    let of: Vec<String> = terms.of.iter().filter_map(|&question| number(policy, question)).collect();
    let of = if of.is_empty() { String::new() } else { format!(" of {}", of.join(" × ")) };
    let amount = match (&terms.pays, &terms.keeps) {
        (Some(pays), _) => Some(format!("pays {}{of}", pays.text())),
        (None, Some(keeps)) => Some(format!("keeps {}{of}", keeps.text())),
        (None, None) => (!of.is_empty()).then(|| format!("pays all{of}")),
    };
    let by = terms.by.as_ref().map(|by| format!("as `{by}`"));
    let postage = terms.postage.as_ref().map(|who| format!("postage: `{who}`"));
    amount.into_iter().chain(by).chain(postage).collect::<Vec<_>>().join(", ")
}

/// A question that the terms use, with its currency: with another currency it is another question.
fn number(policy: &Policy, question: usize) -> Option<String> {
    let question = policy.questions.get(question)?;
    let currency = match &question.kind {
        Kind::Number(number) => number.currency.as_ref(),
        _ => None,
    };
    Some(match currency {
        Some(currency) => format!("`{}` ({currency})", question.id),
        None => format!("`{}`", question.id),
    })
}
