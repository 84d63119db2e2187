//! Reads a policy's folder: what is written, where it stands, and the policy that it describes.
//!
//! A folder that cannot be read is an [`Unreadable`]. Every other one is a policy, however flawed: unknown
//! names are kept as they are written, and the checks report them.

mod contact;
mod error;
mod folder;
mod limits;
mod meaning;
mod misfit;
mod names;
mod number_toml;
mod parse;
mod rules_file;
mod shapes;
mod source;
mod syntax;
mod texts;
mod translated;
mod translation;
mod value;
mod window_limits;
mod window_toml;
mod windows;

pub use error::Unreadable;
pub use folder::{Folder, file, read, read_files, read_texts};
pub use names::Unresolved;
pub use number_toml::{CaseToml, LimitToml, OutcomeToml, OwnOutcomeToml, TermsToml};
pub use parse::parse;
pub use rules_file::{
    ClauseToml, ContactToml, EvidenceKindToml, EvidenceToml, GoodsToml, MAX_PLACES, NoteToml, OptionToml,
    PolicyToml, QuestionKindToml, QuestionToml, RuleToml, RulesFile,
};
pub use shapes::{DecimalToml, Lengths, Names, Table, Whole};
pub use source::{Place, Source, nearest};
pub(crate) use texts::amount;
pub use translated::{each_word, translated};
#[cfg(test)]
pub(crate) use translation::TranslationToml;
pub use translation::{Translation, Word};
pub use window_toml::{
    CalendarToml, CountToml, EndToml, MAX_DAYS, MAX_HOURS, MAX_MONTHS, MAX_YEARS, WeekdayToml, WindowToml,
};
