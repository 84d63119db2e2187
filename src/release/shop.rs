//! The shop that a folder is built for.

use crate::compiled::Compiled;
use crate::read::Folder;
use crate::time::Instant;

/// A shop's policy, and where its files will stand.
#[derive(Clone, Copy, Debug)]
pub struct Shop<'a> {
    /// The policy's folder, which nothing is wrong with.
    pub folder: &'a Folder,
    /// The same, compiled.
    pub compiled: &'a Compiled,
    /// The address of the folder that the files are put into: empty or ending in a slash.
    pub address: &'a str,
    /// The moment for which the first question, where it is drawn, says how many may still come.
    pub now: Instant,
}
