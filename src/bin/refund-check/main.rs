//! The command line: arguments, printing and exit codes, nothing else.
//!
//! Results go to standard output, messages to standard error. 0 is well, 1 is findings or differences,
//! 2 is something that could not be read.

mod args;
mod check;
mod compile;
mod decide;
mod findings;
mod graph;
mod init;
mod input;
mod replay;
mod report;
mod schema;
mod snippet;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    #[cfg(target_os = "wasi")]
    if let Err(failure) = input::enter_folder() {
        input::say(&failure.0);
        return ExitCode::from(2);
    }
    let args = Args::parse();
    let done = match &args.command {
        Command::Check { dir, format, coverage } => check::run(dir, *format, *coverage),
        Command::Compile { dir, output } => compile::run(dir, output),
        Command::Decide { file } => decide::run(&args.policy, file.as_deref()),
        Command::Diff { old, new, format } => report::compare(old, new, *format),
        Command::Graph { dir, svg } => graph::run(dir, *svg),
        Command::Init { dir } => init::run(dir),
        Command::Paths { dir, format } => report::ways(dir, *format),
        Command::Replay { code, format, now } => replay::run(code, &args.policy, *format, now.as_deref()),
        Command::Schema { file } => schema::run(*file),
        Command::Snippet { dir, plain, element, address } => {
            snippet::run(dir, *plain, *element, address.as_deref())
        }
        Command::Test { dir, format } => report::test(dir, *format),
        Command::Words { language } => words::run(language),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            input::say(&failure.0);
            ExitCode::from(2)
        }
    }
}
