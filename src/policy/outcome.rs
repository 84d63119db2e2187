//! The five outcomes and their order.

/// The five things that a policy can say. They are ordered: the best for the buyer comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The case meets the policy's conditions; the shop decides.
    Qualifies,
    /// Support should try to help first.
    FixFirst,
    /// The buyer should gather evidence first.
    EvidenceFirst,
    /// The policy does not settle the case; support decides.
    #[default]
    SupportDecides,
    /// The policy does not cover the case.
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

    /// The index in [`Outcome::ALL`]; 0 is the best for the buyer.
    #[must_use]
    pub fn rank(self) -> usize {
        self as usize
    }

    /// The id that programs see.
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
