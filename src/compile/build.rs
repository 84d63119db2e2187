//! From conditions to a diagram, variable by variable: a state is the set of rules that may still remain,
//! and what is asked next is the first variable that any of them still depends on.
//!
//! As soon as a rule is certain to hold wherever another does that it overrides, the other leaves the set;
//! this is what keeps states few. Each state is looked at once, so the cost follows their number, never
//! that of the combinations.

use super::context::{Context, Contexts};
use super::hash::Map;
use super::reduce::{Draft, Explored, reduce};
use super::{Bits, Rules, bits::Few, table::Table};
use crate::diagram::Diagram;

/// The diagram would not fit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TooLarge {
    /// The variables that multiply most, worst first.
    pub variables: Vec<u32>,
}

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many remaining rules a leaf names before it stops looking; two tell an overlap.
    pub most: usize,
    /// As many different leaves may there be.
    pub leaves: usize,
    /// Machine words looked at, about two thousand million to the second.
    pub work: usize,
}

/// Bytes of states and nodes: with what a map adds, well under a gigabyte.
const MAX_BYTES: usize = 256 << 20;

/// What going one step costs at least, in machine words looked at.
const WORDS: usize = 500;

impl Limits {
    /// As much as somebody who has just saved a file will wait for: about a second.
    pub const LARGEST: Limits = Limits { most: 2, leaves: usize::MAX, work: 1_000_000_000 };
    /// Enough to name all rules of every overlap, unless there are a great many.
    pub const WHOLE: Limits = Limits { most: usize::MAX, leaves: 10_000, work: 150_000_000 };
}

/// Builds the diagram of rules.
pub fn build(rules: &Rules, limits: Limits) -> Result<Diagram, TooLarge> {
    let (mut builder, root) = Builder::start(rules, limits)?;
    let mut levels = Vec::with_capacity(rules.sizes.len());
    for variable in 0..rules.sizes.len() as u32 {
        levels.push(builder.explore(variable)?);
    }
    Ok(reduce(&rules.sizes, Explored { levels, states: builder.states, leaves: builder.leaves, root }))
}

struct Builder<'a> {
    table: Table<'a>,
    contexts: Contexts,
    limits: Limits,
    /// For each variable, the states that ask it next, with their numbers.
    waiting: Vec<Map<(Few, Context), u32>>,
    /// For each variable, how many states ask it.
    widths: Vec<usize>,
    states: u32,
    leaves: Map<Vec<u32>, u32>,
    /// Sets that are no longer needed, for their room.
    spare: Vec<Few>,
    bytes: usize,
    work: usize,
}

impl<'a> Builder<'a> {
    /// With the state in which nothing was asked yet.
    fn start(rules: &'a Rules, limits: Limits) -> Result<(Self, Draft), TooLarge> {
        let mut all = Bits::none(rules.cubes.len());
        let possible = (0..).zip(&rules.cubes).filter(|(_, cube)| cube.is_possible());
        possible.for_each(|(rule, _)| all.insert(rule));
        let mut contexts = Contexts::default();
        let start = contexts.start(rules);
        let mut builder = Builder {
            table: Table::new(rules),
            contexts,
            limits,
            waiting: rules.sizes.iter().map(|_| Map::default()).collect(),
            widths: vec![0; rules.sizes.len()],
            states: 0,
            leaves: Map::default(),
            spare: Vec::new(),
            bytes: 0,
            work: 0,
        };
        let root = builder.place(0, Few::of(&all), start)?;
        Ok((builder, root))
    }

    /// Looks at all states that ask a variable: their numbers, and a child for each of its values.
    fn explore(&mut self, variable: u32) -> Result<Vec<(u32, Vec<Draft>)>, TooLarge> {
        let waiting = self.waiting.get_mut(variable as usize).map(std::mem::take).unwrap_or_default();
        let mut states: Vec<((Few, Context), u32)> = waiting.into_iter().collect();
        states.sort_unstable_by_key(|(_, number)| *number);
        let size = self.table.rules.sizes.get(variable as usize).copied().unwrap_or_default();
        let mut explored = Vec::with_capacity(states.len());
        for ((alive, context), number) in states {
            self.spend(size as usize, alive.words())?;
            let mut children: Vec<Option<Draft>> = Vec::with_capacity(size as usize);
            let possible = self.contexts.possible(self.table.rules, context, variable);
            for value in 0..size {
                if possible.as_ref().is_some_and(|possible| possible.binary_search(&value).is_err()) {
                    children.push(None);
                    continue;
                }
                let mut left = self.spare.pop().unwrap_or_default();
                left.become_like(&alive);
                let barred =
                    self.table.barred.get(variable as usize).and_then(|sets| sets.get(value as usize));
                barred.into_iter().for_each(|barred| left.difference_with(barred));
                let context = self.contexts.after(self.table.rules, context, variable, value);
                children.push(Some(self.place(variable + 1, left, context)?));
            }
            self.spare.push(alive);
            explored.push((number, filled(children)));
        }
        Ok(explored)
    }

    /// The leaf or state that some rules come to, if all variables before `from` have led to them being left.
    fn place(&mut self, from: u32, mut alive: Few, context: Context) -> Result<Draft, TooLarge> {
        self.table.strike(from, &mut alive);
        if let Some(leaf) = self.enough(from, &alive) {
            return self.leaf(leaf);
        }
        let Some(variable) = self.next(from, &alive) else {
            return self.leaf(self.table.rules.owners_of(alive.iter()));
        };
        let place = variable as usize;
        let context = self.contexts.before(self.table.rules, context, variable);
        let Some(waiting) = self.waiting.get_mut(place) else { return Err(self.too_large()) };
        let state = (alive, context);
        if let Some(&known) = waiting.get(&state) {
            self.spare.push(state.0);
            return Ok(Draft::State(known));
        }
        self.bytes += 16 * state.0.words() + 64;
        waiting.insert(state, self.states);
        self.widths.get_mut(place).into_iter().for_each(|width| *width += 1);
        self.states += 1;
        Ok(Draft::State(self.states - 1))
    }

    /// Counts the cost of a state with so many values to try.
    fn spend(&mut self, size: usize, words: usize) -> Result<(), TooLarge> {
        self.bytes += 8 * size + 64;
        self.work += (size + 1) * (words + WORDS);
        if self.bytes > MAX_BYTES || self.work > self.limits.work { Err(self.too_large()) } else { Ok(()) }
    }

    /// As many rules as are wanted that will remain whatever is answered next.
    fn enough(&mut self, from: u32, alive: &Few) -> Option<Vec<u32>> {
        let certain = self.table.certain.get(from as usize)?;
        let mut found = Vec::new();
        for cube in alive.common(certain) {
            self.work += alive.words();
            let rule = self.table.rules.owner(cube);
            if self.table.overriders.get(cube as usize).is_some_and(|pending| !alive.meets(pending))
                && !found.contains(&rule)
            {
                found.push(rule);
                if found.len() == self.limits.most {
                    found.sort_unstable();
                    return Some(found);
                }
            }
        }
        None
    }

    /// The first variable from here on that a rule depends on.
    fn next(&self, from: u32, alive: &Few) -> Option<u32> {
        let asking = (from..).zip(self.table.asking.get(from as usize..)?);
        asking.into_iter().find(|(_, asking)| alive.meets(asking)).map(|(variable, _)| variable)
    }

    fn leaf(&mut self, rules: Vec<u32>) -> Result<Draft, TooLarge> {
        let next = self.leaves.len() as u32;
        let leaf = *self.leaves.entry(rules).or_insert(next);
        if self.leaves.len() > self.limits.leaves { Err(self.too_large()) } else { Ok(Draft::Leaf(leaf)) }
    }

    fn too_large(&self) -> TooLarge {
        let mut worst: Vec<(usize, u32)> =
            self.widths.iter().copied().zip(0..).filter(|(width, _)| *width > 0).collect();
        worst.sort_unstable_by(|one, other| other.cmp(one));
        TooLarge { variables: worst.into_iter().take(3).map(|(_, variable)| variable).collect() }
    }
}

/// Values that cannot occur lead where the nearest before them does that can, else the first that can: so whatever is
/// read off the diagram is true of buyers that there can be.
fn filled(children: Vec<Option<Draft>>) -> Vec<Draft> {
    let mut nearest = children.iter().copied().flatten().next();
    let mut filled = Vec::with_capacity(children.len());
    for child in children {
        nearest = child.or(nearest);
        filled.extend(nearest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::super::Cube;
    use super::*;

    const UNLIMITED: Limits = Limits { most: usize::MAX, leaves: usize::MAX, work: usize::MAX };

    /// Two rules, each of which wants an answer to a question of its own.
    fn two() -> Rules {
        let cubes = [0, 1].map(|variable| Cube(vec![(variable, vec![false, true])])).to_vec();
        Rules { sizes: vec![2, 2], cubes, overridden: vec![Bits::none(2); 2], ..Rules::default() }
    }

    #[test]
    fn a_state_costs_its_words_and_its_values() {
        let rules = two();
        let (mut builder, root) = Builder::start(&rules, UNLIMITED).unwrap();
        // The first state: one word and its place, and what a map adds.
        assert_eq!((root, builder.bytes, builder.work), (Draft::State(0), 16 + 64, 0));
        builder.explore(0).unwrap();
        // Its two values, each of which leads to a state; in one of them a rule is certain.
        assert_eq!((builder.bytes, builder.work), (80 + (2 * 8 + 64) + 2 * 80, 3 * (1 + WORDS) + 1));
        assert_eq!((builder.states, &builder.widths[..]), (3, &[1, 2][..]));
        let cubes = vec![Cube(vec![(0, vec![false, true])]); 65];
        let many = Rules { sizes: vec![2], cubes, overridden: vec![Bits::none(65); 65], ..Rules::default() };
        assert_eq!(Builder::start(&many, UNLIMITED).unwrap().0.bytes, 2 * 16 + 64, "two words");
    }

    #[test]
    fn what_may_be_spent_may_be_spent_to_the_last() {
        let rules = two();
        let (mut builder, _) = Builder::start(&rules, UNLIMITED).unwrap();
        builder.bytes = MAX_BYTES - (2 * 8 + 64);
        assert_eq!(builder.spend(2, 1), Ok(()));
        builder.bytes = MAX_BYTES - (2 * 8 + 64) + 1;
        assert!(builder.spend(2, 1).is_err());
        // Three states, and twice a rule that is certain before the last of them.
        let work = 3 * 3 * (1 + WORDS) + 2;
        assert!(build(&rules, Limits { work, ..UNLIMITED }).is_ok());
        assert!(build(&rules, Limits { work: work - 1, ..UNLIMITED }).is_err());
    }

    #[test]
    fn only_questions_that_were_come_to_are_named_where_it_is_too_large() {
        let error = build(&two(), Limits { work: 0, ..UNLIMITED }).unwrap_err();
        assert_eq!(error, TooLarge { variables: vec![0] });
    }

    #[test]
    fn a_leaf_names_as_many_rules_as_are_wanted() {
        let of = |most: usize| {
            // The first rule in two cases, and two more: all hold always.
            let (cubes, owners) = (vec![Cube::default(); 4], vec![0, 0, 1, 2]);
            let rules = Rules { cubes, owners, overridden: vec![Bits::none(4); 4], ..Rules::default() };
            build(&rules, Limits { most, ..UNLIMITED }).unwrap().leaves
        };
        assert_eq!((of(1), of(2)), (vec![vec![0]], vec![vec![0, 1]]));
        assert_eq!((of(3), of(usize::MAX)), (vec![vec![0, 1, 2]], vec![vec![0, 1, 2]]));
    }
}
