//! Types of TOML values that serde cannot derive: one name or several, a table that keeps its order, a number
//! within a range, lengths, and an exact decimal.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use toml::Spanned;

use crate::policy::Decimal;

/// One name, or a list of them.
#[derive(Clone, Debug)]
pub enum Names {
    /// `"open"`
    One(String),
    /// `["major", "minor"]`
    Several(Vec<Spanned<String>>),
    /// `true`
    Truth(bool),
}

impl Names {
    /// Each name, with its range of bytes if it is in a list.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<std::ops::Range<usize>>)> {
        let (one, several) = match self {
            Names::One(name) => (Some(name.as_str()), &[][..]),
            Names::Several(names) => (None, names.as_slice()),
            Names::Truth(_) => (None, &[][..]),
        };
        let listed = several.iter().map(|name| (name.get_ref().as_str(), Some(name.span())));
        one.into_iter().map(|name| (name, None)).chain(listed)
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name, a list of names, or `true` or `false` for a limit")
            }

            fn visit_bool<E>(self, holds: bool) -> Result<Names, E> {
                Ok(Names::Truth(holds))
            }

            fn visit_str<E>(self, name: &str) -> Result<Names, E> {
                Ok(Names::One(name.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<Names, A::Error> {
                let mut all = Vec::new();
                while let Some(name) = names.next_element()? {
                    all.push(name);
                }
                Ok(Names::Several(all))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A table whose keys are ids, in written order.
#[derive(Clone, Debug)]
pub struct Table<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Table<T>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    all.push(entry);
                }
                Ok(Table(all))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// A whole number from 0 to `MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole<const MAX: u32>(pub u32);

impl<'de, const MAX: u32> Deserialize<'de> for Whole<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InRange<const MAX: u32>;
        impl<const MAX: u32> Visitor<'_> for InRange<MAX> {
            type Value = Whole<MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a whole number from 0 to {MAX}")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Whole<MAX>, E> {
                let fits = u32::try_from(number).ok().filter(|number| *number <= MAX);
                fits.map(Whole).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
            }
        }
        deserializer.deserialize_i64(InRange)
    }
}

/// A length, or one for each option of a question.
#[derive(Clone, Debug)]
pub enum Lengths<const MAX: u32> {
    /// The same length for every buyer.
    One(Whole<MAX>),
    /// A length for each option.
    By(Table<Whole<MAX>>),
}

impl<'de, const MAX: u32> Deserialize<'de> for Lengths<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<const MAX: u32>;
        impl<'de, const MAX: u32> Visitor<'de> for Either<MAX> {
            type Value = Lengths<MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a whole number from 0 to {MAX}")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Lengths<MAX>, E> {
                let fits = u32::try_from(number).ok().filter(|number| *number <= MAX);
                fits.map(|number| Lengths::One(Whole(number)))
                    .ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Lengths<MAX>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    all.push(entry);
                }
                Ok(Lengths::By(Table(all)))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// An exact decimal: a TOML number, or a text such as `"1.50"`.
#[derive(Clone, Copy, Debug)]
pub struct DecimalToml(pub Decimal);

/// The most decimal places of a number in a policy's file.
const MAX_WRITTEN_PLACES: u32 = 6;

impl<'de> Deserialize<'de> for DecimalToml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl Written {
            fn read<E: Error>(&self, text: &str) -> Result<DecimalToml, E> {
                Decimal::read(text, MAX_WRITTEN_PLACES)
                    .map(DecimalToml)
                    .map_err(|_| E::invalid_value(Unexpected::Str(text), self))
            }
        }
        impl Visitor<'_> for Written {
            type Value = DecimalToml;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number such as `2` or `1.5`, with at most nine digits before the point and six after it")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<DecimalToml, E> {
                self.read(&number.to_string())
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<DecimalToml, E> {
                // Rust writes the shortest text that reads as this number: what the file has, without zeros
                // at the end.
                self.read(&number.to_string())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<DecimalToml, E> {
                self.read(text)
            }
        }
        deserializer.deserialize_any(Written)
    }
}
