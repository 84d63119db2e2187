//! What is known about each question from the answers.

use std::collections::BTreeMap;

use refund_check::policy::{Decimal, Kind, Number, Span};

use super::clock::Form;
use super::{Answers, Clock, Oracle, Range, Value};

/// What is known about each question.
pub(super) struct Known {
    /// The possible values of each question that is not a date.
    pub(super) domains: Vec<Vec<Value>>,
    /// The possible instants of each date question.
    pub(super) ranges: Vec<Option<Range>>,
    /// The topics that can still be asked, with their ids. Then those whose answers are wrong, and those that
    /// the buyer does not know.
    pub(super) open: Vec<(usize, String)>,
    pub(super) flaws: Vec<((usize, String), &'static str)>,
    pub(super) unknown: Vec<(usize, String)>,
}

impl Known {
    pub(super) fn of(oracle: &Oracle<'_>, answers: &Answers, clock: &Clock) -> Result<Known, String> {
        let questions = &oracle.policy.questions;
        for (id, said) in answers {
            if let Some(question) = questions.iter().find(|question| question.id == *id)
                && let Kind::Choice(options) = &question.kind
                && !options.iter().any(|option| option.id == *said)
                && (said != "unsure" || question.unsure.is_none())
            {
                return Err(invalid(id, "unknown-option"));
            }
        }
        let is_date = |id: &str| questions.iter().any(|it| it.id == id && it.kind == Kind::Date);
        for id in answers.keys() {
            let of_date = id.strip_suffix(".time").is_some_and(is_date);
            if !of_date && !questions.iter().any(|question| question.id == *id) {
                return Err(invalid(id, "unknown-question"));
            }
        }
        let mut known = Known {
            domains: (0..questions.len()).map(|question| oracle.domain(question)).collect(),
            ranges: oracle.all_dates(clock),
            open: vec![],
            flaws: vec![],
            unknown: vec![],
        };
        for (place, question) in questions.iter().enumerate() {
            let topic = (place, question.id.clone());
            match (answers.get(&question.id).map(String::as_str), &question.kind) {
                (None, _) => known.open.push(topic),
                (Some("unsure"), _) if question.unsure.is_some() => known.unknown.push(topic),
                (Some(said), Kind::Choice(options)) => {
                    let option = options.iter().position(|option| option.id == said);
                    known.domains[place] = vec![option.unwrap() as Value];
                }
                (Some(said), Kind::Number(number)) => match read_number(said, number) {
                    Ok(units) => known.domains[place] = vec![units],
                    Err(problem) => known.flaws.push((topic, problem)),
                },
                (Some(said), Kind::Date) => match clock.read(said, question.ahead) {
                    Ok(date) => known.date(oracle, topic, date, answers, clock),
                    Err(problem) => known.flaws.push((topic, problem)),
                },
            }
        }
        known.open.sort();
        known.unknown.sort();
        Ok(known)
    }

    /// Reads a date and, if it makes a difference, its time of day.
    fn date(
        &mut self,
        oracle: &Oracle<'_>,
        (place, id): (usize, String),
        date: Range,
        answers: &Answers,
        clock: &Clock,
    ) {
        let before = self.ranges[place].replace(date);
        if oracle.grid(&self.ranges, clock).tuples.is_empty() {
            self.ranges[place] = before;
            return self.flaws.push(((place, id), "before-the-other"));
        }
        let topic = (place, format!("{id}.time"));
        if date.form != Form::Day || !self.differs(oracle, place, answers, clock) {
            return;
        }
        match answers.get(&topic.1).map(String::as_str) {
            None => self.open.push(topic),
            Some("unknown") => self.unknown.push(topic),
            Some(said) => match clock.read_time(date, said, oracle.policy.questions[place].ahead) {
                Ok(exact) => {
                    self.ranges[place] = Some(exact);
                    if oracle.grid(&self.ranges, clock).tuples.is_empty() {
                        self.ranges[place] = before;
                        self.flaws.push((topic, "before-the-other"));
                    }
                }
                Err(problem) => self.flaws.push((topic, problem)),
            },
        }
    }

    /// Whether windows differ between the times of a day while the other dates stay the same. A window
    /// between two dates belongs to the later question, and counts once that is answered.
    fn differs(&self, oracle: &Oracle<'_>, place: usize, answers: &Answers, clock: &Clock) -> bool {
        let policy = oracle.policy;
        let counts = |span: &Span| {
            let to = span.to.unwrap_or(span.date);
            (span.date == place || to == place)
                && answers.contains_key(&policy.questions[span.date.max(to)].id)
        };
        let spans: Vec<usize> =
            (0..oracle.pieces.len()).filter(|&piece| counts(oracle.pieces[piece].span)).collect();
        let grid = oracle.grid(&self.ranges, clock);
        let mut seen: BTreeMap<_, Vec<bool>> = BTreeMap::new();
        grid.tuples.iter().any(|tuple| {
            let stand: Vec<bool> = spans.iter().map(|&span| grid.states[tuple.state][span]).collect();
            *seen.entry(tuple.others(place)).or_insert_with(|| stand.clone()) != stand
        })
    }
}

/// The smallest and largest value of a number question, in units of its last decimal place.
pub(super) fn range(number: &Number) -> (i64, i64) {
    let units = |decimal: Decimal| {
        (i128::from(decimal.units) * 10_i128.pow(number.decimals), 10_i128.pow(decimal.places))
    };
    let ((least, per), (most, of)) = (units(number.at_least), units(number.at_most));
    (-((-least).div_euclid(per)) as i64, most.div_euclid(of) as i64)
}

/// Reads a number strictly, as written.
pub(super) fn read_number(said: &str, number: &Number) -> Result<i64, &'static str> {
    let digits = said.strip_prefix('-').unwrap_or(said);
    let mut parts = digits.split('.');
    let (whole, fraction) = (parts.next().unwrap_or_default(), parts.next());
    let are_digits = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    if !are_digits(whole) || !fraction.is_none_or(are_digits) || parts.next().is_some() {
        return Err("malformed");
    }
    let is_zero = digits.chars().all(|letter| matches!(letter, '0' | '.'));
    if is_zero && said.starts_with('-') {
        return Err("malformed");
    }
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    if fraction.len() > number.decimals as usize {
        return Err("too-fine");
    }
    let padded = format!("{whole}{fraction:0<width$}", width = number.decimals as usize);
    let units: f64 = padded.parse().unwrap();
    if units > 1e15 {
        return Err("out-of-range");
    }
    let units: i64 = padded.trim_start_matches('0').parse().unwrap_or(0);
    let units = if said.starts_with('-') { -units } else { units };
    let (least, most) = range(number);
    if (least..=most).contains(&units) { Ok(units) } else { Err("out-of-range") }
}

pub(super) fn invalid(id: &str, problem: &str) -> String {
    format!("{{\"invalid\":{{\"question\":\"{id}\",\"problem\":\"{problem}\",\"message\":\"")
}
