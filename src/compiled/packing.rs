//! Packs a compiled policy into lists, and unpacks untrusted lists.

use super::codec::{Decoder, Encoder, Packed};
use super::edition::{edition, with_unsure};
use super::{Compiled, layout};
use crate::policy::{Kind, Question};

impl Compiled {
    /// Unpacks what [`Compiled::pack`] has packed. Returns `None` for anything else: lists of the wrong
    /// length, indices out of range, a diagram that does not end or does not fit the questions' answers.
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

    /// Sets the edition to that of the present content.
    #[must_use]
    pub fn with_edition(self) -> Compiled {
        let edition = with_unsure(edition(&self.pack()), &self.policy);
        Compiled { edition, ..self }
    }

    /// Whether each variable of the diagram has as many values as its question has answers.
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

    /// Packs the policy into plain lists.
    #[must_use]
    pub fn pack(&self) -> Packed {
        let mut encoder = Encoder::default();
        layout::compiled(&mut encoder, &mut self.clone());
        encoder.packed
    }
}
