//! What the buyer ticks and types beside the evidence, kept so that it is still there when the list comes
//! back after another question. It is kept in the visit and in the tab's session storage, and is never part
//! of the address of a form.

/// An item of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The id of the evidence, or [`STORY`](super::STORY).
    pub id: String,
    /// Whether the buyer has it: ticked, or typed.
    pub ticked: bool,
    /// The text typed beside it.
    pub text: String,
}

/// Sets an item. Returns whether anything has changed.
pub(super) fn note(items: &mut Vec<Item>, noted: Item) -> bool {
    for item in items.iter_mut() {
        if item.id == noted.id {
            let is_other = *item != noted;
            *item = noted;
            return is_other;
        }
    }
    items.push(noted);
    true
}

/// The ids and texts of the ticked items.
pub(super) fn ticked(items: &[Item]) -> Vec<(&str, &str)> {
    let mut ticked = Vec::new();
    for item in items {
        if item.ticked {
            ticked.push((item.id.as_str(), item.text.as_str()));
        }
    }
    ticked
}
