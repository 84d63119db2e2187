//! The facts that rules depend on, and the questions whose answers decide them.

use super::{Calendar, Condition, Kind, Policy, Span, WindowKind};

/// A yes-or-no fact about the answer to a question. All atoms of a question together divide its answers into
/// regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// Whether a number is within the limit with this index.
    Limit(usize),
    /// Whether a window is open. If its length depends on a choice question, for one option of it.
    Span {
        /// The index of the window.
        window: usize,
        /// The index of the option, if the length depends on one.
        option: Option<usize>,
    },
}

/// The greatest depth to which windows and cases may refer to each other. Ends cycles.
pub const MAX_DEPTH: usize = 32;

impl Policy {
    /// The atoms of a question, in written order: limits, then windows. A window between two dates belongs to
    /// the question that is asked later.
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

    /// The questions whose answers decide whether a condition holds, in order and without repeats.
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

    /// The question whose answer settles a window's state, and the window's atom if it has a single span.
    /// Returns `None` if the window is flawed.
    pub fn fact_of(&self, window: usize) -> Option<(usize, Option<Atom>)> {
        match &self.windows.get(window)?.kind {
            WindowKind::Span(span) => Some((span.asked(), Some(Atom::Span { window, option: None }))),
            WindowKind::By { spans, .. } => Some((spans.first()?.asked(), None)),
            WindowKind::Any(parts) | WindowKind::All(parts) => Some((self.fact_of(*parts.first()?)?.0, None)),
            WindowKind::Never => None,
        }
    }

    /// The span of an atom; `None` for a limit.
    pub fn span(&self, atom: Atom) -> Option<&Span> {
        let Atom::Span { window, option } = atom else { return None };
        match &self.windows.get(window)?.kind {
            WindowKind::Span(span) => Some(span),
            WindowKind::By { spans, .. } => spans.get(option?),
            _ => None,
        }
    }

    /// The number of decimal places of a number question; 0 for other questions.
    pub fn places(&self, question: usize) -> u32 {
        match self.questions.get(question).map(|question| &question.kind) {
            Some(Kind::Number(number)) => number.decimals,
            _ => 0,
        }
    }

    /// The calendar of a span. Without one every day is a working day.
    pub fn calendar(&self, span: &Span) -> Option<&Calendar> {
        self.calendars.get(span.calendar?)
    }
}
