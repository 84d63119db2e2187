//! Drafts scenarios for rules that no scenario reaches: a buyer, what they are told, and a name to be
//! replaced.

use std::fmt::{self, Display, Write};

use super::Run;
use crate::buyers::{Buyer, Occasions, Region, Wanted, can_answer, regions};
use crate::compiled::Compiled;
use crate::interview::{Reply, Verdict};
use crate::policy::{Amount, Decimal, Kind, Question};
use crate::report::buyer;
use crate::time::rfc3339;
use crate::wire;
use crate::zones::Named;

/// The most paths to a rule on which a buyer is looked for.
const MAX_WAYS: usize = 100;

/// Drafts a scenario for each rule that the run did not reach, as text that can be pasted into
/// `scenarios.toml`.
#[must_use]
pub fn drafts(compiled: &Compiled, run: &Run) -> String {
    let rules = compiled.policy.rules.iter().enumerate();
    let missing: Vec<usize> =
        rules.filter(|(_, rule)| run.not_exercised.contains(&rule.id)).map(|(place, _)| place).collect();
    let mut text = match missing.len() {
        0 => return "# A scenario comes to each rule: there is nothing to draft.\n".to_owned(),
        1 => "# No scenario comes to this rule. Would you tell this buyer the same?\n".to_owned(),
        count => {
            format!("# No scenario comes to these {count} rules. Would you tell these buyers the same?\n")
        }
    };
    let occasions = Occasions::new(compiled);
    for rule in missing {
        let id = compiled.policy.rules.get(rule).map_or("", |rule| &rule.id);
        // Writing to a string cannot fail.
        let _ = match example(&occasions, rule) {
            Some((buyer, verdict)) => {
                let draft = Draft { compiled, id, buyer: &buyer, verdict: &verdict };
                write!(text, "\n{draft}")
            }
            None => writeln!(text, "\n# `{id}`: there is no buyer to whom it alone applies."),
        };
    }
    text
}

/// A buyer for whom only this rule applies, with the verdict. Returns `None` if none is found.
fn example(occasions: &Occasions<'_>, rule: usize) -> Option<(Buyer, Verdict)> {
    let compiled = occasions.compiled();
    let is_alone = |leaf: u32| compiled.diagram.rules(leaf) == [rule as u32];
    let can_be = |region: &Region| occasions.can_be(region);
    let wanted = Wanted { leaf: &is_alone, can_be: &can_be, most: MAX_WAYS };
    let (found, _) = regions(&compiled.diagram, &wanted);
    found.into_iter().find_map(|(mut region, _)| {
        for (question, values) in &mut region.0 {
            let question = compiled.policy.questions.get(*question)?;
            values.retain(|&value| can_answer(question, value));
        }
        let buyer = occasions.witness(&region)?;
        match buyer::reply(compiled, &buyer) {
            Reply::Verdict(verdict) => Some(by_day(compiled, buyer, verdict)),
            Reply::Ask(_) | Reply::Invalid(_) => None,
        }
    })
}

/// Gives the buyer plain days wherever the time of day makes no difference, because that is what people
/// write.
fn by_day(compiled: &Compiled, mut buyer: Buyer, mut verdict: Verdict) -> (Buyer, Verdict) {
    for place in 0..buyer.answers.len() {
        let mut plainer = buyer.clone();
        let Some((id, said)) = plainer.answers.get_mut(place) else { continue };
        let question = compiled.policy.questions.iter().find(|question| question.id == *id);
        let Some((day, _)) = said.split_once('T') else { continue };
        if question.is_none_or(|question| question.kind != Kind::Date) {
            continue;
        }
        *said = day.to_owned();
        if let Reply::Verdict(told) = buyer::reply(compiled, &plainer)
            && told.rules == verdict.rules
            && told.deadline.is_none_or(|deadline| deadline.exact)
        {
            (buyer, verdict) = (plainer, told);
        }
    }
    (buyer, verdict)
}

struct Draft<'a> {
    compiled: &'a Compiled,
    id: &'a str,
    buyer: &'a Buyer,
    verdict: &'a Verdict,
}

impl Display for Draft<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let policy = &self.compiled.policy;
        let Buyer { answers, now, zone } = self.buyer;
        for (id, said) in answers {
            if let Some(question) = policy.questions.iter().find(|question| question.id == *id) {
                writeln!(to, "# {} {}", line(&question.ask), line(in_words(question, said)))?;
            }
        }
        let clocks = Named::new(zone).unwrap_or(Named::UTC);
        let pairs: Vec<String> =
            answers.iter().map(|(id, said)| format!("{id} = {}", quoted(said))).collect();
        writeln!(to, "[[scenarios]]")?;
        writeln!(to, "name = {}", quoted(&format!("{}: give this buyer a name", self.id)))?;
        let answers = if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) };
        writeln!(to, "answers = {answers}")?;
        writeln!(to, "now = {}", quoted(&rfc3339(*now, &Named::UTC).replace("+00:00", "Z")))?;
        writeln!(to, "time_zone = {}", quoted(zone))?;
        writeln!(to, "outcome = {}", quoted(self.verdict.told().id(policy)))?;
        let rules: Vec<String> =
            wire::rules(policy, self.verdict).iter().map(|rule| quoted(&rule.id)).collect();
        writeln!(to, "rules = [{}]", rules.join(", "))?;
        if let Some(deadline) = &self.verdict.deadline {
            writeln!(to, "deadline = {}", quoted(&rfc3339(deadline.by, &clocks)))?;
            if !deadline.exact {
                writeln!(to, "exact = false")?;
            }
        }
        if let Some(opens) = &self.verdict.opens {
            writeln!(to, "opens = {}", quoted(&rfc3339(opens.by, &clocks)))?;
        }
        if let Some(payment) = &self.verdict.payment {
            let sum = |sum: Decimal| quoted(&Amount::Money(sum, payment.currency.clone()).text());
            writeln!(to, "terms = {{ pays = {}, keeps = {} }}", sum(payment.pays), sum(payment.keeps))?;
        }
        Ok(())
    }
}

/// An answer in the buyer's words.
fn in_words<'a>(question: &'a Question, said: &'a str) -> &'a str {
    match &question.kind {
        Kind::Choice(options) => {
            options.iter().find(|option| option.id == said).map_or(said, |option| &option.say)
        }
        _ => said,
    }
}

/// Puts a text on one line, for a comment.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
