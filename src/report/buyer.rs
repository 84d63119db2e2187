//! Asks the interview for a buyer that a report has made up, in the same way as for a real one.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::json::{self, Keyed};
use crate::buyers::Buyer;
use crate::code;
use crate::compiled::Compiled;
use crate::interview::{Answers, Present, Reply, decide};
use crate::time::rfc3339;
use crate::wire;
use crate::zones::Named;

/// What a buyer is told.
pub(super) struct Told {
    /// The reply of the interview.
    pub(super) reply: Reply,
    /// The reply as `decide` writes it, as JSON.
    pub(super) json: String,
}

/// What a buyer with these answers is told.
pub(super) fn ask(compiled: &Compiled, answers: &[(String, String)], present: Present<'_>) -> Told {
    let (reply, code) = match Answers::new(&compiled.policy, &pairs(answers)) {
        Ok(answers) => code::decide(compiled, &answers, present),
        Err(invalid) => (Reply::Invalid(invalid), String::new()),
    };
    let json = json::text(&wire::write(compiled, &reply, said(answers, &reply), &code, present.zone));
    Told { reply, json }
}

/// The reply to a buyer, without JSON.
pub(super) fn reply(compiled: &Compiled, buyer: &Buyer) -> Reply {
    let (zone, answers) = (zone(buyer), pairs(&buyer.answers));
    match Answers::new(&compiled.policy, &answers) {
        Ok(answers) => decide(compiled, &answers, Present { now: buyer.now, zone: &zone }),
        Err(invalid) => Reply::Invalid(invalid),
    }
}

fn pairs(answers: &[(String, String)]) -> Vec<(&str, &str)> {
    answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect()
}

/// The answer that an invalid reply is about; empty for other replies.
pub(super) fn said<'a>(answers: &'a [(String, String)], reply: &Reply) -> &'a str {
    let Reply::Invalid(invalid) = reply else { return "" };
    answers.iter().find(|(id, _)| *id == invalid.question).map_or("", |(_, said)| said)
}

/// What a buyer is told.
pub(super) fn tell(compiled: &Compiled, buyer: &Buyer) -> Told {
    let zone = zone(buyer);
    ask(compiled, &buyer.answers, Present { now: buyer.now, zone: &zone })
}

/// The buyer as a request to `decide`, on one line.
pub(super) fn line(buyer: &Buyer) -> String {
    json::text(&Request(buyer))
}

/// A buyer as a request to `decide`.
pub(super) struct Request<'a>(pub(super) &'a Buyer);

impl Serialize for Request<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let answers = self.0.answers.iter().map(|(id, said)| (id, said)).collect();
        let mut request = serializer.serialize_struct("Request", 3)?;
        request.serialize_field("answers", &Keyed(answers))?;
        request.serialize_field("now", &rfc3339(self.0.now, &zone(self.0)))?;
        request.serialize_field("time_zone", self.0.zone)?;
        request.end()
    }
}

fn zone(buyer: &Buyer) -> Named {
    Named::new(buyer.zone).unwrap_or(Named::UTC)
}
