//! The state of a visit that is visible from outside, and how it is drawn.

use refund_check::case::Case;
use refund_check::compiled::Compiled;
use refund_check::interview::Reply;
use refund_check::text::{English, html, plain};
use refund_check::time::{Day, Instant};
use refund_check::view::{Edition, Node, Noted, Words, whole};
use refund_check::widget::{Snapshot, Visit};
use refund_check::zones::Named;

/// The whole visible state: if two are equal, nothing has happened between them.
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

    /// Whether both are the same verdict: the same reply, by the same rules, for the same answers. False for
    /// any other screen.
    pub(super) fn is_verdict_of(&self, other: &Seen) -> bool {
        match (&self.case.reply, &other.case.reply) {
            (Reply::Verdict(one), Reply::Verdict(two)) => {
                one.told() == two.told() && one.rules == two.rules && self.case.answers == other.case.answers
            }
            _ => false,
        }
    }
}

/// A case without the moment at which it was decided, which its code contains too.
pub(super) fn without_moment(case: &Case) -> Case {
    Case { now: Instant(0), code: String::new(), ..case.clone() }
}

/// A visit as text, without the moment and without what no snapshot contains: the text typed into a field,
/// and the undo of a start over.
pub(super) fn draw(visit: &Visit, compiled: &Compiled, zone: &Named) -> String {
    let given = visit.given();
    let noted = Noted { typed: "", can_undo: false, ..visit.noted(&given) };
    plain(&nodes(&without_moment(visit.case().unwrap()), noted, visit.today(), compiled, zone))
}

/// The date that is shown back while it is being typed.
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
