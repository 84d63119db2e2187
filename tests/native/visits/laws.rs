//! What each event changes in a visit, and what it leaves alone.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::case::Case;
use refund_check::interview::Reply;
use refund_check::widget::{Effect, Event, Snapshot, Visit};

use super::player::{Play, Player};
use super::seen::{Seen, without_moment};

/// The focus goes to the heading.
const MOVED: Effect = Effect::Move { to_field: false };

impl Player<'_> {
    /// Presses a button on the screen that the buyer sees. Returns the visit after the page has woken and
    /// before the press, and the effects of the press. Returns `None` if waking brought another screen: then
    /// the press must do nothing.
    pub(super) fn press(&mut self, event: Event) -> Result<Option<(Seen, Vec<Effect>)>, TestCaseError> {
        let screen = self.visit.screen();
        let mut woken = self.visit.clone();
        let waking = woken.handle(Event::Woken, self.around());
        let before = Seen::of(&woken);
        let effects = self.happen(event);
        if before.screen != screen {
            prop_assert_eq!(
                (effects, Seen::of(&self.visit)),
                (waking, before),
                "something unseen was pressed"
            );
            return Ok(None);
        }
        Ok(Some((before, effects[waking.len()..].to_vec())))
    }

    /// Keeps the answer that was being changed: all answers and the case are as before.
    pub(super) fn keep(&mut self) -> Result<(), TestCaseError> {
        let screen = self.visit.screen();
        let Some((before, effects)) = self.press(Event::Kept { screen })? else { return Ok(()) };
        let (after, case) = (Seen::of(&self.visit), self.case_of(&before.snapshot.answers));
        let answers = settled(&before.snapshot.answers, &case, self);
        prop_assert_eq!(after.snapshot, Snapshot { changing: None, answers, ..before.snapshot });
        prop_assert_eq!(after.case, case);
        prop_assert_eq!(effects.last(), Some(&MOVED));
        Ok(())
    }

    /// Starts over. The player remembers what was there, to check the undo.
    pub(super) fn restart(&mut self) -> Result<(), TestCaseError> {
        let screen = self.visit.screen();
        let Some((before, effects)) = self.press(Event::Restarted { screen })? else { return Ok(()) };
        prop_assert_eq!(self.visit.snapshot(), Snapshot::default());
        prop_assert_eq!(self.visit.noted(&[]).typed, "");
        prop_assert_eq!(&effects[effects.len() - 2..], &[MOVED, Effect::Keep]);
        self.left = Some(before.snapshot);
        Ok(())
    }

    /// Undoes a start over: all answers and texts are there again, unchanged.
    pub(super) fn undo(&mut self) -> Result<(), TestCaseError> {
        let screen = self.visit.screen();
        let Some((before, effects)) = self.press(Event::Undone { screen })? else { return Ok(()) };
        let after = Seen::of(&self.visit);
        let Some(left) = self.left.take() else {
            prop_assert_eq!((effects, after), (vec![], before), "there was nothing to take back");
            return Ok(());
        };
        let answers = match left.changing {
            None => settled(&left.answers, &self.case_of(&left.answers), self),
            Some(_) => left.answers.clone(),
        };
        // Meanwhile the verdict may have become a question, and then there is no sending step.
        let is_sending = left.is_sending && after.is_verdict();
        prop_assert_eq!(after.snapshot, Snapshot { answers, is_sending, ..left });
        prop_assert_eq!(after.typed, "");
        prop_assert_eq!(&effects[effects.len() - 2..], &[MOVED, Effect::Keep]);
        Ok(())
    }

    /// Goes to the sending step or back. On any screen but a verdict's, this has no effect.
    pub(super) fn step(&mut self, is_sending: bool) -> Result<(), TestCaseError> {
        let screen = self.visit.screen();
        let Some((before, effects)) = self.press(Event::Stepped { screen, is_sending })? else {
            return Ok(());
        };
        let after = Seen::of(&self.visit);
        if !before.is_verdict() || before.snapshot.is_sending == is_sending {
            prop_assert_eq!(
                (effects, after),
                (vec![], before),
                "a step to where the buyer is, or to nowhere"
            );
            return Ok(());
        }
        let expected = Seen {
            snapshot: Snapshot { is_sending, ..before.snapshot },
            screen: before.screen.wrapping_add(1),
            depth: before.case.answers.len() + usize::from(is_sending),
            ..before
        };
        prop_assert_eq!((effects, after), (vec![Effect::Draw, MOVED], expected));
        Ok(())
    }

    /// Edits the message, or has it written from the answers again. Only a verdict has a message.
    pub(super) fn edit(&mut self, edited: Option<String>) -> Result<(), TestCaseError> {
        let before = Seen::of(&self.visit);
        if !before.is_verdict() {
            return Ok(());
        }
        let effects = self.happen(Event::Edited(edited.clone()));
        let after = Seen::of(&self.visit);
        let kept = after.snapshot.edited.clone();
        prop_assert_eq!(kept.is_some(), edited.is_some());
        self.written = edited.clone().map(|text| (after.clone(), text));
        let expected = Seen { snapshot: Snapshot { edited: kept, ..before.snapshot }, edited, ..before };
        prop_assert_eq!((effects, after), (vec![Effect::Draw, Effect::Keep], expected));
        Ok(())
    }

    /// Types into a field: the text is drawn, but is not an answer yet.
    pub(super) fn typing(&mut self, typed: String) -> Result<(), TestCaseError> {
        let before = Seen::of(&self.visit);
        if before.is_verdict() {
            return Ok(());
        }
        let effects = self.happen(Event::Typed(typed.clone()));
        let drawn = if before.typed == typed { vec![] } else { vec![Effect::Draw] };
        prop_assert_eq!((effects, Seen::of(&self.visit)), (drawn, Seen { typed, ..before }));
        Ok(())
    }

    /// The browser goes back or forward: to the question after `depth` answers, or beyond the verdict to the
    /// sending step.
    pub(super) fn rewind(&mut self, steps: usize) -> Result<(), TestCaseError> {
        let before = Seen::of(&self.visit);
        let all = self.case_of(&before.snapshot.answers);
        // One more than the answers is the sending step; beyond that there is nothing.
        let depth = steps % (all.answers.len() + 3);
        let back = self.visit.clone();
        let effects = self.happen(Event::Rewound { depth });
        let after = Seen::of(&self.visit);
        if depth == before.depth {
            prop_assert_eq!((effects, after), (vec![], before), "it is there already");
            return Ok(());
        }
        prop_assert_eq!(effects.last(), Some(&MOVED));
        let is_verdict = matches!(all.reply, Reply::Verdict(_));
        let (changing, answers) = match all.answers.get(depth) {
            Some((topic, _)) => (Some(topic.id(&self.compiled.policy)), before.snapshot.answers.clone()),
            None => (None, settled(&before.snapshot.answers, &all, self)),
        };
        prop_assert_eq!(after.snapshot.answers, answers, "an answer was lost");
        prop_assert_eq!(after.snapshot.changing, changing, "another question is asked");
        prop_assert_eq!(&after.snapshot.given, &before.snapshot.given);
        prop_assert_eq!(after.depth, depth.min(all.answers.len() + usize::from(is_verdict)));
        self.forward(back, &before)
    }

    /// Going forward again restores everything. If the case has changed with time, there is no way back to
    /// the old one.
    fn forward(&self, mut back: Visit, before: &Seen) -> Result<(), TestCaseError> {
        let said = back.answers().without(back.changing());
        let by_now = Case::of(self.compiled, &said, self.around().present());
        if without_moment(&by_now) != without_moment(&before.case) {
            return Ok(());
        }
        for depth in [self.visit.depth(), before.depth] {
            back.handle(Event::Rewound { depth }, self.around());
        }
        let again = Seen::of(&back);
        let answers = again.snapshot.answers.clone();
        // A question whose wrong answer was removed is asked like any unanswered question. If time has come between, and
        // another question is asked first or none at all, the change is given up.
        let changing = |seen: &Seen| {
            let has_answer = |id: &String| answers.iter().any(|(answered, _)| answered == id);
            let is_asked = |id: &String| match &seen.case.reply {
                Reply::Ask(ask) => ask.topic.id(&self.compiled.policy) == *id,
                Reply::Invalid(invalid) => invalid.question == *id,
                Reply::Verdict(_) => false,
            };
            seen.snapshot.changing.clone().filter(has_answer).filter(is_asked)
        };
        prop_assert_eq!(changing(&again), changing(before));
        let changing = again.snapshot.changing.clone();
        prop_assert_eq!(self.case_of(&answers), self.case_of(&before.snapshot.answers));
        prop_assert_eq!(
            &again.snapshot,
            &Snapshot { changing, answers: answers.clone(), ..before.snapshot.clone() }
        );
        prop_assert_eq!(without_moment(&again.case), without_moment(&by_now));
        Ok(())
    }

    /// Presses each button on a screen that is gone: nothing happens.
    pub(super) fn press_gone(&mut self) -> Result<(), TestCaseError> {
        self.happen(Event::Woken);
        let before = Seen::of(&self.visit);
        let screen = before.screen.wrapping_sub(1);
        let question = "reason".to_owned();
        for event in [
            Event::Answered { screen, question: question.clone(), said: "other".to_owned() },
            Event::Changing { screen, question },
            Event::Restarted { screen },
            Event::Kept { screen },
            Event::Undone { screen },
            Event::Stepped { screen, is_sending: !before.snapshot.is_sending },
        ] {
            let effects = self.happen(event.clone());
            prop_assert_eq!((effects, Seen::of(&self.visit)), (vec![], before.clone()), "{:?}", event);
        }
        Ok(())
    }

    /// The case of these answers at this moment, with no answer being changed.
    fn case_of(&self, answers: &[(String, String)]) -> Case {
        let pairs: Vec<(&str, &str)> = answers.iter().map(|(id, said)| (&**id, &**said)).collect();
        Case::of(self.compiled, &pairs, self.around().present())
    }
}

/// The answers that remain: for a verdict those that it depends on, otherwise all.
fn settled(answers: &[(String, String)], case: &Case, player: &Player<'_>) -> Vec<(String, String)> {
    let stands = |id: &str| case.answers.iter().any(|(topic, _)| topic.id(&player.compiled.policy) == id);
    let is_verdict = matches!(case.reply, Reply::Verdict(_));
    answers.iter().filter(|(id, _)| !is_verdict || stands(id)).cloned().collect()
}

/// Laws that hold after every event.
pub(super) fn check(
    play: &Play,
    before: &Seen,
    after: &Seen,
    written: &mut Option<(Seen, String)>,
) -> Result<(), TestCaseError> {
    prop_assert!(!after.snapshot.is_sending || after.is_verdict(), "at what to send, without a verdict");
    prop_assert!(after.edited.is_none() || after.is_verdict(), "a message without a verdict");
    // A field on a new screen, or one that was left, is empty.
    if after.screen != before.screen {
        prop_assert_eq!(&after.typed, "", "typed into another field");
    } else if !matches!(play, Play::Type(_) | Play::Restart | Play::Undo | Play::Anew) {
        prop_assert_eq!(&after.typed, &before.typed);
    }
    // Starting over clears the message, and undoing restores it. Once a question is answered, it can no
    // longer be restored.
    if before.can_undo && !after.can_undo && !matches!(play, Play::Undo) {
        *written = None;
    }
    // The buyer's own message comes back together with its verdict and answers, and with no other verdict.
    let about_it = written.as_ref().filter(|(about, _)| after.is_verdict_of(about) && !after.can_undo);
    prop_assert_eq!(after.edited.as_ref(), about_it.map(|(_, text)| text), "the buyer's own message");
    Ok(())
}
