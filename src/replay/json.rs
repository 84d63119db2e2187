//! A case as programs read it.

use super::Replay;
use crate::interview::Reply;
use crate::policy::Kind;
use crate::time::{Instant, rfc3339};
use crate::wire::{self, Json};

/// The case as one line of JSON.
pub fn json(replay: &Replay<'_>) -> String {
    let policy = &replay.known.compiled.policy;
    let mut json = Json::default();
    json.raw("{\"case\":{\"answers\":{");
    for (place, (topic, said)) in replay.answers.iter().enumerate() {
        json.raw(if place > 0 { "," } else { "" });
        json.text(&topic.id(policy));
        json.raw(":");
        json.text(said);
    }
    json.raw("}");
    moment(&mut json, "now", replay, replay.asked);
    member(&mut json, "time_zone", replay.zone.name());
    json.raw("},\"policy\":{\"id\":");
    json.text(&policy.id);
    member(&mut json, "version", &policy.version);
    json.raw(",\"from\":");
    match replay.known.from {
        Some(from) => json.text(from),
        None => json.raw("null"),
    }
    json.raw("},");
    let verdict = reply(replay, &replay.told);
    json.raw(verdict.get(1..verdict.len().saturating_sub(1)).unwrap_or_default());
    moment(&mut json, "replayed", replay, replay.now);
    json.raw(",\"now_reply\":");
    json.raw(&reply(replay, &replay.today));
    json.raw(",\"changes\":[");
    changes(&mut json, replay);
    json.raw("]}");
    json.0
}

fn member(json: &mut Json, name: &str, value: &str) {
    json.raw(",");
    json.text(name);
    json.raw(":");
    json.text(value);
}

fn moment(json: &mut Json, name: &str, replay: &Replay<'_>, moment: Instant) {
    member(json, name, &rfc3339(moment, replay.zone));
}

/// As `decide` writes it.
fn reply(replay: &Replay<'_>, (reply, code): &(Reply, String)) -> String {
    let mut json = Json::default();
    wire::write(replay.known.compiled, reply, "", code, replay.zone, &mut json);
    json.0
}

fn changes(json: &mut Json, replay: &Replay<'_>) {
    let policy = &replay.known.compiled.policy;
    for (place, change) in replay.changes.iter().enumerate() {
        let question = policy.questions.get(change.topic.question);
        let option = match question.map(|question| &question.kind) {
            Some(Kind::Choice(options)) => options.get(change.option),
            _ => None,
        };
        json.raw(if place > 0 { ",{\"question\":" } else { "{\"question\":" });
        json.text(question.map_or("", |question| &question.id));
        member(json, "answer", option.map_or("", |option| &option.id));
        member(json, "outcome", change.outcome.id());
        json.raw("}");
    }
}
