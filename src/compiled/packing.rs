//! Packing a compiled policy, and unpacking what may be one.

use super::codec::{Decoder, Encoder, Packed};
use super::edition::{edition, with_unsure};
use super::{Compiled, layout};
use crate::policy::{Kind, Question};

impl Compiled {
    /// Unpacks what [`Compiled::pack`] has packed. Anything else is `None`: lists of the wrong length,
    /// indices out of range, a diagram that does not end or that is about other answers.
    #[must_use]
    pub fn unpack(packed: Packed) -> Option<Compiled> {
        let edition = edition(&packed);
        let mut decoder = Decoder::new(packed);
        let mut compiled = Compiled::default();
        layout::compiled(&mut decoder, &mut compiled);
        compiled.edition = with_unsure(edition, &compiled.policy);
        let is_sound = compiled.diagram.is_sound(compiled.policy.rules.len());
        (decoder.is_done() && is_sound && compiled.fits()).then_some(compiled)
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
    #[must_use]
    pub fn pack(&self) -> Packed {
        let mut encoder = Encoder::default();
        layout::compiled(&mut encoder, &mut self.clone());
        encoder.packed
    }
}
