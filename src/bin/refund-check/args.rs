//! What can be typed.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Parser, Subcommand, ValueEnum};
use refund_check::zones::Named;

/// Prove a refund policy, and decide by it.
#[derive(Parser)]
#[command(name = "refund-check", version, long_version = version())]
pub(crate) struct Args {
    /// The policy's folder; without it, the default policy. `replay` takes several
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) policy: Vec<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The program's version, and what it knows of time zones: browsers may know more, or less.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        format!("{}\ntime zones: IANA database {}", env!("CARGO_PKG_VERSION"), Named::edition())
    });
    &VERSION
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

/// What a static page is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Markup {
    /// Tags that help centres leave in place
    #[default]
    Html,
    /// CommonMark, without `details`
    Markdown,
    /// Wikitext, as MediaWiki has it
    #[value(name = "mediawiki")]
    MediaWiki,
    /// The markup of DokuWiki
    #[value(name = "dokuwiki")]
    DokuWiki,
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// `rules.toml`
    Rules,
    /// `text.LANG.toml`, a translation
    Text,
    /// `scenarios.toml`
    Scenarios,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Build the folder that a shop uploads: engine, rules, pages, and what to paste
    ///
    /// Checks the policy and runs its scenarios; writes nothing if something is found, if a scenario fails, or if the
    /// contact is a placeholder. The folder holds the engine with your rules in it, its script and style, only your
    /// languages, `index.html` (your written policy with the questions above it), `embed.html` for iframes,
    /// `support.html` for agents, `snippets/` to paste, licences, and `refund-check-build.json` with the hash of each
    /// file. A folder that is there must be empty, or be one that this command wrote and nobody has changed.
    ///
    /// The engine's files are those of the npm package: `npx refund-check build` finds them by itself. Otherwise this
    /// program looks for `dist` beside itself; `--engine` names any other place.
    ///
    /// Exits with 0 if it was written, with 1 if the policy is at fault, and with 2 if something could not be read or
    /// written.
    Build {
        /// The policy's folder
        dir: PathBuf,
        /// The folder to write
        #[arg(short, long, value_name = "FOLDER")]
        output: PathBuf,
        /// Where the folder will stand, such as https://your.shop/refund-check/
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        /// A folder that was built before: codes that were made with its rules stay readable. What FOLDER itself
        /// holds of older rules stays without being named
        #[arg(long, value_name = "FOLDER_OF_BEFORE")]
        keep: Vec<PathBuf>,
        /// The folder of the engine's files
        #[arg(long, value_name = "DIR")]
        engine: Option<PathBuf>,
        /// Build an example, whose contact may be a placeholder
        #[arg(long, hide = true)]
        example: bool,
        /// The present moment, such as 2026-11-22T12:00:00Z; without it, this computer's
        #[arg(long, value_name = "INSTANT")]
        now: Option<String>,
    },
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
    ///
    /// Writes nothing if `check` finds anything, or if a scenario fails. Exits with 0 if it was written, with 1 if
    /// not, and with 2 if the policy cannot be read.
    Compile {
        /// The policy's folder
        dir: PathBuf,
        /// Where to write the file
        #[arg(short, long, value_name = "FILE.json")]
        output: PathBuf,
        /// Write it though scenarios fail; nothing else is passed over
        #[arg(long)]
        force: bool,
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
    /// Write the list of a folder's files, by which `build` takes them for the engine of this release
    #[command(hide = true)]
    Engine {
        /// The folder
        dir: PathBuf,
    },
    /// Print the flow of a policy as Mermaid text, or as a picture
    Graph {
        /// The policy's folder
        dir: PathBuf,
        /// As one SVG file instead: refund-check graph my-policy --svg > my-policy.svg
        #[arg(long)]
        svg: bool,
    },
    /// Write a new policy to start from
    ///
    /// Without `--template`, a small one with every part explained. `init --list` names the others: finished
    /// policies of several trades. Their contact is a placeholder, which `check` reports until you put yours.
    Init {
        /// The folder to make
        #[arg(required_unless_present = "list")]
        dir: Option<PathBuf>,
        /// The policy to begin with, by its name in the list
        #[arg(long, value_name = "NAME", conflicts_with = "list")]
        template: Option<String>,
        /// List the policies to begin with
        #[arg(long, conflicts_with = "dir")]
        list: bool,
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
        file: SchemaOf,
    },
    /// Print a policy's whole decision in writing, to paste where no script may run
    Snippet {
        /// The policy's folder
        dir: PathBuf,
        /// Headings and lists only, without `details`; nothing stands inside anything else
        #[arg(long, conflicts_with = "brief")]
        plain: bool,
        /// What each rule says and when, without the questions: for decisions too long to write out
        #[arg(long)]
        brief: bool,
        /// As HTML, or for hosts that take none as Markdown or in the markup of a wiki
        #[arg(long, value_enum, default_value_t)]
        format: Markup,
        /// The script and the element around it
        #[arg(long, conflicts_with_all = ["plain", "brief", "format"])]
        element: bool,
        /// With the element's first question drawn, for the page's own first paint. A host that drops `template` leaves
        /// nothing of it
        #[arg(long, requires = "element")]
        drawn: bool,
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
        /// Print a scenario for each rule that none comes to, with its verdict, to be read and pasted
        #[arg(long, conflicts_with = "format")]
        draft: bool,
    },
    /// Print the interface's words in a language, as a JSON list in the order that a page loads
    ///
    /// Languages: ar, de, en, es, fr, ja, pt-BR.
    Words {
        /// The language
        language: String,
    },
}
