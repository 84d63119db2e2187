//! A replayed case in the JSON form that `replay` prints.

use serde::{Serialize, Serializer};

use crate::interview;
use crate::policy::Kind;
use crate::replay::Replay;
use crate::time::{Instant, Zone, push_offset, rfc3339};
use crate::wire::{Reply, write};

/// A replayed case. The order of the fields is the order in which they are written.
#[derive(Serialize)]
pub struct Case<'a> {
    case: Asked<'a>,
    policy: From<'a>,
    zone_data: ZoneData<'a>,
    #[serde(flatten)]
    told: Reply<'a>,
    replayed: String,
    now_reply: Reply<'a>,
    changes: Vec<Change<'a>>,
}

/// The buyer's request, in the form that `decide` reads.
#[derive(Serialize)]
struct Asked<'a> {
    answers: InOrder<'a>,
    now: String,
    time_zone: &'a str,
}

/// Pairs of a question's id and its answer, in the order of asking. Serialized as an object.
struct InOrder<'a>(Vec<(String, &'a str)>);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

/// The policy, and the file or address that it comes from; `None` for the built-in one.
#[derive(Serialize)]
struct From<'a> {
    id: &'a str,
    version: &'a str,
    from: Option<&'a str>,
}

/// The edition of this program's zone data, and each instant at which the buyer's device had another UTC
/// offset.
#[derive(Serialize)]
struct ZoneData<'a> {
    edition: Option<&'a str>,
    differences: Vec<Difference<'a>>,
}

/// An instant at which two zone databases differ. Offsets are written as `+01:00`.
#[derive(Serialize)]
struct Difference<'a> {
    /// The zone, if it is one that the policy names; `None` for the buyer's.
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'a str>,
    /// The instant, with the buyer's offset.
    at: String,
    /// The offset on the buyer's device.
    told: String,
    /// The offset in this program's database.
    here: String,
}

/// Another answer that would have changed the outcome, and the outcome that it leads to.
#[derive(Serialize)]
struct Change<'a> {
    question: &'a str,
    answer: &'a str,
    outcome: &'static str,
}

/// Converts a replayed case into the form that programs read.
pub fn case<'a>(replay: &'a Replay<'_>) -> Case<'a> {
    let policy = &replay.known.compiled.policy;
    let database = replay.zone.database();
    let answers = replay.answers.iter().map(|(topic, said)| (topic.id(policy), said.as_str()));
    Case {
        case: Asked {
            answers: InOrder(answers.collect()),
            now: rfc3339(replay.asked, &replay.zone),
            time_zone: replay.zone.name(),
        },
        policy: From { id: &policy.id, version: &policy.version, from: replay.known.from },
        zone_data: ZoneData { edition: replay.zone.edition(), differences: differences(replay) },
        told: reply(replay, &replay.told, &replay.zone),
        replayed: rfc3339(replay.now, database),
        now_reply: reply(replay, &replay.today, database),
        changes: replay.changes.iter().map(|change| changed(replay, change)).collect(),
    }
}

/// The reply, as `decide` writes it.
fn reply<'a>(
    replay: &'a Replay<'_>,
    (reply, code): &'a (interview::Reply, String),
    zone: &dyn Zone,
) -> Reply<'a> {
    write(replay.known.compiled, reply, "", code, zone)
}

fn differences<'a>(replay: &'a Replay<'_>) -> Vec<Difference<'a>> {
    let buyers = replay.zone.differences();
    let all = buyers.into_iter().map(|it| (None, it));
    let named = replay.zone.named_differences().into_iter().map(|(name, it)| (Some(name), it));
    let one = all.chain(named).map(|(zone, it)| Difference {
        zone,
        at: rfc3339(it.at, &Fixed(it.told)),
        told: offset(it.told),
        here: offset(it.here),
    });
    one.collect()
}

fn offset(ahead: i32) -> String {
    let mut text = String::new();
    push_offset(&mut text, i64::from(ahead) / 60);
    text
}

/// A zone with a constant offset from UTC, in seconds.
struct Fixed(i32);

impl Zone for Fixed {
    fn offset(&self, _: Instant) -> i32 {
        self.0
    }

    fn name(&self) -> &str {
        ""
    }
}

fn changed<'a>(replay: &'a Replay<'_>, change: &interview::Change) -> Change<'a> {
    let question = replay.known.compiled.policy.questions.get(change.topic.question);
    let option = match question.map(|question| &question.kind) {
        Some(Kind::Choice(options)) => options.get(change.option),
        _ => None,
    };
    Change {
        question: question.map_or("", |question| &question.id),
        answer: option.map_or("", |option| &option.id),
        outcome: change.outcome.id(),
    }
}
