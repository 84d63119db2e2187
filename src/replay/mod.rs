//! Works a case out again from its code alone: what the buyer was asked, answered and told, what they would
//! be told now, and what would change it. Nothing else is trusted or looked up.

use crate::code::{self, Code, Fit, Flaw, NoCase, RecordedZone};
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Asked, Change, Present, Reply, Topic};
use crate::time::{Instant, Zone};

/// A policy that a code may have been made with.
pub struct Known<'a> {
    /// The policy.
    pub compiled: &'a Compiled,
    /// The file or address that the policy comes from; `None` for the built-in one.
    pub from: Option<&'a str>,
}

/// Why a code cannot be replayed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Wrong {
    /// The text contains no valid code.
    Code(Flaw),
    /// The code was made with another policy.
    OtherPolicy,
    /// The code was made with other rules of the policy with this id.
    OtherVersion {
        /// The policy's id.
        id: String,
    },
    /// The code's time zone is not known here.
    UnknownZone,
    /// No answers to the policy lead to this code.
    NoCase,
    /// No answers lead to this code with the zone data at hand; the buyer's device may have had other data.
    OtherZones,
}

/// A case that was worked out again.
pub struct Replay<'a> {
    /// The policy that the code was made with.
    pub known: &'a Known<'a>,
    /// The moment at which the buyer asked.
    pub asked: Instant,
    /// The buyer's zone with the offsets of that time. What they would be told now uses the database behind
    /// it.
    pub zone: RecordedZone<'a>,
    /// The questions that were asked, with their answers, in order.
    pub answers: Vec<(Topic, String)>,
    /// The verdict that the buyer was told, and the code in its normal form.
    pub told: (Reply, String),
    /// The present moment.
    pub now: Instant,
    /// What the same answers lead to now, with its code.
    pub today: (Reply, String),
    /// The answers that would have changed the outcome at that time.
    pub changes: Vec<Change>,
}

/// Reads a code and finds the policy that it was made with. Fails if the text contains no valid code or no
/// known policy fits.
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

/// Works out the case of a code. `database` is the buyer's zone in the database at hand.
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
