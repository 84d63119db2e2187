//! Reads a file of phrases, each under its name in kebab case.

use heck::ToKebabCase;

/// What is wrong with a file of phrases.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw(pub String);

/// Reads the phrases of a file, in the order of `names`. Fails if one is missing or empty, or the file has
/// others.
pub(crate) fn phrases(file: &str, names: &[&str]) -> Result<Vec<String>, Flaw> {
    let mut table: toml::Table = file.parse().map_err(|error: toml::de::Error| Flaw(error.to_string()))?;
    table.remove("language");
    let mut list = Vec::new();
    for name in names.iter().map(|name| name.to_kebab_case()) {
        match table.remove(&name) {
            Some(toml::Value::String(text)) if !text.trim().is_empty() => list.push(text),
            _ => return Err(Flaw(format!("expected a text called `{name}`, found none"))),
        }
    }
    match table.keys().next() {
        Some(name) => Err(Flaw(format!("there is no phrase called `{name}`"))),
        None => Ok(list),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_what_is_unknown_is_named() {
        let names = ["Sorry", "TryAgain"];
        let read = |file: &str| phrases(file, &names).map_err(|flaw| flaw.0);
        let all = "language = \"de\"\ntry-again = \"b\"\nsorry = \"a\"\n";
        assert_eq!(read(""), Err("expected a text called `sorry`, found none".to_owned()));
        assert_eq!(read(all), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(read(&format!("{all}sory = \"x\"")), Err("there is no phrase called `sory`".to_owned()));
    }
}
