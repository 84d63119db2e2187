//! Copies a text to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen]
extern "C" {
    // `catch`, because pages loaded by plain HTTP have no clipboard, and a page may have replaced it.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = document, js_name = execCommand)]
    fn exec_command(name: &str) -> Result<JsValue, JsValue>;
}

/// Asks the browser to copy a text. Returns its promise. Fails if the page has no clipboard.
pub(super) fn copy(text: &str) -> Result<JsValue, JsValue> {
    write_text(text)
}

/// Selects the message, and tries to copy it with `execCommand`, which browsers may allow if they forbid the
/// clipboard. Returns whether it was copied.
pub(super) fn copy_by_hand(message: &HtmlTextAreaElement) -> bool {
    message.focus().unwrap_or_default();
    message.select();
    exec_command("copy").is_ok_and(|done| done.is_truthy())
}
