//! The rules by variable, so that one step handles a whole set of them: which ask a variable, which allow a
//! value, and which can be struck out.

use super::bits::Few;
use super::{Bits, Cube, Rules};

/// The rules of a policy, by variable.
pub(super) struct Table<'a> {
    pub(super) rules: &'a Rules,
    /// For each rule, the rules that override it.
    pub(super) overriders: Vec<Bits>,
    /// Whether any two rules override each other. That is a flaw of the policy, but it has a defined meaning.
    mutual: bool,
    /// For each variable, the rules that depend on it.
    pub(super) asking: Vec<Bits>,
    /// For each variable, the rules that depend on neither it nor a later one; one more entry for the end.
    pub(super) certain: Vec<Bits>,
    /// For each variable and each of its values, the rules that do not allow it. Empty if no rule depends on
    /// the variable.
    pub(super) barred: Vec<Vec<Bits>>,
    /// For each rule and each of its requirements, the rules that it overrides and that hold only where it
    /// does, as far as this requirement and the later ones go. `None` if there are none.
    implied: Vec<Vec<Option<Bits>>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(rules: &'a Rules) -> Self {
        let (count, variables) = (rules.cubes.len(), rules.sizes.len());
        let none = Bits::none(count);
        let mut table = Table {
            rules,
            overriders: vec![none.clone(); count],
            mutual: false,
            asking: vec![none.clone(); variables],
            certain: vec![none.clone(); variables + 1],
            barred: vec![Vec::new(); variables],
            implied: Vec::with_capacity(count),
        };
        for (rule, cube) in (0..).zip(&rules.cubes) {
            table.enter(rule, cube, &none);
        }
        for (strong, weak) in (0..).zip(&rules.overridden) {
            weak.iter().for_each(|weak| insert(&mut table.overriders, weak as usize, strong));
        }
        table.mutual =
            rules.overridden.iter().zip(&table.overriders).any(|(weak, strong)| weak.meets(strong));
        for (cube, (weak, strong)) in rules.cubes.iter().zip(rules.overridden.iter().zip(&table.overriders)) {
            let implied = table.implied_by(cube, weak, strong);
            table.implied.push(implied);
        }
        table
    }

    fn enter(&mut self, rule: u32, cube: &Cube, none: &Bits) {
        let certain_from = cube.0.last().map_or(0, |(last, _)| *last as usize + 1);
        self.certain.iter_mut().skip(certain_from).for_each(|certain| certain.insert(rule));
        for (variable, allowed) in &cube.0 {
            let variable = *variable as usize;
            insert(&mut self.asking, variable, rule);
            let Some(barred) = self.barred.get_mut(variable) else { continue };
            barred.resize(allowed.len().max(barred.len()), none.clone());
            let not_allowed = allowed.iter().enumerate().filter(|(_, allowed)| !**allowed);
            not_allowed.for_each(|(value, _)| insert(barred, value, rule));
        }
    }

    /// Goes from the last requirement to the first: a rule that is narrower in all of them holds only where
    /// this one does.
    fn implied_by(&self, cube: &Cube, weak: &Bits, strong: &Bits) -> Vec<Option<Bits>> {
        let mut narrower = weak.clone();
        narrower.difference_with(strong);
        let mut implied = Vec::with_capacity(cube.0.len());
        for (variable, allowed) in cube.0.iter().rev() {
            let barred = self.barred.get(*variable as usize).map_or(&[][..], Vec::as_slice);
            let not_allowed = allowed.iter().zip(barred).filter(|(allowed, _)| !**allowed);
            not_allowed.for_each(|(_, barred)| narrower.intersect_with(barred));
            implied.push((!narrower.is_empty()).then(|| narrower.clone()));
        }
        implied.reverse();
        implied
    }

    /// Strikes out the rules that can no longer remain after all variables before `from`. Each of them is
    /// overridden by one that stays and holds wherever it does, so to strike it out protects no other rule.
    pub(super) fn strike(&self, from: u32, alive: &mut Few) {
        let Some(certain) = self.certain.get(from as usize) else { return };
        let asked = from.checked_sub(1).and_then(|variable| self.asking.get(variable as usize));
        if asked.is_some_and(|asked| !alive.meets(asked)) {
            return;
        }
        let fresh: Vec<u32> = match asked {
            Some(asked) => alive.common(asked).collect(),
            None => alive.iter().collect(),
        };
        if self.mutual && fresh.iter().any(|&rule| certain.has(rule)) {
            return alive.difference_with(&self.struck_in_circles(alive, &fresh, certain));
        }
        for rule in fresh {
            let is_certain = certain.has(rule);
            let weak =
                if is_certain { self.rules.overridden.get(rule as usize) } else { self.implied(rule, from) };
            weak.into_iter().for_each(|weak| alive.difference_with(weak));
        }
    }

    /// What certain rules strike out if some rules override each other. If one of such a pair may yet not
    /// hold, it stays as long as the other: whether it holds decides whether both go.
    fn struck_in_circles(&self, alive: &Few, fresh: &[u32], certain: &Bits) -> Bits {
        let mut gone = Bits::none(self.rules.cubes.len());
        for &rule in fresh.iter().filter(|&&rule| certain.has(rule)) {
            let (weak, strong) =
                (self.rules.overridden.get(rule as usize), self.overriders.get(rule as usize));
            let (Some(weak), Some(strong)) = (weak, strong) else { continue };
            let mut spared = weak.clone();
            spared.intersect_with(strong);
            if spared.common(certain).any(|other| alive.has(other)) {
                gone.insert(rule);
            }
            spared.difference_with(certain);
            let mut struck = weak.clone();
            struck.difference_with(&spared);
            gone.union_with(&struck);
        }
        // An overridden rule protects no other rule.
        let struck: Vec<u32> = gone.common(certain).filter(|&rule| alive.has(rule)).collect();
        let weak = struck.into_iter().filter_map(|rule| self.rules.overridden.get(rule as usize));
        weak.for_each(|weak| gone.union_with(weak));
        gone
    }

    /// The overridden rules that hold only where a rule does, as far as its requirements from a variable on
    /// go.
    fn implied(&self, rule: u32, from: u32) -> Option<&Bits> {
        let asks = &self.rules.cubes.get(rule as usize)?.0;
        let next = asks.partition_point(|(variable, _)| *variable < from);
        self.implied.get(rule as usize)?.get(next)?.as_ref()
    }
}

fn insert(sets: &mut [Bits], place: usize, rule: u32) {
    if let Some(set) = sets.get_mut(place) {
        set.insert(rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of two rules, of which the first overrides the second, once the first question led to both being left.
    fn left(strong: Vec<(u32, Vec<bool>)>, weak: Vec<(u32, Vec<bool>)>) -> Vec<u32> {
        let mut over = Bits::none(2);
        over.insert(1);
        let overridden = vec![over, Bits::none(2)];
        let cubes = vec![Cube(strong), Cube(weak)];
        let rules = Rules { sizes: vec![2, 2, 2], cubes, overridden, ..Rules::default() };
        let mut both = Bits::none(2);
        [0, 1].into_iter().for_each(|rule| both.insert(rule));
        let mut alive = Few::of(&both);
        Table::new(&rules).strike(1, &mut alive);
        alive.iter().collect()
    }

    #[test]
    fn a_rule_is_struck_out_as_soon_as_it_can_hold_only_where_another_does_that_overrides_it() {
        let is = |variable: u32, second: bool| (variable, vec![!second, second]);
        assert_eq!(left(vec![is(0, true)], vec![is(1, true)]), [0], "it is certain");
        assert_eq!(left(vec![is(0, true), is(1, true)], vec![is(1, true)]), [0], "it wants the same");
        assert_eq!(
            left(vec![is(0, true), is(1, true)], vec![is(1, true), is(2, true)]),
            [0],
            "it wants more"
        );
        assert_eq!(left(vec![is(0, true), is(1, true)], vec![is(1, false)]), [0, 1], "it wants another");
        assert_eq!(left(vec![is(0, true), is(1, true)], vec![is(2, true)]), [0, 1], "it wants less");
        let asks = vec![is(0, true), is(1, true), is(2, true)];
        assert_eq!(left(asks.clone(), vec![is(1, true), is(2, true)]), [0]);
        assert_eq!(left(asks, vec![is(2, true)]), [0, 1], "one of two");
        assert_eq!(left(vec![is(1, true)], vec![is(1, true)]), [0, 1], "nothing new is known of either");
    }
}
