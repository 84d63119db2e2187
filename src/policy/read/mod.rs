//! Reading a policy folder: what is written, where it stands, and the policy it means.
//!
//! A folder that cannot be read at all is an [`Unreadable`]. One that can is always a policy, however
//! flawed: a name that means nothing is kept as written, for the checker to find.

mod flaw;
mod folder;
mod limits;
mod meaning;
mod names;
mod shapes;
mod source;
mod translation;
mod words;
mod written;

pub use flaw::{at, flaw};
pub use folder::{Folder, Unreadable, file, read, read_texts};
pub use shapes::{Names, Table};
pub use source::{Place, Source, nearest};
pub use translation::{Translation, Word};
pub use words::{each_word, translated};
pub use written::{
    Written, WrittenClause, WrittenContact, WrittenEvidence, WrittenKind, WrittenOption, WrittenOutcome,
    WrittenPolicy, WrittenQuestion, WrittenRule, WrittenThing, WrittenWindow,
};
