//! The build reads the default policy, proves it, and packs it into the library.
//!
//! It uses the library's own rooms, so that what is proved here is what runs. A flawed policy fails the
//! build with the checker's own message.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build uses a part of what the library offers"
)]

mod analysis;
mod compiled;
mod diagram;
mod interview;
mod policy;
mod time;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const FOLDER: &str = "src/policies/digital-goods";

fn main() {
    println!("cargo::rerun-if-changed=src");
    if let Err(messages) = build() {
        // One line an error: cargo shows each as the reason for which the build stopped.
        messages.lines().for_each(|line| println!("cargo::error={line}"));
    }
}

fn build() -> Result<(), String> {
    let folder = policy::read::read(Path::new(FOLDER)).map_err(|error| match error.place {
        Some(place) => format!("{FOLDER}/{}:{}:{}: {}", place.file, place.line, place.column, error.message),
        None => format!("{}: {}", error.file, error.message),
    })?;
    let findings = analysis::check(&folder);
    if !findings.is_empty() {
        return Err(analysis::plain(&findings, FOLDER));
    }
    let compiled = compiled::Compiled::new(folder.policy)
        .map_err(|error| format!("{FOLDER}/rules.toml: too many combinations: {:?}", error.variables))?;
    let packed = compiled.pack();
    let mut code = String::new();
    let wrote = write!(
        code,
        "const NUMBERS: &[u16] = &{:?};\nconst IDS: &str = {:?};\nconst WORDS: &str = {:?};\n",
        packed.numbers,
        ended(&packed.ids),
        ended(&packed.words),
    );
    wrote.map_err(|error| error.to_string())?;
    save("policy.rs", &code)?;
    // The browser's share has no database of zones, and no code holds a zone's name.
    let zones: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
    save("zones.rs", &format!("const ZONES: &str = {:?};\n", zones.join(" ")))
}

fn save(name: &str, code: &str) -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join(name), code).map_err(|error| error.to_string())
}

/// Texts in one, each ended with a unit separator.
fn ended(texts: &[String]) -> String {
    texts.iter().flat_map(|text| [text.as_str(), "\u{1f}"]).collect()
}
