//! TypeScript types of what the studio's page asks and is told, for the type check of its scripts.

use super::edit::Edit;
use super::files::{Mark, Trouble};
use super::look::{Asked, Found, Look, Ran, Sentence, Translated};
use super::outline::{Outline, Part};
use super::tree::Step;
use crate::expected::check_file;
use crate::report::scenarios::Difference;
use crate::wire::typescript::declared;

const HEAD: &str = "// Generated from `src/studio/`, with the comments there; a test compares. \
                    `REFUND_CHECK_EXPECT=write cargo test --features studio typescript` writes it anew.
";
/// Types that become JavaScript's by hand: `Files` and `Written`.
const BY_HAND: &str = "
/** The texts of a policy's files, by name. */
export type Files = Record<string, string>;

/** A value as it is written; a table is a `Map`, in the order of the file. */
export type Written = string | number | boolean | Written[] | Map<string, Written>;
";

#[test]
fn the_types_of_the_studio_s_scripts_are_those_that_are_written() {
    let types = [
        HEAD.to_owned(),
        BY_HAND.to_owned(),
        declared::<Look>(),
        declared::<Trouble>(),
        declared::<Mark>(),
        declared::<Found>(),
        declared::<Asked>(),
        declared::<Sentence>(),
        declared::<Ran>(),
        declared::<Difference>(),
        declared::<Translated>(),
        declared::<Outline>(),
        declared::<Part>(),
        declared::<Edit>(),
        declared::<Step>(),
    ];
    check_file("www/studio.d.ts", &types.concat());
}
