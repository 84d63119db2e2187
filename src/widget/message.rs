//! The message as the buyer has edited it. It is kept with the case that it is about, and shown only for that
//! case: with another verdict it would say what the buyer did not mean.

use crate::case::Case;
use crate::interview::Reply;
use crate::policy::Policy;

/// One line that says which case a message is about: the policy's version, the ids of the verdict's rules,
/// and the answers. Empty without a verdict.
pub(super) fn about(case: &Case, policy: &Policy) -> String {
    let mut about = String::new();
    let Reply::Verdict(verdict) = &case.reply else { return about };
    about.push_str(&policy.version);
    for rule in &verdict.rules {
        about.push(' ');
        about.push_str(policy.rules.get(*rule).map_or("", |rule| &rule.id));
    }
    for (topic, said) in &case.answers {
        for part in [&topic.id(policy), said] {
            about.push(' ');
            about.push_str(part);
        }
    }
    about
}

/// The kept form of a message: the line of [`about`], then the text.
pub(super) fn keep(about: &str, text: &str) -> String {
    [about, "\n", text].concat()
}

/// Returns the text of a kept message if it is about this case.
pub(super) fn text<'a>(kept: &'a str, about: &str) -> Option<&'a str> {
    if about.is_empty() {
        return None;
    }
    kept.strip_prefix(about)?.strip_prefix('\n')
}
