//! The checks and their names, in one table.

use std::fmt::{self, Display};

/// Makes the enum, its list and its names from the table below.
macro_rules! checks {
    ($($name:ident $id:literal $finds:literal)*) => {
        /// Which check has found something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Check {
            $(#[doc = $finds] $name,)*
        }

        impl Check {
            /// Every check.
            pub const ALL: &[Check] = &[$(Check::$name),*];

            /// The name in the output. It never changes, so that programs can rely on it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Check::$name => $id,)*
                }
            }
        }
    };
}

checks! {
    BadName "bad-name" "Ids that addresses, pages or files could take for something else."
    BadTerms "bad-terms" "Terms that come to nothing, or to more than was paid."
    CalendarEnds "calendar-ends" "Holidays that run out before the windows that go by them."
    DuplicateName "duplicate-name" "Names that stand for two things."
    Gap "gap" "Buyers for whom no rule remains."
    IdleQuestion "idle-question" "Questions that are never asked."
    Misquote "misquote" "Clauses whose quote does not stand in the written policy."
    MissingRights "missing-rights" "Goods that the note on rights does not speak of."
    NoContact "no-contact" "A shop that buyers cannot reach."
    NoEffect "no-effect" "What is written of a window and does nothing, or closes it for good."
    NumberInQuote "number-in-quote" "Windows and limits whose clause names another number."
    Overlap "overlap" "Buyers for whom several rules remain."
    OverrideCycle "override-cycle" "Rules that override each other in a circle, or themselves."
    PlaceholderContact "placeholder-contact" "A contact that stands in a template and reaches nobody."
    UncitedClause "uncited-clause" "Clauses that no rule and no window stands on."
    UnknownName "unknown-name" "Names that nothing in the policy has."
    UnreachableRule "unreachable-rule" "Rules that remain for no buyer."
    Untranslated "untranslated" "Words that a translation lacks."
    UnusedEvidence "unused-evidence" "Evidence that no rule asks for."
    UnusedOutcome "unused-outcome" "Outcomes of the shop's own that no rule has."
}

impl Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_listed_by_name() {
        assert!(Check::ALL.is_sorted_by_key(|check| check.id()));
        assert!(Check::ALL.is_sorted());
    }
}
