//! A buyer who presses, types and goes back, and the page around them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::compiled::Compiled;
use refund_check::interview::{Reply, Topic};
use refund_check::policy::Kind;
use refund_check::time::{Day, Instant, day_text, first_instant, local};
use refund_check::widget::{Around, Effect, Event, Snapshot, Visit};
use refund_check::zones::Named;

use super::seen::{Seen, draw};

/// An event, as the player chooses it: which of the present buttons is pressed, not its id.
#[derive(Clone, Debug)]
pub(super) enum Play {
    /// Answers the question that is shown, by a button or a field.
    Answer(usize),
    /// Answers twice, the second time before the new screen could be read.
    AnswerTwice(usize),
    /// Presses a `Change` button.
    Change(usize),
    /// Keeps the answer that is being changed.
    Keep,
    Restart,
    Undo,
    /// Goes to the sending step (true), or back to the verdict.
    Step(bool),
    /// Presses every button on a screen that is gone.
    Gone,
    /// The browser goes back or forward, to any depth.
    Rewind(usize),
    /// The buyer edits the message (`Some`), or has it written from the answers again.
    Edit(Option<String>),
    /// The buyer types into the field, without sending it.
    Type(String),
    Tick(usize, bool),
    /// This many minutes pass while the page is hidden.
    Later(i64),
    /// The clock of the device is changed by this many minutes.
    SetClock(i64),
    /// The visit is woken, by its timer or because the page is visible again.
    Wake,
    /// The page sets other answers.
    Prefill(Vec<(String, String)>),
    /// The element is created anew from a snapshot: after a trap of the engine, or when it is back in the
    /// page.
    Anew,
}

pub(super) fn plays() -> impl Strategy<Value = Vec<Play>> {
    let ids =
        prop::sample::select(vec!["reason", "fault", "purchased", "purchased.time", "support", "proof", "x"]);
    let said = prop::sample::select(vec![
        "defective",
        "not-delivered",
        "major",
        "2026-11-20",
        "10:00",
        "unsure",
        "",
        "2027-02-30",
        "<b>",
    ]);
    let pair = (ids, said).prop_map(|(id, said)| (id.to_owned(), said.to_owned()));
    let text = |texts: &'static [&'static str]| prop::sample::select(texts).prop_map(str::to_owned);
    let edited = prop::option::weighted(0.8, text(&["Hello, it broke.", "Please help me.", ""]));
    let play = prop_oneof![
        8 => any::<usize>().prop_map(Play::Answer),
        2 => any::<usize>().prop_map(Play::AnswerTwice),
        2 => any::<usize>().prop_map(Play::Change),
        2 => Just(Play::Keep),
        1 => Just(Play::Restart),
        1 => Just(Play::Undo),
        3 => any::<bool>().prop_map(Play::Step),
        1 => Just(Play::Gone),
        2 => any::<usize>().prop_map(Play::Rewind),
        2 => edited.prop_map(Play::Edit),
        2 => text(&["2026-11-20", "2026-1", ""]).prop_map(Play::Type),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(at, ticked)| Play::Tick(at, ticked)),
        3 => (0_i64..60 * 24 * 20).prop_map(Play::Later),
        1 => (-60_i64 * 24..60 * 24).prop_map(Play::SetClock),
        3 => Just(Play::Wake),
        1 => prop::collection::vec(pair, 0..4).prop_map(Play::Prefill),
        1 => Just(Play::Anew),
    ];
    prop::collection::vec(play, 1..40)
}

/// A visit and everything around it.
pub(super) struct Player<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) zone: &'a Named,
    pub(super) now: i64,
    pub(super) visit: Visit,
    /// The snapshot from before the last start over, while that can be undone.
    pub(super) left: Option<Snapshot>,
    /// The last message that the buyer has written, and the verdict it was written for.
    pub(super) written: Option<(Seen, String)>,
    /// The effects that the visit has requested since they were last taken.
    pub(super) effects: Vec<Effect>,
}

impl<'a> Player<'a> {
    pub(super) fn new(compiled: &'a Compiled, zone: &'a Named, now: Instant) -> Player<'a> {
        let (visit, effects) = (Visit::default(), Vec::new());
        let mut player = Player { compiled, zone, now: now.0, visit, left: None, written: None, effects };
        player.happen(Event::Refreshed);
        player
    }

    pub(super) fn around(&self) -> Around<'a> {
        Around { compiled: self.compiled, zone: self.zone, now: Instant(self.now) }
    }

    pub(super) fn happen(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.visit.handle(event, self.around());
        self.effects.extend_from_slice(&effects);
        effects
    }

    /// The question on the screen, and all answers to try for it.
    fn answers(&self) -> Option<(String, Vec<String>)> {
        let policy = &self.compiled.policy;
        let id = match &self.visit.case()?.reply {
            Reply::Ask(ask) => ask.topic.id(policy),
            Reply::Invalid(invalid) => invalid.question.clone(),
            Reply::Verdict(_) => return None,
        };
        let topic = Topic::find(policy, &id)?;
        let question = &policy.questions[topic.question];
        let today = self.visit.today()?;
        let mut said: Vec<String> = match &question.kind {
            Kind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
            _ if topic.time => ["unknown", "00:00", "23:59", "25:00"].map(str::to_owned).to_vec(),
            _ => {
                let day = |before: i64| day_text(Day(today.0 - before));
                [0, 1, 7, 13, 14, 15, 40, -1].map(day).into_iter().chain([String::new()]).collect()
            }
        };
        said.extend(question.unsure.iter().filter(|_| !topic.time).map(|_| "unsure".to_owned()));
        Some((id, said))
    }

    /// Plays an event, and checks that it changes only what it may.
    pub(super) fn play(&mut self, play: &Play) -> Result<(), TestCaseError> {
        let screen = self.visit.screen();
        match play {
            Play::Answer(at) => self.answer(*at)?,
            Play::AnswerTwice(at) => {
                self.answer(*at)?;
                self.press_again(screen)?;
            }
            Play::Change(at) => self.change(*at)?,
            Play::Keep => self.keep()?,
            Play::Restart => self.restart()?,
            Play::Undo => self.undo()?,
            Play::Step(is_sending) => self.step(*is_sending)?,
            Play::Gone => self.press_gone()?,
            Play::Rewind(steps) => self.rewind(*steps)?,
            Play::Edit(text) => self.edit(text.clone())?,
            Play::Type(text) => self.typing(text.clone())?,
            Play::Tick(at, ticked) => self.tick(*at, *ticked),
            Play::Later(minutes) => self.now += minutes * 60_000,
            Play::SetClock(minutes) => {
                self.now += minutes * 60_000;
                self.happen(Event::Woken);
            }
            Play::Wake => {
                self.happen(Event::Woken);
            }
            Play::Prefill(answers) => {
                // The page sets them as an object, in which each name occurs once.
                let answers: BTreeMap<String, String> = answers.iter().cloned().collect();
                self.happen(Event::Prefilled(answers.into_iter().collect()));
            }
            Play::Anew => {
                (self.visit, self.left) = (Visit::from(self.visit.snapshot()), None);
                self.happen(Event::Refreshed);
            }
        }
        Ok(())
    }

    fn answer(&mut self, at: usize) -> Result<(), TestCaseError> {
        let Some((question, said)) = self.answers() else { return Ok(()) };
        let (screen, said) = (self.visit.screen(), said[at % said.len()].clone());
        if self.press(Event::Answered { screen, question, said })?.is_some() {
            self.left = None;
        }
        Ok(())
    }

    fn change(&mut self, at: usize) -> Result<(), TestCaseError> {
        let answered = &self.visit.case().unwrap().answers;
        if answered.is_empty() {
            return Ok(());
        }
        let question = answered[at % answered.len()].0.id(&self.compiled.policy);
        self.press(Event::Changing { screen: self.visit.screen(), question })?;
        Ok(())
    }

    fn tick(&mut self, at: usize, ticked: bool) {
        let evidence = &self.compiled.policy.evidence;
        let item = evidence[at % evidence.len()].id.clone();
        self.happen(Event::Noted { item, ticked, text: String::new() });
    }

    /// Presses whatever is at the same place now, but for the screen before: nothing may happen.
    fn press_again(&mut self, screen: u32) -> Result<(), TestCaseError> {
        if self.visit.screen() == screen {
            return Ok(());
        }
        let before = self.visit.snapshot();
        let next = self.answers().map(|(question, said)| Event::Answered {
            screen,
            question,
            said: said[0].clone(),
        });
        let effects = self.happen(next.unwrap_or(Event::Restarted { screen }));
        prop_assert_eq!((effects, self.visit.snapshot()), (vec![], before), "something unseen was answered");
        Ok(())
    }

    /// Checks what a buyer must see on the screen now, after it had the chance to wake.
    pub(super) fn check(&mut self) -> Result<(), TestCaseError> {
        if self.visit.wake().is_some_and(|wake| wake.0 <= self.now) {
            self.happen(Event::Woken);
        }
        let now = Instant(self.now);
        let case = self.visit.case().unwrap();
        prop_assert_eq!(self.visit.today(), Some(local(now, self.zone).day()), "today is another day");
        let wake = self.visit.wake().unwrap();
        prop_assert!(wake > now, "it would wake at once and again");
        let tomorrow = Day(local(now, self.zone).day().0 + 1);
        prop_assert!(wake <= first_instant(tomorrow, self.zone), "it sleeps into tomorrow");
        if let Reply::Verdict(verdict) = &case.reply {
            for ends in
                [verdict.deadline.map(|it| it.by), verdict.opens.map(|it| it.by)].into_iter().flatten()
            {
                prop_assert!(ends >= now || wake <= ends, "a verdict past its end: {verdict:?}");
            }
            // The verdict on the screen is the one that would be given now.
            let snapshot = self.visit.snapshot();
            let mut fresh = Visit::from(snapshot);
            fresh.handle(Event::Refreshed, self.around());
            let Some(Reply::Verdict(now)) = fresh.case().map(|case| &case.reply) else {
                return Err(TestCaseError::fail("another kind of screen by now"));
            };
            prop_assert_eq!(&now.rules, &verdict.rules, "a verdict that holds no longer");
        }
        Ok(())
    }

    /// A visit created anew from its snapshot, after a trap or when the element is back, draws the same.
    pub(super) fn check_restored(&self) -> Result<(), TestCaseError> {
        let mut fresh = Visit::from(self.visit.snapshot());
        fresh.handle(Event::Refreshed, self.around());
        let drawn = |visit: &Visit| draw(visit, self.compiled, self.zone);
        prop_assert_eq!(drawn(&fresh), drawn(&self.visit), "a restored visit reads otherwise");
        prop_assert_eq!(fresh.depth(), self.visit.depth());
        prop_assert_eq!(
            self.visit.noted(&[]).can_undo,
            self.left.is_some(),
            "whether a start anew can be taken back"
        );
        Ok(())
    }
}
