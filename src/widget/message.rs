//! The message in the buyer's own words. It is kept together with what it was written about, and is shown only there: under
//! another verdict it would say what the buyer did not mean.

use crate::case::Case;
use crate::interview::Reply;
use crate::policy::Policy;

/// What a message about a case is about, in one line: the policy's version, the rules of its verdict, the answers. Empty
/// if there is no verdict.
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

/// A message as it is kept: what it is about, then its text from the second line on.
pub(super) fn keep(about: &str, text: &str) -> String {
    [about, "\n", text].concat()
}

/// The text of a kept message, if it was written about this.
pub(super) fn text<'a>(kept: &'a str, about: &str) -> Option<&'a str> {
    if about.is_empty() {
        return None;
    }
    kept.strip_prefix(about)?.strip_prefix('\n')
}
