//! A policy ready to be asked: its words, its diagram, and the states its windows can be in.

mod edition;
mod layout;
mod limits;
mod pieces;
mod tape;

pub use edition::hash;

use edition::{edition, with_unsure};
use tape::{Reader, Writer};

use crate::diagram::{Diagram, Joint};
use crate::policy::{Kind, Policy, Question};

/// A policy with everything that was worked out beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compiled {
    /// The policy.
    pub policy: Policy,
    /// For each question, the combinations of its windows that can occur; one empty one for a choice.
    pub regions: Vec<Vec<Vec<bool>>>,
    /// Questions of which not every combination of regions can occur.
    pub joint: Vec<Joint>,
    /// Its rules.
    pub diagram: Diagram,
    /// A number for all of it but what people read: another one means other rules.
    pub edition: u32,
}

/// A compiled policy as three plain lists, which any carrier can hold. Words stand apart, in a fixed
/// order, so that those of another language can take their place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// Sizes, indices and switches.
    pub numbers: Vec<u32>,
    /// Names, the same in every language.
    pub ids: Vec<String>,
    /// What people read.
    pub words: Vec<String>,
}

impl Compiled {
    /// Unpacks what [`Compiled::pack`] has packed. Anything else is `None`: lists of the wrong length,
    /// indices out of range, a diagram that does not end or that is about other answers.
    pub fn unpack(packed: Packed) -> Option<Compiled> {
        let edition = edition(&packed);
        let mut reader = Reader::new(packed);
        let mut compiled = Compiled::default();
        layout::compiled(&mut reader, &mut compiled);
        compiled.edition = with_unsure(edition, &compiled.policy);
        let is_sound = compiled.diagram.is_sound(compiled.policy.rules.len());
        (reader.is_done() && is_sound && compiled.fits()).then_some(compiled)
    }

    /// The same with the edition that the rest of it comes to.
    #[must_use]
    pub fn with_edition(self) -> Compiled {
        let edition = with_unsure(edition(&self.pack()), &self.policy);
        Compiled { edition, ..self }
    }

    /// Whether the diagram has as many values for each question as that has answers.
    fn fits(&self) -> bool {
        let Compiled { policy, regions, diagram, .. } = self;
        let has = |((question, regions), &size): ((&Question, &Vec<_>), &u32)| match &question.kind {
            Kind::Choice(options) => options.len() == size as usize,
            Kind::Date | Kind::Number(_) => regions.len() == size as usize && size > 0,
        };
        let count = policy.questions.len();
        regions.len() == count
            && diagram.sizes.len() == count
            && policy.questions.iter().zip(regions).zip(&diagram.sizes).all(has)
    }

    /// Packs into plain lists.
    pub fn pack(&self) -> Packed {
        let mut writer = Writer::default();
        layout::compiled(&mut writer, &mut self.clone());
        writer.packed
    }
}
