//! Every word of the interface. The policy's own words are in the policy.

use crate::interview::Told;
use crate::policy::{Goods, Outcome, Policy, cut};

/// Declares the phrases with their English; other languages are lists in the same order.
macro_rules! phrases {
    ($($(#[$note:meta])* $name:ident = $english:literal,)*) => {
        /// Something the interface says. Braces hold what is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[$note])* $name,)*
        }

        /// Every phrase in English, in order, in a line each: a list of where each is would cost a page 0.3 kB.
        const LINES: &str = concat!($($english, "\n",)*);

        impl Phrase {
            /// The phrases' names, in order: files of words have them. What no page names costs it nothing.
            pub const NAMES: &[&str] = &[$(stringify!($name),)*];
        }
    };
}

phrases! {
    /// Said by the shell where the engine cannot be; it looks for it in the first place.
    Sorry = "The questions could not be loaded. You can still read the policy or write to us.",
    /// Has the shell try again; it looks for it in the second place.
    TryAgain = "Try again",
    /// Names the answers given so far.
    AnswersSoFar = "Your answers so far",
    /// Leads back to an answered question.
    Change = "Change",
    /// Opens the answers before the last two. A form for each plural.
    Earlier = "one: {} earlier answer | other: {} earlier answers",
    /// Names a `Change` button to those who hear it.
    ChangeOf = "Change your answer to: {}",
    /// How many questions may still come.
    LastQuestion = "This is the last question",
    /// How many questions may still come, 2 at least. A form for each plural that the language has, `few: … | other: …`.
    AtMost = "other: At most {} questions, this one included",
    /// Sends a date or time.
    Continue = "Continue",
    /// Names a date field.
    Date = "Date",
    /// Names a time field.
    Time = "Time of day",
    /// Names a number field; its unit follows.
    Number = "Number",
    /// Asks for the time of day.
    AskTime = "At what time of day was that?",
    /// Why the time is asked.
    AskTimeHint = "On that day the time decides. A confirmation usually shows it.",
    /// "I don't know" to a time of day.
    UnknownTime = "I don’t know the time",
    /// Said beside a date field.
    DateMalformed = "Please give the full date: day, month and year.",
    /// Said beside a time field.
    TimeMalformed = "Please give the time in hours and minutes.",
    /// Said beside a date field.
    DateImpossible = "There is no such day. Please check the date.",
    /// Said beside a time field.
    TimeImpossible = "There is no such time. Please check it.",
    /// Said beside a date field.
    DateInTheFuture = "This day has not come yet. Please check the date.",
    /// Said beside a time field.
    TimeInTheFuture = "This time has not come yet. Please check it.",
    /// Said beside a date field.
    DateTooLongAgo = "This day is too long ago. Please check the year.",
    /// Said beside a date field.
    DateTooFarAhead = "This day is too far ahead. Please check the year.",
    /// Said beside a date field.
    DateBeforeTheOther = "This is before another day that you gave and that comes first. Please check both.",
    /// Said beside a number field.
    NumberMalformed = "Please give a number.",
    /// Said beside a number field.
    NumberTooFine = "Please give it with fewer digits after the point.",
    /// Said beside a number field; the gaps are what it can be.
    NumberOutOfRange = "Please give a number from {} to {}.",
    /// Said beside a number field that has no upper end; the gap is the least that it can be.
    NumberTooSmall = "Please give a number of at least {}.",
    /// A headline, in the order of [`Outcome::rank`].
    Qualifies = "This meets the policy’s conditions",
    /// A headline.
    FixFirst = "Let support try to help first",
    /// A headline.
    EvidenceFirst = "Gather the evidence first",
    /// A headline.
    SupportDecides = "A person decides this",
    /// A headline.
    DoesNotQualify = "The policy does not cover this",
    /// What it means, in the same order, where the rule does not say.
    QualifiesMeans = "By what you told us, the conditions for a refund are met. The shop decides.",
    /// What it means.
    FixFirstMeans = "The policy asks that support may try to solve the problem first.",
    /// What it means.
    EvidenceFirstMeans = "The policy asks for evidence before the shop can decide.",
    /// What it means.
    SupportDecidesMeans = "The policy does not settle your case. Please ask the shop.",
    /// What it means.
    DoesNotQualifyMeans = "By what you told us, the shop’s own policy gives no refund here.",
    /// Not enough is known.
    Undecided = "What you told us fits more than one case, and the policy treats them differently.",
    /// Names what would settle it.
    SettledBy = "This would settle it:",
    /// Names the quoted clauses.
    Why = "What the policy says",
    /// Names the deadline.
    ByWhen = "By when",
    /// Before the last day on which one may act.
    LastDay = "Last day:",
    /// A day, and the time of day on it.
    ByTime = "{}, by {}",
    /// How long that is. A form for each plural.
    DaysLeft = "one: {} day left | other: {} days left",
    /// Beside an inexact deadline.
    Inexact = "It may end later: this is the earliest that it can be.",
    /// Before the day from which the policy gives more by itself.
    Opens = "Ask again from",
    /// What the rule's terms pay back; the gap is a sum.
    PaysBack = "Paid back by the policy: {}",
    /// What the shop keeps; the gap is a sum.
    Keeps = "The shop keeps: {}",
    /// How it is paid back.
    PaidAsBefore = "You get it the way you paid.",
    /// How it is paid back.
    PaidInCredit = "You get it as store credit.",
    /// How it is paid back.
    PaidByCard = "You get it as a gift card.",
    /// Who pays for sending things back.
    PostageBuyer = "You pay for sending it back.",
    /// Who pays for sending things back.
    PostageShop = "The shop pays for sending it back.",
    /// The next step, in the order of [`Outcome::rank`].
    AskRefund = "Ask for the refund",
    /// The next step.
    AskHelp = "Ask for help",
    /// The next step.
    Gather = "Gather the evidence",
    /// The next step.
    WritePerson = "Write to a person",
    /// The next step.
    AskPerson = "Ask a person to look at it",
    /// The next step where the shop has a withdrawal function; the law asks for these words.
    Withdraw = "Withdraw from the contract here",
    /// Before the ways to a person.
    Directly = "Or talk to a person:",
    /// Names the evidence.
    WhatToSend = "What to send",
    /// Marks what the shop cannot decide without.
    Required = "needed",
    /// Marks what the shop can do without.
    Helps = "helps us decide faster",
    /// Opens what the shop can do without.
    AlsoHelps = "More that helps us decide faster",
    /// Beside a tick.
    Attach = "I attach it",
    /// Below a field that picks files, where the browser can share them.
    FilesHint = "What you pick here goes along with “Share”. To an e-mail or a form you attach it yourself.",
    /// What is there, of how many things.
    Added = "{} of {} added",
    /// Opens why a thing is asked for.
    WhyAsked = "Why we ask for it",
    /// The answer that calls for it.
    YouAnswered = "You answered: “{}”.",
    /// Before the sentence of the policy that calls for it.
    PolicySays = "The policy says:",
    /// What becomes of texts that are typed beside the evidence.
    StaysHere = "You can write to us without any of it. What you type stays in this tab until you send it yourself.",
    /// Names the steps.
    WhatNext = "What to do next",
    /// Names the rights note.
    RightsTitle = "Your rights",
    /// The rights note; the gap is an example that fits what is sold.
    Rights = "If you are a consumer, the law where you live may give you more: for example {}. This can hold even after the policy’s own time limits.",
    /// An example, in the order of [`Goods`].
    RightsDigital = "a repair or a refund if digital content is missing, faulty or not as described, or 14 days to withdraw (more if nobody told you of it), unless you agreed to lose that right and got this confirmed",
    /// An example.
    RightsPhysical = "a repair, a replacement or a refund if something is missing, faulty or not as described, or 14 days to withdraw from an online purchase (more if nobody told you of it)",
    /// An example.
    RightsService = "having the work done again, or a lower price, if it was not done as agreed, or 14 days to withdraw from an online purchase (more if nobody told you of it)",
    /// An example.
    RightsStay = "money back or a lower price if a stay is cancelled, changed or not as described",
    /// An example.
    RightsEvent = "money back if an event is cancelled or changed",
    /// An example.
    RightsMixed = "a repair, a replacement or a refund if something is missing, faulty or not as described",
    /// Ends a note on rights.
    RightsEnd = "This page tells you the shop’s own policy; the law where you live may give you more. You can always contact us. This is information, not legal advice.",
    /// Names the ways to a person.
    Contact = "Talk to a person",
    /// Before the ways to a person.
    ContactHint = "Whatever the result, you can write to us.",
    /// Names the message to the shop.
    Message = "Your message",
    /// What becomes of the message.
    MessageHint = "This is what you would send to support. Nothing is sent until you send it.",
    /// The subject of the message; the gap is the case code.
    Subject = "Refund question, case {}",
    /// Begins the message.
    Greeting = "Hello,",
    /// What the message asks for, in the order of [`Outcome::rank`].
    OpeningQualifies = "I ask for a refund of my order.",
    /// What it asks for.
    OpeningFixFirst = "Please help me with my order. If it cannot be solved, I ask for a refund.",
    /// What it asks for.
    OpeningEvidenceFirst = "I ask for a refund of my order. I am gathering the evidence; what I have so far is below.",
    /// What it asks for.
    OpeningSupportDecides = "I would like a refund of my order. Please have a person look at my case and decide.",
    /// What it asks for.
    OpeningDoesNotQualify = "I would like a refund of my order. Please have a person look at my case.",
    /// Names what happened, in the buyer's own words.
    WhatHappened = "What happened",
    /// Beside its field.
    StoryHint = "In your own words, if you like. Leave out passwords and card numbers.",
    /// Has the message be written from the answers again.
    WriteAnew = "Undo my changes to the message",
    /// Names the answers in the message.
    MyAnswers = "What I answered",
    /// When they were given; the gap is a date and time.
    AnsweredOn = "Answered on {}",
    /// Names the evidence that the buyer has.
    IHave = "What I send",
    /// Names the evidence that the buyer lacks.
    ILack = "What I don’t have yet",
    /// Before the verdict in the message.
    Told = "Your refund check told me:",
    /// Names the policy; its title and version follow.
    Policy = "Policy",
    /// Ends the message.
    Closing = "Thank you for your help.",
    /// Copies the message.
    Copy = "Copy the message",
    /// It was copied.
    Copied = "Copied.",
    /// It could not be copied, but is selected.
    CopyByHand = "The message is selected. Please copy it.",
    /// Opens the shorter text that a mail has room for.
    MailCarries = "The e-mail gets a shorter text: show it",
    /// Opens the text that a form's address carries.
    FormCarries = "The form gets a text without what you typed: show it",
    /// Hands the message to another program.
    Share = "Share",
    /// Prints the verdict.
    Print = "Print",
    /// Makes a calendar entry of the deadline.
    Calendar = "Add to my calendar",
    /// Leads to the mail program.
    ContactMail = "Write an e-mail to {}",
    /// Leads to the shop's form.
    ContactForm = "Open the contact form",
    /// Names what can still change the verdict.
    Changes = "What can change this",
    /// Another answer, and what follows.
    ChangesIf = "If your answer becomes “{}”:",
    /// Names the case code.
    CaseCode = "Your case code",
    /// Names it in the message.
    Code = "Case code",
    /// What the case code is for.
    CaseCodeHint = "Give it to support, in writing or on the phone, and they see what you answered here and what you were told. It holds no name and nothing else about you.",
    /// A day that buyers know without a calendar.
    Today = "Today",
    /// A day that buyers know without a calendar.
    Yesterday = "Yesterday",
    /// Seven days ago.
    WeekAgo = "A week ago",
    /// Leads to the sentence in the policy's text on the same page.
    FindClause = "Show it in the policy",
    /// Marks the sentence below a translation of it; it alone counts.
    Original = "In the policy’s own language, which alone counts:",
    /// Opens the message in the language that the shop reads.
    Received = "Show what support receives",
    /// Begins again.
    Restart = "Start again",
    /// Takes a start anew back.
    Undo = "Back to my answers",
    /// Leads to the question before.
    Back = "Back",
    /// Leads from what to send to the verdict.
    BackToVerdict = "Back to the result",
    /// Marks what was answered before.
    YourAnswer = "Your answer:",
    /// Leaves an answer as it was.
    KeepIt = "Keep my answer",
    /// How long ago a day was, 2 at least. A form for each plural.
    DaysAgo = "one: {} day ago | other: {} days ago",
    /// What a calendar entry of the last day is called; the gap is where the shop is reached.
    CalendarTitle = "Last day to ask {} for a refund",
}

/// The interface in one language.
#[derive(Clone, Debug)]
pub struct Words {
    list: Vec<String>,
}

impl Default for Words {
    fn default() -> Words {
        Words::new(Vec::new())
    }
}

impl Words {
    /// All phrases, in the order of [`Phrase`]. Those that are missing at the end are said in English.
    pub fn new(mut list: Vec<String>) -> Words {
        let (mut rest, mut place) = (LINES, 0);
        while let Some((phrase, more)) = cut(rest, b'\n') {
            if place >= list.len() {
                list.push(phrase.to_owned());
            }
            (rest, place) = (more, place + 1);
        }
        Words { list }
    }

    /// All phrases, in order.
    pub fn all(&self) -> &[String] {
        &self.list
    }

    /// A phrase as it stands.
    pub fn say(&self, phrase: Phrase) -> &str {
        self.after(phrase, 0)
    }

    /// An outcome's headline.
    pub fn headline(&self, outcome: Outcome) -> &str {
        self.after(Phrase::Qualifies, outcome.rank())
    }

    /// The next step that an outcome asks for.
    pub fn step(&self, outcome: Outcome) -> &str {
        self.after(Phrase::AskRefund, outcome.rank())
    }

    /// What a message asks for.
    pub fn opening(&self, outcome: Outcome) -> &str {
        self.after(Phrase::OpeningQualifies, outcome.rank())
    }

    /// What the law may give buyers of some goods.
    pub fn example(&self, goods: Goods) -> &str {
        self.after(Phrase::RightsDigital, goods as usize)
    }

    /// What an outcome means, where no rule says it.
    pub fn meaning(&self, outcome: Outcome) -> &str {
        self.after(Phrase::QualifiesMeans, outcome.rank())
    }

    /// A phrase so many places after another.
    #[inline(never)]
    fn after(&self, phrase: Phrase, places: usize) -> &str {
        self.list.get(phrase as usize + places).map_or("", String::as_str)
    }

    /// An outcome's headline: the shop's own words where the outcome is its own.
    pub fn headline_in<'a>(&'a self, policy: &'a Policy, told: Told) -> &'a str {
        told.own
            .and_then(|own| policy.outcomes.get(own))
            .map_or_else(|| self.headline(told.outcome), |own| &own.title)
    }

    /// What an outcome means, where no rule says it.
    pub fn meaning_in<'a>(&'a self, policy: &'a Policy, told: Told) -> &'a str {
        told.own
            .and_then(|own| policy.outcomes.get(own))
            .map_or_else(|| self.meaning(told.outcome), |own| &own.means)
    }

    /// A phrase with two gaps filled in turn.
    pub fn fill_both(&self, phrase: Phrase, first: &str, second: &str) -> String {
        let (mut text, mut with) = (String::new(), [first, second].into_iter());
        for letter in self.say(phrase).chars() {
            match letter {
                '{' => text.push_str(with.next().unwrap_or_default()),
                '}' => {}
                _ => text.push(letter),
            }
        }
        text
    }

    /// A phrase with its gap filled.
    pub fn fill(&self, phrase: Phrase, with: &str) -> String {
        self.fill_both(phrase, with, with)
    }
}
