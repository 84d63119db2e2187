//! The combinations that are still possible for dependent variables once some of them are known.
//!
//! A context is, for each group of such variables, the set of combinations of those still to come. Contexts
//! are numbered, so that a state of the builder holds only a number.

use super::Rules;
use super::hash::Map;

/// The number of a context. The first one, 0, is that before anything is known.
pub(super) type Context = u32;

/// All contexts that have been met.
#[derive(Default)]
pub(super) struct Contexts {
    /// For each context, what is left of each group.
    known: Vec<Vec<Left>>,
    numbers: Map<Vec<Left>, Context>,
}

/// The combinations that are left of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Left {
    /// How many of the group's variables have been passed.
    passed: usize,
    /// The values of those that are still to come.
    combinations: Vec<Vec<u32>>,
}

impl Contexts {
    /// The context before anything is known.
    pub(super) fn start(&mut self, rules: &Rules) -> Context {
        let left = rules.joint.iter().map(|joint| {
            let mut combinations = joint.combinations.clone();
            combinations.sort_unstable();
            combinations.dedup();
            Left { passed: 0, combinations }
        });
        let left = left.collect();
        self.number(left)
    }

    /// The values that a variable can have, sorted. Returns `None` if all are possible.
    pub(super) fn possible(&mut self, rules: &Rules, context: Context, variable: u32) -> Option<Vec<u32>> {
        let at = self.before(rules, context, variable);
        let left = self.known.get(at as usize)?;
        let (_, left) = rules
            .joint
            .iter()
            .zip(left)
            .find(|(joint, left)| joint.variables.get(left.passed) == Some(&variable))?;
        let mut values: Vec<u32> =
            left.combinations.iter().filter_map(|values| values.first().copied()).collect();
        values.sort_unstable();
        values.dedup();
        Some(values)
    }

    /// The context once a variable has a value.
    pub(super) fn after(&mut self, rules: &Rules, context: Context, variable: u32, value: u32) -> Context {
        let at = self.before(rules, context, variable);
        let Some(mut all) = self.known.get(at as usize).cloned() else { return context };
        for (joint, left) in rules.joint.iter().zip(&mut all) {
            if joint.variables.get(left.passed) == Some(&variable) {
                left.combinations.retain(|values| values.first() == Some(&value));
                left.pass(joint.variables.len());
            }
        }
        self.number(all)
    }

    /// The context before a variable. Earlier variables that were not asked can have any value.
    pub(super) fn before(&mut self, rules: &Rules, context: Context, variable: u32) -> Context {
        let Some(mut all) = self.known.get(context as usize).cloned() else { return context };
        let mut is_same = true;
        for (joint, left) in rules.joint.iter().zip(&mut all) {
            while joint.variables.get(left.passed).is_some_and(|next| *next < variable) {
                left.pass(joint.variables.len());
                is_same = false;
            }
        }
        if is_same { context } else { self.number(all) }
    }

    fn number(&mut self, left: Vec<Left>) -> Context {
        if let Some(&known) = self.numbers.get(&left) {
            return known;
        }
        let number = self.known.len() as Context;
        self.known.push(left.clone());
        self.numbers.insert(left, number);
        number
    }
}

impl Left {
    /// Passes the next variable of the group. The last variable of a group restricts nothing that comes after
    /// it, so the combinations are dropped then.
    fn pass(&mut self, variables: usize) {
        self.passed += 1;
        for values in &mut self.combinations {
            if !values.is_empty() {
                values.remove(0);
            }
        }
        if self.passed >= variables {
            self.combinations.clear();
        }
        self.combinations.sort_unstable();
        self.combinations.dedup();
    }
}
