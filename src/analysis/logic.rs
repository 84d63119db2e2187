//! The checks of the rules' logic.

use super::{Check, Finding, gap, idle_question, overlap, unreachable_rule};
use crate::compiled::Compiled;
use crate::read::Folder;

/// All findings of these checks.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(folder, compiled)).collect()
}

const CHECKS: [fn(&Folder, &Compiled) -> Vec<Finding>; 4] =
    [gap::check, overlap::check, unreachable_rule::check, idle_question::check];

/// The names of these checks.
pub(super) const NAMES: [Check; 4] =
    [Check::Gap, Check::Overlap, Check::UnreachableRule, Check::IdleQuestion];
