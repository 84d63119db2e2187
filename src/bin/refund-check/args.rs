//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Prove a refund policy, and decide by it.
#[derive(Parser)]
#[command(name = "refund-check", version)]
pub(crate) struct Args {
    /// The policy's folder; without it, the default policy. `replay` takes several
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) policy: Vec<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Written {
    /// `rules.toml`
    Rules,
    /// `scenarios.toml`
    Scenarios,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Find everything that is wrong with a policy
    ///
    /// Looks for buyers whom no rule or several rules speak to, for rules and questions that nobody ever
    /// gets to, for quotes that do not stand in the written policy, and for names that mean nothing.
    /// Exits with 0 if nothing was found, with 1 if something was, and with 2 if it could not look.
    Check {
        /// The policy's folder
        dir: PathBuf,
        /// How to print what was found
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// List the sentences of the written policy that no clause quotes, too
        #[arg(long)]
        coverage: bool,
    },
    /// Compile a policy into the file that a page loads
    Compile {
        /// The policy's folder
        dir: PathBuf,
        /// Where to write the file
        #[arg(short, long, value_name = "FILE.json")]
        output: PathBuf,
    },
    /// Decide requests: JSON Lines in, JSON Lines out, one for one
    ///
    /// A request is {"answers":{…},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}. The reply
    /// is the next question, a verdict, or what is invalid about it.
    Decide {
        /// Where the requests are; - or nothing means standard input
        file: Option<PathBuf>,
    },
    /// Tell whose verdict changes from one policy to another
    ///
    /// What counts is what buyers get: the outcome, what to send, the sentences that it stands on, and by
    /// when. Rules may have other names or stand in another order. Each change is shown with a buyer as a
    /// line for `decide`. Exits with 0 if all stays the same, with 1 if something changes, and with 2 if
    /// one of the policies cannot be read.
    Diff {
        /// The folder of the policy as it was
        old: PathBuf,
        /// The folder of the policy as it is now
        new: PathBuf,
        /// How to print the changes
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print the flow of a policy as Mermaid text, or as a picture
    Graph {
        /// The policy's folder
        dir: PathBuf,
        /// As one SVG file instead: refund-check graph my-policy --svg > my-policy.svg
        #[arg(long)]
        svg: bool,
    },
    /// Write a new policy to start from, with every part explained
    Init {
        /// The folder to make
        dir: PathBuf,
    },
    /// Show every way through a policy, with its verdict
    Paths {
        /// The policy's folder
        dir: PathBuf,
        /// How to print the ways
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show what a buyer was told, and why, from the code of their case
    ///
    /// Works the case out anew: what was asked and answered, the verdict, what it would be now, and what
    /// would change it. A code can be replayed only with the policy that it was made with: the built-in one,
    /// or one in a folder that `--policy` names, which may also be a folder of folders, as old versions are
    /// kept.
    Replay {
        /// The code, in any spelling that people use
        #[arg(required = true)]
        code: Vec<String>,
        /// How to print the case
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// The present moment, such as 2026-11-22T12:00:00Z; without it, this computer's
        #[arg(long, value_name = "INSTANT")]
        now: Option<String>,
    },
    /// Print the JSON schema of a file, by which editors complete and check it
    ///
    /// `init` puts it beside the file. After an update of this program, write it there anew:
    /// refund-check schema rules > my-policy/rules.schema.json
    Schema {
        /// Of which file
        file: Written,
    },
    /// Print a policy's whole decision as static HTML, to paste where no script may run
    Snippet {
        /// The policy's folder
        dir: PathBuf,
        /// Headings and lists only, without `details`
        #[arg(long)]
        plain: bool,
        /// The script and the element around it, with its first question drawn
        #[arg(long, conflicts_with = "plain")]
        element: bool,
        /// Where the script and its files stand, such as https://your.shop/refund-check/
        #[arg(long, value_name = "URL", requires = "element")]
        address: Option<String>,
    },
    /// Run the scenarios in a policy's `scenarios.toml`
    ///
    /// Each is a buyer with the verdict that they must get. Exits with 0 if all hold, with 1 if some fail,
    /// and with 2 if they or the policy cannot be read.
    Test {
        /// The policy's folder
        dir: PathBuf,
        /// How to print the results
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print the interface's words in a language, as a JSON list in the order that a page loads
    ///
    /// Languages: ar, de, en, es, fr, ja, pt-BR.
    Words {
        /// The language
        language: String,
    },
}
