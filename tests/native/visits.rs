//! A buyer's visit, played through: laws that hold whatever happens in whatever order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use refund_check::compiled::Compiled;
use refund_check::interview::Reply;
use refund_check::policy::Kind;
use refund_check::time::{Instant, day_text, first_instant, instant, local};
use refund_check::widget::{Around, Effect, Event, Told, Visit};
use refund_check::zones::Named;

/// What may happen, in the terms of whoever plays: which of the buttons that are there is pressed, not its name.
#[derive(Clone, Debug)]
enum Play {
    /// A button or a field of the question that is shown.
    Answer(usize),
    /// The same twice, the second time before anything could be read.
    AnswerTwice(usize),
    /// A `Change` button.
    Change(usize),
    Restart,
    Tick(usize, bool),
    /// So many minutes go by, and the page is not looked at.
    Later(i64),
    /// The clock is set.
    SetClock(i64),
    /// It is woken, because it asked for that or because it is seen again.
    Wake,
    /// The page gives other answers.
    Prefill(Vec<(String, String)>),
    /// The element is made anew: after a trap, or where it has come back.
    Anew,
}

fn plays() -> impl Strategy<Value = Vec<Play>> {
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
    let play = prop_oneof![
        8 => any::<usize>().prop_map(Play::Answer),
        2 => any::<usize>().prop_map(Play::AnswerTwice),
        2 => any::<usize>().prop_map(Play::Change),
        1 => Just(Play::Restart),
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
struct Player<'a> {
    compiled: &'a Compiled,
    zone: &'a Named,
    now: i64,
    visit: Visit,
}

impl Player<'_> {
    fn around(&self) -> Around<'_> {
        Around { compiled: self.compiled, zone: self.zone, now: Instant(self.now) }
    }

    fn happen(&mut self, event: Event) -> Vec<Effect> {
        let around = Around { compiled: self.compiled, zone: self.zone, now: Instant(self.now) };
        self.visit.handle(event, around)
    }

    /// The question on the screen, and everything that it can be answered there.
    fn answers(&self) -> Option<(String, Vec<String>)> {
        let policy = &self.compiled.policy;
        let id = match &self.visit.case()?.reply {
            Reply::Ask(ask) => ask.topic.id(policy),
            Reply::Invalid(invalid) => invalid.question.clone(),
            Reply::Verdict(_) => return None,
        };
        let topic = refund_check::interview::Topic::find(policy, &id)?;
        let question = &policy.questions[topic.question];
        let today = self.visit.today()?;
        let mut said: Vec<String> = match &question.kind {
            Kind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
            _ if topic.time => ["unknown", "00:00", "23:59", "25:00"].map(str::to_owned).to_vec(),
            _ => {
                let day = |before: i64| day_text(refund_check::time::Day(today.0 - before));
                [0, 1, 7, 13, 14, 15, 40, -1].map(day).into_iter().chain([String::new()]).collect()
            }
        };
        said.extend(question.unsure.iter().filter(|_| !topic.time).map(|_| "unsure".to_owned()));
        Some((id, said))
    }

    fn play(&mut self, play: &Play) -> Vec<Effect> {
        let screen = self.visit.screen();
        match play {
            Play::Answer(at) | Play::AnswerTwice(at) => {
                let Some((question, said)) = self.answers() else { return Vec::new() };
                let event = |said: &str| Event::Answered {
                    screen,
                    question: question.clone(),
                    said: said.to_owned(),
                };
                let pick = &said[at % said.len()];
                let effects = self.happen(event(pick));
                if let Play::AnswerTwice(_) = play {
                    self.press_again(screen);
                }
                effects
            }
            Play::Change(at) => {
                let answered = self.visit.case().map_or(0, |case| case.answers.len());
                if answered == 0 {
                    return Vec::new();
                }
                let (topic, _) = self.visit.case().unwrap().answers[at % answered];
                self.happen(Event::Changing { screen, question: topic.id(&self.compiled.policy) })
            }
            Play::Restart => self.happen(Event::Restarted { screen }),
            Play::Tick(at, ticked) => {
                let evidence = &self.compiled.policy.evidence;
                let item = evidence[at % evidence.len()].id.clone();
                self.happen(Event::Noted { item, ticked: *ticked, text: String::new() })
            }
            Play::Later(minutes) => {
                self.now += minutes * 60_000;
                Vec::new()
            }
            Play::SetClock(minutes) => {
                self.now += minutes * 60_000;
                self.happen(Event::Woken)
            }
            Play::Wake => self.happen(Event::Woken),
            Play::Prefill(answers) => {
                // Of an object, in which each name stands once.
                let answers: BTreeMap<String, String> = answers.iter().cloned().collect();
                self.happen(Event::Prefilled(answers.into_iter().collect()))
            }
            Play::Anew => {
                self.visit = Visit::from(self.visit.snapshot());
                self.happen(Event::Refreshed)
            }
        }
    }

    /// Whatever stands under the finger now is pressed for the screen before.
    fn press_again(&mut self, screen: u32) {
        if self.visit.screen() == screen {
            return;
        }
        let before = self.visit.snapshot();
        let next = self.answers().map(|(question, said)| Event::Answered {
            screen,
            question,
            said: said[0].clone(),
        });
        let effects = self.happen(next.unwrap_or(Event::Restarted { screen }));
        assert_eq!((effects, self.visit.snapshot()), (vec![], before), "something unseen was answered");
    }

    /// What a buyer who looks at the screen now is owed, once it had the chance to wake.
    fn check(&mut self) -> Result<(), TestCaseError> {
        if self.visit.wake().is_some_and(|wake| wake.0 <= self.now) {
            self.happen(Event::Woken);
        }
        let now = Instant(self.now);
        let case = self.visit.case().unwrap();
        prop_assert_eq!(self.visit.today(), Some(local(now, self.zone).day()), "today is another day");
        let wake = self.visit.wake().unwrap();
        prop_assert!(wake > now, "it would wake at once and again");
        let tomorrow = refund_check::time::Day(local(now, self.zone).day().0 + 1);
        prop_assert!(wake <= first_instant(tomorrow, self.zone), "it sleeps into tomorrow");
        if let Reply::Verdict(verdict) = &case.reply {
            for ends in
                [verdict.deadline.map(|it| it.by), verdict.opens.map(|it| it.by)].into_iter().flatten()
            {
                prop_assert!(ends >= now || wake <= ends, "a verdict past its end: {verdict:?}");
            }
            // What is shown is what would be said now.
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
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_answered_unseen_no_verdict_outlives_its_end_and_no_answer_is_lost(plays in plays()) {
        let compiled = refund_check::default_policy();
        let zone = Named::new("Europe/Berlin").unwrap();
        let now = instant("2026-11-22T09:00:00Z").unwrap().0;
        let mut player = Player { compiled: &compiled, zone: &zone, now, visit: Visit::default() };
        player.happen(Event::Refreshed);
        for play in &plays {
            let before = player.visit.snapshot();
            let effects = player.play(play);
            let after = player.visit.snapshot();
            if matches!(play, Play::Later(_) | Play::SetClock(_) | Play::Wake | Play::Tick(..)) {
                prop_assert_eq!(&before.answers, &after.answers, "an answer was lost");
            }
            if effects.contains(&Effect::Tell(Told::Verdict)) {
                let is_verdict = matches!(player.visit.case().map(|it| &it.reply), Some(Reply::Verdict(_)));
                prop_assert!(is_verdict, "told of a verdict that there is none");
            }
            if !matches!(play, Play::Prefill(_) | Play::Anew) {
                let ignored = effects.iter().any(|it| matches!(it, Effect::Ignored(_)));
                prop_assert!(!ignored, "a button was of no use: {:?}", effects);
            }
            if !matches!(play, Play::Later(_)) {
                player.check()?;
            }
        }
    }
}

fn start(answers: &[(&str, &str)], now: &str) -> (Compiled, Named, Visit, i64) {
    let (compiled, zone) = (refund_check::default_policy(), Named::new("Europe/Berlin").unwrap());
    let now = instant(now).unwrap();
    let mut visit = Visit::default();
    let answers = answers.iter().map(|&(id, said)| (id.to_owned(), said.to_owned())).collect();
    visit.handle(Event::Prefilled(answers), Around { compiled: &compiled, zone: &zone, now });
    (compiled, zone, visit, now.0)
}

const DEFECT: [(&str, &str); 4] =
    [("reason", "defective"), ("fault", "major"), ("purchased", "2026-11-20"), ("support", "could-not-fix")];

#[test]
fn a_verdict_that_ends_overnight_is_another_one_in_the_morning_and_the_page_is_told() {
    let mut answers = DEFECT;
    answers[2] = ("purchased", "2026-11-08T23:00");
    let (compiled, zone, mut visit, _) = start(&answers, "2026-11-22T21:00:00Z");
    let wake = visit.wake().unwrap();
    assert_eq!(wake, instant("2026-11-22T22:00:00.001Z").unwrap(), "the first instant after its window");
    let around = |now: Instant| Around { compiled: &compiled, zone: &zone, now };
    assert_eq!(visit.handle(Event::Woken, around(Instant(wake.0 - 1))), []);
    assert_eq!(visit.handle(Event::Woken, around(wake)), [Effect::Draw, Effect::Tell(Told::Verdict)]);
}

#[test]
fn what_stands_under_today_is_not_taken_once_it_is_yesterday() {
    let (compiled, zone, mut visit, _) = start(&[("reason", "not-delivered")], "2026-11-22T22:30:00Z");
    let screen = visit.screen();
    let now = instant("2026-11-22T23:30:00Z").unwrap();
    let event = Event::Answered { screen, question: "purchased".to_owned(), said: "2026-11-22".to_owned() };
    assert_eq!(visit.handle(event, Around { compiled: &compiled, zone: &zone, now }), [Effect::Draw]);
    assert_eq!(visit.answers().get("purchased"), None);
}

#[test]
fn what_the_policy_knows_nothing_of_is_told_once_each_and_costs_no_more_than_it_is() {
    let many: Vec<(String, String)> = (0..12_000).map(|at| (format!("q{at}"), "x".to_owned())).collect();
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let effects = visit.handle(Event::Prefilled(many), around);
    assert_eq!(effects.iter().filter(|it| matches!(it, Effect::Ignored(_))).count(), 12_000);
    assert!(visit.answers().is_empty());
}

#[test]
fn a_date_of_no_use_is_told_though_its_question_is_still_to_come() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    for (said, told) in [("20.11.2026", true), ("2026-12-01", true), ("2026-11-20", false)] {
        let given = vec![("purchased".to_owned(), said.to_owned())];
        let effects = visit.handle(Event::Prefilled(given), around);
        let names = |effect: &Effect| matches!(effect, Effect::Ignored(message) if message.contains(said));
        assert_eq!(effects.iter().any(names), told, "{said}: {effects:?}");
        assert_eq!(visit.answers().get("purchased").is_none(), told, "{said}");
    }
}

#[test]
fn ticking_keeps_the_moment_and_the_code() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let code = visit.case().unwrap().code.clone();
    let later = Around { compiled: &compiled, zone: &zone, now: Instant(now + 3_600_000) };
    let noted = |text: &str| Event::Noted { item: "device".to_owned(), ticked: true, text: text.to_owned() };
    assert_eq!(visit.handle(noted("a"), later), [Effect::Draw, Effect::Keep]);
    assert_eq!(visit.handle(noted("a"), later), []);
    assert_eq!(visit.given(), [("device", "a")]);
    assert_eq!(visit.case().unwrap().code, code);
}
