//! Every word of the interface. The policy's own words are in the policy.

/// Declares the phrases with their English; other languages are lists in the same order.
macro_rules! phrases {
    ($($(#[$note:meta])* $name:ident = $english:literal,)*) => {
        /// Something the interface says. Braces hold what is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[$note])* $name,)*
        }

        /// Every phrase in English, in order.
        pub const ENGLISH: &[&str] = &[$($english,)*];

        /// The phrases' names, in the same order.
        #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
        pub(super) const NAMES: &[&str] = &[$(stringify!($name),)*];
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
    /// Asks for the time of day.
    AskTime = "At what time of day did you buy it?",
    /// Why the time is asked.
    AskTimeHint = "On that day the time decides. The confirmation e-mail usually shows it.",
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
    /// A headline, in the order of [`crate::policy::Outcome::ALL`].
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
    /// Before a deadline.
    ToBeSafe = "To be safe, do this before",
    /// Beside an inexact deadline.
    Inexact = "It may end a little later: we counted from the start of the day you bought it.",
    /// Names the evidence.
    WhatToSend = "What to send",
    /// Marks what the shop cannot do without.
    Required = "Required",
    /// Opens why a thing is asked for.
    WhyAsked = "Why we ask for it",
    /// The answer that calls for it.
    YouAnswered = "You answered: “{}”.",
    /// Before the sentence of the policy that calls for it.
    PolicySays = "The policy says:",
    /// What becomes of texts that are typed beside the evidence.
    StaysHere = "What you tick and type stays on this page until you send it yourself.",
    /// All that is required is there.
    Ready = "Ready to send: everything required is there.",
    /// What is required and not there yet, as a list.
    StillNeeded = "Still needed: {}. You can write to us without it.",
    /// Names the steps.
    WhatNext = "What to do next",
    /// Names the rights note.
    RightsTitle = "Your rights",
    /// The rights note.
    Rights = "This is the shop’s own policy. If you are a consumer, the law where you live may give you more: for example a repair or a refund for faulty or misdescribed digital content, or 14 days to withdraw if you never agreed to immediate delivery. This can hold even after the date above or the policy’s own time limits. You can always contact us. This is information, not legal advice.",
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
    /// What the message is about.
    Opening = "I have a question about a refund. This is what I answered in your refund check, and what it told me.",
    /// Names the answers in the message.
    MyAnswers = "My answers",
    /// When they were given; the gap is a date and time.
    AnsweredOn = "Given on {}",
    /// Names the verdict in the message.
    Result = "The result",
    /// Names the evidence that the buyer has.
    IHave = "What I can send",
    /// Names the evidence that the buyer lacks.
    ILack = "What I don’t have yet",
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
    /// Beside the ways to send it.
    FormHint = "A long message is shortened in the e-mail, and what you typed never goes into the address of a contact form. Copy the message to send all of it.",
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
    /// Marks a translation of the sentence above it, which alone counts.
    Translation = "Translation, for information",
    /// Begins again.
    Restart = "Start again",
}

/// The interface in one language. What it lacks is said in English.
#[derive(Clone, Debug, Default)]
pub struct Words {
    list: Vec<String>,
}

impl Words {
    /// All phrases, in the order of [`ENGLISH`].
    pub fn new(list: Vec<String>) -> Words {
        Words { list }
    }

    /// The phrases of another language than English, in order.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn all(&self) -> &[String] {
        &self.list
    }

    /// A phrase as it stands.
    pub fn say(&self, phrase: Phrase) -> &str {
        self.after(phrase, 0)
    }

    /// A phrase so many places after another.
    #[inline(never)]
    pub fn after(&self, phrase: Phrase, places: usize) -> &str {
        let place = phrase as usize + places;
        match self.list.get(place) {
            Some(phrase) => phrase,
            None => ENGLISH.get(place).copied().unwrap_or_default(),
        }
    }

    /// A phrase with its gap filled.
    pub fn fill(&self, phrase: Phrase, with: &str) -> String {
        let mut text = String::new();
        for letter in self.say(phrase).chars() {
            match letter {
                '{' => text.push_str(with),
                '}' => {}
                _ => text.push(letter),
            }
        }
        text
    }
}
