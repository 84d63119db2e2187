//! Prints results, in the same way for every command.

use std::io::{self, Write};

use crate::input::Failure;

/// How many bytes are written at once. Under Node's WASI a single write of several megabytes ends the
/// process.
const PIECE: usize = 64 * 1024;

/// Prints a text. It is no failure if the reader has closed the pipe.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    told(write(io::stdout().lock(), text))
}

/// Prints a text with colours. They are removed unless the output is a terminal that shows them.
pub(crate) fn print_coloured(text: &str) -> Result<(), Failure> {
    told(write(anstream::stdout().lock(), text))
}

fn told(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(|error| Failure(format!("cannot write the output: {error}"))),
    }
}

fn write(mut to: impl Write, text: &str) -> io::Result<()> {
    for piece in text.as_bytes().chunks(PIECE) {
        to.write_all(piece)?;
    }
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records how many bytes were written at once.
    #[derive(Default)]
    struct Pieces(Vec<usize>);

    impl Write for Pieces {
        fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
            self.0.push(piece.len());
            Ok(piece.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_long_text_is_written_whole_and_in_pieces() {
        let mut pieces = Pieces::default();
        write(&mut pieces, &"ä".repeat(3_000_000)).unwrap();
        assert_eq!(pieces.0.iter().sum::<usize>(), 6_000_000);
        assert_eq!(pieces.0.iter().max(), Some(&PIECE));
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is_one() {
        let failure = |kind: io::ErrorKind| told(Err(kind.into())).err().map(|failure| failure.0);
        assert_eq!(failure(io::ErrorKind::BrokenPipe), None);
        let full = failure(io::ErrorKind::StorageFull);
        assert_eq!(full.as_deref(), Some("cannot write the output: no storage space"));
    }
}
