//! The shop that a folder is built for.

use crate::compiled::Compiled;
use crate::read::Folder;
use crate::time::Instant;

/// A shop's policy, and where its files will stand.
#[derive(Clone, Copy, Debug)]
pub struct Shop<'a> {
    /// The policy's folder, without errors.
    pub folder: &'a Folder,
    /// The compiled policy.
    pub compiled: &'a Compiled,
    /// The address of the folder that the files are uploaded to: empty, or ending in a slash.
    pub address: &'a str,
    /// The moment for which the first question says how many may still come.
    pub now: Instant,
}
