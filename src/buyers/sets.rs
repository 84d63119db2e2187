//! Sets of buyers: diagrams that lead only in or out.
//!
//! They are made from the policy's diagram. Equal sets have equal numbers.

use std::collections::HashMap;

use super::Region;
use crate::compile::UniqueTable;
use crate::diagram::{Diagram, Ref, Step};

/// A set of buyers.
pub type Set = u32;

/// The empty set.
pub const NO_BUYERS: Set = 0;
/// The set of all buyers.
pub const ALL_BUYERS: Set = 1;

/// Where sets are kept.
pub struct Sets<'a> {
    sizes: &'a [u32],
    table: UniqueTable<Set>,
}

impl<'a> Sets<'a> {
    /// No sets yet, over the diagram's variables.
    pub fn new(diagram: &'a Diagram) -> Self {
        Sets { sizes: &diagram.sizes, table: UniqueTable::default() }
    }

    /// The buyers whose way ends in leaves that are wanted.
    pub fn ending(&mut self, diagram: &Diagram, wanted: &dyn Fn(u32) -> bool) -> Set {
        self.passing(diagram, &|step| match step {
            Step::Leaf(leaf) => Some(wanted(*leaf)),
            Step::Node { .. } => None,
        })
    }

    /// The buyers whose way comes to a place that decides for them: in or out. Every leaf must.
    pub fn passing(&mut self, diagram: &Diagram, decides: &dyn Fn(&Step<'_>) -> Option<bool>) -> Set {
        let total = diagram.leaves.len() + diagram.variables.len();
        let mut sets: Vec<Set> = Vec::with_capacity(total);
        for at in 0..total {
            let step = diagram.step(at as Ref);
            let set = match (decides(&step), step) {
                (Some(is_in), _) => Set::from(is_in),
                (None, Step::Leaf(_)) => NO_BUYERS,
                (None, Step::Node { variable, children }) => {
                    let child = |child: &Ref| sets.get(*child as usize).copied().unwrap_or_default();
                    self.node(variable, children.iter().map(child).collect())
                }
            };
            sets.push(set);
        }
        sets.get(diagram.root as usize).copied().unwrap_or_default()
    }

    /// A set, but within a region those of another.
    pub fn replace(&mut self, set: Set, region: &Region, inside: Set) -> Set {
        self.replace_in(set, &region.0, inside, &mut HashMap::new())
    }

    fn replace_in(
        &mut self,
        set: Set,
        region: &[(usize, Vec<u32>)],
        inside: Set,
        done: &mut HashMap<(Set, usize), Set>,
    ) -> Set {
        let Some(((first, values), rest)) = region.split_first() else { return inside };
        if set == inside {
            return set;
        }
        if let Some(&known) = done.get(&(set, region.len())) {
            return known;
        }
        let (variable, children) = match self.split(set) {
            Some((variable, children)) if variable <= *first => (variable, children.into()),
            _ => (*first, self.alike(*first, set)),
        };
        let child = |(value, &child): (u32, &Set)| match variable == *first {
            true if values.contains(&value) => self.replace_in(child, rest, inside, done),
            true => child,
            false => self.replace_in(child, region, inside, done),
        };
        let children = (0..).zip(&children).map(child).collect();
        let made = self.node(variable, children);
        done.insert((set, region.len()), made);
        made
    }

    /// Whether a whole region is in a set.
    pub fn has_all(&self, set: Set, region: &Region) -> bool {
        let mut seen = vec![false; self.table.len()];
        let mut open = vec![set];
        while let Some(set) = open.pop() {
            if set == NO_BUYERS {
                return false;
            }
            let slot = place(set).and_then(|place| seen.get_mut(place));
            let (Some((variable, children)), Some(seen)) = (self.split(set), slot) else { continue };
            if !std::mem::replace(seen, true) {
                let values = region.0.iter().find(|(known, _)| *known == variable).map(|(_, values)| values);
                let is_inside = |value: u32| values.is_none_or(|values| values.contains(&value));
                open.extend(
                    (0..).zip(children).filter(|(value, _)| is_inside(*value)).map(|(_, child)| child),
                );
            }
        }
        true
    }

    /// The first way into a set, a value for each variable on it.
    #[cfg(test)]
    fn way(&self, set: Set) -> Option<Region> {
        self.way_by(set, &|_, _| true)
    }

    /// The first way into a set over values that are allowed, one for each variable on it.
    pub fn way_by(&self, set: Set, allows: &dyn Fn(usize, u32) -> bool) -> Option<Region> {
        let mut region = Region::default();
        let mut dead = vec![false; self.table.len()];
        self.search(set, allows, &mut dead, &mut region).then_some(region)
    }

    fn search(
        &self,
        set: Set,
        allows: &dyn Fn(usize, u32) -> bool,
        dead: &mut [bool],
        region: &mut Region,
    ) -> bool {
        let (Some((variable, children)), Some(place)) = (self.split(set), place(set)) else {
            return set == ALL_BUYERS;
        };
        if dead.get(place) != Some(&false) {
            return false;
        }
        for (value, &child) in (0..).zip(children) {
            if child == NO_BUYERS || !allows(variable, value) {
                continue;
            }
            region.0.push((variable, vec![value]));
            if self.search(child, allows, dead, region) {
                return true;
            }
            region.0.pop();
        }
        dead.get_mut(place).into_iter().for_each(|slot| *slot = true);
        false
    }

    /// How many values a variable has.
    pub fn size(&self, variable: usize) -> u32 {
        self.sizes.get(variable).copied().unwrap_or_default()
    }

    fn alike(&self, variable: usize, child: Set) -> Box<[Set]> {
        vec![child; self.size(variable) as usize].into_boxed_slice()
    }

    /// The variable of a set that is neither empty nor full, and what its values lead to.
    fn split(&self, set: Set) -> Option<(usize, &[Set])> {
        self.table.get(place(set)?).map(|(variable, children)| (variable as usize, children))
    }

    fn node(&mut self, variable: usize, children: Box<[Set]>) -> Set {
        self.table.node(variable as u32, children, |place| place + 2)
    }
}

/// Where a set's node stands, after the sets that have none.
fn place(set: Set) -> Option<usize> {
    (set as usize).checked_sub(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In the first leaf where the variables, of three values each, are both 0; else in the second.
    fn diagram() -> Diagram {
        Diagram {
            sizes: vec![3, 3],
            leaves: vec![vec![0], vec![]],
            variables: vec![1, 0],
            starts: vec![0, 3],
            children: vec![0, 1, 1, 2, 1, 1],
            root: 3,
        }
    }

    fn region(asks: &[(usize, &[u32])]) -> Region {
        Region(asks.iter().map(|(variable, values)| (*variable, values.to_vec())).collect())
    }

    #[test]
    fn a_set_knows_its_regions_and_a_way_into_it() {
        let diagram = diagram();
        let mut sets = Sets::new(&diagram);
        let set = sets.ending(&diagram, &|leaf| leaf == 1);
        assert!(sets.has_all(set, &region(&[(1, &[1, 2])])));
        assert!(sets.has_all(set, &region(&[(0, &[2])])));
        assert!(!sets.has_all(set, &region(&[(1, &[0, 1])])));
        assert_eq!(sets.way(set), Some(region(&[(0, &[0]), (1, &[1])])));
        assert_eq!((sets.way(NO_BUYERS), sets.way(ALL_BUYERS)), (None, Some(Region::default())));
    }

    #[test]
    fn a_set_shrinks_and_grows_by_a_region() {
        let diagram = diagram();
        let mut sets = Sets::new(&diagram);
        let set = sets.ending(&diagram, &|leaf| leaf == 1);
        let less = sets.replace(set, &region(&[(1, &[1, 2])]), NO_BUYERS);
        assert_eq!(sets.way(less), Some(region(&[(0, &[1]), (1, &[0])])));
        assert_eq!(sets.replace(less, &region(&[(0, &[1, 2])]), NO_BUYERS), NO_BUYERS);
        assert_eq!(sets.replace(set, &region(&[(0, &[0]), (1, &[0])]), ALL_BUYERS), ALL_BUYERS);
        assert_eq!(sets.replace(set, &Region::default(), NO_BUYERS), NO_BUYERS);
    }
}
