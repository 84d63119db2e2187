//! The paths as a tree: each question with its answers below it. Answers that lead the same way stand
//! together.

use std::fmt::Write;

use super::{Paths, Way};
use crate::buyers::State;
use crate::policy::{Atom, Kind, Policy};
use crate::report::when::{self, Is, Part, either};
use crate::wire;

impl Paths<'_> {
    /// The paths for people, in the policy's own words.
    pub fn text(&self) -> String {
        let policy = &self.compiled.policy;
        let mut tree = Tree { paths: self, text: String::new() };
        let count = match self.ways.len() {
            1 => "1 way through it".to_owned(),
            number if self.left_out == 0 => format!("{number} ways through it"),
            number => format!("{} ways through it, of which the first {number} are shown", self.total()),
        };
        tree.line("", &format!("{}, version {}: {count}\n", policy.title, policy.version));
        tree.below(&self.ways, 0, "");
        if self.left_out > 0 {
            tree.line("", &format!("\n… and {} more ways, which are not shown", self.left_out));
        }
        if policy.questions.iter().any(|question| question.unsure.is_some()) {
            tree.line(
                "",
                "\nWhoever is not sure of an answer keeps every way below it open: where those end",
            );
            tree.line("", "alike, that is the verdict; where they do not, it is support-decides.");
        }
        tree.text
    }

    /// The number of all paths; at most the greatest `u64`.
    pub(super) fn total(&self) -> u64 {
        self.left_out.saturating_add(self.ways.len() as u64)
    }
}

struct Tree<'a> {
    paths: &'a Paths<'a>,
    text: String,
}

impl Tree<'_> {
    fn line(&mut self, indent: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{indent}{text}");
    }

    /// Writes paths that are the same up to here, and what follows.
    fn below(&mut self, ways: &[Way], depth: usize, indent: &str) {
        let Some(way) = ways.first() else { return };
        let Some(part) = way.parts.get(depth) else {
            let verdict = self.verdict(way);
            return self.line(indent, &format!("every buyer {verdict}"));
        };
        let policy = &self.paths.compiled.policy;
        if let Some(question) = policy.questions.get(part.question) {
            self.line(indent, &format!("{} [{}]", question.ask, question.id));
        }
        let mut groups =
            ways.chunk_by(|one, other| one.parts.get(depth) == other.parts.get(depth)).peekable();
        while let Some(group) = groups.next() {
            let (branch, further) =
                if groups.peek().is_some() { ("├─ ", "│  ") } else { ("└─ ", "   ") };
            self.branch(group, depth, (&format!("{indent}{branch}"), &format!("{indent}{further}")));
        }
    }

    /// Writes an answer, or several that lead the same way.
    fn branch(&mut self, ways: &[Way], depth: usize, (indent, further): (&str, &str)) {
        let Some(way) = ways.first() else { return };
        let label = way.parts.get(depth).map_or(String::new(), |part| self.label(part));
        if way.parts.len() == depth + 1 {
            let verdict = self.verdict(way);
            self.line(indent, &format!("{label} {verdict}"));
        } else {
            self.line(indent, &label);
            self.below(ways, depth + 1, further);
        }
    }

    fn label(&self, part: &Part) -> String {
        let policy = &self.paths.compiled.policy;
        match &part.is {
            Is::Options(places) => {
                let Some(Kind::Choice(options)) = policy.questions.get(part.question).map(|it| &it.kind)
                else {
                    return String::new();
                };
                let named = places.iter().filter_map(|&place| options.get(place));
                either(named.map(|option| format!("{} [{}]", option.say, option.id)).collect())
            }
            Is::Date(states) => {
                let names: Vec<String> = states.iter().map(|state| names(policy, state)).collect();
                let words = when::dates(self.paths.compiled, states);
                let mut letters = words.chars();
                let first = letters.next().map(|letter| letter.to_uppercase().to_string());
                format!("{}{} [{}]", first.unwrap_or_default(), letters.as_str(), either(names))
            }
            Is::Unsure => String::new(),
        }
    }

    fn verdict(&self, way: &Way) -> String {
        let rules = wire::rules(&self.paths.compiled.policy, &way.verdict);
        let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        let outcome = way.verdict.outcome.id();
        match ids.as_slice() {
            [] => format!("→ {outcome}: no rule applies"),
            [only] => format!("→ {outcome} ({only})"),
            several => format!("→ {outcome}: {} apply at once", several.join(" and ")),
        }
    }
}

/// Lists the states of windows and limits: "`refund` open, `report` closed".
fn names(policy: &Policy, state: &State) -> String {
    let name = |&(atom, holds): &(Atom, bool)| match atom {
        Atom::Span { window, .. } => {
            let id = policy.windows.get(window).map_or("", |window| &window.id);
            format!("`{id}` {}", if holds { "open" } else { "closed" })
        }
        Atom::Limit(limit) => {
            let id = policy.limits.get(limit).map_or("", |limit| &limit.id);
            format!("`{id}` {holds}")
        }
    };
    state.iter().map(name).collect::<Vec<_>>().join(", ")
}
