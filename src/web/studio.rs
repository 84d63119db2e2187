//! The studio's doors: what its workers ask, over plain values. Reports that are JSON already cross as text.

use js_sys::{Map, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::release;
use crate::studio::{self, Edit, Files, Trouble};
use crate::time::{Day, Instant};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Edit, Files, Look, Outline } from \"./studio.js\";";

/// Everything that the page shows of a policy. `today` is a day such as `2026-11-22`.
#[wasm_bindgen(unchecked_return_type = "Look")]
pub fn look(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    today: &str,
) -> Result<JsValue, JsValue> {
    out(&studio::look(&files_of(files)?, day(today)))
}

/// A file as forms show it; undefined where it is no TOML.
#[wasm_bindgen(unchecked_return_type = "Outline | undefined")]
pub fn outline(text: &str) -> Result<JsValue, JsValue> {
    out(&studio::outline(text))
}

/// A file's text after an edit by form.
#[wasm_bindgen]
pub fn edit(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Edit")] change: JsValue,
) -> Result<String, JsValue> {
    let change: Edit = serde_wasm_bindgen::from_value(change)?;
    studio::edit(text, &change).map_err(|refused| JsValue::from(refused.to_string()))
}

/// Every way through, as JSON.
#[wasm_bindgen]
pub fn ways(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::ways(&files_of(files)?).map_err(message_of)
}

/// The flow as an SVG.
#[wasm_bindgen]
pub fn picture(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::picture(&files_of(files)?).map_err(message_of)
}

/// Whose verdict changes, as JSON.
#[wasm_bindgen]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Files")] old: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Files")] new: JsValue,
) -> Result<String, JsValue> {
    studio::compare(&files_of(old)?, &files_of(new)?).map_err(message_of)
}

/// Examples for the rules that none comes to.
#[wasm_bindgen]
pub fn drafts(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::drafts(&files_of(files)?).map_err(message_of)
}

/// What a buyer with these answers, by question, is told.
#[wasm_bindgen]
pub fn decide_now(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] answers: JsValue,
    now: &str,
    zone: &str,
) -> Result<String, JsValue> {
    let answers = serde_wasm_bindgen::from_value(answers)?;
    studio::decide(&files_of(files)?, &answers, now, zone).map_err(message_of)
}

/// What a shop pastes.
#[wasm_bindgen]
pub fn snippet(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    kind: &str,
    folder: &str,
    policy: &str,
) -> Result<String, JsValue> {
    studio::snippet(&files_of(files)?, kind, folder, policy).map_err(message_of)
}

/// The folder to upload, by name; `engine` has the files that stand beside the page in the same way.
#[wasm_bindgen(unchecked_return_type = "Map<string, Uint8Array>")]
pub fn upload(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Map<string, Uint8Array>")] engine: &Map,
    address: &str,
    now: f64,
) -> Result<Map, JsValue> {
    let mut given = release::Files::new();
    engine.for_each(&mut |bytes, name| {
        given.insert(name.as_string().unwrap_or_default(), Uint8Array::new(&bytes).to_vec());
    });
    let built =
        studio::upload(&files_of(files)?, &given, address, Instant(now as i64)).map_err(message_of)?;
    let made = Map::new();
    for (name, bytes) in built {
        made.set(&name.into(), &Uint8Array::from(bytes.as_slice()).into());
    }
    Ok(made)
}

/// The schemas by which an editor completes: of the rules, of a translation, of the examples.
#[wasm_bindgen]
pub fn schemas() -> Vec<String> {
    use crate::schema::{RULES, SCENARIOS, TEXT};
    [RULES, TEXT, SCENARIOS].map(str::to_owned).to_vec()
}

/// The error as the worker passes it on: a text.
fn message_of(trouble: Trouble) -> JsValue {
    trouble.message.into()
}

fn files_of(files: JsValue) -> Result<Files, JsValue> {
    Ok(serde_wasm_bindgen::from_value(files)?)
}

fn out(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(value)?)
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-').map(str::parse);
    match (parts.next()?, parts.next()?, parts.next()?) {
        (Ok(year), Ok(month), Ok(day)) => Day::of(i32::try_from(year).ok()?, month, day),
        _ => None,
    }
}
