//! Measures how many decisions one core makes in a second, on prepared input and through JSON Lines.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run is to stop")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use refund_check::interview::{Answers, Present, decide};
use refund_check::json;
use refund_check::time::{Zone, instant};
use refund_check::wire::Request;
use refund_check::zones::Named;

const NOW: &str = "2026-11-22T12:00:00Z";
const ZONE: &str = "Europe/Berlin";

/// Buyers with all combinations of answers, from none to complete, with dates on both sides of the windows'
/// ends.
fn buyers() -> Vec<Vec<(&'static str, &'static str)>> {
    let reasons = ["not-delivered", "defective", "not-as-described", "changed-mind", "other"];
    let faults = [None, Some("major"), Some("minor")];
    let proofs = [None, Some("can-show"), Some("only-hoped")];
    let dates = [None, Some("2026-11-15"), Some("2026-11-08"), Some("2026-11-08T13:30"), Some("2026-10-01")];
    let supports = [None, Some("not-contacted"), Some("could-not-fix"), Some("fixed")];
    let mut buyers = vec![vec![]];
    for reason in reasons {
        for fault in faults {
            for proof in proofs {
                for date in dates {
                    for support in supports {
                        let answers =
                            [("fault", fault), ("proof", proof), ("purchased", date), ("support", support)];
                        let given = answers.into_iter().filter_map(|(id, said)| Some((id, said?)));
                        buyers.push(std::iter::once(("reason", reason)).chain(given).collect());
                    }
                }
            }
        }
    }
    buyers
}

fn decisions(criterion: &mut Criterion) {
    let compiled = refund_check::default_policy();
    let zone = Named::new(ZONE).expect("the zone is in the database");
    let present = Present { now: instant(NOW).expect("a valid instant"), zone: &zone };
    let buyers = buyers();
    let answers =
        |buyer: &Vec<(&'static str, &'static str)>| Answers::new(&compiled.policy, buyer).expect("known ids");
    let all: Vec<Answers<'_>> = buyers.iter().map(answers).collect();
    let is_full = |it: &&Vec<(&str, &str)>| it.len() == 5 && it.iter().any(|(_, said)| said.contains('T'));
    let full: Vec<Answers<'_>> = buyers.iter().filter(is_full).map(answers).collect();

    let mut group = criterion.benchmark_group("decide");
    group.throughput(Throughput::Elements(full.len() as u64));
    group.bench_function("prepared, all answered", |bencher| {
        bencher.iter(|| full.iter().for_each(|it| drop(black_box(decide(&compiled, it, present)))));
    });
    group.throughput(Throughput::Elements(all.len() as u64));
    group.bench_function("prepared, every mix", |bencher| {
        bencher.iter(|| all.iter().for_each(|it| drop(black_box(decide(&compiled, it, present)))));
    });
    let lines: Vec<String> = buyers.iter().map(|buyer| line(buyer)).collect();
    group.bench_function("JSON Lines, every mix", |bencher| {
        bencher.iter(|| lines.iter().for_each(|line| drop(black_box(answer(&compiled, line)))));
    });
    group.finish();
}

fn line(buyer: &[(&str, &str)]) -> String {
    let mut answers = String::new();
    for (place, (id, said)) in buyer.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        write!(answers, "{comma}\"{id}\":\"{said}\"").expect("a string takes text");
    }
    format!("{{\"answers\":{{{answers}}},\"now\":\"{NOW}\",\"time_zone\":\"{ZONE}\"}}")
}

fn answer(compiled: &refund_check::compiled::Compiled, line: &str) -> String {
    let fields = json::object(line.as_bytes()).expect("a valid line");
    json::decide(compiled, &Request::read(&fields), &|name| {
        Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
    })
}

criterion_group!(benches, decisions);
criterion_main!(benches);
