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
    };
}

phrases! {
    /// Names the answers given so far.
    AnswersSoFar = "Your answers so far",
    /// Leads back to an answered question.
    Change = "Change",
    /// Names a `Change` button to those who hear it.
    ChangeOf = "Change your answer to: {}",
    /// How many questions may still come.
    LastQuestion = "This is the last question",
    /// How many questions may still come.
    AtMost = "At most {} questions, this one included",
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
    UnknownTime = "I don't know the time",
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
    /// Begins again.
    Restart = "Start again",
}

/// The interface in one language. What it lacks is said in English.
#[derive(Clone, Debug, Default)]
pub struct Words {
    list: Vec<String>,
}

impl Words {
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
