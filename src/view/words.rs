//! The words of the interface. The policy's own words are in the policy.

use crate::interview::Told;
use crate::policy::{Goods, Outcome, Policy, cut};

/// Declares the phrases with their English texts. Other languages are lists in the same order.
macro_rules! phrases {
    ($($(#[$note:meta])* $name:ident = $english:literal,)*) => {
        /// A phrase of the interface. `{}` is a gap that is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[$note])* $name,)*
        }

        /// The English phrases, one a line: a list of slices would add 0.3 kB to what a page loads.
        const LINES: &str = concat!($($english, "\n",)*);

        impl Phrase {
            /// The names of the phrases, in order. A page does not use them, so they cost it nothing.
            pub const NAMES: &[&str] = &[$(stringify!($name),)*];
        }
    };
}

phrases! {
    /// Shown by the element's script if the engine cannot run. The script expects it at index 0.
    Sorry = "The questions could not be loaded. You can still read the policy or write to us.",
    /// Button of the element's script that tries again. The script expects it at index 1.
    TryAgain = "Try again",
    /// Label of the answers so far.
    AnswersSoFar = "Your answers so far",
    /// Button that changes an answer.
    Change = "Change",
    /// Opens the answers before the last two. A form for each plural; see `AtMost`.
    Earlier = "one: {} earlier answer | other: {} earlier answers",
    /// Label of the `Change` button for screen readers; the gap is the question.
    ChangeOf = "Change your answer to: {}",
    /// Progress if one question is left.
    LastQuestion = "This is the last question",
    /// Progress if more questions may come: how many at most, from 2. A form for each plural that the
    /// language has, as `few: … | other: …`.
    AtMost = "other: At most {} questions, this one included",
    /// Sends a date, a time or a number.
    Continue = "Continue",
    /// Label of a date field.
    Date = "Date",
    /// Label of a time field.
    Time = "Time of day",
    /// Label of a number field; the unit or the currency follows.
    Number = "Number",
    /// The question for the time of day.
    AskTime = "At what time of day was that?",
    /// Why the time of day is asked for.
    AskTimeHint = "On that day the time decides. A confirmation usually shows it.",
    /// The answer "I don't know" to the time of day.
    UnknownTime = "I don’t know the time",
    /// Error beside a date field.
    DateMalformed = "Please give the full date: day, month and year.",
    /// Error beside a time field.
    TimeMalformed = "Please give the time in hours and minutes.",
    /// Error beside a date field.
    DateImpossible = "There is no such day. Please check the date.",
    /// Error beside a time field.
    TimeImpossible = "There is no such time. Please check it.",
    /// Error beside a date field.
    DateInTheFuture = "This day has not come yet. Please check the date.",
    /// Error beside a time field.
    TimeInTheFuture = "This time has not come yet. Please check it.",
    /// Error beside a date field.
    DateTooLongAgo = "This day is too long ago. Please check the year.",
    /// Error beside a date field.
    DateTooFarAhead = "This day is too far ahead. Please check the year.",
    /// Error beside a date field.
    DateBeforeTheOther = "This is before another day that you gave and that comes first. Please check both.",
    /// Error beside a number field.
    NumberMalformed = "Please give a number.",
    /// Error beside a number field.
    NumberTooFine = "Please give it with fewer digits after the point.",
    /// Error beside a number field; the gaps are the least and the greatest number.
    NumberOutOfRange = "Please give a number from {} to {}.",
    /// Error beside a number field without an upper limit; the gap is the least number.
    NumberTooSmall = "Please give a number of at least {}.",
    /// The headline of a verdict. The five are in the order of [`Outcome::rank`].
    Qualifies = "This meets the policy’s conditions",
    /// The headline of a verdict.
    FixFirst = "Let support try to help first",
    /// The headline of a verdict.
    EvidenceFirst = "Gather the evidence first",
    /// The headline of a verdict.
    SupportDecides = "A person decides this",
    /// The headline of a verdict.
    DoesNotQualify = "The policy does not cover this",
    /// The meaning of a verdict whose rule does not state it. The five are in the same order.
    QualifiesMeans = "By what you told us, the conditions for a refund are met. The shop decides.",
    /// The meaning of a verdict.
    FixFirstMeans = "The policy asks that support may try to solve the problem first.",
    /// The meaning of a verdict.
    EvidenceFirstMeans = "The policy asks for evidence before the shop can decide.",
    /// The meaning of a verdict.
    SupportDecidesMeans = "The policy does not settle your case. Please ask the shop.",
    /// The meaning of a verdict.
    DoesNotQualifyMeans = "By what you told us, the shop’s own policy gives no refund here.",
    /// The meaning of a verdict if several outcomes are possible.
    Undecided = "What you told us fits more than one case, and the policy treats them differently.",
    /// Before the questions whose answers would settle the case.
    SettledBy = "This would settle it:",
    /// Heading of the quoted clauses.
    Why = "What the policy says",
    /// Label of the deadline.
    ByWhen = "By when",
    /// Before the last day on which the buyer may act.
    LastDay = "Last day:",
    /// A last day with a time of day; the gaps are the day and the time.
    ByTime = "{}, by {}",
    /// How many days are left until the last day. A form for each plural.
    DaysLeft = "one: {} day left | other: {} days left",
    /// Said about an inexact deadline.
    Inexact = "It may end later: this is the earliest that it can be.",
    /// Before the day from which the verdict is better by time alone.
    Opens = "Ask again from",
    /// What the rule's terms pay back; the gap is a sum.
    PaysBack = "Paid back by the policy: {}",
    /// What the shop keeps; the gap is a sum.
    Keeps = "The shop keeps: {}",
    /// How it is paid back: `original` in the rule's terms.
    PaidAsBefore = "You get it the way you paid.",
    /// How it is paid back: `store-credit`.
    PaidInCredit = "You get it as store credit.",
    /// How it is paid back: `gift-card`.
    PaidByCard = "You get it as a gift card.",
    /// Who pays for sending things back: `buyer` in the rule's terms.
    PostageBuyer = "You pay for sending it back.",
    /// Who pays for sending things back: `shop`.
    PostageShop = "The shop pays for sending it back.",
    /// The next step. The five are in the order of [`Outcome::rank`].
    AskRefund = "Ask for the refund",
    /// The next step.
    AskHelp = "Ask for help",
    /// The next step.
    Gather = "Gather the evidence",
    /// The next step.
    WritePerson = "Write to a person",
    /// The next step.
    AskPerson = "Ask a person to look at it",
    /// The next step if the shop has a withdrawal function; the law requires these words.
    Withdraw = "Withdraw from the contract here",
    /// Before the links to the shop, on a verdict.
    Directly = "Or talk to a person:",
    /// Heading of the evidence.
    WhatToSend = "What to send",
    /// Marks evidence that the shop cannot decide without.
    Required = "needed",
    /// Marks evidence that the shop can decide without.
    Helps = "helps us decide faster",
    /// Opens the evidence that the shop can decide without.
    AlsoHelps = "More that helps us decide faster",
    /// Label of the box beside evidence to attach.
    Attach = "I attach it",
    /// Below a field that picks files; shown if the browser can share files.
    FilesHint = "What you pick here goes along with “Share”. To an e-mail or a form you attach it yourself.",
    /// How much of the evidence is there; the gaps are two counts.
    Added = "{} of {} added",
    /// Opens why an item of evidence is asked for.
    WhyAsked = "Why we ask for it",
    /// The answer because of which it is asked for; the gap is the answer.
    YouAnswered = "You answered: “{}”.",
    /// Before a sentence of the policy: the reason of a verdict, or why evidence is asked for.
    PolicySays = "The policy says:",
    /// What happens to texts that are typed beside the evidence.
    StaysHere = "You can write to us without any of it. What you type stays in this tab until you send it yourself.",
    /// Heading of the rule's steps.
    WhatNext = "What to do next",
    /// Heading of the note on rights.
    RightsTitle = "Your rights",
    /// The general note on rights; the gap is an example that fits what is sold.
    Rights = "If you are a consumer, the law where you live may give you more: for example {}. This can hold even after the policy’s own time limits.",
    /// The example of the note on rights. The six are in the order of [`Goods`].
    RightsDigital = "a repair or a refund if digital content is missing, faulty or not as described, or 14 days to withdraw (more if nobody told you of it), unless you agreed to lose that right and got this confirmed",
    /// The example of the note on rights.
    RightsPhysical = "a repair, a replacement or a refund if something is missing, faulty or not as described, or 14 days to withdraw from an online purchase (more if nobody told you of it)",
    /// The example of the note on rights.
    RightsService = "having the work done again, or a lower price, if it was not done as agreed, or 14 days to withdraw from an online purchase (more if nobody told you of it)",
    /// The example of the note on rights.
    RightsStay = "money back or a lower price if a stay is cancelled, changed or not as described",
    /// The example of the note on rights.
    RightsEvent = "money back if an event is cancelled or changed",
    /// The example of the note on rights.
    RightsMixed = "a repair, a replacement or a refund if something is missing, faulty or not as described",
    /// The end of a note on rights.
    RightsEnd = "This page tells you the shop’s own policy; the law where you live may give you more. You can always contact us. This is information, not legal advice.",
    /// Heading of the ways to reach the shop.
    Contact = "Talk to a person",
    /// Before the ways to reach the shop.
    ContactHint = "Whatever the result, you can write to us.",
    /// Heading of the message to the shop.
    Message = "Your message",
    /// What happens to the message.
    MessageHint = "This is what you would send to support. Nothing is sent until you send it.",
    /// The subject of the message; the gap is the case code.
    Subject = "Refund question, case {}",
    /// The greeting of the message.
    Greeting = "Hello,",
    /// What the message asks for. The five are in the order of [`Outcome::rank`].
    OpeningQualifies = "I ask for a refund of my order.",
    /// What the message asks for.
    OpeningFixFirst = "Please help me with my order. If it cannot be solved, I ask for a refund.",
    /// What the message asks for.
    OpeningEvidenceFirst = "I ask for a refund of my order. I am gathering the evidence; what I have so far is below.",
    /// What the message asks for.
    OpeningSupportDecides = "I would like a refund of my order. Please have a person look at my case and decide.",
    /// What the message asks for.
    OpeningDoesNotQualify = "I would like a refund of my order. Please have a person look at my case.",
    /// Label of what happened, in the buyer's own words.
    WhatHappened = "What happened",
    /// Hint beside the field for it.
    StoryHint = "In your own words, if you like. Leave out passwords and card numbers.",
    /// Button that drops the buyer's edits: the message is written from the answers again.
    WriteAnew = "Undo my changes to the message",
    /// Heading of the answers in the message.
    MyAnswers = "What I answered",
    /// When the answers were given; the gap is a date and time.
    AnsweredOn = "Answered on {}",
    /// Heading of the evidence that the buyer has, in the message.
    IHave = "What I send",
    /// Heading of the required evidence that the buyer lacks, in the message.
    ILack = "What I don’t have yet",
    /// Before the verdict in the message.
    Told = "Your refund check told me:",
    /// Label of the policy; its title and version follow.
    Policy = "Policy",
    /// The closing words of the message.
    Closing = "Thank you for your help.",
    /// Copies the message.
    Copy = "Copy the message",
    /// Said when the message was copied.
    Copied = "Copied.",
    /// Said when the message could not be copied and is selected instead.
    CopyByHand = "The message is selected. Please copy it.",
    /// Opens the text that the mail link carries, if that is not the whole message.
    MailCarries = "The e-mail gets a shorter text: show it",
    /// Opens the text that the form's address carries, if that is not the whole message.
    FormCarries = "The form gets a text without what you typed: show it",
    /// Shares the message with another program.
    Share = "Share",
    /// Prints the verdict.
    Print = "Print",
    /// Saves the last day as a calendar entry.
    Calendar = "Add to my calendar",
    /// Link to the mail program; the gap is the shop's email address.
    ContactMail = "Write an e-mail to {}",
    /// Link to the shop's contact form.
    ContactForm = "Open the contact form",
    /// Heading of what can still change the verdict.
    Changes = "What can change this",
    /// Another answer, before the verdict that it leads to; the gap is the answer.
    ChangesIf = "If your answer becomes “{}”:",
    /// Heading of the case code.
    CaseCode = "Your case code",
    /// Label of the case code in the message.
    Code = "Case code",
    /// What the case code is for.
    CaseCodeHint = "Give it to support, in writing or on the phone, and they see what you answered here and what you were told. It holds no name and nothing else about you.",
    /// Today, as a button or instead of a date.
    Today = "Today",
    /// Yesterday, in the same way.
    Yesterday = "Yesterday",
    /// Button for the day seven days ago.
    WeekAgo = "A week ago",
    /// Link to the sentence in the text of the policy on the same page.
    FindClause = "Show it in the policy",
    /// Between the translation of a sentence and the original, which alone counts.
    Original = "In the policy’s own language, which alone counts:",
    /// Opens the message in the language that the shop reads.
    Received = "Show what support receives",
    /// Starts again.
    Restart = "Start again",
    /// Takes a new start back.
    Undo = "Back to my answers",
    /// Goes back to the question before.
    Back = "Back",
    /// Goes back from the second step to the verdict.
    BackToVerdict = "Back to the result",
    /// Marks the option that was the answer before.
    YourAnswer = "Your answer:",
    /// Keeps the answer that was to be changed.
    KeepIt = "Keep my answer",
    /// How many days ago a day was, from 2. A form for each plural.
    DaysAgo = "one: {} day ago | other: {} days ago",
    /// Title of the calendar entry; the gap is the host of the shop's address, or else the policy's title.
    CalendarTitle = "Last day to ask {} for a refund",
}

/// The words of the interface in one language.
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
    /// Takes all phrases, in the order of [`Phrase`]. Those that are missing at the end become English.
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

    /// All phrases, in the order of [`Phrase`].
    pub fn all(&self) -> &[String] {
        &self.list
    }

    /// The text of a phrase, with its gaps.
    pub fn say(&self, phrase: Phrase) -> &str {
        self.after(phrase, 0)
    }

    /// The headline of one of the five outcomes.
    pub fn headline(&self, outcome: Outcome) -> &str {
        self.after(Phrase::Qualifies, outcome.rank())
    }

    /// The next step that an outcome asks for.
    pub fn step(&self, outcome: Outcome) -> &str {
        self.after(Phrase::AskRefund, outcome.rank())
    }

    /// What the message about an outcome asks for.
    pub fn opening(&self, outcome: Outcome) -> &str {
        self.after(Phrase::OpeningQualifies, outcome.rank())
    }

    /// The example of the note on rights for these goods.
    pub fn example(&self, goods: Goods) -> &str {
        self.after(Phrase::RightsDigital, goods as usize)
    }

    /// The meaning of one of the five outcomes, for verdicts whose rule does not state it.
    pub fn meaning(&self, outcome: Outcome) -> &str {
        self.after(Phrase::QualifiesMeans, outcome.rank())
    }

    /// The text of the phrase `places` after another.
    #[inline(never)]
    fn after(&self, phrase: Phrase, places: usize) -> &str {
        self.list.get(phrase as usize + places).map_or("", String::as_str)
    }

    /// The headline of an outcome: the shop's own words if the outcome is its own.
    pub fn headline_in<'a>(&'a self, policy: &'a Policy, told: Told) -> &'a str {
        told.own
            .and_then(|own| policy.outcomes.get(own))
            .map_or_else(|| self.headline(told.outcome), |own| &own.title)
    }

    /// The meaning of an outcome, for verdicts whose rule does not state it: the shop's own words if the
    /// outcome is its own.
    pub fn meaning_in<'a>(&'a self, policy: &'a Policy, told: Told) -> &'a str {
        told.own
            .and_then(|own| policy.outcomes.get(own))
            .map_or_else(|| self.meaning(told.outcome), |own| &own.means)
    }

    /// The text of a phrase with two gaps, both filled.
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

    /// The text of a phrase with its gap filled.
    pub fn fill(&self, phrase: Phrase, with: &str) -> String {
        self.fill_both(phrase, with, with)
    }
}
