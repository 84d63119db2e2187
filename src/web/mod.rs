//! What scripts call in the browser: widgets, decisions, the studio and the page for agents. Zones and date
//! formats come from the browser.
//!
//! Between calls the instance keeps only widgets and policies. JavaScript keeps the last snapshot of each
//! widget, so that an instance that has trapped can be replaced by a new one, and the interview continues.

mod clipboard;
mod dom;
mod download;
mod events;
mod intl;
mod policy;
mod request;
mod storage;
#[cfg(feature = "studio")]
pub mod studio;
#[cfg(feature = "support")]
pub mod support;
mod widget;

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::time::Zone;
use crate::wire;
use intl::Intl;
use policy::Edition;
use request::Given;
pub use widget::Widget;

/// A small allocator: it adds 1.5 kB less to what a page loads than the default one.
#[global_allocator]
static HEAP: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// Converts a value to JavaScript as JSON would: `None` becomes `null`, and a map an object.
fn object(said: &impl Serialize) -> JsValue {
    said.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Reply } from \"./package/refund-check.js\";";

thread_local! {
    /// The policy of the last `decide`, kept so that it is not read anew for each request.
    static ASKED: Cell<Option<Rc<Edition>>> = const { Cell::new(None) };
}

/// Decides a request by a compiled policy, as the command `decide` does. Returns a reply of the same shape,
/// or `undefined` if `policy` is no compiled policy. An invalid request gets the reply `invalid`.
#[wasm_bindgen(unchecked_return_type = "Reply | undefined")]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "unknown")] policy: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
) -> JsValue {
    let Some(edition) = Edition::read(policy) else { return JsValue::UNDEFINED };
    let request = wire::Request::read(&Given(request));
    let reply = wire::answer(&edition.compiled, &request, &zone, |reply| object(reply));
    ASKED.set(Some(edition));
    reply
}

fn zone(name: &str) -> Option<Box<dyn Zone + '_>> {
    match Intl::new(name, "en") {
        Some(zone) => Some(Box::new(zone)),
        None => None,
    }
}
