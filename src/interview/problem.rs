//! What can be wrong with what was given.

/// Something given that cannot be an answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Invalid {
    /// The question it was given for, as it was named.
    pub question: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The policy asks no such question.
    UnknownQuestion,
    /// The question has no such answer.
    UnknownOption,
    /// It does not have the form of a date or time.
    Malformed,
    /// No calendar or clock has it.
    Impossible,
    /// It has not happened yet.
    InTheFuture,
    /// It lies before the shop can have sold anything.
    TooLongAgo,
    /// It lies further ahead than anything that can be booked.
    TooFarAhead,
    /// It lies before another date that it cannot lie before.
    BeforeTheOther,
    /// It is a number with more digits after the point than the question takes.
    TooFine,
    /// It is below the least or above the most that the question takes.
    OutOfRange,
}

impl Problem {
    /// Every one.
    #[cfg(test)]
    pub(crate) const ALL: [Problem; 10] = [
        Problem::UnknownQuestion,
        Problem::UnknownOption,
        Problem::Malformed,
        Problem::Impossible,
        Problem::InTheFuture,
        Problem::TooLongAgo,
        Problem::TooFarAhead,
        Problem::BeforeTheOther,
        Problem::TooFine,
        Problem::OutOfRange,
    ];

    /// Its name to programs.
    pub fn id(self) -> &'static str {
        match self {
            Problem::UnknownQuestion => "unknown-question",
            Problem::UnknownOption => "unknown-option",
            Problem::Malformed => "malformed",
            Problem::Impossible => "impossible",
            Problem::InTheFuture => "in-the-future",
            Problem::TooLongAgo => "too-long-ago",
            Problem::TooFarAhead => "too-far-ahead",
            Problem::BeforeTheOther => "before-the-other",
            Problem::TooFine => "too-fine",
            Problem::OutOfRange => "out-of-range",
        }
    }
}
