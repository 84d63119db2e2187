//! A buyer's visit, played with random events: laws that hold after any events in any order.

mod laws;
mod player;
mod seen;

use std::fs;

use proptest::prelude::*;
use refund_check::compiled::Compiled;
use refund_check::interview::Reply;
use refund_check::read::read_files;
use refund_check::time::{Instant, instant};
use refund_check::widget::{Around, Effect, Event, Item, STORY, Snapshot, Told, Visit};
use refund_check::zones::Named;

use crate::deadlines::{choice, dates, policy, rules};
use player::{Play, Player, plays};
use seen::Seen;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_answered_unseen_no_verdict_outlives_its_end_and_no_answer_is_lost(plays in plays()) {
        let compiled = refund_check::default_policy();
        let zone = Named::new("Europe/Berlin").unwrap();
        let mut player = Player::new(&compiled, &zone, instant("2026-11-22T09:00:00Z").unwrap());
        for play in &plays {
            let before = Seen::of(&player.visit);
            player.effects.clear();
            player.play(play)?;
            let (after, effects) = (Seen::of(&player.visit), std::mem::take(&mut player.effects));
            laws::check(play, &before, &after, &mut player.written)?;
            if matches!(play, Play::Later(_) | Play::SetClock(_) | Play::Wake | Play::Tick(..)) {
                prop_assert_eq!(&before.snapshot.answers, &after.snapshot.answers, "an answer was lost");
            }
            if effects.contains(&Effect::Tell(Told::Verdict)) {
                prop_assert!(after.is_verdict(), "told of a verdict that there is none");
            }
            if !matches!(play, Play::Prefill(_) | Play::Anew) {
                let ignored = effects.iter().any(|it| matches!(it, Effect::Ignored(_)));
                prop_assert!(!ignored, "a button was of no use: {:?}", effects);
            }
            if !matches!(play, Play::Later(_)) {
                player.check()?;
            }
            // Drawing costs more than everything else, and an unchanged visit is drawn the same.
            if after != before {
                player.check_restored()?;
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
    assert_eq!(visit.answers().pairs(), []);
}

#[test]
fn what_a_tab_has_kept_of_another_policy_is_left_out_and_told_and_the_rest_stands() {
    let (compiled, zone) = (refund_check::default_policy(), Named::new("Europe/Berlin").unwrap());
    let around = Around { compiled: &compiled, zone: &zone, now: instant("2026-11-22T09:00:00Z").unwrap() };
    let kept = |id: &str, said: &str| (id.to_owned(), said.to_owned());
    let answers = vec![kept("ticket", "first-class"), kept("reason", "defective"), kept("fault", "green")];
    let mut visit = Visit::from(Snapshot { answers, ..Snapshot::default() });
    let unknown = "expected a question of this policy (`reason`, `fault`, `proof`, `purchased`, `support`), found `ticket`";
    let no_option = "expected an option of `fault` (`major`, `minor`, `unsure`), found `green`";
    let ignored = [unknown, no_option].map(|message| Effect::Ignored(message.to_owned()));
    assert_eq!(visit.handle(Event::Refreshed, around), [&ignored[..], &[Effect::Draw]].concat());
    assert_eq!(visit.answers().pairs(), [kept("reason", "defective")]);
}

/// Two dates and a reason. One reason settles it, whatever the dates are.
fn two_dates() -> Compiled {
    let windows = "[windows.fortnight]\nfrom = \"bought\"\nhours = 336\n\
                   [windows.week]\nfrom = \"came\"\ndays = 7\ncount = \"date\"\n";
    let rules = rules(&[
        ("reason = \"never\"", "qualifies"),
        ("fortnight = \"open\", week = \"open\"", "qualifies"),
        ("", "does-not-qualify"),
    ]);
    policy(
        &(dates(&[("bought", ""), ("came", "")]) + &choice("reason", &["never", "other"]) + windows + &rules),
    )
}

#[test]
fn each_date_of_no_use_is_told_though_a_later_answer_settles_it_whatever_they_are() {
    let (compiled, zone) = (two_dates(), Named::new("Europe/Berlin").unwrap());
    let around = Around { compiled: &compiled, zone: &zone, now: instant("2026-11-22T09:00:00Z").unwrap() };
    let later = |said: &str| Effect::Ignored(format!("`{said}` is later than `now`"));
    for reason in ["never", "other"] {
        let given = [("bought", "2026-12-01"), ("came", "2026-12-02"), ("reason", reason)];
        let given = given.map(|(id, said)| (id.to_owned(), said.to_owned())).to_vec();
        let mut visit = Visit::default();
        let effects = visit.handle(Event::Prefilled(given), around);
        assert_eq!(effects, [later("2026-12-01"), later("2026-12-02"), Effect::Draw], "{reason}");
        assert_eq!(visit.answers().pairs(), [("reason".to_owned(), reason.to_owned())]);
    }
    // On a day with two ends the time of day is asked for, and this one is no day's.
    let given = [("bought", "2026-11-08"), ("bought.time", "25:00"), ("reason", "never")];
    let given = given.map(|(id, said)| (id.to_owned(), said.to_owned()));
    let mut visit = Visit::default();
    let effects = visit.handle(Event::Prefilled(given.to_vec()), around);
    let message = "no calendar or clock has `25:00`";
    assert_eq!(effects, [Effect::Ignored(message.to_owned()), Effect::Draw]);
    let [bought, _, reason] = given;
    assert_eq!(visit.answers().pairs(), [bought, reason]);
}

#[test]
fn an_answer_of_no_use_is_told_though_nothing_asks_for_it_yet() {
    let rules = fs::read_to_string("src/policies/physical-goods/rules.toml").unwrap();
    let text = fs::read_to_string("src/policies/physical-goods/policy.md").unwrap();
    let files = [("rules.toml".to_owned(), rules), ("policy.md".to_owned(), text)].into();
    let compiled = Compiled::new(read_files(&files).unwrap().policy).unwrap();
    let zone = Named::new("Europe/Berlin").unwrap();
    let around = Around { compiled: &compiled, zone: &zone, now: instant("2026-11-22T09:00:00Z").unwrap() };
    // The price is asked for once its rule is settled, a time of day after its day.
    for (id, said, is_told) in [
        ("price", "19,90", true),
        ("price", "19.90", false),
        ("received.time", "25:00", true),
        ("received.time", "23:00", false),
        ("received.time", "unknown", false),
    ] {
        let mut visit = Visit::default();
        let effects = visit.handle(Event::Prefilled(vec![(id.to_owned(), said.to_owned())]), around);
        let told = matches!(&effects[0], Effect::Ignored(message) if message.contains(said));
        assert_eq!((told, visit.answers().get(id).is_none()), (is_told, is_told), "{id} {said}: {effects:?}");
    }
}

#[test]
fn a_time_of_day_stays_with_its_day_and_goes_with_it() {
    let answers = [
        ("reason", "not-delivered"),
        ("purchased", "2026-11-20"),
        ("purchased.time", "10:00"),
        ("support", "could-not-fix"),
    ];
    let (compiled, zone, mut visit, now) = start(&answers, "2026-12-04T11:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    for (day, time) in [("2026-11-20", Some("10:00")), ("2026-12-31", None)] {
        assert_eq!(visit.answers().get("purchased.time"), Some("10:00"));
        let question = "purchased".to_owned();
        visit.handle(Event::Changing { screen: visit.screen(), question: question.clone() }, around);
        assert_eq!(visit.depth(), 1, "the reason: neither the day nor its time counts while it is changed");
        let screen = visit.screen();
        visit.handle(Event::Answered { screen, question, said: day.to_owned() }, around);
        assert_eq!(visit.answers().get("purchased.time"), time, "{day}");
    }
}

#[test]
fn a_screen_shows_the_buyer_s_words_and_what_was_answered_before() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    for (item, text) in [("device", "A phone"), (STORY, "It stops.")] {
        visit.handle(Event::Noted { item: item.to_owned(), ticked: true, text: text.to_owned() }, around);
    }
    assert_eq!((visit.noted(&[]).story, visit.noted(&[]).before), ("It stops.", None));
    visit.handle(Event::Changing { screen: visit.screen(), question: "fault".to_owned() }, around);
    assert_eq!((visit.noted(&[]).story, visit.noted(&[]).before), ("It stops.", Some("major")));
    let item = |id: &str, text: &str| Item { id: id.to_owned(), ticked: true, text: text.to_owned() };
    assert_eq!(visit.items(), [item("device", "A phone"), item(STORY, "It stops.")]);
}

#[test]
fn a_wrong_answer_that_is_left_standing_is_forgotten() {
    let (compiled, zone, mut visit, now) = start(&[("reason", "not-delivered")], "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let (screen, question) = (visit.screen(), "purchased".to_owned());
    visit.handle(Event::Answered { screen, question, said: "2026-12-31".to_owned() }, around);
    assert!(matches!(visit.case().unwrap().reply, Reply::Invalid(_)));
    visit.handle(Event::Changing { screen: visit.screen(), question: "reason".to_owned() }, around);
    assert_eq!(visit.answers().pairs(), [("reason".to_owned(), "not-delivered".to_owned())]);
    assert_eq!(visit.changing(), Some("reason"));
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

#[test]
fn midnight_takes_no_message_away_and_leads_away_from_no_step() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = |now: Instant| Around { compiled: &compiled, zone: &zone, now };
    visit.handle(Event::Stepped { screen: visit.screen(), is_sending: true }, around(Instant(now)));
    assert!(visit.is_sending());
    visit.handle(Event::Edited(Some("It broke.".to_owned())), around(Instant(now)));
    let (before, screen) = (visit.snapshot(), visit.screen());
    assert_eq!(visit.handle(Event::Woken, around(visit.wake().unwrap())), [Effect::Draw]);
    assert_eq!(visit.snapshot(), before);
    assert_ne!(visit.screen(), screen, "another day stands there");
}

#[test]
fn a_message_of_the_buyer_s_own_comes_back_with_its_verdict_and_its_answers_alone() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    visit.handle(Event::Edited(Some("It broke.".to_owned())), around);
    let change = |visit: &mut Visit| {
        let question = "purchased".to_owned();
        visit.handle(Event::Changing { screen: visit.screen(), question }, around);
        assert_eq!(visit.edited(), None, "a question has no message");
    };
    change(&mut visit);
    visit.handle(Event::Kept { screen: visit.screen() }, around);
    assert_eq!(visit.edited(), Some("It broke."));
    let written = visit.written().unwrap().to_owned();
    assert!(written.ends_with("\nIt broke."), "{written}");
    for (day, edited) in
        [("2026-11-20", Some("It broke.")), ("2026-11-19", None), ("2026-11-20", Some("It broke."))]
    {
        change(&mut visit);
        let (screen, question) = (visit.screen(), "purchased".to_owned());
        visit.handle(Event::Answered { screen, question, said: day.to_owned() }, around);
        assert_eq!(visit.edited(), edited, "{day}");
        assert_eq!(visit.written(), Some(written.as_str()), "kept for the verdict that it is about");
    }
    // As when the page sets other answers, which starts a new visit.
    visit.handle(Event::Stepped { screen: visit.screen(), is_sending: true }, around);
    let mut other = Visit::from(visit.snapshot());
    let answers = vec![("reason".to_owned(), "changed-mind".to_owned())];
    other.handle(Event::Prefilled(answers), around);
    assert!(matches!(other.case().unwrap().reply, Reply::Verdict(_)));
    assert_eq!((other.edited(), other.is_sending()), (None, false));
}

#[test]
fn a_page_that_gives_the_same_answers_again_leads_away_from_no_step_and_one_that_gives_others_does() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    visit.handle(Event::Stepped { screen: visit.screen(), is_sending: true }, around);
    visit.handle(Event::Edited(Some("It broke.".to_owned())), around);
    let screen = visit.screen();
    // In another order, as an object may have them.
    let mut given = DEFECT.map(|(id, said)| (id.to_owned(), said.to_owned())).to_vec();
    given.reverse();
    // The element makes a new visit from a snapshot when its attribute changes; nothing is shown in that yet.
    let mut anew = Visit::from(visit.snapshot());
    anew.handle(Event::Prefilled(given.clone()), around);
    assert_eq!((anew.is_sending(), anew.edited()), (true, Some("It broke.")));
    visit.handle(Event::Prefilled(given.clone()), around);
    assert_eq!((visit.is_sending(), visit.edited(), visit.screen()), (true, Some("It broke."), screen));
    // The same verdict by the same rule, but about another purchase.
    given.iter_mut().find(|(id, _)| id == "purchased").unwrap().1 = "2026-11-19".to_owned();
    visit.handle(Event::Prefilled(given), around);
    assert_eq!((visit.is_sending(), visit.edited()), (false, None));
    assert_ne!(visit.screen(), screen, "the verdict stands there, and its buttons mean something else");
}

#[test]
fn there_is_nothing_to_send_where_time_has_made_a_question_of_a_verdict() {
    let answers = [("reason", "not-delivered"), ("purchased", "2026-11-20"), ("support", "could-not-fix")];
    let (compiled, zone, mut visit, now) = start(&answers, "2026-11-22T09:00:00Z");
    let around = |now: Instant| Around { compiled: &compiled, zone: &zone, now };
    visit.handle(Event::Stepped { screen: visit.screen(), is_sending: true }, around(Instant(now)));
    visit.handle(Event::Edited(Some("It broke.".to_owned())), around(Instant(now)));
    // The last day that may still be within the window: its time of day decides.
    let later = around(instant("2026-12-04T11:00:00Z").unwrap());
    let mut restored = Visit::from(visit.snapshot());
    visit.handle(Event::Woken, later);
    restored.handle(Event::Refreshed, later);
    for visit in [visit, restored] {
        assert!(matches!(visit.case().unwrap().reply, Reply::Ask(_)), "{:?}", visit.case());
        let snapshot = visit.snapshot();
        assert_eq!((snapshot.is_sending, visit.edited()), (false, None));
        assert_eq!(visit.depth(), 2, "the reason and the day");
    }
}

#[test]
fn a_date_that_is_typed_is_read_back_before_it_is_sent_and_is_no_answer_yet() {
    let (compiled, zone, mut visit, now) = start(&[("reason", "not-delivered")], "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let before = Seen::of(&visit);
    for (typed, read) in [("2026-11-20", "Friday, 20 November 2026 · 2 days ago"), ("2026-11-2", "")] {
        assert_eq!(visit.handle(Event::Typed(typed.to_owned()), around), [Effect::Draw]);
        assert_eq!(seen::echo(&visit, &compiled, &zone), read);
        assert_eq!(Seen::of(&visit), Seen { typed: typed.to_owned(), ..before.clone() });
    }
    assert_eq!(visit.handle(Event::Typed("2026-11-2".to_owned()), around), []);
}

#[test]
fn whoever_goes_back_to_a_date_finds_it_in_its_field_and_forward_again_the_verdict() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let (before, moved) = (Seen::of(&visit), Effect::Move { to_field: false });
    let effects = visit.handle(Event::Rewound { depth: 2 }, around);
    assert_eq!(effects, [Effect::Draw, Effect::Fill("2026-11-20".to_owned()), moved.clone()]);
    assert_eq!(visit.changing(), Some("purchased"));
    assert_eq!(visit.handle(Event::Rewound { depth: 4 }, around), [Effect::Draw, moved]);
    assert_eq!(Seen::of(&visit), Seen { screen: visit.screen(), ..before });
}

#[test]
fn a_start_anew_that_is_taken_back_has_everything_again() {
    let (compiled, zone, mut visit, now) = start(&DEFECT, "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    for (item, text) in [("device", "A phone"), (STORY, "It stops.")] {
        visit.handle(Event::Noted { item: item.to_owned(), ticked: true, text: text.to_owned() }, around);
    }
    visit.handle(Event::Stepped { screen: visit.screen(), is_sending: true }, around);
    visit.handle(Event::Edited(Some("It broke.".to_owned())), around);
    let before = visit.snapshot();
    visit.handle(Event::Restarted { screen: visit.screen() }, around);
    assert_eq!(visit.snapshot(), Snapshot::default());
    visit.handle(Event::Undone { screen: visit.screen() }, around);
    assert_eq!(visit.snapshot(), before);
    assert_eq!(visit.handle(Event::Undone { screen: visit.screen() }, around), [], "once");
}

#[test]
fn whoever_answers_is_led_on_and_the_page_is_told_unless_the_answer_is_wrong() {
    let (compiled, zone, mut visit, now) = start(&[("reason", "not-delivered")], "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let mut answer = |question: &str, said: &str| {
        let (screen, question) = (visit.screen(), question.to_owned());
        visit.handle(Event::Answered { screen, question, said: said.to_owned() }, around)
    };
    let moved = |to_field: bool| Effect::Move { to_field };
    let fill = Effect::Fill("2026-12-31".to_owned());
    let wrong = answer("purchased", "2026-12-31");
    assert_eq!(wrong, [Effect::Draw, fill, moved(true), Effect::Tell(Told::Answer)]);
    let led_on = [Effect::Draw, moved(false), Effect::Keep, Effect::Tell(Told::Answer)];
    assert_eq!(answer("purchased", "2026-11-20"), led_on);
    let told = [&led_on[..], &[Effect::Tell(Told::Verdict)]].concat();
    assert_eq!(answer("support", "could-not-fix"), told);
}

#[test]
fn a_screen_is_another_one_where_a_press_would_mean_something_else_and_nowhere_else() {
    let (compiled, zone, mut visit, now) = start(&[], "2026-11-22T09:00:00Z");
    let around = Around { compiled: &compiled, zone: &zone, now: Instant(now) };
    let answered = |question: &str, said: &str| {
        let (question, said) = (question.to_owned(), said.to_owned());
        move |screen: u32| Event::Answered { screen, question: question.clone(), said: said.clone() }
    };
    let given = |answers: &[(&str, &str)]| {
        let answers: Vec<(String, String)> =
            answers.iter().map(|&(id, said)| (id.to_owned(), said.to_owned())).collect();
        move |_: u32| Event::Prefilled(answers.clone())
    };
    let mut happens = |event: &dyn Fn(u32) -> Event, is_another: bool| {
        let screen = visit.screen();
        visit.handle(event(screen), around);
        assert_eq!(visit.screen() != screen, is_another, "{:?}", event(screen));
        visit.handle(Event::Refreshed, around);
        assert_eq!(visit.screen() != screen, is_another, "worked out anew after {:?}", event(screen));
    };
    happens(&|_| Event::Refreshed, false);
    happens(&answered("reason", "not-delivered"), true);
    happens(&answered("purchased", "2026-12-31"), true);
    happens(&answered("purchased", "2026-12-30"), false);
    happens(&answered("purchased", "2026-11-20"), true);
    // Three that say no: the last two are of one rule.
    happens(&given(&[("reason", "defective"), ("fault", "minor")]), true);
    happens(&given(&[("reason", "changed-mind")]), true);
    happens(&given(&[("reason", "changed-mind"), ("support", "could-not-fix")]), false);
}
