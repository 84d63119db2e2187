//! Rules in the diagram's terms: what each one asks, and whom it overrides.

use super::Bits;

/// What one rule asks: for each variable it depends on, in their order, which values it allows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cube(pub Vec<(u32, Vec<bool>)>);

impl Cube {
    /// Whether any combination of values is allowed.
    pub fn is_possible(&self) -> bool {
        self.0.iter().all(|(_, allowed)| allowed.contains(&true))
    }
}

/// Rules over variables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// How many values each variable has.
    pub sizes: Vec<u32>,
    /// What each rule asks.
    pub cubes: Vec<Cube>,
    /// For each rule, all that it overrides, directly or through others, but never itself.
    pub overridden: Vec<Bits>,
}
