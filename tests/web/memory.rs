//! The memory allocated for an element is freed with it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::hostile::policy;
use crate::page::Root;

/// The size of the WebAssembly memory in bytes. It never shrinks, so it shows the most that was ever used.
fn taken() -> u32 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length()
}

#[wasm_bindgen_test]
fn elements_that_come_and_go_with_policies_of_their_own_take_no_more_and_more_memory() {
    let packed = refund_check::default_policy().pack();
    let visit = || {
        let policy: JsValue = policy(&packed.numbers, &packed.ids, &packed.words);
        Root::new()
            .show_by(&policy, "reason=defective fault=major purchased=2026-11-20 support=could-not-fix");
    };
    (0..20).for_each(|_| visit());
    let before = taken();
    (0..500).for_each(|_| visit());
    assert_eq!(taken(), before);
}
