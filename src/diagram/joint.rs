//! Groups of variables that are not independent: one variable's value rules out values of the others.

/// A group of dependent variables, and the combinations of their values that can occur.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joint {
    /// The variables, in order.
    pub variables: Vec<u32>,
    /// One value for each variable of the group.
    pub combinations: Vec<Vec<u32>>,
}
