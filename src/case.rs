//! One buyer's case: the way their answers take, what comes next, the code of a verdict, and what would change it.

use crate::code;
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Asked, Change, Invalid, Present, Reply, Topic};
use crate::time::Instant;

/// Everything that is worked out for a screen. Nothing in it borrows, so that it can be kept while it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// When it was asked for.
    pub now: Instant,
    /// The answers that still matter, in the order in which they were asked for.
    pub answers: Vec<(Topic, String)>,
    /// What comes next.
    pub reply: Reply,
    /// The case code of a verdict; empty without one.
    pub code: String,
    /// What would change a verdict.
    pub changes: Vec<Change>,
    /// What was given as the answer that is invalid.
    pub said: String,
}

impl Case {
    /// The case of somebody who has said this, ids and answers.
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

    /// What was asked and answered.
    pub fn asked(&self) -> Vec<Asked<'_>> {
        let mut asked = Vec::new();
        for (topic, said) in &self.answers {
            asked.push(Asked { topic: *topic, said });
        }
        asked
    }
}
