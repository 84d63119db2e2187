//! Policies far larger than a picture can show.

use std::time::{Duration, Instant};

use refund_check::graph::{MOST_BOXES, flow, mermaid, svg};

use crate::picture::Picture;
use crate::support::{chain, fan};

/// Far more than it takes, so that a busy machine fails nothing.
const SOON: Duration = Duration::from_secs(60);

#[test]
fn sixty_questions_are_drawn() {
    let began = Instant::now();
    let drawn = svg(&flow(&chain(60))).unwrap();
    let picture = Picture::new(&drawn);
    picture.is_tidy();
    assert!(picture.says("question", "Is number 59 what it is about?"));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn the_largest_pictures_are_drawn_soon() {
    let began = Instant::now();
    assert!(svg(&flow(&fan(MOST_BOXES / 2 - 1))).is_ok());
    assert!(svg(&flow(&chain(MOST_BOXES / 4 - 1))).is_ok());
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn a_larger_one_is_refused_at_once_but_written() {
    let flow = flow(&fan(1000));
    assert_eq!(svg(&flow).unwrap_err().boxes, 2001);
    assert_eq!(mermaid(&flow).matches(" -->|").count(), 1000);
}
