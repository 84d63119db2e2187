//! Regions and buyers in words.

use super::{Buyer, Region, cover::can_answer};
use crate::compiled::Compiled;
use crate::policy::read::nearest;
use crate::policy::{Kind, Question};
use crate::time::{DAY, HOUR, Instant, Local, Named, SECOND, clock_text, day_text, instant, local};

/// So many known names are listed where none is near.
const MOST_LISTED: usize = 8;

/// So many answers may be left out of a list by saying "anything but".
const MOST_EXCEPTIONS: usize = 3;

impl Region {
    /// In words: when `reason` is `defective` and `refund` is closed; or: whatever a buyer answers.
    pub fn in_words(&self, compiled: &Compiled) -> String {
        let parts = self.0.iter().flat_map(|(variable, values)| {
            match compiled.policy.questions.get(*variable).map(|question| (question, &question.kind)) {
                Some((question, Kind::Choice(_))) => vec![answers(question, values)],
                Some((_, Kind::Date)) => states(compiled, *variable, values),
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
    if not_said.len() <= MOST_EXCEPTIONS && not_said.len() < said.len() {
        return format!("`{}` is anything but {}", question.id, names(&not_said));
    }
    format!("`{}` is {}", question.id, names(&said))
}

/// The states of windows that some combinations have in common, in as few words as will do.
fn states(compiled: &Compiled, variable: usize, values: &[u32]) -> Vec<String> {
    let all = compiled.regions.get(variable).map_or(&[][..], Vec::as_slice);
    let windows: Vec<&str> =
        compiled.policy.windows_from(variable).map(|(_, window)| window.id.as_str()).collect();
    let state = |(window, open): &(usize, bool)| {
        let name = windows.get(*window).copied().unwrap_or_default();
        format!("`{name}` is {}", if *open { "open" } else { "closed" })
    };
    let mut left = values.to_vec();
    let mut parts: Vec<Vec<String>> = Vec::new();
    while let Some(first) = left.first().and_then(|&value| all.get(value as usize)) {
        let literals = fewest(all, values, first);
        left.retain(|&value| !all.get(value as usize).is_some_and(|region| fits(&literals, region)));
        parts.push(literals.iter().map(state).collect());
    }
    match parts.as_mut_slice() {
        [only] => std::mem::take(only),
        _ => {
            vec![format!("either {}", list(parts.into_iter().map(|part| list(part, "and")).collect(), "or"))]
        }
    }
}

/// The states of a combination without those that go without saying: no combination but those that are
/// meant has the rest.
fn fewest(all: &[Vec<bool>], meant: &[u32], combination: &[bool]) -> Vec<(usize, bool)> {
    let mut literals: Vec<(usize, bool)> = combination.iter().copied().enumerate().collect();
    for place in (0..literals.len()).rev() {
        let mut fewer = literals.clone();
        fewer.remove(place);
        if (0..).zip(all).all(|(value, region)| meant.contains(&value) || !fits(&fewer, region)) {
            literals = fewer;
        }
    }
    literals
}

fn fits(literals: &[(usize, bool)], region: &[bool]) -> bool {
    literals.iter().all(|(window, open)| region.get(*window) == Some(open))
}

/// Names as a list in words: a, b and c.
pub(super) fn list(mut names: Vec<String>, and: &str) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} {and} {last}", names.join(", ")),
        only => only.unwrap_or_default(),
    }
}

/// Names in backticks, as a list in words.
pub(super) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>, and: &str) -> String {
    list(names.into_iter().map(|name| format!("`{name}`")).collect(), and)
}

/// A number of things in words, with the plural's ending.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The name that was probably meant, or those that could be.
pub(super) fn suggestion(name: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(name, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    let listed = known.iter().take(MOST_LISTED).copied();
    match known.len() {
        0 => "there are none yet".to_owned(),
        more if more > MOST_LISTED => {
            format!("there are {} and {} more", quoted(listed, ","), more - MOST_LISTED)
        }
        1 => format!("there is only {}", quoted(listed, "and")),
        _ => format!("there are {}", quoted(listed, "and")),
    }
}

impl Buyer {
    /// In words: `reason` = `other`, `purchased` = 15 days ago.
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

/// How long ago something was, and whether the time of day matters to it.
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
