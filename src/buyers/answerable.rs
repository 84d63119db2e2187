//! Which options of a question a buyer can choose at all.

use crate::interview::{Given, read_answer};
use crate::policy::{Kind, Question};

/// Whether an answer can give a question's variable this value. An option cannot be chosen if its id is also
/// that of an earlier option or of "I don't know". A date or a number can fall into any region.
pub fn can_answer(question: &Question, value: u32) -> bool {
    let Kind::Choice(options) = &question.kind else { return true };
    let option = options.get(value as usize);
    option.is_some_and(|option| read_answer(question, &option.id) == Some(Given::Option(value)))
}
