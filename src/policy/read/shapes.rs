//! Shapes of TOML values that serde does not derive: a name or several, and a table that keeps its order.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

/// One name, or a list of them.
#[derive(Clone, Debug)]
pub enum Names {
    /// `"open"`
    One(String),
    /// `["major", "minor"]`
    Several(Vec<Spanned<String>>),
}

impl Names {
    /// Each name, with its place where it is one of a list.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<std::ops::Range<usize>>)> {
        let (one, several) = match self {
            Names::One(name) => (Some(name.as_str()), &[][..]),
            Names::Several(names) => (None, names.as_slice()),
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
                f.write_str("a name or a list of names")
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

/// A table whose keys are names, in the order in which they are written.
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
