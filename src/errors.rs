//! Messages for the library's errors, for code that passes them on with `?`. A page does not use them; it has
//! words of its own in the buyer's language.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use crate::code;
use crate::compile::TooLarge;
use crate::graph::{MAX_BOXES, TooMany};
use crate::interview::{Invalid, Problem};
use crate::json::NoObject;
use crate::policy::NotDecimal;
use crate::publish::TooLong;
use crate::release::NotCompiled;
use crate::replay::Wrong;
use crate::report::diff::{Uncompared, Which};
use crate::{locale, time};

/// Gives an error its message.
macro_rules! words {
    ($kind:ty, $error:ident, $f:ident => $words:expr) => {
        impl Display for $kind {
            fn fmt(&self, $f: &mut Formatter<'_>) -> fmt::Result {
                let $error = self;
                $words
            }
        }

        impl Error for $kind {}
    };
}

words!(TooLarge, error, f => {
    let places: Vec<String> = error.variables.iter().map(|at| (at + 1).to_string()).collect();
    write!(f, "the rules combine too many answers; questions that multiply most, by place: {}", places.join(", "))
});

words!(Uncompared, error, f => {
    let which = match error.which {
        Which::Old => "the old policy",
        Which::New => "the new policy",
        Which::Both => "both policies together",
    };
    write!(f, "{which}: {}", error.error)
});

words!(TooMany, error, f => {
    write!(f, "the picture would have {} boxes, and at most {MAX_BOXES} are laid out", error.boxes)
});

words!(TooLong, error, f => {
    write!(f, "the decision would have {} answers and verdicts, and at most {} are written", error.entries, error.most)
});

words!(Problem, error, f => f.write_str(match error {
    Problem::UnknownQuestion => "the policy asks no such question",
    Problem::UnknownOption => "the question has no such answer",
    Problem::Malformed => "it does not have the form of an answer to this question",
    Problem::Impossible => "no calendar or clock has it",
    Problem::InTheFuture => "it has not happened yet",
    Problem::TooLongAgo => "it lies before the shop can have sold anything",
    Problem::TooFarAhead => "it lies further ahead than anything that can be booked",
    Problem::BeforeTheOther => "it lies before another date that it cannot lie before",
    Problem::TooFine => "it has more digits after the point than the question takes",
    Problem::OutOfRange => "it is below the least or above the most that the question takes",
}));

words!(Invalid, error, f => write!(f, "`{}`: {}", error.question, error.problem));

words!(NotDecimal, error, f => f.write_str(match error {
    NotDecimal::Malformed => "it does not have the form of a number",
    NotDecimal::TooFine => "it has more digits after the point than are taken",
    NotDecimal::TooLarge => "it has more digits than any number of a refund",
}));

words!(time::Flaw, error, f => f.write_str(match error {
    time::Flaw::Malformed => "it does not have the form of a date or time",
    time::Flaw::Impossible => "no calendar or clock has it",
}));

words!(code::Flaw, error, f => match error {
    code::Flaw::NoSymbol { letter, place } => write!(f, "no code has `{letter}`, which is at place {place}"),
    code::Flaw::TooShort { found, least } => write!(f, "expected at least {least} symbols, found {found}"),
    code::Flaw::TooLong { most } => write!(f, "expected at most {most} symbols, found more"),
    code::Flaw::BrokenGroup { found, whole } => write!(f, "expected {whole} symbols in the last group, found {found}"),
    code::Flaw::EmptyGroup => f.write_str("the code begins with a group of zeros, which means nothing"),
    code::Flaw::Mistyped => f.write_str("a symbol was changed, swapped or left out"),
    code::Flaw::Newer => f.write_str("a later version of this program made the code"),
});

words!(code::NoCase, error, f => f.write_str(match error {
    code::NoCase::None => "no answers have this code",
    code::NoCase::Zones => "no answers have this code by the time zone data here",
}));

words!(Wrong, error, f => match error {
    Wrong::Code(flaw) => write!(f, "{flaw}"),
    Wrong::OtherPolicy => f.write_str("the code was made with another policy than those known here"),
    Wrong::OtherVersion { id } => {
        write!(f, "the code was made with another version of `{id}` than those known here")
    }
    Wrong::UnknownZone => f.write_str("the code was made in a time zone that is not known here"),
    Wrong::NoCase => write!(f, "{}", code::NoCase::None),
    Wrong::OtherZones => write!(f, "{}", code::NoCase::Zones),
});

words!(locale::Flaw, error, f => f.write_str(&error.0));

words!(NotCompiled, error, f => write!(f, "`{}`: expected a compiled policy, found none", error.file));

words!(NoObject, error, f => {
    f.write_str("expected a JSON object, found ")?;
    match error {
        NoObject::EmptyLine => f.write_str("an empty line"),
        NoObject::NotClosed => f.write_str("one that is not closed"),
        NoObject::OtherText { column } => write!(f, "other text at column {column}"),
        NoObject::OtherValue => f.write_str("another value"),
    }
});

#[cfg(feature = "studio")]
words!(crate::studio::Trouble, error, f => f.write_str(&error.message));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiled::Compiled;
    use crate::{disk, json, policy, read, release};

    /// Every error that a public function returns can be passed on with `?`, also between threads.
    #[test]
    fn every_error_can_be_passed_on() {
        fn check<E: Error + Send + Sync + 'static>() {}
        check::<TooLarge>();
        check::<Uncompared>();
        check::<TooMany>();
        check::<TooLong>();
        check::<Problem>();
        check::<Invalid>();
        check::<NotDecimal>();
        check::<time::Flaw>();
        check::<code::Flaw>();
        check::<code::NoCase>();
        check::<Wrong>();
        check::<locale::Flaw>();
        check::<NotCompiled>();
        check::<NoObject>();
        check::<release::NotWasm>();
        check::<release::Flaw>();
        check::<release::Unbuilt>();
        check::<disk::DiskError>();
        check::<read::Unreadable>();
        check::<policy::AddressProblem>();
        #[cfg(feature = "studio")]
        check::<crate::studio::Trouble>();
        #[cfg(feature = "studio")]
        check::<crate::studio::Refused>();
    }

    #[test]
    fn errors_say_what_was_expected_and_what_was_found() {
        let said = |error: &dyn Error| error.to_string();
        assert_eq!(
            said(&code::Flaw::TooShort { found: 3, least: 10 }),
            "expected at least 10 symbols, found 3"
        );
        assert_eq!(said(&time::when("2026-02-30").unwrap_err()), "no calendar or clock has it");
        let invalid = Invalid { question: "purchased".to_owned(), problem: Problem::Impossible };
        assert_eq!(said(&invalid), "`purchased`: no calendar or clock has it");
        let wrong = Wrong::Code(code::Flaw::Mistyped);
        assert_eq!(said(&wrong), "a symbol was changed, swapped or left out");
        let found = |line: &str| json::object(line.as_bytes()).unwrap_err().to_string();
        assert_eq!(found(" "), "expected a JSON object, found an empty line");
        assert_eq!(found("{\"answers\": {}"), "expected a JSON object, found one that is not closed");
        assert_eq!(found("now"), "expected a JSON object, found other text at column 2");
        assert_eq!(found("[]"), "expected a JSON object, found another value");
        let before = release::Files::from([("policies/a.json".to_owned(), b"{}".to_vec())]);
        let kept = release::kept(&before).unwrap_err();
        assert_eq!(said(&kept), "`policies/a.json`: expected a compiled policy, found none");
        let error = TooLarge { variables: vec![3, 0] };
        let uncompared = Uncompared { which: Which::Old, error, policy: Compiled::default().policy };
        assert_eq!(
            said(&uncompared),
            "the old policy: the rules combine too many answers; questions that multiply most, by place: 4, 1"
        );
    }
}
