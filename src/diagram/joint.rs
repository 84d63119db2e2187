//! Variables that go together, because each tells something about the others.

/// Variables that go together, and the combinations of their values that can occur.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joint {
    /// The variables, in order.
    pub variables: Vec<u32>,
    /// A value for each of them.
    pub combinations: Vec<Vec<u32>>,
}
