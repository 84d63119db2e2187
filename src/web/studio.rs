//! The functions that the studio's workers call, with plain values. Reports in JSON are passed as text.
//!
//! A function that fails throws: a text in words that people can read if the policy is at fault, and an
//! `Error` if an argument has the wrong type.

use js_sys::{Map, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::release;
use crate::studio::{self, Edit, Files, Trouble};
use crate::time::{Day, Instant};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Edit, Files, Look, Outline } from \"./studio.js\";";

/// Examines a policy: everything that the page shows about it. `today` is a day such as `2026-11-22`, by
/// which calendars whose holidays end too soon are found; any other text leaves that check out.
#[wasm_bindgen(unchecked_return_type = "Look")]
pub fn look(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    today: &str,
) -> Result<JsValue, JsValue> {
    out(&studio::look(&files_of(files)?, day(today)))
}

/// The content of a file for forms. Returns `undefined` if the text is no TOML.
#[wasm_bindgen(unchecked_return_type = "Outline | undefined")]
pub fn outline(text: &str) -> Result<JsValue, JsValue> {
    out(&studio::outline(text))
}

/// Applies an edit by form to the text of a file. Returns the new text. Throws a text if the old text is no
/// TOML, or the edit's path does not fit it.
#[wasm_bindgen]
pub fn edit(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "Edit")] change: JsValue,
) -> Result<String, JsValue> {
    let change: Edit = serde_wasm_bindgen::from_value(change)?;
    studio::edit(text, &change).map_err(|refused| JsValue::from(refused.to_string()))
}

/// All paths through the policy, as JSON. Throws a text if the policy cannot be read or compiled.
#[wasm_bindgen]
pub fn ways(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::ways(&files_of(files)?).map_err(message_of)
}

/// The flow of questions as an SVG. Throws a text if the policy cannot be read or compiled, or the picture
/// would have too many boxes.
#[wasm_bindgen]
pub fn picture(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::picture(&files_of(files)?).map_err(message_of)
}

/// The buyers whose verdict changes from an old policy to a new one, as JSON. Throws a text if one of the
/// policies cannot be read or compiled.
#[wasm_bindgen]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Files")] old: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Files")] new: JsValue,
) -> Result<String, JsValue> {
    studio::compare(&files_of(old)?, &files_of(new)?).map_err(message_of)
}

/// A scenario for each rule that no scenario reaches, as text for `scenarios.toml`. Throws a text if the
/// policy or its scenarios cannot be read, or it cannot be compiled.
#[wasm_bindgen]
pub fn drafts(#[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue) -> Result<String, JsValue> {
    studio::drafts(&files_of(files)?).map_err(message_of)
}

/// The reply to a buyer with these answers (by the id of the question), as `decide` writes it. `now` is an
/// instant such as `2026-11-22T12:00:00Z`, `zone` a time zone such as `Europe/Berlin`. Throws a text if one
/// of them is invalid, or the policy cannot be read or compiled.
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

/// The text that a shop pastes into its page. `kind` is `element`, `details` (HTML with parts that open),
/// `markdown`, `mediawiki` or `dokuwiki`; any other gives HTML with lists. `folder` is the address of the
/// element's files, and `policy` the name of the compiled file. Throws a text if the policy cannot be read or
/// compiled, or the text would be too long.
#[wasm_bindgen]
pub fn snippet(
    #[wasm_bindgen(unchecked_param_type = "Files")] files: JsValue,
    kind: &str,
    folder: &str,
    policy: &str,
) -> Result<String, JsValue> {
    studio::snippet(&files_of(files)?, kind, folder, policy).map_err(message_of)
}

/// The files of the folder that a shop uploads, by name. `engine` holds the files beside the page in the same
/// way, `address` is where the folder will be (empty, or ending in a slash), and `now` is in milliseconds
/// since 1970. Throws a text if the policy cannot be read or compiled, or the folder cannot be built.
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

/// The JSON schemas by which the editor completes: of `rules.toml`, of a translation, and of
/// `scenarios.toml`.
#[wasm_bindgen]
pub fn schemas() -> Vec<String> {
    use crate::schema::{RULES, SCENARIOS, TEXT};
    [RULES, TEXT, SCENARIOS].map(str::to_owned).to_vec()
}

/// The error as it is thrown: its message, without the place.
fn message_of(trouble: Trouble) -> JsValue {
    trouble.message.into()
}

fn files_of(files: JsValue) -> Result<Files, JsValue> {
    Ok(serde_wasm_bindgen::from_value(files)?)
}

fn out(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(value)?)
}

/// Reads a day such as `2026-11-22`.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-').map(str::parse);
    match (parts.next()?, parts.next()?, parts.next()?) {
        (Ok(year), Ok(month), Ok(day)) => Day::of(i32::try_from(year).ok()?, month, day),
        _ => None,
    }
}
