//! What a buyer ticks and types beside the evidence. It is kept here and nowhere else, so that it is still there when
//! the list comes back after another question; no storage and no form's address ever has it.

/// One thing of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Which evidence.
    pub id: String,
    /// Whether the buyer has it.
    pub ticked: bool,
    /// What was typed beside it.
    pub text: String,
}

/// Takes up what happened to an item; whether anything is different.
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

/// Ids and texts of what is ticked.
pub(super) fn ticked(items: &[Item]) -> Vec<(&str, &str)> {
    let mut ticked = Vec::new();
    for item in items {
        if item.ticked {
            ticked.push((item.id.as_str(), item.text.as_str()));
        }
    }
    ticked
}
