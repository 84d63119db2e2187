//! The form that a page loads: one JSON file that needs nothing else.

use serde_json::{Map, Value, json};

use crate::compiled::Compiled;

/// The number of the form. A page that knows a lower one says that it is too old.
const FORM: u32 = 1;

/// The file's text. `translations` holds, for each other language, the same policy in its words.
pub fn write(compiled: &Compiled, translations: &[(String, Compiled)]) -> String {
    let packed = compiled.pack();
    let mut words = Map::new();
    words.insert(compiled.policy.language.clone(), json!(packed.words));
    for (language, translation) in translations {
        words.insert(language.clone(), json!(translation.pack().words));
    }
    let file = json!({
        "refund-check": FORM,
        "id": compiled.policy.id,
        "version": compiled.policy.version,
        "language": compiled.policy.language,
        "numbers": packed.numbers,
        "ids": packed.ids,
        "words": words,
    });
    Value::to_string(&file)
}
