//! The package's TypeScript types of replies, generated from the types that are written.

#[cfg(test)]
mod tests {
    use std::fs;

    use ts_rs::TS;

    use super::super::reply::{Amount, Deadline, Invalid, Opens, Question, Terms, Verdict};
    use crate::interview::Problem;
    use crate::policy::Outcome;

    const FILE: &str = "www/package/wire.d.ts";
    const HEAD: &str = "// Generated from `src/wire/`, with the comments there; a test compares. \
                        `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.\n";

    /// One declaration, on lines of its own.
    fn declared<T: TS>() -> String {
        let docs = T::docs().unwrap_or_default();
        format!("\n{docs}export {}\n", T::decl())
    }

    fn union(name: &str, docs: &str, ids: impl Iterator<Item = &'static str>) -> String {
        let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
        format!("\n/** {docs} */\nexport type {name} = {};\n", ids.join(" | "))
    }

    fn generated() -> String {
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

    #[test]
    fn the_types_of_the_package_are_those_that_are_written() {
        let generated = generated();
        if std::env::var("REFUND_CHECK_EXPECT").is_ok_and(|it| it == "write") {
            fs::write(FILE, &generated).unwrap();
        }
        assert_eq!(fs::read_to_string(FILE).unwrap_or_default(), generated, "{FILE}");
    }
}
