//! Time limits as the policy states them. [`crate::time`] computes the instants at which they end.

/// A time limit that rules can name. It is open or closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// The id that programs see.
    pub id: String,
    /// The index of the clause that grants it.
    pub clause: Option<usize>,
    /// How it is measured.
    pub kind: WindowKind,
}

/// How a window is measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum WindowKind {
    /// By one span of time.
    Span(Span),
    /// By a span that depends on the answer to a choice question.
    By {
        /// The index of the choice question.
        question: usize,
        /// One span for each of its options.
        spans: Vec<Span>,
    },
    /// Open while at least one of the windows with these indices is.
    Any(Vec<usize>),
    /// Open while all of the windows with these indices are.
    All(Vec<usize>),
    /// It names something that the policy does not have, so no condition on it holds, neither for open nor
    /// for closed.
    #[default]
    Never,
}

/// A span of time that a date answer begins or ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The index of the date question.
    pub date: usize,
    /// On which side of the date the span lies.
    pub side: Side,
    /// The index of the date question at whose date it is checked. Without it, it is checked now.
    pub to: Option<usize>,
    /// The length of the span.
    pub length: Length,
    /// The time of day that counts if only the day is known, in minutes after midnight.
    pub at: Option<u32>,
    /// The time zone in which the date is read (IANA name). Without it, the policy's or else the buyer's.
    pub zone: Option<String>,
    /// The index of the calendar of working days.
    pub calendar: Option<usize>,
    /// Whether a last day that is no working day moves to the next working day.
    pub to_working_day: bool,
}

/// On which side of a date a span lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// It begins at the date.
    #[default]
    From,
    /// It ends its length before the date.
    Before,
}

/// The length of a span, and how it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A number of hours from the instant; the last instant is included.
    Moment {
        /// Hours; a day counts as 24.
        hours: u32,
    },
    /// A number of days, to the end of the last one.
    Date {
        /// Days after the date; with 0 it ends with the date's own day.
        days: u32,
    },
    /// A number of days and then of months. The last day is the same day of the month, or the month's last
    /// day if that is shorter.
    Months {
        /// Days, counted before the months; mostly 0.
        days: u32,
        /// Months; a year counts as 12.
        months: u32,
        /// If true, it ends at the same time of day, that instant included; else at the end of the day.
        moment: bool,
    },
    /// A number of working days, to the end of the last one.
    WorkingDays {
        /// Working days after the date; with 0 it ends with the date's own day.
        days: u32,
    },
    /// Until a fixed date.
    Season(Season),
}

impl Default for Length {
    fn default() -> Self {
        Length::Moment { hours: 0 }
    }
}

/// A span by fixed dates: it is granted for dates between two days and lasts to the end of a third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// The first and the last date for which it is granted. Without them, every date.
    pub between: Option<(Mark, Mark)>,
    /// The last day on which it is open. Without it, it has no end.
    pub until: Option<Mark>,
}

/// A day of every year, or a date of a single year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A day of every year: month (1 to 12) and day. 29 February becomes 28 February in common years.
    Yearly(u32, u32),
    /// A date of a single year.
    Once(Date),
}

/// A date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// A calendar of working days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// The id that programs see.
    pub id: String,
    /// For each day from Monday to Sunday, whether it is free.
    pub weekend: [bool; 7],
    /// Further free days, sorted.
    pub holidays: Vec<Date>,
}

impl Length {
    /// An upper bound for the length, in days, holidays aside.
    pub fn days(self) -> i64 {
        match self {
            Length::Moment { hours } => i64::from(hours) / 24 + 1,
            Length::Date { days } => i64::from(days) + 1,
            Length::Months { days, months, .. } => i64::from(days) + i64::from(months) * 31 + 1,
            Length::WorkingDays { days } => (i64::from(days) + 1) * 7,
            Length::Season(_) => 800,
        }
    }
}

impl Span {
    /// The question whose answer settles the span's state: of two dates, the one that is asked later.
    pub fn asked(&self) -> usize {
        self.date.max(self.to.unwrap_or(self.date))
    }
}
