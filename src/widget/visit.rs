//! The state of a visit, and how each event changes it.

use super::answers::Said;
use super::believed;
use super::event::{Around, Effect, Event};
use super::given::{self, Item};
use super::message;
use super::noted::Noted;
use super::wake;
use crate::case::Case;
use crate::interview::{self, Reply};
use crate::time::{Day, Instant, local};
use crate::wire::Told;

/// The data from which a visit continues, after a trap or when the element comes back to the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The answers: pairs of a question's id and its answer. No id may occur twice.
    pub answers: Vec<(String, String)>,
    /// The id of the question whose answer is being changed, if any.
    pub changing: Option<String>,
    /// What was ticked and typed beside the evidence.
    pub given: Vec<Item>,
    /// The message as the buyer has edited it, after a first line that says which case it is about.
    pub edited: Option<String>,
    /// Whether the buyer is at the second step of the verdict, where the message is sent.
    pub is_sending: bool,
}

/// The id under which the buyer's own words about what happened are kept among the items. No evidence has it.
pub const STORY: &str = "*";

/// The visit of one buyer.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    said: Said,
    changing: Option<String>,
    given: Vec<Item>,
    edited: Option<String>,
    is_sending: bool,
    typed: String,
    /// The visit before a new start, so that the start can be taken back.
    left: Option<Snapshot>,
    shown: Option<Shown>,
    screen: u32,
}

/// What the screen shows.
#[derive(Clone, Debug)]
struct Shown {
    case: Case,
    today: Day,
    wake: Instant,
    /// The line of `message::about` for this case; empty without a verdict.
    about: String,
}

impl Visit {
    /// Continues a visit from a snapshot. No screen is shown yet.
    pub fn from(snapshot: Snapshot) -> Visit {
        let mut visit = Visit::default();
        visit.restore(snapshot);
        visit
    }

    /// Continues from a snapshot. The screen stays as it is.
    fn restore(&mut self, Snapshot { answers, changing, given, edited, is_sending }: Snapshot) {
        (self.said, self.changing) = (Said::new(answers), changing);
        (self.given, self.edited, self.is_sending) = (given, edited, is_sending);
        self.left = None;
        self.typed.clear();
    }

    /// The snapshot from which another visit can continue.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            answers: self.said.pairs().to_vec(),
            changing: self.changing.clone(),
            given: self.given.clone(),
            edited: self.edited.clone(),
            is_sending: self.is_sending,
        }
    }

    /// What the screen shows beside the case. `given` is the result of [`Visit::given`].
    pub fn noted<'a>(&'a self, given: &'a [(&'a str, &'a str)]) -> Noted<'a> {
        let story = self.given.iter().find(|item| item.id == STORY);
        let before = match self.reply() {
            Some(Reply::Ask(_)) => self.changing.as_deref().and_then(|changing| self.said.get(changing)),
            _ => None,
        };
        Noted {
            given,
            story: story.map_or("", |item| &item.text),
            edited: self.edited(),
            is_sending: self.is_sending,
            before,
            typed: &self.typed,
            can_undo: self.left.is_some(),
        }
    }

    /// The message as the buyer has edited it, if it is about the case on the screen.
    pub fn edited(&self) -> Option<&str> {
        message::text(self.edited.as_deref()?, &self.shown.as_ref()?.about)
    }

    /// The last message that the buyer has edited, about any case, in the form of [`Snapshot::edited`].
    pub fn written(&self) -> Option<&str> {
        self.edited.as_deref()
    }

    /// Whether the buyer is at the second step of the verdict, where the message is sent.
    pub fn is_sending(&self) -> bool {
        self.is_sending
    }

    /// The depth of the visit: the number of answers on the screen's path, and one more at the second step.
    pub fn depth(&self) -> usize {
        self.case().map_or(0, |case| case.answers.len()) + usize::from(self.is_sending)
    }

    /// The case that is on the screen.
    pub fn case(&self) -> Option<&Case> {
        self.shown.as_ref().map(|shown| &shown.case)
    }

    /// The buyer's present day when the screen was worked out.
    pub fn today(&self) -> Option<Day> {
        self.shown.as_ref().map(|shown| shown.today)
    }

    /// The number of the screen. It changes whenever a press could mean something else.
    pub fn screen(&self) -> u32 {
        self.screen
    }

    /// When the visit has to be woken: see [`Event::Woken`].
    pub fn wake(&self) -> Option<Instant> {
        self.shown.as_ref().map(|shown| shown.wake)
    }

    /// The id of the question whose answer is being changed.
    pub fn changing(&self) -> Option<&str> {
        self.changing.as_deref()
    }

    /// The answers.
    pub fn answers(&self) -> &Said {
        &self.said
    }

    /// The items that the buyer has touched: the evidence, and the story.
    pub fn items(&self) -> &[Item] {
        &self.given
    }

    /// The ids and texts of the items that are ticked.
    pub fn given(&self) -> Vec<(&str, &str)> {
        given::ticked(&self.given)
    }

    /// Handles an event. Returns its effects. A press on a screen that is no longer shown is ignored.
    pub fn handle(&mut self, event: Event, around: Around<'_>) -> Vec<Effect> {
        let mut effects = Vec::new();
        // If the page was left open, its buttons may mean something else by now.
        if matches!(
            event,
            Event::Answered { .. }
                | Event::Changing { .. }
                | Event::Restarted { .. }
                | Event::Kept { .. }
                | Event::Undone { .. }
                | Event::Stepped { .. }
        ) {
            self.woken(around, &mut effects);
        }
        match event {
            Event::Refreshed => self.refresh(around, &mut effects),
            Event::Woken => self.woken(around, &mut effects),
            Event::Prefilled(pairs) => {
                let before = self.is_sending.then(|| self.about(around));
                (self.said, self.changing) = (Said::new(pairs), None);
                effects.extend(believed::right(&mut self.said, around).into_iter().map(Effect::Ignored));
                self.refresh(around, &mut effects);
                // If the page gives the same answers again, the buyer stays at the second step.
                if self.is_sending && self.shown.as_ref().map(|shown| &shown.about) != before.as_ref() {
                    self.is_sending = false;
                    self.screen = self.screen.wrapping_add(1);
                }
            }
            Event::Answered { screen, question, said } if screen == self.screen => {
                (self.changing, self.left) = (None, None);
                self.said.answer(&question, said);
                self.refresh(around, &mut effects);
                self.tell(&mut effects);
            }
            Event::Changing { screen, question } if screen == self.screen => {
                self.change(question, around, &mut effects);
            }
            Event::Kept { screen } if screen == self.screen => {
                self.changing = None;
                self.refresh(around, &mut effects);
                effects.push(Effect::Move { to_field: false });
            }
            Event::Undone { screen } if screen == self.screen => {
                if let Some(left) = self.left.take() {
                    self.restore(left);
                    self.refresh(around, &mut effects);
                    effects.push(Effect::Move { to_field: false });
                    effects.push(Effect::Keep);
                }
            }
            Event::Stepped { screen, is_sending } if screen == self.screen => {
                self.step(is_sending, &mut effects);
            }
            Event::Rewound { depth } => self.rewind(depth, around, &mut effects),
            Event::Edited(text) => {
                let about = self.shown.as_ref().map_or("", |shown| &shown.about);
                self.edited = text.map(|text| message::keep(about, &text));
                effects.push(Effect::Draw);
                effects.push(Effect::Keep);
            }
            Event::Typed(text) if self.typed != text => {
                self.typed = text;
                effects.push(Effect::Draw);
            }
            Event::Restarted { screen } if screen == self.screen => {
                let left = self.snapshot();
                self.restore(Snapshot::default());
                self.left = Some(left);
                self.work(around, &mut effects);
                effects.push(Effect::Move { to_field: false });
                effects.push(Effect::Keep);
            }
            Event::Noted { item, ticked, text } => self.note(Item { id: item, ticked, text }, &mut effects),
            _ => {}
        }
        effects
    }

    /// Takes a tick or a text. The case is not worked out again, so its moment and its code stay.
    fn note(&mut self, noted: Item, effects: &mut Vec<Effect>) {
        if given::note(&mut self.given, noted) {
            effects.push(Effect::Draw);
            effects.push(Effect::Keep);
        }
    }

    /// Works the case out again. If it has a verdict and no answer is being changed, answers that no longer
    /// matter are dropped.
    fn refresh(&mut self, around: Around<'_>, effects: &mut Vec<Effect>) {
        self.work(around, effects);
        let Some(Shown { case, .. }) = &self.shown else { return };
        if matches!(case.reply, Reply::Verdict(_)) && self.changing.is_none() {
            let mut kept = Vec::new();
            for (topic, _) in &case.answers {
                kept.push(topic.id(&around.compiled.policy));
            }
            self.said.retain(|id| kept.iter().any(|kept| kept == id));
        }
    }

    /// Works the case out again if it is due. No answer is dropped, because it may matter again.
    fn woken(&mut self, around: Around<'_>, effects: &mut Vec<Effect>) {
        let Some(shown) = &self.shown else { return };
        if !wake::is_due(shown.case.now, shown.wake, around.now) {
            return;
        }
        let before = self.verdict();
        self.work(around, effects);
        let now = self.verdict();
        if before.is_some() && now.is_some() && before != now {
            effects.push(Effect::Tell(Told::Verdict));
        }
    }

    /// The outcome that the buyer is told, if the screen shows a verdict.
    fn verdict(&self) -> Option<interview::Told> {
        match self.reply() {
            Some(Reply::Verdict(verdict)) => Some(verdict.told()),
            _ => None,
        }
    }

    /// Shows a question again, so that its answer can be changed.
    fn change(&mut self, question: String, around: Around<'_>, effects: &mut Vec<Effect>) {
        // If the screen shows an invalid answer, it is dropped.
        let wrong = match self.reply() {
            Some(Reply::Invalid(invalid)) => invalid.question.clone(),
            _ => String::new(),
        };
        self.said.remove(&wrong);
        let said = self.said.get(&question).unwrap_or_default().to_owned();
        self.changing = Some(question);
        self.work(around, effects);
        fill(said, effects);
        effects.push(Effect::Move { to_field: false });
    }

    /// Goes to the second step of the verdict, or back. Does nothing on other screens.
    fn step(&mut self, is_sending: bool, effects: &mut Vec<Effect>) {
        if self.is_sending != is_sending && matches!(self.reply(), Some(Reply::Verdict(_))) {
            self.is_sending = is_sending;
            self.screen = self.screen.wrapping_add(1);
            effects.push(Effect::Draw);
            effects.push(Effect::Move { to_field: false });
        }
    }

    /// Goes to a depth (see `depth`). Later answers stay, so that the buyer can go forward again.
    fn rewind(&mut self, depth: usize, around: Around<'_>, effects: &mut Vec<Effect>) {
        if depth == self.depth() {
            return;
        }
        let case = Case::of(around.compiled, &self.said.without(None), around.present());
        self.changing = case.answers.get(depth).map(|(topic, _)| topic.id(&around.compiled.policy));
        self.is_sending = false;
        self.refresh(around, effects);
        let said = self.changing.as_deref().and_then(|question| self.said.get(question)).unwrap_or_default();
        fill(said.to_owned(), effects);
        if depth > case.answers.len() {
            self.step(true, effects);
        }
        effects.push(Effect::Move { to_field: false });
    }

    /// Adds the effects of an answer.
    fn tell(&self, effects: &mut Vec<Effect>) {
        let reply = self.reply();
        let is_invalid = matches!(reply, Some(Reply::Invalid(_)));
        effects.push(Effect::Move { to_field: is_invalid });
        if !is_invalid {
            effects.push(Effect::Keep);
        }
        effects.push(Effect::Tell(Told::Answer));
        if matches!(reply, Some(Reply::Verdict(_))) {
            effects.push(Effect::Tell(Told::Verdict));
        }
    }

    /// What a message that is written now is about. Works also before anything is shown: the element makes a new
    /// visit from a snapshot before it passes on the page's answers.
    fn about(&self, around: Around<'_>) -> String {
        match &self.shown {
            Some(shown) => shown.about.clone(),
            None => {
                let said = self.said.without(self.changing.as_deref());
                message::about(&Case::of(around.compiled, &said, around.present()), &around.compiled.policy)
            }
        }
    }

    fn reply(&self) -> Option<&Reply> {
        self.case().map(|case| &case.reply)
    }

    /// Works out the case. An answer that is being changed counts as not given.
    fn work(&mut self, around: Around<'_>, effects: &mut Vec<Effect>) {
        effects.extend(
            believed::known(&mut self.said, &around.compiled.policy).into_iter().map(Effect::Ignored),
        );
        let case = Case::of(around.compiled, &self.said.without(self.changing.as_deref()), around.present());
        let today = local(around.now, around.zone).day();
        let is_same = self.shown.as_ref().is_some_and(|shown| same_screen(&shown.case, &case));
        if !is_same || self.today() != Some(today) {
            self.screen = self.screen.wrapping_add(1);
            self.typed.clear();
        }
        let about = message::about(&case, &around.compiled.policy);
        let is_another = self.shown.as_ref().is_some_and(|shown| !is_same && !shown.about.is_empty());
        if about.is_empty() || is_another {
            self.is_sending = false;
        }
        effects.push(Effect::Draw);
        if matches!(case.reply, Reply::Invalid(_)) {
            fill(case.said.clone(), effects);
        }
        let wake = wake::next(&case, around);
        self.shown = Some(Shown { case, today, wake, about });
    }
}

/// Writes an answer into the field if a field can hold it: a date, a time of day or a number.
fn fill(said: String, effects: &mut Vec<Effect>) {
    let fits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.');
    if !said.is_empty() && said.bytes().all(fits) {
        effects.push(Effect::Fill(said));
    }
}

/// Whether a press means the same on the screens of both cases.
fn same_screen(before: &Case, now: &Case) -> bool {
    match (&before.reply, &now.reply) {
        (Reply::Ask(before), Reply::Ask(now)) => before.topic == now.topic,
        (Reply::Verdict(before), Reply::Verdict(now)) => {
            before.told() == now.told() && before.rules == now.rules
        }
        (Reply::Invalid(before), Reply::Invalid(now)) => before.question == now.question,
        _ => false,
    }
}
