//! What can be told of a visit from outside, and how it is drawn.

use refund_check::case::Case;
use refund_check::compiled::Compiled;
use refund_check::interview::Reply;
use refund_check::text::{English, html, plain};
use refund_check::time::{Day, Instant};
use refund_check::view::{Edition, Node, Noted, Words, whole};
use refund_check::widget::{Snapshot, Visit};
use refund_check::zones::Named;

/// All of it: where two are equal, nothing has happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) snapshot: Snapshot,
    pub(super) edited: Option<String>,
    pub(super) case: Case,
    pub(super) today: Option<Day>,
    pub(super) screen: u32,
    pub(super) depth: usize,
    pub(super) typed: String,
    pub(super) can_undo: bool,
}

impl Seen {
    pub(super) fn of(visit: &Visit) -> Seen {
        let noted = visit.noted(&[]);
        Seen {
            snapshot: visit.snapshot(),
            edited: visit.edited().map(str::to_owned),
            case: visit.case().unwrap().clone(),
            today: visit.today(),
            screen: visit.screen(),
            depth: visit.depth(),
            typed: noted.typed.to_owned(),
            can_undo: noted.can_undo,
        }
    }

    pub(super) fn is_verdict(&self) -> bool {
        matches!(self.case.reply, Reply::Verdict(_))
    }

    /// Whether both are one verdict: the same is told, by the same rules, of the same answers. No other screen is one.
    pub(super) fn is_verdict_of(&self, other: &Seen) -> bool {
        match (&self.case.reply, &other.case.reply) {
            (Reply::Verdict(one), Reply::Verdict(two)) => {
                one.told() == two.told() && one.rules == two.rules && self.case.answers == other.case.answers
            }
            _ => false,
        }
    }
}

/// A case but for the moment at which it was asked for, which its code has too.
pub(super) fn without_moment(case: &Case) -> Case {
    Case { now: Instant(0), code: String::new(), ..case.clone() }
}

/// How a visit reads, but for the moment and for what no snapshot has: what is typed into a field, and the way back from a
/// start anew.
pub(super) fn draw(visit: &Visit, compiled: &Compiled, zone: &Named) -> String {
    let given = visit.given();
    let noted = Noted { typed: "", can_undo: false, ..visit.noted(&given) };
    plain(&nodes(&without_moment(visit.case().unwrap()), noted, visit.today(), compiled, zone))
}

/// What is read back of a date that is being typed.
pub(super) fn echo(visit: &Visit, compiled: &Compiled, zone: &Named) -> String {
    let nodes = nodes(visit.case().unwrap(), visit.noted(&[]), visit.today(), compiled, zone);
    let drawn = html(&nodes);
    let (_, echo) = drawn.split_once(r#"class="echo" role="status">"#).unwrap();
    echo.split_once("</p>").unwrap().0.to_owned()
}

fn nodes(case: &Case, noted: Noted<'_>, today: Option<Day>, compiled: &Compiled, zone: &Named) -> Vec<Node> {
    let edition = Edition { compiled, words: &Words::default(), format: &English(zone) };
    whole(case, edition, edition, noted, today).nodes
}
