//! Expected texts that are files, compared whole.

use std::fs;
use std::path::Path;

/// Compares a text with a file. To write the file anew, set `REFUND_CHECK_EXPECT=write`, and read the
/// difference before you keep it.
#[track_caller]
pub(crate) fn check_file(file: impl AsRef<Path>, text: &str) {
    let file = file.as_ref();
    if std::env::var("REFUND_CHECK_EXPECT").is_ok_and(|what| what == "write") {
        fs::write(file, text).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(text, expected, "{}", file.display());
}
