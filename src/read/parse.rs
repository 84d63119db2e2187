//! Parses a file into the type that describes it.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::value::Value;
use super::{Source, Unreadable, syntax};

/// Parses a TOML file. Fails with a message for the shop's owner and its place.
pub fn parse<T: DeserializeOwned>(source: &Source) -> Result<T, Unreadable> {
    let table = DeTable::parse(&source.text).map_err(|error| syntax::in_words(source, &error))?;
    let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    T::deserialize(Value { value: &root, key: None }).map_err(|error| error.in_words(source))
}
