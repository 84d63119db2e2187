//! The browser's share: what an element holds, what a page asks, and the browser's zones.
//!
//! Nothing is kept between calls but widgets and the policies that they use. What a widget can be made anew from is with
//! JavaScript: so an instance that has trapped can be replaced by a new one, and the interview goes on.

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

/// A small allocator: 1.5 kB less to load than the usual one.
#[global_allocator]
static HEAP: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// As JSON has it: an absent value is `null`, a map is an object.
fn object(said: &impl Serialize) -> JsValue {
    said.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Reply } from \"./package/refund-check.js\";";

thread_local! {
    /// The policy that a program has asked by last: it stays, so that it is not read for each request.
    static ASKED: Cell<Option<Rc<Edition>>> = const { Cell::new(None) };
}

/// Decides a request by a policy, as the command does; the reply is an object of the same shape, and `undefined` where the
/// policy is none.
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
