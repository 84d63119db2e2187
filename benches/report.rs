//! Measures `paths` and `diff`: policies with many rules, with many dates, and two that have little in
//! common.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run is to stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use refund_check::compiled::Compiled;
use refund_check::policy::Policy;
use refund_check::read::read_texts;
use refund_check::report::diff::diff;
use refund_check::report::paths::paths;

#[allow(unreachable_pub, dead_code, reason = "shared with the tests and the other benchmarks")]
mod policies;

use policies::Texts;

fn policy(texts: &Texts) -> Policy {
    read_texts(&texts.rules, &texts.text).expect("a policy that can be read").policy
}

/// Policies with many rules, and policies with many dates and windows.
fn all_paths(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("paths");
    group.sample_size(10);
    for (name, texts) in [
        ("512 rules", policies::realistic(512)),
        ("4 dates, 16 windows, 10 rules", policies::dated(4, 16, 10, 1)),
        ("20 dates, 50 windows, 25 rules", policies::dated(20, 50, 25, 1)),
    ] {
        let compiled = Compiled::new(policy(&texts)).expect("a policy that fits");
        group.bench_function(name, |bencher| bencher.iter(|| paths(black_box(&compiled)).text()));
    }
}

/// A policy and its edited copy; and two policies that share only their questions.
fn all_changes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("diff");
    group.sample_size(10);
    let realistic = policies::realistic(512);
    let shorter =
        Texts { rules: realistic.rules.replace("days = 14", "days = 7"), text: realistic.text.clone() };
    for (name, old, new) in [
        ("512 rules, a shorter window", realistic, shorter),
        ("4 dates, 16 windows, 10 rules", policies::dated(4, 16, 10, 1), policies::dated(4, 16, 10, 2)),
        ("20 dates, 50 windows, 25 rules", policies::dated(20, 50, 25, 1), policies::dated(20, 50, 25, 2)),
    ] {
        let (old, new) = (policy(&old), policy(&new));
        group.bench_function(name, |bencher| {
            bencher.iter(|| diff(black_box(&old), black_box(&new)).map(|diff| diff.text(&"old", &"new")));
        });
    }
}

criterion_group!(benches, all_paths, all_changes);
criterion_main!(benches);
