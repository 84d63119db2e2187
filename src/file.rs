//! The compiled policy as a page loads it: one JSON file that needs no other.

use serde_json::{Map, Value, json};

use crate::compiled::{Compiled, Packed};
use crate::read::{self, Folder, Translation};

/// The version of the form. A page that knows only a lower one says that it is too old.
const FORM: u32 = 1;

/// Writes the text of the file. `translations` holds, for each other language, the same policy in its words.
#[must_use]
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

/// The same policy in the words of each translation of the folder, by language. The diagram is the same in all.
#[must_use]
pub fn translations(folder: &Folder, compiled: &Compiled) -> Vec<(String, Compiled)> {
    let one = |translation: &Translation| {
        let policy = read::translated(folder, translation);
        (translation.language.get_ref().clone(), Compiled { policy, ..compiled.clone() })
    };
    folder.translations.iter().map(one).collect()
}

/// Reads the policy from the text of a file, in its own language. Returns `None` if the text is no compiled
/// policy, or of another version of the form.
#[must_use]
pub fn read(text: &str) -> Option<Compiled> {
    let file: Value = serde_json::from_str(text).ok()?;
    if file.get("refund-check")?.as_u64()? != u64::from(FORM) {
        return None;
    }
    let texts = |list: &Value| {
        list.as_array()?.iter().map(|it| Some(it.as_str()?.to_owned())).collect::<Option<Vec<_>>>()
    };
    let number = |it: &Value| u32::try_from(it.as_u64()?).ok();
    Compiled::unpack(Packed {
        numbers: file.get("numbers")?.as_array()?.iter().map(number).collect::<Option<_>>()?,
        ids: texts(file.get("ids")?)?,
        words: texts(file.get("words")?.get(file.get("language")?.as_str()?)?)?,
    })
}
