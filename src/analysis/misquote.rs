//! `misquote`: clauses whose quote is not in the written policy.

use super::text::{MAX_COMPARISONS, nearest, quoted, words};
use super::{Check, Finding};
use crate::read::Folder;

/// The most words of a difference that is spelled out.
const MAX_WORDS: usize = 8;

/// Finds quotes that are not in the text; white space and Markdown marks are ignored.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let source = &folder.text;
    let quotes: Vec<&str> =
        folder.written.clauses.0.iter().map(|(_, clause)| clause.quote.get_ref().as_str()).collect();
    let places = quoted(&source.text, &quotes);
    let (all, mut left) = (words(&source.text), MAX_COMPARISONS);
    let mut findings = Vec::new();
    for ((id, clause), place) in folder.written.clauses.0.iter().zip(places) {
        if place.is_some() {
            continue;
        }
        let quote = clause.quote.get_ref();
        let mut finding = Finding {
            message: format!(
                "the quote of `{}` does not stand in `{}` word for word",
                id.get_ref(),
                source.file
            ),
            label: "this quote".to_owned(),
            help: format!("copy the sentence from `{}` as it stands there", source.file),
            place: folder.rules.place(clause.quote.span()),
            ..Finding::of(Check::Misquote)
        };
        let wanted = words(quote);
        if quote.trim().is_empty() {
            finding.message = format!("the quote of `{}` is empty", id.get_ref());
        } else if let Some(passage) = nearest(&wanted, &all, &mut left)
            && let (Some((_, first)), Some((_, last))) = (passage.first(), passage.last())
        {
            let place = source.place(first.start..last.end);
            finding.also.push((place, "the nearest passage".to_owned()));
            finding.help = difference(quote, &wanted, &source.text, passage)
                .map_or(finding.help, |difference| format!("{difference}; make the two the same"));
        } else {
            finding.help = format!(
                "nothing in `{}` comes near it; copy a sentence from there, or remove the clause",
                source.file
            );
        }
        findings.push(finding);
    }
    findings
}

type Words<'a> = [(&'a str, std::ops::Range<usize>)];

/// The difference between a quote and a passage, in words. Returns `None` if it is long.
fn difference(quote: &str, wanted: &Words<'_>, text: &str, passage: &Words<'_>) -> Option<String> {
    let same = |(one, other): &(&(&str, _), &(&str, _))| one.0 == other.0;
    let shorter = wanted.len().min(passage.len());
    let before = wanted.iter().zip(passage).take_while(same).count();
    let after = wanted.iter().rev().zip(passage.iter().rev()).take_while(same).count().min(shorter - before);
    // If one side lacks words, a neighbouring word shows where they are missing.
    let lacks = before + after == shorter;
    let (before, after) = match before.checked_sub(1) {
        Some(fewer) if lacks => (fewer, after),
        None if lacks => (before, after.saturating_sub(1)),
        _ => (before, after),
    };
    let said = |text: &str, words: &Words<'_>| {
        let differing = words.get(before..words.len() - after)?;
        let (first, last) = (differing.first()?, differing.last()?);
        let said = text.get(first.1.start..last.1.end)?.split_whitespace().collect::<Vec<_>>().join(" ");
        (differing.len() <= MAX_WORDS).then_some(said)
    };
    Some(format!("the text says `{}` where the quote says `{}`", said(text, passage)?, said(quote, wanted)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::folder_with;

    fn check_quote(quote: &str, expected: &[&str]) {
        let clause = format!("[clauses.c]\nquote = \"{quote}\"\n");
        let text = "# Refunds\n\nThe refund period is\n**14 days** from purchase.\n";
        let findings = check(&folder_with(&clause, text));
        let told: Vec<String> =
            findings.iter().map(|finding| format!("{}; {}", finding.message, finding.help)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_quote_may_differ_in_white_space_and_marks_alone() {
        check_quote("The refund period is 14 days from purchase.", &[]);
        check_quote("period  is **14 days**", &[]);
    }

    #[test]
    fn the_words_that_differ_are_told() {
        let wrong = "the quote of `c` does not stand in `policy.md` word for word; the text says";
        check_quote(
            "The refund period is 30 days from purchase.",
            &[&format!("{wrong} `14` where the quote says `30`; make the two the same")],
        );
        check_quote(
            "The period is 14 days from purchase.",
            &[&format!("{wrong} `The refund` where the quote says `The`; make the two the same")],
        );
    }

    #[test]
    fn nothing_near_and_nothing_at_all_are_told_too() {
        check_quote(
            " ",
            &["the quote of `c` is empty; copy the sentence from `policy.md` as it stands there"],
        );
        check_quote(
            "Wholly different words",
            &[
                "the quote of `c` does not stand in `policy.md` word for word; nothing in `policy.md` comes near it; copy a sentence from there, or remove the clause",
            ],
        );
    }
}
