//! Packed policies: packing and unpacking gives the same policy, and damaged lists are refused or harmless.

use proptest::prelude::*;
use proptest::sample::Index;
use refund_check::compiled::{Compiled, Packed};
use refund_check::default_policy;
use refund_check::interview::{Present, path};
use refund_check::policy::Kind;
use refund_check::time::instant;
use refund_check::zones::Named;

use crate::oracle::Answers;
use crate::sketch::sketch;
use crate::support::say;

const NOW: &str = "2026-11-22T12:00:00Z";
const ZONE: &str = "Europe/Berlin";

/// One way to damage the lists.
#[derive(Clone, Debug)]
enum Harm {
    Number(Index, u32),
    Insert(Index, u32),
    Remove(Index),
    Cut(Index),
    /// Puts one name in the place of another.
    Id(Index, Index),
    CutIds(Index),
    CutWords(Index),
}

fn harm() -> impl Strategy<Value = Harm> {
    let number = || prop_oneof![4 => 0..6u32, 2 => 0..100u32, 1 => any::<u32>(), 1 => Just(u32::MAX)];
    let index = any::<Index>;
    prop_oneof![
        12 => (index(), number()).prop_map(|(at, number)| Harm::Number(at, number)),
        1 => (index(), number()).prop_map(|(at, number)| Harm::Insert(at, number)),
        1 => index().prop_map(Harm::Remove),
        1 => index().prop_map(Harm::Cut),
        4 => (index(), index()).prop_map(|(at, from)| Harm::Id(at, from)),
        1 => index().prop_map(Harm::CutIds),
        1 => index().prop_map(Harm::CutWords),
    ]
}

impl Harm {
    fn done_to(&self, packed: &mut Packed) {
        let Packed { numbers, ids, words } = packed;
        if numbers.is_empty() || ids.is_empty() || words.is_empty() {
            return;
        }
        match self {
            Harm::Number(at, number) => *at.get_mut(numbers) = *number,
            Harm::Insert(at, number) => numbers.insert(at.index(numbers.len()), *number),
            Harm::Remove(at) => drop(numbers.remove(at.index(numbers.len()))),
            Harm::Cut(at) => numbers.truncate(at.index(numbers.len())),
            Harm::Id(at, from) => *at.get_mut(ids) = from.get(&ids.clone()).clone(),
            Harm::CutIds(at) => ids.truncate(at.index(ids.len())),
            Harm::CutWords(at) => words.truncate(at.index(words.len())),
        }
    }
}

/// Decides many sets of answers. Whatever the policy, each reply is a question, a verdict or an error, and
/// the interview ends.
#[track_caller]
fn can_be_asked(compiled: &Compiled) {
    let zone = Named::new(ZONE).unwrap();
    let present = Present { now: instant(NOW).unwrap(), zone: &zone };
    for said in ["", "unsure", "2026-11-08", "2026-11-08T13:00", "2026-11-22T12:00:00Z"] {
        for date in ["unsure", "2026-11-08", "2026-11-08T13:00"] {
            let mut answers = Answers::new();
            for question in &compiled.policy.questions {
                let said = match &question.kind {
                    Kind::Date => date,
                    Kind::Choice(options) if said.is_empty() => {
                        options.last().map_or("", |option| &option.id)
                    }
                    Kind::Choice(_) => said,
                    Kind::Number(_) => "12",
                };
                answers.insert(question.id.clone(), said.to_owned());
            }
            let reply = say(compiled, &answers, NOW, ZONE);
            let known = ["{\"question\":{", "{\"verdict\":{", "{\"invalid\":{"];
            assert!(known.iter().any(|begins| reply.starts_with(begins)), "{reply}");
            let pairs: Vec<(&str, &str)> =
                answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
            let _ = path(compiled, &pairs, present);
        }
    }
}

/// The policy with what packing leaves out removed: which rules a rule overrides, which is already contained
/// in the diagram.
fn kept(mut compiled: Compiled) -> Compiled {
    compiled.policy.rules.iter_mut().for_each(|rule| rule.overrides.clear());
    compiled
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_packed_is_unpacked(sketch in sketch(6)) {
        let compiled = Compiled::new(sketch.folder().policy).unwrap();
        prop_assert_eq!(Compiled::unpack(compiled.pack()), Some(kept(compiled)));
    }

    #[test]
    fn harmed_lists_are_refused_or_can_be_asked(
        sketch in sketch(4),
        harms in prop::collection::vec(harm(), 1..4),
    ) {
        let mut packed = Compiled::new(sketch.folder().policy).unwrap().pack();
        harms.iter().for_each(|harm| harm.done_to(&mut packed));
        Compiled::unpack(packed).iter().for_each(can_be_asked);
    }

    #[test]
    fn the_harmed_default_policy_is_refused_or_can_be_asked(harm in harm()) {
        let mut packed = default_policy().pack();
        harm.done_to(&mut packed);
        Compiled::unpack(packed).iter().for_each(can_be_asked);
    }

    #[test]
    fn random_lists_are_refused_or_can_be_asked(
        numbers in prop::collection::vec(prop_oneof![0..4u32, any::<u32>()], 0..60),
        ids in prop::collection::vec("[a-c]", 0..8),
        words in prop::collection::vec("[a-c]?", 0..8),
    ) {
        Compiled::unpack(Packed { numbers, ids, words }).iter().for_each(can_be_asked);
    }
}

#[test]
fn nothing_is_no_policy() {
    assert_eq!(Compiled::unpack(Packed::default()), None);
}

#[test]
fn ids_that_a_page_could_take_for_something_else_are_refused() {
    let packed = default_policy().pack();
    assert!(Compiled::unpack(packed.clone()).is_some());
    let place = packed.ids.iter().position(|id| id == "reason").unwrap();
    for id in ["", "__proto__", "a b", "purchased.time", "a\u{0}", "<b>", "é", &"a".repeat(65)] {
        let mut packed = packed.clone();
        packed.ids[place] = id.to_owned();
        assert_eq!(Compiled::unpack(packed), None, "{id:?}");
    }
}

#[test]
fn an_address_that_no_link_could_hold_is_left_out() {
    let packed = default_policy().pack();
    let place = |text: &str| packed.words.iter().position(|word| word == text).unwrap();
    let (email, url) =
        (place("support@example.com"), place("https://example.com/contact{?subject,summary,code}"));
    for word in
        ["javascript:alert(1)", "a@b.example?bcc=c@d.example", "a@@example.com", " https:x", "a@b@c.com"]
    {
        let mut packed = packed.clone();
        packed.words[email] = word.to_owned();
        packed.words[url] = word.to_owned();
        let contact = Compiled::unpack(packed).unwrap().policy.contact;
        assert_eq!((contact.email, contact.url), (None, None), "{word}");
    }
}

#[test]
fn a_question_whose_answers_another_takes_is_not_asked_for_ever() {
    let mut policy = default_policy().policy;
    policy.questions[4].id = "reason".to_owned();
    let compiled = Compiled::new(policy).unwrap();
    can_be_asked(&compiled);
}

#[test]
fn a_date_without_any_state_of_its_windows_is_refused() {
    let mut compiled = default_policy();
    compiled.regions[3].clear();
    assert_eq!(Compiled::unpack(compiled.pack()), None);
}

#[test]
fn a_way_that_leads_out_of_the_diagram_is_refused() {
    let diagram = default_policy().diagram;
    let (nodes, leaves) = (diagram.variables.len() as u32, diagram.leaves.len() as u32);
    for child in [leaves + nodes - 1, leaves + nodes, 1_000_000, u32::MAX] {
        let mut compiled = default_policy();
        compiled.diagram.children[0] = child;
        assert_eq!(Compiled::unpack(compiled.pack()), None, "{child}");
    }
}

#[test]
fn a_diagram_over_other_answers_than_the_questions_have_is_refused() {
    let mut compiled = default_policy();
    let Kind::Choice(options) = &mut compiled.policy.questions[0].kind else { panic!("no choice") };
    options.push(options[0].clone());
    assert_eq!(Compiled::unpack(compiled.pack()), None);
}
