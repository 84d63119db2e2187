//! Windows in words: which are open on a way, and how long each lasts.

use crate::compiled::Compiled;
use crate::policy::{Kind, Length, Window};

/// What a window's name may end in and already say that it is a time.
const TIMES: [&str; 6] = ["period", "window", "time", "limit", "deadline", "days"];

/// One state a window must be in: its place among those of its question, and whether it is open.
type Part = (usize, bool);

/// Some of a date's regions in words, alternatives apart: `refund period open, report period over`.
pub(super) fn states(compiled: &Compiled, question: usize, regions: &[u32]) -> Vec<String> {
    let windows: Vec<&Window> = compiled.policy.windows_from(question).map(|(_, window)| window).collect();
    let all = compiled.regions.get(question).map_or(&[][..], Vec::as_slice);
    let part = |&(place, open): &Part| {
        let state = if open { "open" } else { "over" };
        windows.get(place).map(|window| format!("{} {state}", name(window)))
    };
    let words = |parts: Vec<Part>| parts.iter().filter_map(part).collect::<Vec<_>>().join(", ");
    shortest(all, regions).into_iter().map(words).collect()
}

/// As few and as short descriptions as are found at once, which together are true of just these regions.
fn shortest(all: &[Vec<bool>], wanted: &[u32]) -> Vec<Vec<Part>> {
    let is_wanted = |region: usize| wanted.contains(&(region as u32));
    let holds =
        |parts: &[Part], region: &[bool]| parts.iter().all(|(at, open)| region.get(*at) == Some(open));
    let is_exact = |parts: &[Part]| {
        all.iter().enumerate().all(|(place, region)| is_wanted(place) || !holds(parts, region))
    };
    let mut found: Vec<Vec<Part>> = Vec::new();
    for (_, region) in all.iter().enumerate().filter(|(place, _)| is_wanted(*place)) {
        if found.iter().any(|parts| holds(parts, region)) {
            continue;
        }
        let mut parts: Vec<Part> = region.iter().copied().enumerate().collect();
        for place in (0..region.len()).rev() {
            let fewer: Vec<Part> = parts.iter().copied().filter(|(at, _)| *at != place).collect();
            if is_exact(&fewer) {
                parts = fewer;
            }
        }
        found.push(parts);
    }
    found
}

/// What a reader must know of the questions that are asked.
pub(super) fn notes(compiled: &Compiled, asked: &[usize]) -> Vec<String> {
    let questions = || asked.iter().filter_map(|&at| Some((at, compiled.policy.questions.get(at)?)));
    let dates = questions().filter(|(_, question)| question.kind == Kind::Date);
    let mut notes: Vec<String> = dates
        .flat_map(|(at, _)| compiled.policy.windows_from(at))
        .map(|(_, window)| format!("{}: {}", capital(&name(window)), length(window.length)))
        .collect();
    if questions().any(|(_, question)| question.unsure.is_some()) {
        let note = "Whoever is not sure keeps every way open; where these end differently, support decides";
        notes.push(note.to_owned());
    }
    notes
}

/// Its id in words, as a time: `refund period`.
fn name(window: &Window) -> String {
    let words = window.id.replace(['-', '_'], " ");
    let is_time = words.split(' ').next_back().is_some_and(|last| TIMES.contains(&last));
    if is_time { words } else { format!("{words} period") }
}

/// With a capital, for the beginning of a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn length(length: Length) -> String {
    let count = |count: u32, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    match length {
        Length::Moment { hours } if hours % 24 == 0 => {
            format!("{}, to the minute", count(hours / 24, "day"))
        }
        Length::Moment { hours } => format!("{}, to the minute", count(hours, "hour")),
        Length::Date { days: 0 } => "to the end of the same day".to_owned(),
        Length::Date { days } => format!("{}, to the end of the last day", count(days, "day")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [[bool; 2]; 4] = [[true, true], [true, false], [false, true], [false, false]];

    fn check(all: &[[bool; 2]], wanted: &[u32], expected: &[&[Part]]) {
        let all: Vec<Vec<bool>> = all.iter().map(|region| region.to_vec()).collect();
        assert_eq!(shortest(&all, wanted), expected);
    }

    #[test]
    fn a_window_that_makes_no_difference_is_left_out() {
        check(&BOTH, &[0, 1], &[&[(0, true)]]);
        check(&BOTH, &[1, 3], &[&[(1, false)]]);
        check(&BOTH, &[2], &[&[(0, false), (1, true)]]);
        check(&BOTH, &[0, 1, 2, 3], &[&[]]);
    }

    #[test]
    fn what_no_single_description_fits_has_several() {
        check(&BOTH, &[1, 2], &[&[(0, true), (1, false)], &[(0, false), (1, true)]]);
        check(&BOTH, &[0, 1, 2], &[&[(0, true)], &[(1, true)]]);
    }

    #[test]
    fn a_state_that_follows_from_another_is_not_said() {
        let nested = [[true, true], [false, true], [false, false]];
        check(&nested, &[0], &[&[(0, true)]]);
        check(&nested, &[2], &[&[(1, false)]]);
        check(&nested, &[1], &[&[(0, false), (1, true)]]);
    }

    #[test]
    fn names_become_times() {
        let name = |id: &str| name(&Window { id: id.to_owned(), ..Window::default() });
        assert_eq!(name("refund"), "refund period");
        assert_eq!(name("cooling-off-period"), "cooling off period");
        assert_eq!(length(Length::Moment { hours: 24 }), "1 day, to the minute");
        assert_eq!(length(Length::Moment { hours: 36 }), "36 hours, to the minute");
        assert_eq!(length(Length::Date { days: 14 }), "14 days, to the end of the last day");
    }
}
