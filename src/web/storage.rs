//! The tab's session, for answers. Where a browser keeps nothing for a page, nothing is kept, and nobody is the worse
//! for it. Reading erases nothing.

use web_sys::{Storage, Window};

/// What was kept under a name.
pub(super) fn read(window: &Window, name: &str) -> Option<String> {
    storage(window)?.get_item(name).ok()?
}

/// Keeps a text under a name, or nothing any more. A storage that is full or forbidden keeps what it has.
pub(super) fn write(window: &Window, name: &str, text: Option<&str>) {
    if let Some(storage) = storage(window) {
        match text {
            Some(text) => storage.set_item(name, text),
            None => storage.remove_item(name),
        }
        .unwrap_or_default();
    }
}

/// Even to look at it may be forbidden.
fn storage(window: &Window) -> Option<Storage> {
    window.session_storage().ok()?
}
