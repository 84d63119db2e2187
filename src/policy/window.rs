//! Time limits as the policy states them. What they come to on a calendar is worked out in [`crate::time`].

/// A time limit that rules can name: it is open or closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// Its name to programs.
    pub id: String,
    /// The sentence that grants it.
    pub clause: Option<usize>,
    /// How it is measured.
    pub kind: WindowKind,
}

/// How a window is measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum WindowKind {
    /// By one span.
    Span(Span),
    /// By a span for each option of a choice question.
    By {
        /// The choice question.
        question: usize,
        /// One for each of its options.
        spans: Vec<Span>,
    },
    /// Open while one of these windows is.
    Any(Vec<usize>),
    /// Open while all of these windows are.
    All(Vec<usize>),
    /// It names something that the policy does not have, so it is neither open nor closed.
    #[default]
    Never,
}

/// A span of time that a date answer begins or ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The date question.
    pub date: usize,
    /// On which side of the date it lies.
    pub side: Side,
    /// The date question at whose answer it is measured; without it, now.
    pub to: Option<usize>,
    /// How long it is.
    pub length: Length,
    /// The minutes after midnight that stand for the time of day where only the day is known.
    pub at: Option<u32>,
    /// The zone by whose clocks the date is read (IANA name); without it, the policy's or the buyer's.
    pub zone: Option<String>,
    /// The calendar that says which days are working days.
    pub calendar: Option<usize>,
    /// Whether a last day that is no working day gives way to the next that is.
    pub to_working_day: bool,
}

/// On which side of a date a span lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// It begins with the date.
    #[default]
    From,
    /// It ends that long before the date.
    Before,
}

/// How a span is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many hours from the instant, that last instant included.
    Moment {
        /// 24 for each day.
        hours: u32,
    },
    /// To the end of the day that is so many days after the day.
    Date {
        /// 0 is the day itself.
        days: u32,
    },
    /// To the day that is so many days later, and then to the same day of the month so many months later, or that
    /// month's last day.
    Months {
        /// Mostly 0.
        days: u32,
        /// 12 for each year.
        months: u32,
        /// To the same time of day, that instant included; else to the end of the day.
        moment: bool,
    },
    /// To the end of the working day that is so many working days after the day.
    WorkingDays {
        /// 0 is the day itself.
        days: u32,
    },
    /// By fixed dates.
    Season(Season),
}

impl Default for Length {
    fn default() -> Self {
        Length::Moment { hours: 0 }
    }
}

/// Fixed dates: for days between two, to the end of a third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// The first and the last day for which it is granted; without them, every day.
    pub between: Option<(Mark, Mark)>,
    /// The last day on which it is open; without it, it has no end.
    pub until: Option<Mark>,
}

/// A day of every year, or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Of every year: month and day. 29 February is 28 February where there is none.
    Yearly(u32, u32),
    /// Of one year.
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

/// Which days are working days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// Its name to programs.
    pub id: String,
    /// For Monday to Sunday, whether it is free.
    pub weekend: [bool; 7],
    /// Other free days, in order.
    pub holidays: Vec<Date>,
}

impl Length {
    /// About how many days it is, never too few.
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
    /// The question with whose answer its state is known: of two dates, the one that is asked later.
    pub fn asked(&self) -> usize {
        self.date.max(self.to.unwrap_or(self.date))
    }
}
