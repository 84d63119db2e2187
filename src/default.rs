//! The default policy, for whoever names no other.

use std::sync::LazyLock;

use crate::compiled::Compiled;
use crate::read::read_texts;

/// The policy of a shop that sells digital goods. A test holds that nothing is wrong with it.
#[must_use]
pub fn default_policy() -> Compiled {
    static DEFAULT: LazyLock<Compiled> = LazyLock::new(|| {
        let rules = include_str!("policies/digital-goods/rules.toml");
        let text = include_str!("policies/digital-goods/policy.md");
        let read = read_texts(rules, text).ok();
        let compiled = read.and_then(|folder| Compiled::new(folder.policy).ok());
        // As a page has it: what only the proof needs is left out.
        compiled.and_then(|it| Compiled::unpack(it.pack())).unwrap_or_default()
    });
    DEFAULT.clone()
}
