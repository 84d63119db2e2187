//! A text into the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen]
extern "C" {
    // Pages that came by plain HTTP have no clipboard, and a page may have put one of its own there: so this catches.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = document, js_name = execCommand)]
    fn exec_command(name: &str) -> Result<JsValue, JsValue>;
}

/// Asks for a text to be copied. What comes back is a promise; it is an error where nothing can be asked.
pub(super) fn copy(text: &str) -> Result<JsValue, JsValue> {
    write_text(text)
}

/// Where copying is not allowed the message is selected instead, and copied the old way if it goes; whether it did.
pub(super) fn copy_by_hand(message: &HtmlTextAreaElement) -> bool {
    message.focus().unwrap_or_default();
    message.select();
    exec_command("copy").is_ok_and(|done| done.is_truthy())
}
