//! A deserializer for parsed TOML whose errors have a kind and a place.
//!
//! The errors of the `toml` crate are sentences for programmers (`invalid type: … expected u32`). Here each
//! `deserialize_…` method compares the value with what is expected, so an error can describe both in our own
//! words.

use std::ops::Range;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde_spanned::de::{SpannedDeserializer, is_spanned};
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::error::{Error, Expected, Found, Kind};

/// A value in the file, and its key.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) value: &'a Spanned<DeValue<'a>>,
    pub(super) key: Option<&'a str>,
}

impl<'a> Value<'a> {
    /// The error that this value is not what was expected.
    fn not(self, expected: Expected) -> Error {
        Error::new(Kind::Unexpected(expected, Some(found(self.value.get_ref()))), Some(self.value.span()))
    }

    /// Adds this value's place to an error that has none.
    fn placed(self) -> impl Fn(Error) -> Error {
        let (span, found) = (self.value.span(), found(self.value.get_ref()));
        move |error| error.at(&span, &found)
    }

    fn key(self) -> Option<String> {
        self.key.map(str::to_owned)
    }

    fn list(self) -> Option<List<'a>> {
        let DeValue::Array(values) = self.value.get_ref() else { return None };
        Some(List(values.iter()))
    }

    fn table(self) -> Option<Table<'a>> {
        let DeValue::Table(table) = self.value.get_ref() else { return None };
        Some(Table { entries: table.iter(), value: None })
    }

    /// The value as a number. One beyond 64 bits becomes the greatest or least of them, so that a range check
    /// refuses it.
    fn number(self) -> Option<i64> {
        let DeValue::Integer(number) = self.value.get_ref() else { return None };
        let outermost = if number.as_str().starts_with('-') { i64::MIN } else { i64::MAX };
        Some(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(outermost))
    }
}

/// What a value is, for an error message.
fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(text) => Found::Text(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => Found::Number,
        DeValue::Boolean(_) => Found::Boolean,
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let any = match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Boolean(said) => visitor.visit_bool(*said),
            DeValue::Integer(_) => visitor.visit_i64(self.number().unwrap_or_default()),
            DeValue::Array(values) => visitor.visit_seq(List(values.iter())),
            DeValue::Table(table) => visitor.visit_map(Table { entries: table.iter(), value: None }),
            DeValue::Float(number) => visitor.visit_f64(number.as_str().parse().unwrap_or(f64::NAN)),
            // No type here accepts a date, so the visitor reports what it expects.
            DeValue::Datetime(_) => visitor.visit_unit(),
        };
        any.map_err(self.placed())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_str(text).map_err(self.placed()),
            _ => Err(self.not(Expected::Text)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.get_ref() {
            DeValue::Boolean(said) => visitor.visit_bool(*said).map_err(self.placed()),
            _ => Err(self.not(Expected::TrueOrFalse)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = self.number().ok_or_else(|| self.not(Expected::WholeNumber))?;
        visitor.visit_i64(number).map_err(self.placed())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let list = self.list().ok_or_else(|| self.not(Expected::List))?;
        visitor.visit_seq(list).map_err(self.placed())
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let table = self.table().ok_or_else(|| self.not(Expected::Names { key: self.key() }))?;
        visitor.visit_map(table).map_err(self.placed())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            return visitor.visit_map(SpannedDeserializer::new(self, self.value.span()));
        }
        let table = self.table().ok_or_else(|| self.not(Expected::Keys { key: self.key(), fields }))?;
        visitor.visit_map(table).map_err(self.placed())
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_enum(StrDeserializer::new(text)).map_err(self.placed()),
            _ => Err(self.not(Expected::OneOf(variants))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The values of a list.
struct List<'a>(<&'a DeArray<'a> as IntoIterator>::IntoIter);

impl<'de> SeqAccess<'de> for List<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|value| seed.deserialize(Value { value, key: None })).transpose()
    }
}

/// The entries of a table, in written order.
struct Table<'a> {
    entries: <&'a DeTable<'a> as IntoIterator>::IntoIter,
    /// The value of the key that was read last.
    value: Option<Value<'a>>,
}

impl<'de> MapAccess<'de> for Table<'_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(Value { value, key: Some(key.get_ref()) });
        seed.deserialize(Key(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let value = self.value.take().ok_or_else(|| de::Error::custom("a value was read before its key"))?;
        seed.deserialize(value)
    }
}

/// A key of a table.
struct Key<'a>(&'a Spanned<DeString<'a>>);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span: Range<usize> = self.0.span();
        visitor.visit_str(self.0.get_ref()).map_err(|error: Error| error.at(&span, &Found::Key))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if is_spanned(name) {
            let span = self.0.span();
            return visitor.visit_map(SpannedDeserializer::new(self, span));
        }
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Key<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
