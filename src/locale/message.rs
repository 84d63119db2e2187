//! The phrases with their English texts.

/// Declares the phrases with their English texts; other languages have them by name.
macro_rules! messages {
    ($($(#[$note:meta])* $name:ident = $english:literal,)*) => {
        /// A phrase about a window, a number or a decision. Names in braces are gaps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Message {
            $($(#[$note])* $name,)*
        }

        /// Every phrase in English, in order.
        pub(super) const ENGLISH: &[&str] = &[$($english,)*];

        /// The phrases' names, in the same order.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

messages! {
    /// Ends a sentence.
    Stop = ".",
    /// Between numbers in brackets.
    Comma = ", ",
    /// Between names that may have commas of their own.
    Semicolon = "; ",
    /// One sentence after the other.
    Sentences = "{first} {second}",
    /// A label, and what is said about it.
    Labelled = "{label}: {text}",
    /// Between the whole part of a number and its fraction.
    DecimalPoint = ".",
    /// A number of something that the shop counts.
    WithUnit = "{value} {unit}",
    /// A sum of money; the currency is a code of three letters.
    Sum = "{value} {currency}",
    /// A limit on a number; below it.
    LessThan = "less than {number}",
    /// A limit on a number; below it or at it.
    AtMost = "at most {number}",
    /// A limit on a number; above it or at it.
    AtLeast = "at least {number}",
    /// A limit on a number; above it.
    MoreThan = "more than {number}",
    /// A length of time. A form for each plural of the language.
    Hours = "one: {} hour | other: {} hours",
    /// A length of time.
    Days = "one: {} day | other: {} days",
    /// A length of time.
    WorkingDays = "one: {} working day | other: {} working days",
    /// A length of time.
    Months = "one: {} month | other: {} months",
    /// A length of time.
    Years = "one: {} year | other: {} years",
    /// A length of time: the days first, and then the months.
    DaysAndMonths = "{days} and {months}",
    /// The names of the months, as they are written in a date.
    MonthNames = "January | February | March | April | May | June | July | August | September | October | November | December",
    /// A day of every year. The empty gap is the day; languages that say the first day differently have a
    /// form for it.
    Yearly = "{} {month}",
    /// A day of one year.
    Once = "{} {month} {year}",
    /// No fact restricts it.
    Any = "any",
    /// Both facts hold.
    BothHold = "{first}, and {second}",
    /// One of two facts holds.
    EitherHolds = "{first}; or {second}",
    /// One of two ends.
    OrEnd = "{first}, or {second}",
    /// Ends that belong to one case.
    AndEnd = "{first} and {second}",
    /// After ends of which the last counts.
    EndsLater = "{ends}, whichever ends later",
    /// After ends of which the first counts.
    EndsFirst = "{ends}, whichever ends first",
    /// Negates an end that is over.
    Not = "not {end}",
    /// Of a date: it is this day.
    Today = "today",
    /// Of a date: it is an earlier day.
    BeforeToday = "before today",
    /// Of a date: it is no earlier day.
    TodayOrLater = "today or later",
    /// Of a date: exactly so long ago, or less.
    AgoOrLess = "{length} ago or less",
    /// Of a date: longer ago.
    MoreAgo = "more than {length} ago",
    /// Of a date: exactly so far ahead, or further.
    AheadOrMore = "{length} ahead or more",
    /// Of a date: nearer.
    LessAhead = "less than {length} ahead",
    /// Of two dates, both named by events: exactly so long after the other, or less.
    AfterOrLess = "{to} {length} or less after {from}",
    /// Of two dates: longer after the other.
    MoreAfter = "{to} more than {length} after {from}",
    /// Of two dates: exactly so long before the other, or more.
    BeforeOrMore = "{to} {length} or more before {from}",
    /// Of two dates: less before the other.
    LessBefore = "{to} less than {length} before {from}",
    /// Of a date: it is between two, both included, and now is no later than a third.
    SeasonUntil = "from {first} to {last}, until {until}",
    /// Of a date: it is between two, both included.
    Season = "from {first} to {last}",
    /// Of a date: it is not between two, or now is later than a third.
    NotSeasonUntil = "not from {first} to {last}, or now after {until}",
    /// Of a date: it is not between two.
    NotSeason = "not from {first} to {last}",
    /// An end that fixed dates have: of a date between two, both included, a third.
    EndOfSeason = "from {first} to {last}, until {until}",
    /// Now is no later than a day.
    Until = "until {until}",
    /// Now is later than a day.
    NowAfter = "now after {until}",
    /// A fact that is counted from the instant, not by whole days.
    ToTheMinute = "{fact}, to the minute",
    /// A fact that is counted from the instant, in another zone than the policy's.
    ToTheMinuteIn = "{fact}, to the minute by the clocks of {zone}",
    /// The time of day that counts if only the day is known.
    DayAlone = "{fact}, a day alone counting as {time}",
    /// A fact that is counted by whole days.
    ByCalendar = "{fact}, by the calendar",
    /// A fact that is counted by whole days, in another zone than the policy's.
    ByCalendarOf = "{fact}, by the calendar of {zone}",
    /// A last day that is no working day moves to the next working day.
    ToWorkingDay = "{fact} (to the next working day if the last day is none)",
    /// An end: that instant included.
    Within = "within {length} of the moment",
    /// The same, counted from an event.
    WithinOf = "within {length} of the moment of {event}",
    /// An end: the day itself.
    OnTheDay = "on the day",
    /// The same, counted from an event.
    OnTheDayOf = "on the day of {event}",
    /// An end: that whole day included.
    ByLastDay = "by the end of the last day, {length} after the day",
    /// The same, counted from an event.
    ByLastDayOf = "by the end of the last day, {length} after the day of {event}",
    /// An end: that instant included.
    UntilMoment = "until {length} before the moment",
    /// The same, counted from an event.
    UntilMomentOf = "until {length} before the moment of {event}",
    /// An end: that whole day included.
    UntilDay = "until the end of the day {length} before the day",
    /// The same, counted from an event.
    UntilDayOf = "until the end of the day {length} before the day of {event}",
    /// An end that moves to the next working day.
    OrWorkingDay = "{end}, or of the next working day where that is none",
    /// An end in another zone than the policy's.
    ByClocks = "{end}, by the clocks of {zone}",
    /// Before the first question, once for all of them, because a page is loaded before anything is asked.
    Introduction = "Choose what fits your case. Your rights, and ways to a person if you are not sure or do not agree, are at the end.",
    /// Explains the numbers in brackets.
    Numbers = "Numbers in brackets are sentences of our policy, which stand at the end.",
    /// Before rules without questions.
    InOrder = "Go through these in order: the first that fits your case is the one that counts. Your rights, and ways to a person, are at the end.",
    /// Says in which zone days are counted.
    Clocks = "Days and times are those of {zone}.",
    /// The heading above how to get each piece of evidence.
    HowToGet = "How to get what we ask for",
    /// What every verdict asks for.
    Always = "In every case",
    /// Refers to a question elsewhere on the page by the number in its heading.
    GoOn = "Go on with {number}: {ask}",
    /// Refers from a headline to the rest of the verdict elsewhere on the page.
    See = "{headline} See {number}.",
    /// For a rule without conditions.
    EveryCase = "In every case that is left.",
    /// Above cases, one of which must hold.
    OneOf = "One of these holds",
}
