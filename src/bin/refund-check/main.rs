//! The command line: arguments, printing and exit codes, nothing else.
//!
//! Results go to standard output, messages to standard error. The exit code is 0 for success, 1 for findings
//! or differences, and 2 if something could not be read.

mod args;
mod build;
mod check;
mod compile;
mod decide;
mod engine;
mod findings;
mod graph;
mod init;
mod input;
mod output;
mod output_folder;
mod replay;
mod report;
mod schema;
mod snippet;
mod sound;
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
        Command::Build { dir, output, address, keep, engine, example, now } => build::run(&build::Wanted {
            dir,
            output,
            address: address.as_deref(),
            keep,
            engine: engine.as_deref(),
            example: *example,
            now: now.as_deref(),
        }),
        Command::Check { dir, format, coverage } => check::run(dir, *format, *coverage),
        Command::Compile { dir, output, force } => compile::run(dir, output, *force),
        Command::Decide { file } => decide::run(&args.policy, file.as_deref()),
        Command::Diff { old, new, format } => report::compare(old, new, *format),
        Command::Engine { dir } => engine::seal(dir),
        Command::Graph { dir, svg } => graph::run(dir, *svg),
        Command::Init { dir, template, list: _ } => init::run(dir.as_deref(), template.as_deref()),
        Command::Paths { dir, format } => report::ways(dir, *format),
        Command::Replay { code, format, now } => replay::run(code, &args.policy, *format, now.as_deref()),
        Command::Schema { file } => schema::run(*file),
        Command::Snippet { dir, element: true, drawn, address, .. } => {
            snippet::run(dir, &snippet::Kind::Element { is_drawn: *drawn, address: address.as_deref() })
        }
        Command::Snippet { dir, plain, brief, format, .. } => {
            snippet::run(dir, &snippet::Kind::Static { plain: *plain, brief: *brief, format: *format })
        }
        Command::Test { dir, draft: true, .. } => report::drafts(dir),
        Command::Test { dir, format, .. } => report::test(dir, *format),
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
