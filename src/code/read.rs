//! From a code back to the case.

use super::amount::Amount;
use super::codec::{Codec, Decoder};
use super::date::Date;
use super::recorded::RecordedZone;
use super::walk::{self, Time, walk};
use super::{Flaw, Head, decide, head, offset, symbols, text, zone_number};
use crate::compiled::Compiled;
use crate::interview::{Answers, Clock, Dated, Present, Reply, Topic, UNKNOWN, UNSURE, Verdict};
use crate::policy::{Kind, Number};
use crate::time::{self, Instant, Local, SECOND, Zone};

/// A code of which all is read that does not depend on a policy.
#[derive(Clone, Debug)]
pub struct Code {
    head: Head,
    rest: Decoder,
    /// The code as it is written.
    written: String,
}

/// Whether a policy is the one that a code was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is.
    Same,
    /// It has the same name and other rules.
    OtherVersion,
    /// It has another name.
    OtherPolicy,
}

/// Reads what people type or paste: in lower case, with spaces, with letters that look like digits, in a text.
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

    /// What a code has of the edition of its policy's rules.
    pub fn edition(&self) -> u32 {
        self.head.edition
    }

    /// Whether it was made with a policy.
    pub fn fits(&self, compiled: &Compiled) -> Fit {
        let Head { policy, edition, .. } = Head::of_policy(compiled);
        match (policy == self.head.policy, edition == self.head.edition) {
            (true, true) => Fit::Same,
            (true, false) => Fit::OtherVersion,
            (false, _) => Fit::OtherPolicy,
        }
    }

    /// Whether it was made in a zone of that name.
    pub fn is_in(&self, zone: &str) -> bool {
        zone_number(zone) == self.head.zone
    }

    /// The case, with a database's idea of its zone. `None` where no answers to this policy have this code.
    pub fn case<'a>(&self, compiled: &Compiled, database: &'a dyn Zone) -> Option<Case<'a>> {
        let Head { now, ahead, .. } = self.head;
        let zone = RecordedZone::new(database, now, ahead);
        let present = Present { now, zone: &zone };
        let mut found = Found { rest: self.rest.clone(), compiled, zone: &zone, answers: Vec::new() };
        walk(&mut found, compiled, present);
        let Found { mut rest, answers, .. } = found;
        let mut at_deadline = ahead;
        offset::relative(&mut rest, &mut at_deadline, ahead);
        let pairs: Vec<_> = answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
        let given = Answers::new(&compiled.policy, &pairs).ok()?;
        let (mut reply, mut code) = decide(compiled, &given, present);
        // When the deadline is follows from the answers; what clocks are ahead by then may have to be taken from
        // the code, and can move it.
        let by = match &reply {
            Reply::Verdict(verdict) => verdict.deadline.map(|deadline| deadline.by),
            Reply::Ask(_) | Reply::Invalid(_) => None,
        };
        if let Some(by) = by {
            let is_known = zone.offset(by) == at_deadline;
            zone.record(by, at_deadline);
            if !is_known {
                (reply, code) = decide(compiled, &given, present);
            }
        }
        let Reply::Verdict(verdict) = reply else { return None };
        (code == self.written).then_some(Case { answers, now, verdict, code, zone })
    }
}

/// What a code says.
pub struct Case<'a> {
    /// The answers, by question, in order.
    pub answers: Vec<(String, String)>,
    /// When it was asked.
    pub now: Instant,
    /// What the buyer was told.
    pub verdict: Verdict,
    /// The code as it is written.
    pub code: String,
    /// The zone by whose clocks that was.
    pub zone: RecordedZone<'a>,
}

/// Answers, put down where the way comes by.
struct Found<'a> {
    rest: Decoder,
    compiled: &'a Compiled,
    zone: &'a RecordedZone<'a>,
    answers: Vec<(String, String)>,
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

    fn time(&mut self, _: usize, _: bool, _: &Clock<'_>) -> Time {
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
            Time::At(time) => fine_text(time),
        };
        self.keep(question, true, said);
    }
}

fn local_text(shown: Local) -> String {
    let mut text = time::day_text(shown.day());
    text.push('T');
    text.push_str(&fine_text(shown.time()));
    text
}

/// Seconds and their fractions only where there are any.
fn fine_text(time: i64) -> String {
    let mut text = time::clock_text(time);
    if time % (60 * SECOND) != 0 {
        text.push(':');
        time::push(&mut text, time / SECOND % 60, 2);
    }
    if time % SECOND != 0 {
        text.push('.');
        time::push(&mut text, time % SECOND, 3);
    }
    text
}
