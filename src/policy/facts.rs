//! The facts that rules depend on, and the questions whose answers decide them.

use super::{Calendar, Condition, Kind, Policy, Span, WindowKind};

/// A yes-or-no fact about the answer to a question. All of them together cut its answers into regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// Whether a number is within a limit.
    Limit(usize),
    /// Whether a window is open, for one option of the choice question that its length goes by.
    Span {
        /// The window.
        window: usize,
        /// The option.
        option: Option<usize>,
    },
}

/// Windows and cases name each other no deeper than this; a circle ends here.
pub const MAX_DEPTH: usize = 32;

impl Policy {
    /// The facts about the answer to a question that rules can depend on, in written order. One that is about two
    /// dates belongs to the one that is asked later.
    pub fn atoms(&self, question: usize) -> Vec<Atom> {
        let mut atoms = Vec::new();
        for (place, limit) in self.limits.iter().enumerate() {
            if limit.of == question {
                atoms.push(Atom::Limit(place));
            }
        }
        for (place, window) in self.windows.iter().enumerate() {
            match &window.kind {
                WindowKind::Span(span) if span.asked() == question => {
                    atoms.push(Atom::Span { window: place, option: None });
                }
                WindowKind::By { spans, .. } => {
                    for (option, span) in spans.iter().enumerate() {
                        if span.asked() == question && !spans.iter().take(option).any(|other| other == span) {
                            atoms.push(Atom::Span { window: place, option: Some(option) });
                        }
                    }
                }
                _ => {}
            }
        }
        atoms
    }

    /// The questions whose answers decide whether a condition holds, each once and in order.
    pub fn decided_by(&self, condition: &Condition) -> Vec<usize> {
        let mut questions = Vec::new();
        self.add_deciding(condition, MAX_DEPTH, &mut questions);
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    fn add_deciding(&self, condition: &Condition, depth: usize, questions: &mut Vec<usize>) {
        match condition {
            Condition::Answer { question, .. } => questions.push(*question),
            Condition::Window { window, .. } => self.add_window(*window, depth, questions),
            Condition::Limit { limit, .. } => questions.extend(self.limits.get(*limit).map(|limit| limit.of)),
            Condition::Case(cases) if depth > 0 => {
                for condition in
                    cases.iter().filter_map(|case| self.cases.get(*case)).flat_map(|case| &case.when)
                {
                    self.add_deciding(condition, depth - 1, questions);
                }
            }
            Condition::Case(_) | Condition::Never => {}
        }
    }

    fn add_window(&self, window: usize, depth: usize, questions: &mut Vec<usize>) {
        match self.windows.get(window).map(|window| &window.kind) {
            Some(WindowKind::Span(span)) => {
                questions.extend([Some(span.date), span.to].into_iter().flatten())
            }
            Some(WindowKind::By { question, spans }) => {
                questions.push(*question);
                questions.extend(spans.iter().flat_map(|span| [Some(span.date), span.to]).flatten());
            }
            Some(WindowKind::Any(parts) | WindowKind::All(parts)) if depth > 0 => {
                parts.iter().for_each(|&part| self.add_window(part, depth - 1, questions));
            }
            _ => {}
        }
    }

    /// The question with whose answer a window's state is known, and the fact that it is where it is one alone.
    pub fn fact_of(&self, window: usize) -> Option<(usize, Option<Atom>)> {
        match &self.windows.get(window)?.kind {
            WindowKind::Span(span) => Some((span.asked(), Some(Atom::Span { window, option: None }))),
            WindowKind::By { spans, .. } => Some((spans.first()?.asked(), None)),
            WindowKind::Any(parts) | WindowKind::All(parts) => Some((self.fact_of(*parts.first()?)?.0, None)),
            WindowKind::Never => None,
        }
    }

    /// What a window of an atom is measured by.
    pub fn span(&self, atom: Atom) -> Option<&Span> {
        let Atom::Span { window, option } = atom else { return None };
        match &self.windows.get(window)?.kind {
            WindowKind::Span(span) => Some(span),
            WindowKind::By { spans, .. } => spans.get(option?),
            _ => None,
        }
    }

    /// How many digits may stand after the point of a number answer.
    pub fn places(&self, question: usize) -> u32 {
        match self.questions.get(question).map(|question| &question.kind) {
            Some(Kind::Number(number)) => number.decimals,
            _ => 0,
        }
    }

    /// The calendar that a span counts working days by; every day is one where there is none.
    pub fn calendar(&self, span: &Span) -> Option<&Calendar> {
        self.calendars.get(span.calendar?)
    }
}
