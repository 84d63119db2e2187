//! Decodes a code to the case that it was made of.

use super::amount::Amount;
use super::codec::{Codec, Decoder};
use super::date::Date;
use super::recorded::RecordedZone;
use super::walk::{self, Time, walk};
use super::{Flaw, Head, decide, head, named, offset, symbols, text, zone_number};
use crate::compiled::Compiled;
use crate::interview::{
    Answers, Clock, Dated, Present, Reply, Topic, UNKNOWN, UNSURE, Verdict, Zones, zone_names,
};
use crate::policy::{Kind, Number};
use crate::time::{self, Instant, Local, SECOND, Zone};

/// A code whose head is decoded. The rest can be decoded only with its policy.
#[derive(Clone, Debug)]
pub struct Code {
    head: Head,
    rest: Decoder,
    /// The code in its normal form.
    written: String,
}

/// Whether a code was made with a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It was made with this policy.
    Same,
    /// It was made with a policy of the same id and other rules.
    OtherVersion,
    /// It was made with a policy of another id.
    OtherPolicy,
}

/// Reads a code as people type or paste it: in lower case, with spaces, with letters that look like digits,
/// within other text.
pub fn read(code: &str) -> Result<Code, Flaw> {
    let number = text::read(code)?;
    let (mut head_read, mut rest) = (Head::default(), Decoder(number.clone()));
    head(&mut rest, &mut head_read);
    if head_read.format > 0 {
        Err(Flaw::Newer)
    } else {
        Ok(Code { head: head_read, rest, written: symbols::write(&number) })
    }
}

impl Code {
    /// The moment of asking.
    pub fn now(&self) -> Instant {
        self.head.now
    }

    /// The edition of the policy's rules as the code holds it: see [`edition`](super::edition()).
    pub fn edition(&self) -> u32 {
        self.head.edition
    }

    /// Whether the code was made with this policy.
    pub fn fits(&self, compiled: &Compiled) -> Fit {
        let Head { policy, edition, .. } = Head::of_policy(compiled);
        match (policy == self.head.policy, edition == self.head.edition) {
            (true, true) => Fit::Same,
            (true, false) => Fit::OtherVersion,
            (false, _) => Fit::OtherPolicy,
        }
    }

    /// Whether the code may have been made in the zone of this name: the code holds a hash of the name.
    pub fn is_in(&self, zone: &str) -> bool {
        zone_number(zone) == self.head.zone
    }

    /// Decodes the case. `database` is the buyer's zone, from the database at hand. Fails if no answers lead
    /// to this code.
    pub fn case<'a>(&self, compiled: &Compiled, database: &'a dyn Zone) -> Result<Case<'a>, NoCase> {
        let Head { now, ahead, .. } = self.head;
        let policy = &compiled.policy;
        let own = policy.zone.as_deref().unwrap_or_default();
        let zone = RecordedZone::new(database, now, ahead, &zone_names(policy), own);
        match self.told(compiled, &zone) {
            Some((answers, verdict, code)) => Ok(Case { answers, now, verdict, code, zone }),
            None if zone_names(policy).is_empty() && zone.differences().is_empty() => Err(NoCase::None),
            None => Err(NoCase::Zones),
        }
    }

    /// The answers, the verdict on them, and the code of both. Returns `None` if that is another code.
    fn told(&self, compiled: &Compiled, zone: &RecordedZone<'_>) -> Option<(Said, Verdict, String)> {
        let Head { now, ahead, .. } = self.head;
        let present = Present { now, zone };
        let mut found = Found { rest: self.rest.clone(), compiled, zone, answers: Vec::new() };
        walk(&mut found, compiled, present);
        let Found { mut rest, answers, .. } = found;
        let ends = Ends::read(&mut rest, compiled, present, ahead);
        let pairs: Vec<_> = answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let given = Answers::new(&compiled.policy, &pairs).ok()?;
        let (mut reply, mut code) = decide(compiled, &given, present);
        // The deadline follows from the answers, but the offset at it may have to come from the code, which
        // can move the deadline.
        if let Reply::Verdict(verdict) = &reply
            && !ends.keep(verdict, zone)
        {
            (reply, code) = decide(compiled, &given, present);
        }
        let Reply::Verdict(verdict) = reply else { return None };
        (code == self.written).then_some((answers, verdict, code))
    }
}

/// Why no case has a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoCase {
    /// No answers lead to the code.
    None,
    /// No answers lead to the code with the zone data at hand; with other data, some may.
    Zones,
}

/// Pairs of a question's id and its answer, in order.
type Said = Vec<(String, String)>;

/// Offsets at the ends of a verdict, in seconds ahead of UTC.
struct Ends {
    /// At the deadline, in the buyer's zone.
    deadline: i32,
    /// In the zones that the policy names.
    named: named::Ends,
}

impl Ends {
    fn read(rest: &mut Decoder, compiled: &Compiled, present: Present<'_>, ahead: i32) -> Ends {
        let zones = Zones::of(&compiled.policy, present.zone);
        let zones = zones.named(&compiled.policy, present.zone);
        let mut ends = Ends { deadline: ahead, named: vec![[0, 0]; zones.len()] };
        offset::relative(rest, &mut ends.deadline, ahead);
        named::at_ends(rest, &zones, present.now, &mut ends.named);
        ends
    }

    /// Records the offsets for a verdict. Returns whether all of them were known before.
    fn keep(&self, verdict: &Verdict, zone: &RecordedZone<'_>) -> bool {
        let mut is_known = true;
        if let Some(deadline) = verdict.deadline {
            is_known = zone.offset(deadline.by) == self.deadline;
            zone.record(deadline.by, self.deadline);
        }
        for (place, both) in self.named.iter().enumerate() {
            for (end, ahead) in [verdict.deadline, verdict.opens].into_iter().zip(both) {
                if let Some(end) = end {
                    is_known &= zone.record_named(place, Date::Instant(end.by, 0), *ahead);
                }
            }
        }
        is_known
    }
}

/// The case that a code was made of.
pub struct Case<'a> {
    /// The answers as pairs of a question's id and its answer, in order.
    pub answers: Said,
    /// The moment at which the buyer asked.
    pub now: Instant,
    /// What the buyer was told.
    pub verdict: Verdict,
    /// The code in its normal form.
    pub code: String,
    /// The buyer's zone with the offsets of that time.
    pub zone: RecordedZone<'a>,
}

/// Collects the answers while the path is walked.
struct Found<'a> {
    rest: Decoder,
    compiled: &'a Compiled,
    zone: &'a RecordedZone<'a>,
    answers: Said,
}

impl Found<'_> {
    fn keep(&mut self, question: usize, time: bool, said: String) {
        self.answers.push((Topic { question, time }.id(&self.compiled.policy), said));
    }
}

impl Codec for Found<'_> {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.rest.digit(digit, radix);
    }
}

impl named::Keep for Found<'_> {
    fn keep_named(&mut self, place: usize, date: Date, ahead: i32) {
        self.zone.record_named(place, date, ahead);
    }
}

impl walk::Case for Found<'_> {
    fn choice(&mut self, _: usize) -> u32 {
        0
    }

    fn number(&mut self, _: usize, _: &Number) -> Amount {
        Amount::Nothing
    }

    fn keep_number(&mut self, question: usize, number: &Number, amount: Amount) {
        if let Some(said) = amount.said(number) {
            self.keep(question, false, said);
        }
    }

    fn date(&mut self, _: usize, _: bool, _: &Clock<'_>) -> Date {
        Date::Nothing
    }

    fn dated(&self, date: Date, ahead: bool, clock: &Clock<'_>) -> Option<Dated> {
        date.dated(ahead, clock)
    }

    fn time(&mut self, _: usize, _: Dated, _: bool, _: &Clock<'_>) -> Time {
        Time::Nothing
    }

    fn keep_choice(&mut self, question: usize, choice: u32) {
        let Some(option) = (choice as usize).checked_sub(1) else { return };
        let asked = self.compiled.policy.questions.get(question);
        let said = match asked.map(|question| &question.kind) {
            Some(Kind::Choice(options)) => options.get(option).map(|option| option.id.clone()),
            _ => None,
        };
        self.keep(question, false, said.unwrap_or_else(|| UNSURE.to_owned()));
    }

    fn keep_date(&mut self, question: usize, date: Date, ahead: i32) {
        self.zone.record_date(date, ahead);
        let said = match date {
            Date::Nothing => return,
            Date::Unsure => UNSURE.to_owned(),
            Date::Day(day) => time::day_text(day),
            Date::Local(shown) => local_text(shown),
            Date::Instant(instant, ahead) => {
                let mut text = local_text(Local(instant.0 + ahead * 60 * SECOND));
                time::push_offset(&mut text, ahead);
                text
            }
        };
        self.keep(question, false, said);
    }

    fn keep_time(&mut self, question: usize, time: Time) {
        let said = match time {
            Time::Nothing => return,
            Time::Unknown => UNKNOWN.to_owned(),
            Time::At(time) => time::fine_clock_text(time),
        };
        self.keep(question, true, said);
    }
}

fn local_text(shown: Local) -> String {
    let mut text = time::day_text(shown.day());
    text.push('T');
    text.push_str(&time::fine_clock_text(shown.time()));
    text
}
