//! Writes answers and texts to the tab's session storage. If the browser forbids it, nothing is kept, and the
//! visit works all the same. `www/session.js` reads it, because a question can be answered before the engine
//! has loaded.

use web_sys::{Storage, Window};

/// Stores a text under a key, or removes it (`None`). If the storage is full or forbidden, it stays as it is.
pub(super) fn write(window: &Window, name: &str, text: Option<&str>) {
    if let Some(storage) = storage(window) {
        match text {
            Some(text) => storage.set_item(name, text),
            None => storage.remove_item(name),
        }
        .unwrap_or_default();
    }
}

/// Returns `None` if the page may not even access the storage.
fn storage(window: &Window) -> Option<Storage> {
    window.session_storage().ok()?
}
