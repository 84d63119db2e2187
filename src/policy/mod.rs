//! What the written policy says, as data: clauses, questions, windows, evidence and rules.
//!
//! Nothing here knows that a policy is ever evaluated. References between the parts are indices into
//! the lists of the same policy, checked by whoever made the value.

mod contact;
mod facts;
mod few;
mod id;
mod number;
mod outcome;
mod window;
mod worth;

pub use number::{Bound, Decimal, Limit, MAX_NUMBER, NotDecimal, Number};
pub use window::{Calendar, Date, Length, Mark, Season, Side, Span, Window, WindowKind};

pub use facts::{Atom, MAX_DEPTH};
pub use outcome::Outcome;

pub use contact::{AddressProblem, ContactUrl, Email, cut};
pub use few::insert_once;
pub use id::{ID_PATTERN, MAX_ID, is_id};

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
    /// What is sold: it decides which note on the buyer's rights is the default.
    pub goods: Goods,
    /// The first day on which the shop can have sold anything. An answer before it is asked again.
    pub since: Option<Date>,
    /// The zone whose calendar counts (IANA name); without it, the buyer's.
    pub zone: Option<String>,
    /// The rights note in the shop's own words, in place of the interface's, which speaks of digital content.
    pub rights: Option<String>,
    /// Where questions go.
    pub contact: Contact,
    /// The sentences of the written policy that rules and windows stand on.
    pub clauses: Vec<Clause>,
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
    /// Time limits that rules can name.
    pub windows: Vec<Window>,
    /// Working days and holidays that windows are counted by.
    pub calendars: Vec<Calendar>,
    /// Limits on number answers that rules can name.
    pub limits: Vec<Limit>,
    /// Conditions with a name, for rules that share them.
    pub cases: Vec<Case>,
    /// Outcomes of the shop's own.
    pub outcomes: Vec<OwnOutcome>,
    /// What a buyer can be asked to send.
    pub evidence: Vec<Evidence>,
    /// In the order in which they are written; the order decides nothing.
    pub rules: Vec<Rule>,
}

/// Ways to reach the shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// An address for mail.
    pub email: Option<Email>,
    /// An RFC 6570 template of a page to write from.
    pub url: Option<ContactUrl>,
    /// The page of the withdrawal function that traders in the EU must have (directive 2011/83, article 11a).
    pub withdraw: Option<ContactUrl>,
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
    /// What a date is the date of, such as `Delivery`.
    pub event: Option<String>,
    /// The date question before whose answer this date cannot lie.
    pub after: Option<usize>,
    /// Whether a date may lie in the future.
    pub ahead: bool,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of several.
    Choice(Vec<Choice>),
    /// A day, and the time of day where that decides.
    Date,
    /// A number.
    Number(Number),
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
    /// What follows. Of an outcome of the shop's own, the one of the five that it is like.
    pub outcome: Outcome,
    /// The outcome of the shop's own, where it is one.
    pub own: Option<usize>,
    /// What is paid back, and how.
    pub terms: Option<Terms>,
    /// The sentences it stands on.
    pub clauses: Vec<usize>,
    /// What to send.
    pub evidence: Vec<usize>,
    /// What it means for the buyer.
    pub say: Option<String>,
    /// What to do next.
    pub steps: Vec<String>,
    /// What the law may give this buyer besides, in place of the policy's general note.
    pub note: Option<Note>,
    /// Where this buyer is led first: the shop's withdrawal function.
    pub withdraw: Option<ContactUrl>,
    /// Rules that give way to this one where both apply.
    pub overrides: Vec<usize>,
}

/// What the law may give some buyers, in the shop's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Its name in the rules' file. What a page loads has none.
    pub id: String,
    /// What it says.
    pub say: String,
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
    /// A number is within a limit, or is not.
    Limit {
        /// The limit.
        limit: usize,
        /// Within, or else not.
        holds: bool,
    },
    /// One of these cases.
    Case(Vec<usize>),
    /// Names something the policy does not have, so it never holds.
    #[default]
    Never,
}

/// A condition with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Its name to programs.
    pub id: String,
    /// All must hold.
    pub when: Vec<Condition>,
}

/// An outcome of the shop's own. It ranks and looks like one of the five.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnOutcome {
    /// Its name to programs.
    pub id: String,
    /// The one of the five that it is like.
    pub like: Outcome,
    /// Its headline.
    pub title: String,
    /// What it means, in one sentence.
    pub means: String,
}

/// What is paid back, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// What the shop pays back.
    pub pays: Option<Amount>,
    /// What the shop keeps.
    pub keeps: Option<Amount>,
    /// The number questions whose product the amounts are a share of, or are taken from.
    pub of: Vec<usize>,
    /// By what means, such as `gift-card`.
    pub by: Option<String>,
    /// Who pays for sending things back, such as `buyer`.
    pub postage: Option<String>,
}

/// A share or a sum of money.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Hundredths.
    Percent(Decimal),
    /// A sum.
    Money(Decimal, String),
}

impl Amount {
    /// As it is written: `85%`, or `45 USD`.
    pub fn text(&self) -> String {
        match self {
            Amount::Percent(share) => [share.text().as_str(), "%"].concat(),
            Amount::Money(sum, currency) => [sum.text().as_str(), " ", currency].concat(),
        }
    }
}

/// What is sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goods {
    /// Files, licences, accounts.
    #[default]
    Digital,
    /// Things that are sent.
    Physical,
    /// Work that is done.
    Service,
    /// A room for some nights.
    Stay,
    /// Something on a fixed date.
    Event,
    /// Several of these.
    Mixed,
}

impl Goods {
    /// Every kind.
    pub const ALL: [Goods; 6] =
        [Goods::Digital, Goods::Physical, Goods::Service, Goods::Stay, Goods::Event, Goods::Mixed];

    /// Its name to programs.
    pub fn id(self) -> &'static str {
        match self {
            Goods::Digital => "digital",
            Goods::Physical => "physical",
            Goods::Service => "service",
            Goods::Stay => "stay",
            Goods::Event => "event",
            Goods::Mixed => "mixed",
        }
    }
}
