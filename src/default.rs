//! The default policy, which is used if no other is named.

use std::sync::LazyLock;

use crate::compiled::Compiled;
use crate::read::read_texts;

/// The policy of a shop that sells digital goods. A test checks that it has no findings.
#[must_use]
pub fn default_policy() -> Compiled {
    static DEFAULT: LazyLock<Compiled> = LazyLock::new(|| {
        let rules = include_str!("policies/digital-goods/rules.toml");
        let text = include_str!("policies/digital-goods/policy.md");
        let read = read_texts(rules, text).ok();
        let compiled = read.and_then(|folder| Compiled::new(folder.policy).ok());
        // Packing drops what only the proof needs, so this is the policy as a page has it.
        compiled.and_then(|it| Compiled::unpack(it.pack())).unwrap_or_default()
    });
    DEFAULT.clone()
}
