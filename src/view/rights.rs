//! The note on what the law may grant buyers beside the shop's own policy.

use super::{Phrase, Words};
use crate::policy::{Policy, Rule};

/// The note for a case: that of a rule, else the policy's, else a general one for what is sold.
pub fn rights(policy: &Policy, words: &Words, rules: &[&Rule]) -> String {
    for rule in rules {
        if let Some(note) = &rule.note {
            return [&note.say, " ", words.say(Phrase::RightsEnd)].concat();
        }
    }
    if let Some(own) = &policy.rights {
        return own.clone();
    }
    let example = words.example(policy.goods);
    [&words.fill(Phrase::Rights, example), " ", words.say(Phrase::RightsEnd)].concat()
}
