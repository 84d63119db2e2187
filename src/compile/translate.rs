//! Translates a policy's rules into sets of values.

use super::{Bits, Cube, Limits, Rules, TooLarge, build};
use crate::diagram::{Diagram, Joint};
use crate::policy::{Atom, Condition, Kind, MAX_DEPTH, Policy, WindowKind};

/// How the answers to questions are divided into values.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    /// For each question, the combinations of facts about its answer that can occur. A choice question has
    /// one empty combination.
    pub of: Vec<Vec<Vec<bool>>>,
    /// Groups of questions of which not every combination of regions can occur.
    pub joint: Vec<Joint>,
}

/// Compiles the rules of a policy to a diagram. Fails if it would exceed the limits.
///
/// A leaf names all rules that remain. Only if there would be too many different leaves does an overlap name
/// just two of its rules.
pub fn compile(policy: &Policy, regions: &Regions) -> Result<Diagram, TooLarge> {
    let rules = rules(policy, regions)?;
    let first = build(&rules, Limits::LARGEST)?;
    if first.leaves.iter().all(|rules| rules.len() < Limits::LARGEST.most) {
        return Ok(first);
    }
    Ok(build(&rules, Limits::WHOLE).unwrap_or(first))
}

/// The most cubes of a policy's rules. Rules written by people need fewer, even if their cases and windows
/// multiply.
const MAX_CUBES: usize = 20_000;

/// The rules of a policy as sets of values. Fails if they make too many cubes.
pub fn rules(policy: &Policy, regions: &Regions) -> Result<Rules, TooLarge> {
    let sizes = sizes(policy, &regions.of);
    let terms = Terms { policy, regions: &regions.of, sizes: &sizes };
    let (mut cubes, mut owners) = (Vec::new(), Vec::new());
    for (place, rule) in (0..).zip(&policy.rules) {
        let cases = terms.all(&rule.when, 0);
        // A rule that never holds keeps its index.
        let cases = if cases.is_empty() { vec![Cube(vec![(0, vec![false])])] } else { cases };
        owners.extend(cases.iter().map(|_| place));
        cubes.extend(cases);
        if cubes.len() > MAX_CUBES {
            let of = rule.when.iter().flat_map(|condition| policy.decided_by(condition));
            return Err(TooLarge { variables: of.map(|question| question as u32).take(3).collect() });
        }
    }
    let overridden = by_cube(&overridden(policy), &owners, policy.rules.len());
    Ok(Rules { sizes, cubes, owners, overridden, joint: regions.joint.clone() })
}

/// The question because of which some conditions can never hold together. Returns `None` if there is no
/// single one.
pub fn impossible_for(policy: &Policy, regions: &[Vec<Vec<bool>>], when: &[Condition]) -> Option<usize> {
    let sizes = sizes(policy, regions);
    let terms = Terms { policy, regions, sizes: &sizes };
    let mut sofar = Cube::default();
    for condition in when {
        let questions = policy.decided_by(condition);
        match terms.one(condition, 0).as_slice() {
            [] => return questions.first().copied(),
            [only] => sofar = sofar.and(only),
            _ => {}
        }
        let none = sofar.0.iter().find(|(_, allowed)| !allowed.contains(&true));
        if let Some((variable, _)) = none {
            return Some(*variable as usize);
        }
    }
    None
}

/// How many values each question's variable has.
fn sizes(policy: &Policy, regions: &[Vec<Vec<bool>>]) -> Vec<u32> {
    let of = |(place, kind): (usize, &Kind)| match kind {
        Kind::Choice(options) => options.len() as u32,
        Kind::Date | Kind::Number(_) => regions.get(place).map_or(1, Vec::len) as u32,
    };
    policy.questions.iter().map(|question| &question.kind).enumerate().map(of).collect()
}

/// Turns conditions into lists of cubes, one of which must hold.
struct Terms<'a> {
    policy: &'a Policy,
    regions: &'a [Vec<Vec<bool>>],
    sizes: &'a [u32],
}

impl Terms<'_> {
    /// The cubes in which all conditions hold.
    fn all(&self, when: &[Condition], depth: usize) -> Vec<Cube> {
        let mut cubes = vec![Cube::default()];
        for condition in when {
            cubes = both(&cubes, &self.one(condition, depth));
        }
        cubes
    }

    fn one(&self, condition: &Condition, depth: usize) -> Vec<Cube> {
        match condition {
            Condition::Answer { question, options } => {
                self.values(*question, &|value| options.contains(&value))
            }
            Condition::Window { window, open } => self.window(*window, *open, depth),
            Condition::Limit { limit, holds } => {
                let of = self.policy.limits.get(*limit).map_or(usize::MAX, |limit| limit.of);
                self.atom(of, Atom::Limit(*limit), *holds)
            }
            Condition::Case(cases) if depth < MAX_DEPTH => {
                let cases = cases.iter().filter_map(|&case| self.policy.cases.get(case));
                either(cases.flat_map(|case| self.all(&case.when, depth + 1)).collect())
            }
            Condition::Case(_) | Condition::Never => Vec::new(),
        }
    }

    fn window(&self, place: usize, open: bool, depth: usize) -> Vec<Cube> {
        let Some(window) = self.policy.windows.get(place).filter(|_| depth < MAX_DEPTH) else {
            return Vec::new();
        };
        match &window.kind {
            WindowKind::Span(span) => {
                self.atom(span.asked(), Atom::Span { window: place, option: None }, open)
            }
            WindowKind::By { question, spans } => {
                let mut cubes = Vec::new();
                for (option, span) in spans.iter().enumerate() {
                    if spans.iter().take(option).any(|other| other == span) {
                        continue;
                    }
                    let alike = |value: usize| spans.get(value) == Some(span);
                    let state =
                        self.atom(span.asked(), Atom::Span { window: place, option: Some(option) }, open);
                    cubes.extend(both(&self.values(*question, &alike), &state));
                }
                either(cubes)
            }
            WindowKind::Any(windows) | WindowKind::All(windows) => {
                // `Any` is open if one part is, and closed if all are; `All` the other way round.
                let is_one = matches!(window.kind, WindowKind::Any(_)) == open;
                let each = windows.iter().map(|&part| self.window(part, open, depth + 1));
                if is_one {
                    either(each.flatten().collect())
                } else {
                    each.fold(vec![Cube::default()], |cubes, part| both(&cubes, &part))
                }
            }
            WindowKind::Never => Vec::new(),
        }
    }

    /// The cubes in which a fact about an answer is true (`holds`) or false.
    fn atom(&self, question: usize, atom: Atom, holds: bool) -> Vec<Cube> {
        let place = self.policy.atoms(question).iter().position(|other| *other == atom);
        let (Some(place), Some(regions)) = (place, self.regions.get(question)) else { return Vec::new() };
        let is = |value: usize| regions.get(value).and_then(|region| region.get(place)) == Some(&holds);
        self.values(question, &is)
    }

    /// The cubes in which the question's variable has one of some values: one cube, or none.
    fn values(&self, question: usize, holds: &dyn Fn(usize) -> bool) -> Vec<Cube> {
        let size = self.sizes.get(question).copied().unwrap_or_default() as usize;
        let allowed: Vec<bool> = (0..size).map(holds).collect();
        if allowed.contains(&true) { vec![Cube(vec![(question as u32, allowed)])] } else { Vec::new() }
    }
}

/// The cubes in which one of each list holds.
fn both(ones: &[Cube], others: &[Cube]) -> Vec<Cube> {
    let mut cubes = Vec::new();
    for one in ones {
        for other in others {
            let cube = one.and(other);
            if cube.is_possible() && cubes.len() <= MAX_CUBES {
                cubes.push(cube);
            }
        }
    }
    if ones.len() > 1 && others.len() > 1 { either(cubes) } else { cubes }
}

/// Merges cubes that differ in one variable only.
fn either(cubes: Vec<Cube>) -> Vec<Cube> {
    let mut few: Vec<Cube> = Vec::new();
    for mut cube in cubes {
        while let Some((place, one)) =
            few.iter().enumerate().find_map(|(place, known)| Some((place, known.or(&cube)?)))
        {
            few.swap_remove(place);
            cube = one;
        }
        few.push(cube);
    }
    few
}

/// For each cube, all cubes of the rules that its own rule overrides.
fn by_cube(overridden: &[Bits], owners: &[u32], rules: usize) -> Vec<Bits> {
    if owners.len() == rules {
        return overridden.to_vec();
    }
    let mut cubes_of: Vec<Vec<u32>> = vec![Vec::new(); rules];
    for (cube, &owner) in (0..).zip(owners) {
        cubes_of.get_mut(owner as usize).into_iter().for_each(|cubes| cubes.push(cube));
    }
    let of = |owner: &u32| {
        let mut bits = Bits::none(owners.len());
        let weak = overridden.get(*owner as usize).into_iter().flat_map(Bits::iter);
        weak.filter_map(|rule| cubes_of.get(rule as usize)).flatten().for_each(|&cube| bits.insert(cube));
        bits
    };
    owners.iter().map(of).collect()
}
/// For each rule, all rules that it overrides, directly or through others, never itself.
pub fn overridden(policy: &Policy) -> Vec<Bits> {
    let count = policy.rules.len();
    let mut all = vec![Bits::none(count); count];
    let order = overridden_first(policy);
    // Without cycles one pass is enough, and a second finds nothing new.
    let mut grew = true;
    while grew {
        grew = false;
        for &rule in &order {
            let mut mine = Bits::none(count);
            for &weak in policy.rules.get(rule).into_iter().flat_map(|rule| &rule.overrides) {
                mine.insert(weak as u32);
                all.get(weak).into_iter().for_each(|theirs| mine.union_with(theirs));
            }
            if let Some(known) = all.get_mut(rule).filter(|known| **known != mine) {
                (*known, grew) = (mine, true);
            }
        }
    }
    (0..).zip(&mut all).for_each(|(rule, weak)| weak.remove(rule));
    all
}

/// The rules, each after those that it overrides, as far as cycles allow.
fn overridden_first(policy: &Policy) -> Vec<usize> {
    let mut seen = vec![false; policy.rules.len()];
    let mut order = Vec::with_capacity(seen.len());
    for rule in 0..seen.len() {
        // A rule is pushed twice: the second time it is popped, all below it have been visited.
        let mut open = vec![(rule, false)];
        while let Some((rule, is_left)) = open.pop() {
            if is_left {
                order.push(rule);
            } else if let Some(mark) = seen.get_mut(rule).filter(|mark| !**mark) {
                *mark = true;
                open.push((rule, true));
                let weak = policy.rules.get(rule).into_iter().flat_map(|rule| &rule.overrides);
                open.extend(weak.map(|&weak| (weak, false)));
            }
        }
    }
    order
}

impl TooLarge {
    /// A message for the shop's owner.
    pub fn in_words(&self, policy: &Policy) -> String {
        let name = |&at: &u32| policy.questions.get(at as usize).map(|it| format!("`{}`", it.id));
        let names: Vec<String> = self.variables.iter().filter_map(name).collect();
        format!(
            "the rules combine too many answers to work through; the questions that multiply most are {}; \
             let fewer rules depend on them together, or let a general rule override the rest",
            names.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Case, Choice, Length, Question, Rule, Span, Window};

    fn choice(options: usize) -> Question {
        Question { kind: Kind::Choice(vec![Choice::default(); options]), ..Question::default() }
    }

    fn answer(question: usize, options: &[usize]) -> Condition {
        Condition::Answer { question, options: options.to_vec() }
    }

    /// What is asked of some variables: for each the values that are allowed, out of so many.
    fn cube(asks: &[(u32, &[usize], usize)]) -> Cube {
        let of = |&(variable, values, size): &(u32, &[usize], usize)| {
            (variable, (0..size).map(|value| values.contains(&value)).collect())
        };
        Cube(asks.iter().map(of).collect())
    }

    /// The cubes of a rule that wants a condition.
    fn cubes(policy: Policy, regions: &[Vec<Vec<bool>>], wanted: Condition) -> Vec<Cube> {
        let rule = Rule { when: vec![wanted], ..Rule::default() };
        let regions = Regions { of: regions.to_vec(), joint: Vec::new() };
        rules(&Policy { rules: vec![rule], ..policy }, &regions).unwrap().cubes
    }

    fn never() -> Vec<Cube> {
        vec![Cube(vec![(0, vec![false])])]
    }

    #[test]
    fn a_case_may_name_another_as_deep_as_they_go_and_no_deeper() {
        let chain = |length: usize| {
            let mut cases: Vec<Case> = (1..length)
                .map(|next| Case { when: vec![Condition::Case(vec![next])], ..Case::default() })
                .collect();
            cases.push(Case { when: vec![answer(0, &[1])], ..Case::default() });
            let policy = Policy { questions: vec![choice(3)], cases, ..Policy::default() };
            cubes(policy, &[vec![vec![]]], Condition::Case(vec![0]))
        };
        let holds = vec![cube(&[(0, &[1], 3)])];
        assert_eq!((chain(1), chain(MAX_DEPTH)), (holds.clone(), holds));
        assert_eq!(chain(MAX_DEPTH + 1), never());
    }

    #[test]
    fn a_window_may_name_another_as_deep_as_they_go_and_no_deeper() {
        let chain = |length: usize| {
            let window = |kind: WindowKind| Window { kind, ..Window::default() };
            let mut windows: Vec<Window> =
                (1..length).map(|next| window(WindowKind::Any(vec![next]))).collect();
            windows.push(window(WindowKind::Span(Span::default())));
            let date = Question { kind: Kind::Date, ..Question::default() };
            let policy = Policy { questions: vec![date], windows, ..Policy::default() };
            cubes(policy, &[vec![vec![true], vec![false]]], Condition::Window { window: 0, open: true })
        };
        let open = vec![cube(&[(0, &[0], 2)])];
        assert_eq!((chain(1), chain(MAX_DEPTH)), (open.clone(), open));
        assert_eq!(chain(MAX_DEPTH + 1), never());
    }

    #[test]
    fn a_window_that_goes_by_an_answer_is_open_for_each_option_by_its_own_span() {
        let span = |days: u32| Span { date: 1, length: Length::Date { days }, ..Span::default() };
        let kind = WindowKind::By { question: 0, spans: vec![span(30), span(30), span(14)] };
        let date = Question { kind: Kind::Date, ..Question::default() };
        let policy = Policy {
            questions: vec![choice(3), date],
            windows: vec![Window { kind, ..Window::default() }],
            ..Policy::default()
        };
        // Both open, the longer one, and neither.
        let regions = [vec![vec![]], vec![vec![true, true], vec![true, false], vec![false, false]]];
        let of = |open: bool| cubes(policy.clone(), &regions, Condition::Window { window: 0, open });
        let open = [cube(&[(0, &[0, 1], 3), (1, &[0, 1], 3)]), cube(&[(0, &[2], 3), (1, &[0], 3)])];
        let closed = [cube(&[(0, &[0, 1], 3), (1, &[2], 3)]), cube(&[(0, &[2], 3), (1, &[1, 2], 3)])];
        assert_eq!((of(true), of(false)), (open.to_vec(), closed.to_vec()));
    }

    #[test]
    fn conditions_are_impossible_for_the_question_of_which_no_answer_is_left() {
        let policy = Policy { questions: vec![choice(3), choice(2)], ..Policy::default() };
        let found = |when: &[Condition]| impossible_for(&policy, &[vec![vec![]], vec![vec![]]], when);
        assert_eq!(found(&[answer(0, &[0, 1]), answer(1, &[1])]), None);
        assert_eq!(found(&[answer(0, &[0, 1]), answer(1, &[1]), answer(0, &[2])]), Some(0));
        assert_eq!(found(&[answer(0, &[0]), answer(1, &[])]), Some(1));
    }

    #[test]
    fn where_one_of_each_holds_cubes_are_as_few_as_they_can_be() {
        let one = |values: &[usize]| cube(&[(0, values, 3)]);
        let other = |values: &[usize]| cube(&[(1, values, 3)]);
        let found = both(&[one(&[0]), one(&[1])], &[other(&[0]), other(&[1])]);
        assert_eq!(found, [cube(&[(0, &[0, 1], 3), (1, &[0, 1], 3)])]);
        assert_eq!(both(&[one(&[0])], &[one(&[1])]), []);
        assert_eq!(both(&[one(&[0]), one(&[1])], &[one(&[1])]), [one(&[1])]);
    }

    #[test]
    fn a_rule_overrides_another_in_all_its_cases() {
        let bits = |count: usize, rules: &[u32]| {
            let mut bits = Bits::none(count);
            rules.iter().for_each(|&rule| bits.insert(rule));
            bits
        };
        let overridden = [bits(3, &[1, 2]), bits(3, &[2]), bits(3, &[])];
        assert_eq!(by_cube(&overridden, &[0, 1, 2], 3), overridden);
        let of_all = [bits(5, &[2, 3, 4]), bits(5, &[2, 3, 4]), bits(5, &[4]), bits(5, &[4]), bits(5, &[])];
        assert_eq!(by_cube(&overridden, &[0, 0, 1, 1, 2], 3), of_all);
    }

    #[test]
    fn whoever_wrote_too_much_is_told_which_questions_multiply() {
        let named = |id: &str| Question { id: id.to_owned(), ..Question::default() };
        let policy = Policy { questions: vec![named("reason"), named("bought")], ..Policy::default() };
        let words = TooLarge { variables: vec![1, 0] }.in_words(&policy);
        assert_eq!(
            words,
            "the rules combine too many answers to work through; the questions that multiply most are `bought`, \
             `reason`; let fewer rules depend on them together, or let a general rule override the rest"
        );
    }

    #[test]
    fn a_policy_of_as_many_cases_as_may_be_is_taken_and_of_one_more_is_not() {
        let of = |count: usize| {
            let when = vec![answer(1, &[0])];
            let every = vec![Rule { when, ..Rule::default() }; count];
            let policy = Policy { questions: vec![choice(2); 2], rules: every, ..Policy::default() };
            rules(&policy, &Regions { of: vec![vec![vec![]]; 2], joint: Vec::new() })
        };
        assert_eq!(of(MAX_CUBES).map(|rules| rules.cubes.len()), Ok(MAX_CUBES));
        assert_eq!(of(MAX_CUBES + 1), Err(TooLarge { variables: vec![1] }));
    }
}
