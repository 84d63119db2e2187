//! `decide`: answers each line of input with a line of output, even if the line is no request.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use refund_check::compiled::Compiled;
use refund_check::json;
use refund_check::time::Zone;
use refund_check::wire::Request;
use refund_check::zones::Named;

use crate::input::{self, Failure};

pub(crate) fn run(policies: &[PathBuf], file: Option<&Path>) -> Result<ExitCode, Failure> {
    let policy = match policies {
        [] => None,
        [only] => Some(only.as_path()),
        several => {
            return Err(Failure(format!("expected one `--policy` at most, found {}", several.len())));
        }
    };
    let compiled = input::compiled(policy)?;
    let output = BufWriter::new(io::stdout().lock());
    let done = match file.filter(|file| *file != Path::new("-")) {
        None => answer(&compiled, io::stdin().lock(), output, "standard input"),
        Some(path) => {
            let name = path.display().to_string();
            let file =
                File::open(path).map_err(|error| Failure(format!("{name}: {}", input::in_words(&error))))?;
            answer(&compiled, BufReader::new(file), output, &name)
        }
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn answer(
    compiled: &Compiled,
    mut from: impl BufRead,
    mut to: impl Write,
    name: &str,
) -> Result<(), Failure> {
    let (mut line, mut number) = (Vec::new(), 0_u64);
    loop {
        line.clear();
        let read = from
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure(format!("{name}: {}", input::in_words(&error))))?;
        if read == 0 {
            break;
        }
        number += 1;
        let reply = match json::object(line.trim_ascii_end()) {
            Ok(fields) => json::decide(compiled, &Request::read(&fields), &zone),
            Err(error) => {
                let message = format!("line {number}: {error}");
                input::say(&message);
                json::unreadable(&message)
            }
        };
        // It is no failure if the reader has closed the pipe.
        match writeln!(to, "{reply}") {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            done => done.map_err(|error| Failure(format!("cannot write the replies: {error}")))?,
        }
    }
    to.flush().map_err(|error| Failure(format!("cannot write the replies: {error}")))
}

fn zone(name: &str) -> Option<Box<dyn Zone + '_>> {
    Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
}
