//! Measures one press of a button: a buyer answers one more question, and the page computes the next screen
//! from all answers. Prints the slowest press of several visits to policies with a growing number of rules,
//! next to the time that `check` takes for the same policy.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run is to stop")]

use std::hint::black_box;
use std::time::Instant as Clock;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use refund_check::analysis::examine;
use refund_check::code;
use refund_check::compiled::Compiled;
use refund_check::interview::{Answers, Present, Reply, changes, path};
use refund_check::policy::{Kind, Policy};
use refund_check::read::read_texts;
use refund_check::time::{Instant, instant};
use refund_check::zones::Named;

#[allow(dead_code, unreachable_pub, reason = "shared with other benchmarks and the tests")]
mod policies;

use policies::Texts;

type Pairs = Vec<(String, String)>;

fn compiled(texts: &Texts) -> Compiled {
    let folder = read_texts(&texts.rules, &texts.text).expect("a policy that can be read");
    Compiled::new(folder.policy).expect("a policy that is small enough")
}

fn default_policy() -> Texts {
    let read = |name: &str| std::fs::read_to_string(format!("src/policies/digital-goods/{name}"));
    let [rules, text] =
        ["rules.toml", "policy.md"].map(|name| read(name).expect("a file of the default policy"));
    Texts { rules, text }
}

fn now() -> Instant {
    instant("2026-11-22T12:00:00Z").expect("a valid instant")
}

/// Computes everything that a page needs to show the next screen. Returns the id of the next question; `None`
/// for a verdict.
fn press(compiled: &Compiled, pairs: &[(String, String)]) -> Option<String> {
    let zone = Named::new("Europe/Berlin").expect("the zone is in the database");
    let present = Present { now: now(), zone: &zone };
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let (asked, reply) = path(compiled, &pairs, present).expect("answers that can be");
    match &reply {
        Reply::Ask(ask) => Some(ask.topic.id(&compiled.policy)),
        Reply::Verdict(verdict) => {
            black_box(changes(compiled, &asked, verdict.outcome, present));
            black_box(code::write(compiled, &Answers::of(&compiled.policy, &asked), verdict, present));
            None
        }
        Reply::Invalid(_) => None,
    }
}

/// The answers at each press of a visit. `number` selects the options.
fn visit(compiled: &Compiled, number: usize) -> Vec<Pairs> {
    let (mut pairs, mut presses) = (Pairs::new(), Vec::new());
    while let Some(id) = press(compiled, &pairs) {
        let said = answer(&compiled.policy, &id, number + pairs.len() * 7);
        pairs.push((id, said));
        presses.push(pairs.clone());
    }
    presses
}

fn answer(policy: &Policy, id: &str, number: usize) -> String {
    let question = policy.questions.iter().find(|it| it.id == id);
    match question.map(|it| &it.kind) {
        Some(Kind::Choice(options)) => {
            options.iter().cycle().nth(number).map_or_else(String::new, |it| it.id.clone())
        }
        Some(Kind::Date) => match number % 3 {
            0 => "2026-11-20".to_owned(),
            1 => "2026-11-08".to_owned(),
            _ => "2026-10-01".to_owned(),
        },
        Some(Kind::Number(_)) => "1".to_owned(),
        None => "12:00".to_owned(),
    }
}

fn slowest(compiled: &Compiled) -> Pairs {
    let presses = (0..24).flat_map(|number| visit(compiled, number));
    let timed = presses.map(|pairs| {
        let began = Clock::now();
        press(compiled, &pairs);
        (began.elapsed(), pairs)
    });
    timed.max_by_key(|(took, _)| *took).map_or_else(Vec::new, |(_, pairs)| pairs)
}

fn presses(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("press");
    group.sample_size(10);
    let default = default_policy();
    let sizes = [64, 128, 512, 1024].map(policies::realistic);
    for texts in [default].into_iter().chain(sizes) {
        let compiled = compiled(&texts);
        let pairs = slowest(&compiled);
        let count = compiled.policy.rules.len();
        write(&texts, count);
        group.bench_with_input(BenchmarkId::new("slowest press, rules", count), &pairs, |bencher, pairs| {
            bencher.iter(|| press(&compiled, black_box(pairs)));
        });
        group.bench_with_input(BenchmarkId::new("check, rules", count), &texts, |bencher, texts| {
            bencher
                .iter(|| examine(&read_texts(&texts.rules, &texts.text).expect("a policy that can be read")));
        });
    }
}

/// Writes the policy for `benches/page/presses.mjs`, which measures the same in a browser.
fn write(texts: &Texts, count: usize) {
    let folder = format!("target/presses/{count}");
    std::fs::create_dir_all(&folder).expect("a folder that can be made");
    for (name, text) in [("rules.toml", &texts.rules), ("policy.md", &texts.text)] {
        std::fs::write(format!("{folder}/{name}"), text).expect("a file that can be written");
    }
}

criterion_group!(benches, presses);
criterion_main!(benches);
