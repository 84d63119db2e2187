//! Diagrams, through their public functions: which are sound, and when building one gives up.

use refund_check::compile::{Bits, Cube, Limits, Rules, build};
use refund_check::default_policy;
use refund_check::diagram::{Diagram, Domain, Joint, Restricted, Step};

/// Whether the default policy's diagram is still sound after a change.
fn is_sound(change: impl Fn(&mut Diagram)) -> bool {
    let compiled = default_policy();
    let mut diagram = compiled.diagram;
    change(&mut diagram);
    diagram.is_sound(compiled.policy.rules.len())
}

/// The least diagram: no question, one rule.
fn one_leaf() -> Diagram {
    Diagram { leaves: vec![vec![0]], ..Diagram::default() }
}

#[test]
fn a_diagram_that_was_built_is_sound_and_so_is_the_least() {
    assert!(is_sound(|_| {}));
    assert!(one_leaf().is_sound(1));
}

#[test]
fn a_diagram_is_unsound_where_it_leads_nowhere_or_names_what_is_not_there() {
    let rules = default_policy().policy.rules.len() as u32;
    assert!(!Diagram::default().is_sound(1), "no leaf at all");
    assert!(!one_leaf().is_sound(0), "a leaf that names no rule");
    assert!(!Diagram { root: 1, ..one_leaf() }.is_sound(1), "no root");
    assert!(is_sound(|diagram| diagram.leaves[0] = vec![rules - 1]));
    assert!(!is_sound(|diagram| diagram.leaves[0] = vec![rules]));
    assert!(!is_sound(|diagram| diagram.root += 1));
    assert!(!is_sound(|diagram| diagram.starts.truncate(1)));
    assert!(!is_sound(|diagram| diagram.starts.push(0)));
    assert!(!is_sound(|diagram| diagram.children.truncate(1)));
    assert!(!is_sound(|diagram| diagram.sizes[0] = 0));
    assert!(!is_sound(|diagram| diagram.variables[0] = diagram.sizes.len() as u32));
}

#[test]
fn a_diagram_is_unsound_where_a_walk_might_not_end() {
    let leaves = default_policy().diagram.leaves.len();
    // The last node is the root: every other node stands before it in the list, and asks a later question.
    let last = |diagram: &Diagram| (leaves + diagram.variables.len() - 1) as u32;
    let child_of_root = |child: &dyn Fn(&Diagram) -> u32| {
        is_sound(|diagram| {
            let start = diagram.starts[diagram.starts.len() - 1] as usize;
            diagram.children[start] = child(diagram);
        })
    };
    assert!(child_of_root(&|diagram| last(diagram) - 1));
    assert!(!child_of_root(&last), "its own child");
    // A node that asks the same question stands before it.
    let two = Diagram {
        sizes: vec![2],
        leaves: vec![vec![0], vec![1]],
        variables: vec![0, 0],
        starts: vec![0, 2],
        children: vec![0, 1, 2, 1],
        root: 3,
    };
    assert!(!two.is_sound(2), "a question asked twice");
    let ordered = Diagram { sizes: vec![2, 2], variables: vec![1, 0], ..two };
    assert!(ordered.is_sound(2));
    let Step::Node { variable: 0, children: [2, 1] } = ordered.step(3) else { panic!("no root") };
}

/// A root whose answers lead to one node each; these have the given children.
fn two_levels(children: &[[u32; 2]], leaves: u32) -> Diagram {
    let nodes = children.len() as u32;
    Diagram {
        sizes: vec![nodes, 2],
        leaves: vec![Vec::new(); leaves as usize],
        variables: (0..nodes).map(|_| 1).chain([0]).collect(),
        starts: (0..=nodes).map(|node| node * 2).collect(),
        children: children.iter().flatten().copied().chain(leaves..leaves + nodes).collect(),
        root: leaves + nodes,
    }
}

/// Where each node is after the diagram was narrowed without taking any value away.
fn narrowed(children: &[[u32; 2]], leaves: u32) -> Vec<u32> {
    let diagram = two_levels(children, leaves);
    assert!(diagram.is_sound(0));
    let all = [Domain::All, Domain::All];
    let restricted = Restricted::new(&diagram, diagram.root, &all, &|leaf| leaf);
    (0..children.len() as u32).map(|value| restricted.child(diagram.root, value).unwrap()).collect()
}

#[test]
fn nodes_that_are_alike_become_one_however_many_there_are() {
    for count in [1, 7, 8, 9, 20, 200] {
        let once: Vec<[u32; 2]> =
            (0..count).map(|at| [at, (at * 7 + 3) % 201]).filter(|[a, b]| a != b).collect();
        let twice: Vec<[u32; 2]> = once.iter().chain(&once).copied().collect();
        let found = narrowed(&twice, 201);
        let (first, second) = found.split_at(once.len());
        assert_eq!(first, second);
        assert!((0..once.len()).all(|at| first[at] == 201 + at as u32), "{first:?}");
    }
}

/// Children to which `Restricted` assigns the same hash, found by trial.
#[test]
fn nodes_whose_children_sum_to_one_number_stay_two() {
    let children = [[2, 0], [10, 103_169]];
    let found = narrowed(&children, 103_170);
    assert_ne!(found[0], found[1]);
}

/// Rules that each need two answers to questions far apart: after half of the questions, all combinations are
/// still open. `idle` is a number of additional rules, which make each leaf larger.
fn far_apart(pairs: u32, idle: usize) -> Rules {
    let wants = |variable: u32| (variable, vec![false, true]);
    let mut cubes: Vec<Cube> = (0..pairs).map(|at| Cube(vec![wants(at), wants(at + pairs)])).collect();
    cubes.extend((0..idle).map(|_| Cube(vec![wants(2 * pairs)])));
    let overridden = vec![Bits::none(cubes.len()); cubes.len()];
    Rules { sizes: vec![2; 2 * pairs as usize + 1], cubes, overridden, ..Rules::default() }
}

const UNLIMITED: Limits = Limits { most: usize::MAX, leaves: usize::MAX, work: usize::MAX };

#[test]
fn building_gives_up_before_memory_runs_out_and_names_the_questions() {
    assert!(build(&far_apart(6, 0), UNLIMITED).is_ok());
    let error = build(&far_apart(16, 8_000), UNLIMITED).unwrap_err();
    assert_eq!(error.variables, [15, 16, 17]);
}

#[test]
fn building_gives_up_where_it_takes_too_long_or_leads_to_too_many_ends() {
    let limit = |leaves: usize, work: usize| build(&far_apart(6, 0), Limits { leaves, work, ..UNLIMITED });
    // Each of six rules applies or not.
    assert_eq!(limit(64, usize::MAX).unwrap().leaves.len(), 64);
    assert!(limit(63, usize::MAX).is_err());
    assert!(limit(usize::MAX, 1_000_000).is_ok());
    assert!(limit(usize::MAX, 10_000).is_err());
}

/// The rules that remain at an end, for a rule that wants a value of one variable and another of a second, where of three
/// variables only some combinations can occur.
fn ends(wants: [(u32, usize); 2], combinations: &[&[u32]]) -> Vec<Vec<u32>> {
    let of = |(variable, value): (u32, usize)| (variable, (0..2).map(|other| other == value).collect());
    let variables = (0..combinations[0].len() as u32).collect();
    let joint = Joint { variables, combinations: combinations.iter().map(|it| it.to_vec()).collect() };
    let rules = Rules {
        sizes: vec![2; 3],
        cubes: vec![Cube(wants.map(of).to_vec())],
        overridden: vec![Bits::none(1)],
        joint: vec![joint],
        ..Rules::default()
    };
    build(&rules, UNLIMITED).unwrap().leaves
}

#[test]
fn what_cannot_occur_together_leads_to_no_end() {
    let (none, some): (Vec<Vec<u32>>, Vec<Vec<u32>>) = (vec![vec![]], vec![vec![], vec![0]]);
    let alike: &[&[u32]] = &[&[0, 0], &[1, 1]];
    assert_eq!(ends([(0, 0), (1, 1)], alike), none);
    assert_eq!(ends([(0, 1), (1, 1)], alike), some);
    assert_eq!(ends([(0, 0), (2, 1)], alike), some, "the third is free");
    // With one between them that is not asked, or one before them.
    let around: &[&[u32]] = &[&[0, 0, 0], &[0, 1, 0], &[1, 0, 1]];
    assert_eq!(ends([(0, 0), (2, 1)], around), none);
    assert_eq!(ends([(0, 1), (2, 1)], around), some);
    let after: &[&[u32]] = &[&[0, 0, 0], &[0, 1, 1], &[1, 0, 0]];
    assert_eq!(ends([(1, 0), (2, 1)], after), none);
    assert_eq!(ends([(1, 1), (2, 1)], after), some);
}
