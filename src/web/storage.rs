//! The tab's session, for answers and texts. Where a browser keeps nothing for a page, nothing is kept, and nobody is the
//! worse for it. `www/session.js` reads it, because a question can be answered before there is an engine.

use web_sys::{Storage, Window};

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
