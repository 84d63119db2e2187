//! `bad-terms`: terms of a rule that cannot be calculated, or that pay more than was paid.

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{Amount, Decimal, Kind, Number, Policy, Terms};
use crate::read::{Folder, RuleToml, TermsToml};

/// Finds amounts above the price, shares without a price, and sums in another currency than the price.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let rules = folder.policy.rules.iter().zip(&folder.written.rules);
    rules.filter_map(|(rule, written)| of_rule(folder, rule.terms.as_ref()?, written)).collect()
}

fn of_rule(folder: &Folder, terms: &Terms, written: &RuleToml) -> Option<Finding> {
    let whole = written.terms.as_ref()?;
    let amount = whole.get_ref().pays.as_ref().or(whole.get_ref().keeps.as_ref());
    let (problem, help) = problem(&folder.policy, terms, whole.get_ref())?;
    Some(Finding {
        message: format!("the terms of `{}` {problem}", written.id.get_ref()),
        label: "cannot be paid".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(amount.map_or(whole.span(), Spanned::span)),
        rules: vec![written.id.get_ref().clone()],
        ..Finding::of(Check::BadTerms)
    })
}

fn problem(policy: &Policy, terms: &Terms, written: &TermsToml) -> Option<(String, &'static str)> {
    let amount = terms.pays.as_ref().or(terms.keeps.as_ref());
    if let Some(Amount::Percent(share)) = amount
        && is_above(*share, Decimal { units: 100, places: 0 })
    {
        let found = share.text();
        return Some((format!("are {found} % of the price: more than was paid"), "give at most `100%`"));
    }
    // Another check reports unknown names.
    if written.of.as_ref().is_some_and(|of| of.get_ref().iter().count() != terms.of.len()) {
        return None;
    }
    let numbers: Vec<&Number> = terms.of.iter().filter_map(|&of| number(policy, of)).collect();
    if numbers.is_empty() {
        // 100 % and 0 % need no price.
        let is_share = matches!(amount, Some(Amount::Percent(share)) if share.units != 0 && !is_all(*share));
        return is_share.then(|| {
            (
                "are a share, and do not say of what".to_owned(),
                "name the question that asks for the price in `of`",
            )
        });
    }
    let currencies: Vec<&str> = numbers.iter().filter_map(|number| number.currency.as_deref()).collect();
    let price = match currencies.as_slice() {
        [] => {
            let problem = "are of numbers none of which is a sum of money".to_owned();
            return Some((problem, "give the question that asks for the price a `currency`"));
        }
        [only] => *only,
        _ => {
            return Some((
                "are of two sums of money".to_owned(),
                "name one price in `of`, and plain numbers beside it",
            ));
        }
    };
    if numbers.iter().any(|number| number.at_least.units < 0) {
        let problem = "are of a number that can be less than nothing".to_owned();
        return Some((problem, "give it `at-least = 0`"));
    }
    match amount {
        Some(Amount::Money(_, currency)) if currency != price => {
            let problem = format!("are in {currency}, and the price is in {price}");
            Some((problem, "write both in one currency"))
        }
        Some(Amount::Money(sum, _)) => {
            let [only] = numbers.as_slice() else { return None };
            is_above(*sum, only.at_most).then(|| {
                let problem = format!("are {}, and the price is at most {}", sum.text(), only.at_most.text());
                (problem, "lower the sum, or raise the `at-most` of the price")
            })
        }
        _ => None,
    }
}

fn number(policy: &Policy, question: usize) -> Option<&Number> {
    match &policy.questions.get(question)?.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    }
}

fn is_all(share: Decimal) -> bool {
    let all = Decimal { units: 100, places: 0 };
    !is_above(share, all) && !is_above(all, share)
}

fn is_above(one: Decimal, other: Decimal) -> bool {
    let places = one.places.max(other.places);
    one.floor(places) > other.floor(places)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[track_caller]
    fn terms(terms: &str, expected: &[&str]) {
        terms_from("", terms, expected);
    }

    /// Compares, with further keys for the price.
    #[track_caller]
    fn terms_from(price: &str, terms: &str, expected: &[&str]) {
        let rules = format!(
            "[[questions]]\nid = \"price\"\nkind = \"number\"\ncurrency = \"EUR\"\nat-most = 500\nask = \"?\"{price}\n\
             [[questions]]\nid = \"nights\"\nkind = \"number\"\nask = \"?\"\n\
             [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nterms = {{ {terms} }}\n"
        );
        check("bad-terms", &rules, expected);
    }

    #[test]
    fn amounts_are_of_a_price_and_within_it() {
        terms("pays = \"100%\"", &[]);
        terms("keeps = \"0%\"", &[]);
        terms("pays = \"85%\", of = \"price\"", &[]);
        terms("keeps = \"45 EUR\", of = [\"price\", \"nights\"]", &[]);
        terms("as = \"gift-card\", postage = \"buyer\"", &[]);
        terms(
            "pays = \"120%\", of = \"price\"",
            &["23:18 the terms of `r` are 120 % of the price: more than was paid"],
        );
        terms("pays = \"50%\"", &["23:18 the terms of `r` are a share, and do not say of what"]);
        terms(
            "keeps = \"45 USD\", of = \"price\"",
            &["23:19 the terms of `r` are in USD, and the price is in EUR"],
        );
        terms(
            "keeps = \"600 EUR\", of = \"price\"",
            &["23:19 the terms of `r` are 600, and the price is at most 500"],
        );
        terms(
            "pays = \"50%\", of = \"nights\"",
            &["23:18 the terms of `r` are of numbers none of which is a sum of money"],
        );
    }

    #[test]
    fn a_price_is_not_less_than_nothing() {
        let of_less = "24:18 the terms of `r` are of a number that can be less than nothing";
        terms_from("\nat-least = -20", "pays = \"50%\", of = \"price\"", &[of_less]);
        terms_from("\nat-least = 0", "pays = \"50%\", of = \"price\"", &[]);
    }
}
