//! The state of a visit, and what each event makes of it.

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

/// What a visit can be made anew from, after a trap or where the element comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// What was answered, ids and answers.
    pub answers: Vec<(String, String)>,
    /// The question that is being answered anew.
    pub changing: Option<String>,
    /// What was ticked and typed.
    pub given: Vec<Item>,
    /// The message as the buyer has written it, behind a line that says what it is about.
    pub edited: Option<String>,
    /// Whether the buyer is at what to send.
    pub is_sending: bool,
}

/// Under what the buyer's own words stand among what was typed. No evidence is called so.
pub const STORY: &str = "*";

/// One buyer's visit.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    said: Said,
    changing: Option<String>,
    given: Vec<Item>,
    edited: Option<String>,
    is_sending: bool,
    typed: String,
    /// What a start anew has left behind.
    left: Option<Snapshot>,
    shown: Option<Shown>,
    screen: u32,
}

/// What stands on the screen.
#[derive(Clone, Debug)]
struct Shown {
    case: Case,
    today: Day,
    wake: Instant,
    /// What a message that is written here is about; empty without a verdict.
    about: String,
}

impl Visit {
    /// A visit that goes on from a snapshot; nothing is shown yet.
    pub fn from(snapshot: Snapshot) -> Visit {
        let mut visit = Visit::default();
        visit.restore(snapshot);
        visit
    }

    /// Goes on from a snapshot. What stands on the screen stays there.
    fn restore(&mut self, Snapshot { answers, changing, given, edited, is_sending }: Snapshot) {
        (self.said, self.changing) = (Said::new(answers), changing);
        (self.given, self.edited, self.is_sending) = (given, edited, is_sending);
        self.left = None;
        self.typed.clear();
    }

    /// What it can be made anew from.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            answers: self.said.pairs().to_vec(),
            changing: self.changing.clone(),
            given: self.given.clone(),
            edited: self.edited.clone(),
            is_sending: self.is_sending,
        }
    }

    /// What the screen shows of what was noted; `given` is [`Visit::given`].
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

    /// The message as the buyer has written it about this verdict.
    pub fn edited(&self) -> Option<&str> {
        message::text(self.edited.as_deref()?, &self.shown.as_ref()?.about)
    }

    /// The last message that the buyer has written, about whatever it is, as in [`Snapshot::edited`].
    pub fn written(&self) -> Option<&str> {
        self.edited.as_deref()
    }

    /// Whether the buyer is at what to send.
    pub fn is_sending(&self) -> bool {
        self.is_sending
    }

    /// How far it has come: the questions that were answered, and one more at what to send.
    pub fn depth(&self) -> usize {
        self.case().map_or(0, |case| case.answers.len()) + usize::from(self.is_sending)
    }

    /// The case that is on the screen.
    pub fn case(&self) -> Option<&Case> {
        self.shown.as_ref().map(|shown| &shown.case)
    }

    /// The buyer's day that is on the screen.
    pub fn today(&self) -> Option<Day> {
        self.shown.as_ref().map(|shown| shown.today)
    }

    /// Which screen this is: another number wherever a press would mean something else.
    pub fn screen(&self) -> u32 {
        self.screen
    }

    /// When it wants to be woken.
    pub fn wake(&self) -> Option<Instant> {
        self.shown.as_ref().map(|shown| shown.wake)
    }

    /// The question that is being answered anew.
    pub fn changing(&self) -> Option<&str> {
        self.changing.as_deref()
    }

    /// What was answered.
    pub fn answers(&self) -> &Said {
        &self.said
    }

    /// Everything of the evidence that was touched.
    pub fn items(&self) -> &[Item] {
        &self.given
    }

    /// Ids and texts of the evidence that the buyer has.
    pub fn given(&self) -> Vec<(&str, &str)> {
        given::ticked(&self.given)
    }

    /// What an event makes of it. What was pressed on a screen that is gone is dropped.
    pub fn handle(&mut self, event: Event, around: Around<'_>) -> Vec<Effect> {
        let mut effects = Vec::new();
        // A page that was left open has not seen yet what its buttons mean by now.
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
                let before = self.case().map(|case| case.answers.clone());
                (self.said, self.changing) = (Said::new(pairs), None);
                effects.extend(believed::right(&mut self.said, around).into_iter().map(Effect::Ignored));
                self.refresh(around, &mut effects);
                // A page that gives the same answers again takes nobody away from what to send.
                if self.is_sending && self.case().map(|case| &case.answers) != before.as_ref() {
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

    /// The moment stays that of the verdict, and so does its code.
    fn note(&mut self, noted: Item, effects: &mut Vec<Effect>) {
        if given::note(&mut self.given, noted) {
            effects.push(Effect::Draw);
            effects.push(Effect::Keep);
        }
    }

    /// Works everything out anew. With a verdict, the answers that no longer matter are dropped.
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

    /// Time alone drops no answer: it may matter again.
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

    /// What the buyer is told, where it is a verdict.
    fn verdict(&self) -> Option<interview::Told> {
        match self.reply() {
            Some(Reply::Verdict(verdict)) => Some(verdict.told()),
            _ => None,
        }
    }

    fn change(&mut self, question: String, around: Around<'_>, effects: &mut Vec<Effect>) {
        // A wrong answer that is left standing is forgotten.
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

    /// To what to send, or back to the verdict; on no other screen.
    fn step(&mut self, is_sending: bool, effects: &mut Vec<Effect>) {
        if self.is_sending != is_sending && matches!(self.reply(), Some(Reply::Verdict(_))) {
            self.is_sending = is_sending;
            self.screen = self.screen.wrapping_add(1);
            effects.push(Effect::Draw);
            effects.push(Effect::Move { to_field: false });
        }
    }

    /// To where so many questions were answered. What was answered after them stays, for the way on.
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

    /// The buyer has answered.
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

    fn reply(&self) -> Option<&Reply> {
        self.case().map(|case| &case.reply)
    }

    /// Works out the case. While an answer is being changed, it counts as not given.
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

/// What a field can hold: a date, a time of day, a number.
fn fill(said: String, effects: &mut Vec<Effect>) {
    let fits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.');
    if !said.is_empty() && said.bytes().all(fits) {
        effects.push(Effect::Fill(said));
    }
}

/// Whether a press means the same on both.
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
