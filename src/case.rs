//! A buyer's case: the path of their answers, what comes next, the code of a verdict, and what would change
//! it.

use crate::code;
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Asked, Change, Invalid, Present, Reply, Topic};
use crate::time::Instant;

/// Everything that is worked out for a screen. It borrows nothing, so it can be kept while the screen is
/// shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The moment for which it was worked out.
    pub now: Instant,
    /// The answers that still matter, in the order of their questions.
    pub answers: Vec<(Topic, String)>,
    /// The reply to these answers.
    pub reply: Reply,
    /// The case code of a verdict; empty without one.
    pub code: String,
    /// The answers that would change the verdict.
    pub changes: Vec<Change>,
    /// The answer that is invalid, as it was given; else empty.
    pub said: String,
}

impl Case {
    /// Works out the case of a buyer. `pairs` are question ids and answers.
    #[must_use]
    pub fn of(compiled: &Compiled, pairs: &[(&str, &str)], present: Present<'_>) -> Case {
        let mut case = Case {
            now: present.now,
            answers: Vec::new(),
            reply: Reply::Invalid(Invalid {
                question: String::new(),
                problem: interview::Problem::Malformed,
            }),
            code: String::new(),
            changes: Vec::new(),
            said: String::new(),
        };
        match interview::path(compiled, pairs, present) {
            Ok((asked, reply)) => {
                if let Reply::Verdict(verdict) = &reply {
                    let answers = Answers::of(&compiled.policy, &asked);
                    case.code = code::write(compiled, &answers, verdict, present);
                    case.changes = interview::changes(compiled, &asked, verdict.outcome, present);
                }
                for it in &asked {
                    case.answers.push((it.topic, it.said.to_owned()));
                }
                case.reply = reply;
            }
            Err(invalid) => case.reply = Reply::Invalid(invalid),
        }
        if let Reply::Invalid(flaw) = &case.reply {
            for (id, said) in pairs {
                if *id == flaw.question {
                    case.said = (*said).to_owned();
                }
            }
        }
        case
    }

    /// The questions that were asked, with their answers.
    pub fn asked(&self) -> Vec<Asked<'_>> {
        let mut asked = Vec::new();
        for (topic, said) in &self.answers {
            asked.push(Asked { topic: *topic, said });
        }
        asked
    }
}
