//! The five outcomes and their order.

/// The five things a policy can say, and no more; best for the buyer first, which is what their order means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Meets the policy's conditions; the shop decides.
    Qualifies,
    /// Let support try to help first.
    FixFirst,
    /// Gather the evidence first.
    EvidenceFirst,
    /// The policy does not settle it; a person does.
    #[default]
    SupportDecides,
    /// The policy does not cover it.
    DoesNotQualify,
}

impl Outcome {
    /// Every outcome, best for the buyer first.
    pub const ALL: [Outcome; 5] = [
        Outcome::Qualifies,
        Outcome::FixFirst,
        Outcome::EvidenceFirst,
        Outcome::SupportDecides,
        Outcome::DoesNotQualify,
    ];

    /// Its place in [`Outcome::ALL`]: 0 is the best for the buyer.
    #[must_use]
    pub fn rank(self) -> usize {
        self as usize
    }

    /// Its name to programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Qualifies => "qualifies",
            Outcome::FixFirst => "fix-first",
            Outcome::EvidenceFirst => "evidence-first",
            Outcome::DoesNotQualify => "does-not-qualify",
            Outcome::SupportDecides => "support-decides",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_ranked_as_they_are_listed() {
        assert!(Outcome::ALL.is_sorted());
        assert_eq!(Outcome::ALL.map(Outcome::rank), [0, 1, 2, 3, 4]);
    }
}
