//! The written policy as data: clauses, questions, windows, evidence and rules.
//!
//! Nothing here evaluates a policy. Its parts refer to each other by indices into the lists of the same
//! policy; the code that makes a `Policy` checks them.

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
    /// The id that programs see.
    pub id: String,
    /// The title that people read.
    pub title: String,
    /// The version of the policy's text: any string, usually a date.
    pub version: String,
    /// The language of the written policy (a BCP 47 tag).
    pub language: String,
    /// What the shop sells. Decides which default note on the buyer's rights is shown.
    pub goods: Goods,
    /// The first day on which the shop can have sold anything. An earlier date is rejected as an answer.
    pub since: Option<Date>,
    /// The time zone whose calendar counts (IANA name). Without it, the buyer's.
    pub zone: Option<String>,
    /// The note on the buyer's rights in the shop's words. It replaces the interface's own note, which speaks
    /// of digital content.
    pub rights: Option<String>,
    /// How buyers reach the shop.
    pub contact: Contact,
    /// The sentences of the written policy that rules and windows are based on.
    pub clauses: Vec<Clause>,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// The time limits that rules can name.
    pub windows: Vec<Window>,
    /// The calendars of working days and holidays that windows are counted by.
    pub calendars: Vec<Calendar>,
    /// The limits on number answers that rules can name.
    pub limits: Vec<Limit>,
    /// Named conditions that rules can share.
    pub cases: Vec<Case>,
    /// The shop's own outcomes.
    pub outcomes: Vec<OwnOutcome>,
    /// What a buyer can be asked to send.
    pub evidence: Vec<Evidence>,
    /// The rules, in written order. The order decides nothing.
    pub rules: Vec<Rule>,
}

/// Ways to reach the shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// An email address.
    pub email: Option<Email>,
    /// The address of a page to write from, as an RFC 6570 template.
    pub url: Option<ContactUrl>,
    /// The page of the withdrawal function that traders in the EU must have (directive 2011/83, article 11a).
    pub withdraw: Option<ContactUrl>,
}

/// One sentence of the written policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// The id that programs see.
    pub id: String,
    /// The sentence, word for word.
    pub quote: String,
    /// The sentence in the language of a translation. Only the original counts.
    pub translation: Option<String>,
}

/// A question to the buyer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The id that programs see; also the key of the answer.
    pub id: String,
    /// The question that people read.
    pub ask: String,
    /// A line of help below the question.
    pub hint: Option<String>,
    /// The label of the answer "I don't know", if the question allows it.
    pub unsure: Option<String>,
    /// Whether the true answer can change as time goes by.
    pub changes: bool,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// What happened on the date, such as `Delivery`. Only for date questions.
    pub event: Option<String>,
    /// The index of the date question whose date this one cannot lie before.
    pub after: Option<usize>,
    /// Whether the date may lie in the future.
    pub ahead: bool,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of several options.
    Choice(Vec<Choice>),
    /// A day, and its time of day if that makes a difference.
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
    /// The id that programs see.
    pub id: String,
    /// The option in the buyer's words.
    pub say: String,
    /// A line of help below the option.
    pub hint: Option<String>,
}

/// Something the buyer can send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The id that programs see.
    pub id: String,
    /// What to send, in words.
    pub say: String,
    /// How to get it.
    pub how: Option<String>,
    /// Whether it is a text that the buyer can type.
    pub is_text: bool,
    /// Whether the shop needs it to decide.
    pub required: bool,
    /// The question whose answer calls for it, if that is not the first one that the rule names.
    pub question: Option<usize>,
    /// The clause that calls for it, if that is not the rule's first.
    pub clause: Option<usize>,
}

/// A rule: conditions, and the outcome if they hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// The id that programs see.
    pub id: String,
    /// The conditions, all of which must hold. Without any, the rule always applies.
    pub when: Vec<Condition>,
    /// The outcome. For an outcome of the shop's own, the one of the five that it is based on.
    pub outcome: Outcome,
    /// The index of the shop's own outcome, if it is one.
    pub own: Option<usize>,
    /// What is paid back, and how.
    pub terms: Option<Terms>,
    /// The indices of the clauses that the rule is based on.
    pub clauses: Vec<usize>,
    /// The indices of the evidence to send.
    pub evidence: Vec<usize>,
    /// What the outcome means for the buyer.
    pub say: Option<String>,
    /// What the buyer should do next.
    pub steps: Vec<String>,
    /// What the law may grant this buyer besides. Replaces the policy's general note.
    pub note: Option<Note>,
    /// The shop's withdrawal function, to which this buyer is sent first.
    pub withdraw: Option<ContactUrl>,
    /// The indices of the rules that give way to this one if both apply.
    pub overrides: Vec<usize>,
}

/// What the law may grant some buyers, in the shop's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The id in the rules file. Empty in a compiled policy.
    pub id: String,
    /// The text of the note.
    pub say: String,
}

/// One condition of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Condition {
    /// The answer to a choice question is one of these options.
    Answer {
        /// The index of the question.
        question: usize,
        /// The indices of the options.
        options: Vec<usize>,
    },
    /// A window is open or closed.
    Window {
        /// The index of the window.
        window: usize,
        /// True if it must be open, false if closed.
        open: bool,
    },
    /// A number is within a limit or not.
    Limit {
        /// The index of the limit.
        limit: usize,
        /// True if the number must be within the limit.
        holds: bool,
    },
    /// At least one of the cases with these indices holds.
    Case(Vec<usize>),
    /// Never holds: it names something that the policy does not have.
    #[default]
    Never,
}

/// A named list of conditions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The id that programs see.
    pub id: String,
    /// The conditions, all of which must hold.
    pub when: Vec<Condition>,
}

/// An outcome of the shop's own. It is ranked and shown like one of the five.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnOutcome {
    /// The id that programs see.
    pub id: String,
    /// The one of the five that it is based on.
    pub like: Outcome,
    /// The headline that people read.
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
    /// The number questions whose product is the base of the amounts: shares are taken of it, sums from it.
    pub of: Vec<usize>,
    /// How it is paid back, such as `gift-card`.
    pub by: Option<String>,
    /// Who pays for sending things back, such as `buyer`.
    pub postage: Option<String>,
}

/// A percentage or a sum of money.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A percentage.
    Percent(Decimal),
    /// A sum, with its currency (ISO 4217 code).
    Money(Decimal, String),
}

impl Amount {
    /// The amount as the rules file has it: `85%` or `45 USD`.
    pub fn text(&self) -> String {
        match self {
            Amount::Percent(share) => [share.text().as_str(), "%"].concat(),
            Amount::Money(sum, currency) => [sum.text().as_str(), " ", currency].concat(),
        }
    }
}

/// What a shop sells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goods {
    /// Files, licences, accounts.
    #[default]
    Digital,
    /// Goods that are shipped.
    Physical,
    /// Services.
    Service,
    /// Overnight stays.
    Stay,
    /// Events on a fixed date.
    Event,
    /// Several of these kinds.
    Mixed,
}

impl Goods {
    /// Every kind.
    pub const ALL: [Goods; 6] =
        [Goods::Digital, Goods::Physical, Goods::Service, Goods::Stay, Goods::Event, Goods::Mixed];

    /// The id that programs see.
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
