//! The checks and their names, in one table.

use std::fmt::{self, Display};

/// Makes the enum, its list and its names from the table below.
macro_rules! checks {
    ($($name:ident $id:literal $finds:literal)*) => {
        /// A check of a policy.
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
    BadName "bad-name" "Ids that an address, a page or a file could misread."
    BadTerms "bad-terms" "Terms that cannot be calculated, or that pay more than was paid."
    CalendarEnds "calendar-ends" "Holidays that end before the windows that use them."
    DuplicateName "duplicate-name" "Names with two meanings."
    Gap "gap" "Buyers for whom no rule remains."
    IdleQuestion "idle-question" "Questions that are never asked."
    Misquote "misquote" "Clauses whose quote is not in the written policy."
    MissingRights "missing-rights" "Goods that the note on rights does not cover."
    NoContact "no-contact" "A shop that buyers cannot reach."
    NoEffect "no-effect" "Parts of a window that have no effect, or close it for good."
    NumberInQuote "number-in-quote" "Windows and limits whose clause names another number."
    Overlap "overlap" "Buyers for whom several rules remain."
    OverrideCycle "override-cycle" "Rules that override each other in a cycle, or themselves."
    PlaceholderContact "placeholder-contact" "Contacts from a template that reach no one."
    UncitedClause "uncited-clause" "Clauses that no rule, window, limit or evidence cites."
    UnknownName "unknown-name" "Names that the policy does not define."
    UnreachableRule "unreachable-rule" "Rules that no buyer gets."
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
