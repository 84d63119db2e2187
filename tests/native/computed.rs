//! A clock of processor time, which does not depend on the load of the machine.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The processor time of this thread so far, which other programs do not affect. Elsewhere than on Linux, the
/// elapsed time.
pub(crate) fn computed() -> Duration {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let began = *BEGAN.get_or_init(Instant::now);
    let known = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = known.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| began.elapsed(), Duration::from_nanos)
}
