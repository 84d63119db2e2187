//! Policies far larger than a picture can show.

use std::time::Duration;

use refund_check::compiled::Compiled;
use refund_check::graph::{MAX_BOXES, flow, mermaid, svg};

use crate::computed::computed;
use crate::picture::Picture;
use crate::support::{chain, fan};

#[test]
fn sixty_questions_are_drawn() {
    let drawn = svg(&flow(&chain(60))).unwrap();
    let picture = Picture::new(&drawn);
    picture.is_tidy();
    assert!(picture.says("question", "Is number 59 what it is about?"));
}

/// The time to lay out a picture: the shortest of three runs.
fn time(policy: &Compiled) -> Duration {
    let flow = flow(policy);
    let once = || {
        let began = computed();
        assert!(svg(&flow).is_ok());
        computed() - began
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// The layout compares the edges of one level in pairs, so twice as many boxes may take four times as long,
/// but not eight times.
#[track_caller]
fn grows_by_the_square_at_most(largest: usize, policy: fn(usize) -> Compiled) {
    let (half, whole) = (time(&policy(largest / 2)), time(&policy(largest)));
    assert!(whole < half * 6 + Duration::from_millis(50), "half {half:?}, the largest {whole:?}");
}

#[test]
fn the_largest_pictures_take_no_more_than_their_size_asks_for() {
    grows_by_the_square_at_most(MAX_BOXES / 2 - 1, fan);
    grows_by_the_square_at_most(MAX_BOXES / 4 - 1, chain);
}

#[test]
fn a_larger_one_is_refused_at_once_but_written() {
    let flow = flow(&fan(1000));
    assert_eq!(svg(&flow).unwrap_err().boxes, 2001);
    assert_eq!(mermaid(&flow).matches(" -->|").count(), 1000);
}
