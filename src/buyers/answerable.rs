//! Which options of a question a buyer can choose at all.

use crate::interview::{Given, read_answer};
use crate::policy::{Kind, Question};

/// Whether a value of a question's variable can be answered. An option cannot whose id is read as an earlier
/// option or as "I don't know"; a date can fall into any region.
pub fn can_answer(question: &Question, value: u32) -> bool {
    let Kind::Choice(options) = &question.kind else { return true };
    let option = options.get(value as usize);
    option.is_some_and(|option| read_answer(question, &option.id) == Some(Given::Option(value)))
}
