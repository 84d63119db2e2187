//! Builds a diagram from conditions, variable by variable. A state is the set of rules that may still remain;
//! it asks the first variable that one of them still depends on.
//!
//! A rule leaves the set as soon as another that overrides it is certain to hold wherever it does; this keeps
//! the number of states low. Each state is visited once, so the cost grows with the number of states, not
//! with that of combinations.

use super::context::{Context, Contexts};
use super::hash::Map;
use super::reduce::{Draft, Explored, reduce};
use super::{Bits, Rules, bits::Few, table::Table};
use crate::diagram::Diagram;

/// The diagram would exceed the limits.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TooLarge {
    /// Up to three variables that have the most states, worst first.
    pub variables: Vec<u32>,
}

/// The most variables that are named in the message.
const MAX_NAMED: usize = 3;

impl TooLarge {
    /// Names the variables that most places ask; each is given with the number of its places.
    pub(crate) fn at(places: impl Iterator<Item = (usize, u32)>) -> TooLarge {
        let mut worst: Vec<(usize, u32)> = places.filter(|(count, _)| *count > 0).collect();
        worst.sort_unstable_by(|one, other| other.cmp(one));
        TooLarge { variables: worst.into_iter().take(MAX_NAMED).map(|(_, variable)| variable).collect() }
    }
}

/// The limits of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many remaining rules a leaf names at most. With two it still shows an overlap.
    pub most: usize,
    /// The most different leaves.
    pub leaves: usize,
    /// The most 64-bit words of sets that are visited. A machine of today visits one to two thousand million
    /// a second.
    pub work: usize,
}

/// The most bytes of states and nodes. With what hash maps add, memory stays well below a gigabyte.
const MAX_BYTES: usize = 256 << 20;

/// The least cost of a step, in words.
const WORDS: usize = 500;

impl Limits {
    /// What an owner who has just saved a file can wait for: at most about a second.
    pub const LARGEST: Limits = Limits { most: 2, leaves: usize::MAX, work: 1_000_000_000 };
    /// Enough to name all rules of every overlap, unless there are a great many.
    pub const WHOLE: Limits = Limits { most: usize::MAX, leaves: 10_000, work: 150_000_000 };
}

/// Builds the diagram of rules. Fails if it would exceed the limits.
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
    /// Sets that are no longer needed, kept to reuse their memory.
    spare: Vec<Few>,
    bytes: usize,
    work: usize,
}

impl<'a> Builder<'a> {
    /// Begins with the state before any question.
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

    /// Visits all states that ask a variable. Returns their numbers and their children, one for each value.
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

    /// The leaf or state of a set of rules that is left after all variables before `from`.
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

    /// Counts the cost of a state with `size` values to try. Fails if a limit is exceeded.
    fn spend(&mut self, size: usize, words: usize) -> Result<(), TooLarge> {
        self.bytes += 8 * size + 64;
        self.work += (size + 1) * (words + WORDS);
        if self.bytes > MAX_BYTES || self.work > self.limits.work { Err(self.too_large()) } else { Ok(()) }
    }

    /// If as many rules as a leaf may name are certain to remain, whatever is answered next, returns them.
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

    /// The first variable from `from` on that one of the rules depends on.
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
        TooLarge::at(self.widths.iter().copied().zip(0..))
    }
}

/// Gives values that cannot occur a child: that of the nearest possible value before them, or else the first
/// possible one. So everything read off the diagram is true for a possible buyer.
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
    fn the_variables_that_most_places_ask_are_named_the_worst_first() {
        let at = |counts: &[usize]| TooLarge::at(counts.iter().copied().zip(0..)).variables;
        assert_eq!(at(&[2, 0, 9, 4, 5]), [2, 4, 3]);
        assert_eq!(at(&[0, 1, 0]), [1]);
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
