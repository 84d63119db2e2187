//! What the written policy says, as data: clauses, questions, windows, evidence and rules.
//!
//! Nothing here knows that a policy is ever evaluated. References between the parts are indices into
//! the lists of the same policy, checked by whoever made the value.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod read;

/// One shop's policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Its name to programs.
    pub id: String,
    /// Its name to people.
    pub title: String,
    /// Which edition of the text this is; any string, by habit a date.
    pub version: String,
    /// The language of the written text (BCP 47).
    pub language: String,
    /// The rights note in the shop's own words, in place of the interface's, which speaks of digital content.
    pub rights: Option<String>,
    /// Where questions go.
    pub contact: Contact,
    /// The sentences of the written policy that rules and windows stand on.
    pub clauses: Vec<Clause>,
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
    /// Spans of time that begin with a date answer.
    pub windows: Vec<Window>,
    /// What a buyer can be asked to send.
    pub evidence: Vec<Evidence>,
    /// In the order in which they are written; the order decides nothing.
    pub rules: Vec<Rule>,
}

/// Ways to reach the shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// An address for mail.
    pub email: Option<String>,
    /// An RFC 6570 template of a page to write from.
    pub url: Option<String>,
}

/// One sentence of the written policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// Its name to programs.
    pub id: String,
    /// The sentence, to the letter.
    pub quote: String,
    /// What it says in the language of a translation; the sentence itself alone counts.
    pub translation: Option<String>,
}

/// Something the buyer is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Its name to programs, and the key of its answer.
    pub id: String,
    /// The question as people read it.
    pub ask: String,
    /// A line of help below it.
    pub hint: Option<String>,
    /// What "I don't know" is called, where it may be said.
    pub unsure: Option<String>,
    /// Whether its answer can change as time goes by.
    pub changes: bool,
    /// What kind of answer it takes.
    pub kind: Kind,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of several.
    Choice(Vec<Choice>),
    /// A day, and the time of day where that decides.
    Date,
}

impl Default for Kind {
    fn default() -> Self {
        Kind::Choice(Vec::new())
    }
}

/// One answer to a choice question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Its name to programs.
    pub id: String,
    /// As a buyer would say it.
    pub say: String,
    /// A line of help below it.
    pub hint: Option<String>,
}

/// A span of time that begins with a date answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// Its name to programs.
    pub id: String,
    /// The date question it begins with.
    pub from: usize,
    /// How long it is open.
    pub length: Length,
    /// The sentence that grants it.
    pub clause: Option<usize>,
}

/// How a window is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many hours from the instant of purchase, that last instant included.
    Moment {
        /// 24 for each day.
        hours: u32,
    },
    /// To the end of the day that is so many days after the day of purchase.
    Date {
        /// 0 is the day of purchase alone.
        days: u32,
    },
}

impl Default for Length {
    fn default() -> Self {
        Length::Moment { hours: 0 }
    }
}

/// Something the buyer can send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its name to programs.
    pub id: String,
    /// What it is.
    pub say: String,
    /// How to get it.
    pub how: Option<String>,
    /// Whether it can be typed.
    pub is_text: bool,
    /// Whether the shop cannot do without it.
    pub required: bool,
    /// The question whose answer calls for it, where that is another than the first that its rule names.
    pub question: Option<usize>,
    /// The sentence that calls for it, where that is another than the first of its rule.
    pub clause: Option<usize>,
}

/// When something holds, and what follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// Its name to programs.
    pub id: String,
    /// All must hold; none means always.
    pub when: Vec<Condition>,
    /// What follows.
    pub outcome: Outcome,
    /// The sentences it stands on.
    pub clauses: Vec<usize>,
    /// What to send.
    pub evidence: Vec<usize>,
    /// What it means for the buyer.
    pub say: Option<String>,
    /// What to do next.
    pub steps: Vec<String>,
    /// Rules that give way to this one where both apply.
    pub overrides: Vec<usize>,
}

/// One condition of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Condition {
    /// The answer to a choice question is one of these options.
    Answer {
        /// The question.
        question: usize,
        /// Any of these.
        options: Vec<usize>,
    },
    /// A window is open, or closed.
    Window {
        /// The window.
        window: usize,
        /// Open, or else closed.
        open: bool,
    },
    /// Names something the policy does not have, so it never holds.
    #[default]
    Never,
}

/// The five things a policy can say, and no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Meets the policy's conditions; the shop decides.
    Qualifies,
    /// Let support try to help first.
    FixFirst,
    /// Gather the evidence first.
    EvidenceFirst,
    /// The policy does not cover it.
    DoesNotQualify,
    /// The policy does not settle it; a person does.
    #[default]
    SupportDecides,
}

impl Outcome {
    /// Every outcome, best for the buyer first.
    pub const ALL: [Outcome; 5] = [
        Outcome::Qualifies,
        Outcome::FixFirst,
        Outcome::EvidenceFirst,
        Outcome::SupportDecides,
        Outcome::DoesNotQualify,
    ];

    /// Its name to programs.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Qualifies => "qualifies",
            Outcome::FixFirst => "fix-first",
            Outcome::EvidenceFirst => "evidence-first",
            Outcome::DoesNotQualify => "does-not-qualify",
            Outcome::SupportDecides => "support-decides",
        }
    }
}

impl Policy {
    /// The windows that begin with a question, in written order.
    pub fn windows_from(&self, question: usize) -> impl Iterator<Item = (usize, &Window)> {
        self.windows.iter().enumerate().filter(move |(_, window)| window.from == question)
    }
}
