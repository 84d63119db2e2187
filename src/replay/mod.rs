//! A case worked out anew from its code alone: what the buyer was asked, answered and told, what they would be
//! told now, and what would change it. Nothing else is trusted, and nothing is looked up.

use crate::code::{self, Code, Fit, Flaw, NoCase, RecordedZone};
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Asked, Change, Present, Reply, Topic};
use crate::time::{Instant, Zone};

/// A policy that a code may have been made with.
pub struct Known<'a> {
    /// The policy.
    pub compiled: &'a Compiled,
    /// Where it comes from; nothing for the one that is built in.
    pub from: Option<&'a str>,
}

/// Why a code cannot be replayed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Wrong {
    /// It is no code.
    Code(Flaw),
    /// It was made with a policy of another name.
    OtherPolicy,
    /// It was made with other rules of the policy of this name.
    OtherVersion {
        /// The policy's id.
        id: String,
    },
    /// Its zone is none of those that are known here.
    UnknownZone,
    /// No answers to its policy have this code.
    NoCase,
    /// None have it by the time zone data here, and the buyer's device may have had others.
    OtherZones,
}

/// A case.
pub struct Replay<'a> {
    /// The policy that it was made with.
    pub known: &'a Known<'a>,
    /// When it was asked.
    pub asked: Instant,
    /// The buyer's zone, by whose clocks they were told. What they would be told now goes by the database behind
    /// it.
    pub zone: RecordedZone<'a>,
    /// What was asked and answered, in order.
    pub answers: Vec<(Topic, String)>,
    /// What the buyer was told, and the code as it is written.
    pub told: (Reply, String),
    /// The present moment.
    pub now: Instant,
    /// What the same answers lead to now, and the code of that.
    pub today: (Reply, String),
    /// What would have changed the outcome then.
    pub changes: Vec<Change>,
}

/// Reads a code, and finds the policy that it was made with.
pub fn find<'a>(code: &str, known: &'a [Known<'a>]) -> Result<(Code, &'a Known<'a>), Wrong> {
    let code = code::read(code).map_err(Wrong::Code)?;
    let mut wrong = Wrong::OtherPolicy;
    for it in known {
        match code.fits(it.compiled) {
            Fit::Same => return Ok((code, it)),
            Fit::OtherVersion => wrong = Wrong::OtherVersion { id: it.compiled.policy.id.clone() },
            Fit::OtherPolicy => {}
        }
    }
    Err(wrong)
}

/// Works a case out, for its policy and with a database's idea of its zone.
pub fn replay<'a>(
    code: &Code,
    known: &'a Known<'a>,
    database: &'a dyn Zone,
    now: Instant,
) -> Result<Replay<'a>, Wrong> {
    let compiled = known.compiled;
    let case = code.case(compiled, database).map_err(|why| match why {
        NoCase::None => Wrong::NoCase,
        NoCase::Zones => Wrong::OtherZones,
    })?;
    let mut pairs = Vec::new();
    for (id, said) in &case.answers {
        pairs.push((id.as_str(), said.as_str()));
    }
    let answers = Answers::new(&compiled.policy, &pairs).map_err(|_| Wrong::NoCase)?;
    let today = code::decide(compiled, &answers, Present { now, zone: database });
    let mut asked = Vec::new();
    for &(id, said) in &pairs {
        asked.extend(Topic::find(&compiled.policy, id).map(|topic| Asked { topic, said }));
    }
    let then = Present { now: case.now, zone: &case.zone };
    let changes = interview::changes(compiled, &asked, case.verdict.outcome, then);
    let topic = |(id, said): &(String, String)| Some((Topic::find(&compiled.policy, id)?, said.clone()));
    let answers = case.answers.iter().filter_map(topic).collect();
    let told = (Reply::Verdict(case.verdict), case.code);
    Ok(Replay { known, asked: case.now, zone: case.zone, answers, told, now, today, changes })
}
