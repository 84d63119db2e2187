//! Describes regions and buyers in words.

use crate::buyers::{Buyer, Region, can_answer, states};
use crate::compiled::Compiled;
use crate::policy::{Atom, Kind, Question};
use crate::read::nearest;
use crate::time::{DAY, HOUR, Instant, Local, SECOND, clock_text, day_text, instant, local};
use crate::zones::Named;

/// The most known names that a message lists.
const MAX_LISTED: usize = 8;

/// The most answers that "anything but" excludes.
const MAX_EXCEPTIONS: usize = 3;

impl Region {
    /// The region in words: "when `reason` is `defective` and `refund` is closed", or "whatever a buyer
    /// answers".
    pub fn in_words(&self, compiled: &Compiled) -> String {
        let parts = self.0.iter().flat_map(|(variable, values)| {
            match compiled.policy.questions.get(*variable).map(|question| (question, &question.kind)) {
                Some((question, Kind::Choice(_))) => vec![answers(question, values)],
                Some((_, Kind::Date | Kind::Number(_))) => facts(compiled, *variable, values),
                None => Vec::new(),
            }
        });
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() {
            "whatever a buyer answers".to_owned()
        } else {
            format!("when {}", list(parts, "and"))
        }
    }
}

fn answers(question: &Question, values: &[u32]) -> String {
    let Kind::Choice(options) = &question.kind else { return String::new() };
    let name = |value: u32| options.get(value as usize).map(|option| format!("`{}`", option.id));
    let can = (0..options.len() as u32).filter(|&value| can_answer(question, value));
    let (said, not_said): (Vec<u32>, Vec<u32>) = can.partition(|value| values.contains(value));
    let names = |values: &[u32]| list(values.iter().filter_map(|&value| name(value)).collect(), "or");
    if not_said.len() <= MAX_EXCEPTIONS && not_said.len() < said.len() {
        return format!("`{}` is anything but {}", question.id, names(&not_said));
    }
    format!("`{}` is {}", question.id, names(&said))
}

/// Describes some regions of a date or a number by the states of its windows or limits.
fn facts(compiled: &Compiled, question: usize, values: &[u32]) -> Vec<String> {
    let policy = &compiled.policy;
    let state = |&(atom, holds): &(Atom, bool)| match atom {
        Atom::Limit(limit) => {
            format!("`{}` is {holds}", policy.limits.get(limit).map_or("", |limit| &limit.id))
        }
        Atom::Span { window, .. } => {
            let id = policy.windows.get(window).map_or("", |window| &window.id);
            format!("`{id}` is {}", if holds { "open" } else { "closed" })
        }
    };
    let mut parts: Vec<Vec<String>> = states(compiled, question, values)
        .iter()
        .map(|windows| windows.iter().map(state).collect())
        .collect();
    match parts.as_mut_slice() {
        [only] => std::mem::take(only),
        _ => {
            vec![format!("either {}", list(parts.into_iter().map(|part| list(part, "and")).collect(), "or"))]
        }
    }
}

/// Joins names to a list: "a, b and c".
pub(super) fn list(mut names: Vec<String>, and: &str) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} {and} {last}", names.join(", ")),
        only => only.unwrap_or_default(),
    }
}

/// Joins names in backticks to a list.
pub(super) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>, and: &str) -> String {
    list(names.into_iter().map(|name| format!("`{name}`")).collect(), and)
}

/// A number of things, with a plural "s" if needed.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Suggests the name that was probably meant, or lists the known ones.
pub(super) fn suggestion(name: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(name, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    there_are(known)
}

/// Lists the known names, or the first of them.
pub(super) fn there_are(known: &[&str]) -> String {
    let listed = known.iter().take(MAX_LISTED).copied();
    match known.len() {
        0 => "there are none yet".to_owned(),
        more if more > MAX_LISTED => {
            let listed: Vec<String> = listed.map(|name| format!("`{name}`")).collect();
            format!("there are {} and {} more", listed.join(", "), more - MAX_LISTED)
        }
        1 => format!("there is only {}", quoted(listed, "and")),
        _ => format!("there are {}", quoted(listed, "and")),
    }
}

impl Buyer {
    /// The buyer in words: "`reason` = `other`, `purchased` = 15 days ago".
    pub fn in_words(&self) -> String {
        let zone = Named::new(self.zone).unwrap_or(Named::UTC);
        let (now, mut odd) = (local(self.now, &zone), false);
        let mut answers: Vec<String> = Vec::new();
        for (id, said) in &self.answers {
            let said = match instant(said) {
                Some(instant) => {
                    let (words, exact) = ago(self.now, instant, now, local(instant, &zone));
                    odd |= exact;
                    words
                }
                None => format!("`{said}`"),
            };
            answers.push(format!("`{id}` = {said}"));
        }
        if odd {
            let shown = format!("{} at {}", day_text(now.day()), clock_text(now.time()));
            answers.push(format!("asked on {shown} in {}", self.zone));
        }
        if answers.is_empty() { "anybody, whatever they answer".to_owned() } else { answers.join(", ") }
    }
}

/// How long ago something was, in words, and whether they include the exact time.
fn ago(now: Instant, then: Instant, now_shown: Local, then_shown: Local) -> (String, bool) {
    let days = now_shown.day().0 - then_shown.day().0;
    let hours = (now.0 - then.0) / HOUR;
    if now_shown.time() == then_shown.time() && days > 0 {
        (format!("{} ago", count(days as usize, "day")), false)
    } else if now.0 - then.0 < DAY && days == 0 {
        (format!("{} ago", count(hours as usize, "hour")), false)
    } else {
        let mut time = clock_text(then_shown.time());
        if then_shown.time() % (60 * SECOND) != 0 {
            time = format!("{time}:{:02}", then_shown.time() / SECOND % 60);
        }
        (format!("{} ago at {time} ({})", count(days as usize, "day"), day_text(then_shown.day())), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::compiled;

    const RULES: &str = "[[questions]]\nid = \"q\"\nask = \"Q\"\noptions = [{ id = \"a\", say = \"A\" }, \
                         { id = \"b\", say = \"B\" }, { id = \"c\", say = \"C\" }]\n\
                         [[questions]]\nid = \"d\"\nkind = \"date\"\nask = \"D\"\n\
                         [windows.refund]\nfrom = \"d\"\ndays = 14\ncount = \"moment\"\n\
                         [windows.report]\nfrom = \"d\"\ndays = 14\ncount = \"date\"\n";

    fn check(region: &[(usize, &[u32])], expected: &str) {
        let region = Region(region.iter().map(|(variable, values)| (*variable, values.to_vec())).collect());
        assert_eq!(region.in_words(&compiled(RULES)), expected);
    }

    #[test]
    fn answers_are_listed_or_excepted_whichever_is_shorter() {
        check(&[(0, &[1])], "when `q` is `b`");
        check(&[(0, &[0, 2])], "when `q` is anything but `b`");
        check(&[], "whatever a buyer answers");
    }

    #[test]
    fn windows_are_named_only_where_they_matter() {
        check(&[(1, &[0, 1])], "when `refund` is open");
        check(&[(0, &[0]), (1, &[1])], "when `q` is `a`, `refund` is open and `report` is closed");
        check(
            &[(1, &[0, 3])],
            "when either `refund` is open and `report` is open or `refund` is closed and `report` is closed",
        );
        check(&[(1, &[1, 2, 3])], "when either `report` is closed or `refund` is closed");
    }

    fn said(now: &str, then: &str, expected: &str) {
        let now = instant(now).unwrap();
        let buyer = Buyer { answers: vec![("d".to_owned(), then.to_owned())], now, zone: "Europe/Berlin" };
        assert_eq!(buyer.in_words(), expected);
    }

    #[test]
    fn dates_are_told_from_now() {
        said("2026-11-22T11:00:00Z", "2026-11-07T12:00:00+01:00", "`d` = 15 days ago");
        said("2026-11-22T11:00:00Z", "2026-11-22T10:00:00+01:00", "`d` = 2 hours ago");
        said(
            "2026-11-22T23:00:00Z",
            "2026-11-08T23:59:59.999+01:00",
            "`d` = 15 days ago at 23:59:59 (2026-11-08), asked on 2026-11-23 at 00:00 in Europe/Berlin",
        );
    }
}
