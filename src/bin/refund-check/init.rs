//! `init`: writes a new policy to start from.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use refund_check::disk::write_new;
use refund_check::read::nearest;
use refund_check::starter::{self, Template};

use crate::input::Failure;
use crate::output::print;

/// Runs the command. Without a folder it lists the templates.
pub(crate) fn run(folder: Option<&Path>, template: Option<&str>) -> Result<ExitCode, Failure> {
    let Some(folder) = folder else { return list() };
    let template = find(template.unwrap_or(starter::TEMPLATES[0].name))?;
    write_new(folder, &template.written()).map_err(|error| Failure(error.to_string()))?;
    let name = typed(folder);
    let begin = if template.name == starter::TEMPLATES[0].name {
        "Open rules.toml there and read it from the top: it explains itself."
    } else {
        "It is finished but for your contact, which `check` asks for: put it into rules.toml."
    };
    // If standard error is closed, there is no way to report that.
    let _ = write!(
        std::io::stderr(),
        "A policy to start from is in `{}`.\n\n\
         {begin}\n\
         Write your policy into policy.md, change the rules to match, and try them:\n\n  \
         refund-check check {name}\n  \
         refund-check test {name}\n  \
         refund-check graph {name} --svg > flow.svg\n\n\
         When they are right and the contact is yours, build the folder that you upload:\n\n  \
         refund-check build {name} -o upload\n",
        folder.display()
    );
    Ok(ExitCode::SUCCESS)
}

fn list() -> Result<ExitCode, Failure> {
    let mut text = String::new();
    for template in starter::TEMPLATES {
        text.push_str(&format!("{:<18} {}\n", template.name, template.about));
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn find(name: &str) -> Result<&'static Template, Failure> {
    starter::TEMPLATES.iter().find(|template| template.name == name).ok_or_else(|| {
        let names: Vec<&str> = starter::TEMPLATES.iter().map(|template| template.name).collect();
        let meant = nearest(name, names.iter().copied())
            .map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
        Failure(format!("--template: expected one of {}, found `{name}`{meant}", names.join(", ")))
    })
}

/// A path as it has to be typed in a shell.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-".contains(letter);
    if path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}
