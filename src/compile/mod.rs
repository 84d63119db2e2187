//! Compiles a policy to its diagram: the states of windows that can occur, the rules as sets of values, and
//! the reduced diagram that is built from both. Only owners compile; a page loads the result.

mod bits;
mod build;
mod context;
mod hash;
mod reduce;
mod regions;
mod rules;
mod table;
mod translate;
mod unique_table;

pub use bits::Bits;
pub use build::{Limits, TooLarge, build};
pub use regions::{moment_hours, regions, telling_moments};
pub use rules::{Cube, Rules};
pub use translate::{Regions, compile, impossible_for, overridden, rules};
pub(crate) use unique_table::UniqueTable;

use crate::compiled::Compiled;
use crate::policy::Policy;

impl Compiled {
    /// Compiles a policy: works out its regions, its diagram and its edition.
    ///
    /// ```
    /// use refund_check::compiled::Compiled;
    /// use refund_check::policy::Policy;
    ///
    /// // Without rules support decides: one leaf with no rule in it.
    /// let compiled = Compiled::new(Policy::default())?;
    /// assert_eq!(compiled.diagram.leaves.len(), 1);
    /// assert!(compiled.diagram.leaves[0].is_empty());
    /// # Ok::<(), refund_check::compile::TooLarge>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the diagram would exceed the [`Limits`].
    pub fn new(policy: Policy) -> Result<Compiled, TooLarge> {
        let regions = regions(&policy);
        let diagram = compile(&policy, &regions)?;
        let compiled = Compiled { policy, regions: regions.of, joint: regions.joint, diagram, edition: 0 };
        Ok(compiled.with_edition())
    }

    /// The policy's rules as sets of values.
    ///
    /// # Errors
    ///
    /// If the rules make too many combinations.
    pub fn rules(&self) -> Result<Rules, TooLarge> {
        rules(&self.policy, &Regions { of: self.regions.clone(), joint: self.joint.clone() })
    }
}
