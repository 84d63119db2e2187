//! Measures a whole check: reading the texts, compiling the rules and running every check.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run is to stop")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use refund_check::analysis::{Checked, examine};
use refund_check::read::read_texts;

#[allow(unreachable_pub, reason = "shared with the tests")]
mod policies;

use policies::Texts;

fn checked(texts: &Texts) -> Checked {
    examine(&read_texts(&texts.rules, &texts.text).expect("a policy that can be read"))
}

/// 60 questions and a growing number of rules, to show what doubling the rules costs.
fn rules(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check 60 questions");
    group.sample_size(10);
    for count in [512, 1024, 2048, 4096] {
        let texts = policies::realistic(count);
        assert!(checked(&texts).findings.is_empty());
        group.bench_with_input(BenchmarkId::new("rules", count), &texts, |bencher, texts| {
            bencher.iter(|| checked(black_box(texts)));
        });
    }
}

/// 24 questions with three options each have 3^24 combinations. Measured for rule sets of several shapes.
fn three_way(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check 24 three-way questions");
    group.sample_size(10);
    for (name, texts) in [
        ("rules without an order", policies::independent(24)),
        ("a ranking", policies::chain(24)),
        ("a rule and exceptions", policies::exceptions(24)),
    ] {
        group.bench_function(name, |bencher| bencher.iter(|| checked(black_box(&texts))));
    }
}

/// A policy that exceeds the limits: how long it takes until it is refused.
fn exploding(criterion: &mut Criterion) {
    let texts = policies::exploding(60);
    assert!(checked(&texts).compiled.is_err());
    let mut group = criterion.benchmark_group("check a policy that explodes");
    group.sample_size(10).warm_up_time(Duration::from_millis(1));
    group.bench_function("60 questions", |bencher| bencher.iter(|| checked(black_box(&texts))));
}

/// Many dates, each with its own windows.
fn dates(criterion: &mut Criterion) {
    let texts = policies::dated(20, 50, 25, 1);
    let mut group = criterion.benchmark_group("check 20 dates");
    group.sample_size(10);
    group.bench_function("50 windows", |bencher| bencher.iter(|| checked(black_box(&texts))));
}

criterion_group!(benches, rules, three_way, exploding, dates);
criterion_main!(benches);
