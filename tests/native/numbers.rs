//! Values of questions as their numbers in a compiled policy.

use refund_check::compiled::Compiled;
use refund_check::diagram::{Diagram, Step};
use refund_check::policy::Atom;

use crate::oracle::{Facts, Oracle, Piece};

/// The rules that remain for one value number for each question.
pub(crate) fn choose<'a>(diagram: &'a Diagram, numbers: &[usize]) -> &'a [u32] {
    let mut at = diagram.root;
    loop {
        match diagram.step(at) {
            Step::Leaf(leaf) => return diagram.rules(leaf),
            Step::Node { variable, children } => at = children[numbers[variable]],
        }
    }
}

/// Every combination of values that can occur, as their numbers.
pub(crate) fn every_number(compiled: &Compiled) -> impl Iterator<Item = Vec<usize>> {
    let sizes = &compiled.diagram.sizes;
    let can_occur = |numbers: &Vec<usize>| {
        compiled.joint.iter().all(|joint| {
            let mine: Vec<u32> = joint.variables.iter().map(|&it| numbers[it as usize] as u32).collect();
            joint.combinations.contains(&mine)
        })
    };
    let all = (0..sizes.iter().product()).map(move |number| {
        let mut rest = number;
        let mut pick = |size: &u32| {
            let value = rest % size;
            rest /= size;
            value as usize
        };
        sizes.iter().map(&mut pick).collect()
    });
    all.filter(can_occur)
}

/// The same values in the form that the oracle takes.
pub(crate) fn facts(compiled: &Compiled, oracle: &Oracle<'_>, numbers: &[usize]) -> Facts {
    let policy = &compiled.policy;
    let mut facts = Facts { options: numbers.to_vec(), ..Facts::default() };
    facts.limits = vec![false; policy.limits.len()];
    facts.spans = vec![false; oracle.pieces.len()];
    for (question, &number) in numbers.iter().enumerate() {
        for (atom, &is) in policy
            .atoms(question)
            .into_iter()
            .zip(compiled.regions[question].get(number).into_iter().flatten())
        {
            match atom {
                Atom::Limit(limit) => facts.limits[limit] = is,
                Atom::Span { window, .. } => {
                    let pieces = oracle.pieces.iter().zip(&mut facts.spans);
                    let same = |piece: &Piece<'_>| Some(piece.span) == policy.span(atom);
                    pieces
                        .filter(|(piece, _)| piece.window == window && same(piece))
                        .for_each(|(_, state)| *state = is);
                }
            }
        }
    }
    facts
}
