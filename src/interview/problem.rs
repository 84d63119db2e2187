//! What can be wrong with an answer.

/// An answer that is invalid.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Invalid {
    /// The id of the question, as the caller named it.
    pub question: String,
    /// What is wrong with the answer.
    pub problem: Problem,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The policy has no question with this id.
    UnknownQuestion,
    /// The question has no such option.
    UnknownOption,
    /// The text does not have the form of a date, a time or a number.
    Malformed,
    /// There is no such day or time of day.
    Impossible,
    /// The date has not come yet, and the question asks about the past.
    InTheFuture,
    /// The date lies before the shop can have sold anything.
    TooLongAgo,
    /// The date lies further ahead than anything that can be booked.
    TooFarAhead,
    /// The date lies before another date that it cannot lie before.
    BeforeTheOther,
    /// The number has more digits after the point than the question takes.
    TooFine,
    /// The number is below the least or above the most that the question takes.
    OutOfRange,
}

impl Problem {
    /// All problems, for tests that go through them.
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

    /// The id that programs see.
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
