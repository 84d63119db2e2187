//! A case that was replayed, as programs read it.

use serde::{Serialize, Serializer};

use crate::interview;
use crate::policy::Kind;
use crate::replay::Replay;
use crate::time::{Instant, Zone, push_offset, rfc3339};
use crate::wire::{Reply, write};

/// What `replay` prints.
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

/// A line for `decide`.
#[derive(Serialize)]
struct Asked<'a> {
    answers: InOrder<'a>,
    now: String,
    time_zone: &'a str,
}

/// Answers in the order in which they were asked for.
struct InOrder<'a>(Vec<(String, &'a str)>);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

/// Which policy, and where it is from; nothing for the one that is built in.
#[derive(Serialize)]
struct From<'a> {
    id: &'a str,
    version: &'a str,
    from: Option<&'a str>,
}

/// Which zone data this program has, and where the buyer's were others: offsets from UTC at an instant.
#[derive(Serialize)]
struct ZoneData<'a> {
    edition: Option<&'a str>,
    differences: Vec<Difference<'a>>,
}

#[derive(Serialize)]
struct Difference<'a> {
    /// Of a zone that the policy names; nothing for the buyer's.
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'a str>,
    at: String,
    told: String,
    here: String,
}

/// An answer that would have changed the outcome.
#[derive(Serialize)]
struct Change<'a> {
    question: &'a str,
    answer: &'a str,
    outcome: &'static str,
}

/// A case as programs read it.
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

/// As `decide` writes it.
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

/// Clocks that are always so many seconds ahead of UTC.
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
