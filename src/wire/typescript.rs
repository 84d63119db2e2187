//! TypeScript types of what is written: of replies for the package, and of what the element's script is told for the type
//! check.

#[cfg(test)]
mod tests {
    use ts_rs::TS;

    use super::super::did::{Contact, Did, Kept, Replayed};
    use super::super::reply::{Amount, Deadline, Invalid, Opens, Question, Terms, Verdict};
    use crate::expected::check_file;
    use crate::interview::Problem;
    use crate::policy::Outcome;

    const HEAD: &str = "// Generated from `src/wire/`, with the comments there; a test compares. \
                        `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.\n";
    const REPLY: &str = "\nimport type { Reply } from \"./package/refund-check.js\";\n";

    /// One declaration, on lines of its own.
    fn declared<T: TS>() -> String {
        let docs = T::docs().unwrap_or_default();
        format!("\n{docs}export {}\n", T::decl())
    }

    fn union(name: &str, docs: &str, ids: impl Iterator<Item = &'static str>) -> String {
        let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
        format!("\n/** {docs} */\nexport type {name} = {};\n", ids.join(" | "))
    }

    fn of_replies() -> String {
        let problems = Problem::ALL.iter().map(|it| it.id()).chain(["unknown-time-zone"]);
        [
            HEAD.to_owned(),
            declared::<Question<'static>>(),
            union("Outcome", "What a verdict can be.", Outcome::ALL.iter().map(|it| it.id())),
            declared::<Verdict<'static>>(),
            declared::<Deadline>(),
            declared::<Opens>(),
            declared::<Terms<'static>>(),
            declared::<Amount<'static>>(),
            union("Problem", "What can be wrong with what was given.", problems),
            declared::<Invalid<'static>>(),
        ]
        .concat()
    }

    fn of_the_script() -> String {
        let declared =
            [declared::<Did<'static>>(), declared::<Contact<'static>>(), declared::<Kept<'static>>()];
        [HEAD, REPLY, &declared.concat(), &self::declared::<Replayed>()].concat()
    }

    #[test]
    fn the_types_of_the_package_are_those_that_are_written() {
        check_file("www/package/wire.d.ts", &of_replies());
    }

    #[test]
    fn the_types_of_the_script_are_those_that_are_written() {
        check_file("www/did.d.ts", &of_the_script());
    }
}
