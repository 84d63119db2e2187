//! The ways through random policies: every buyer takes exactly one, and every way is taken by some buyer.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::compiled::Compiled;
use refund_check::report::paths::paths;
use serde_json::Value;

use crate::buyers::{Said, Sheet, length, replay, sheet};
use crate::sketch::{Sketch, sketch};

/// Whether the conditions of a way hold for a buyer.
fn goes(compiled: &Compiled, sheet: &Sheet, path: &Value) -> bool {
    path["when"].as_object().unwrap().iter().all(|(id, any)| {
        any.as_array().unwrap().iter().any(|one| match one {
            Value::String(option) => sheet.answers.get(&(id.clone(), false)) == Some(option),
            states => states.as_object().unwrap().iter().all(|(window, state)| {
                sheet.is_open(id, length(&compiled.policy, window)) == Some(state == "open")
            }),
        })
    })
}

fn ways_are_a_partition(sketch: &Sketch, sheets: &[Sheet]) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let report: Value = serde_json::from_str(&paths(&compiled).json()).unwrap();
    let all = report["paths"].as_array().unwrap();
    for path in all {
        let said = replay(&compiled, &path["witness"])["verdict"].clone();
        prop_assert_eq!((&said["outcome"], &said["rules"]), (&path["outcome"], &path["rules"]));
    }
    for sheet in sheets {
        let Said::Verdict(said) = sheet.interview(&compiled) else {
            return Err(TestCaseError::fail(format!("{sheet:?} has no answer")));
        };
        let went: Vec<&Value> = all.iter().filter(|path| goes(&compiled, sheet, path)).collect();
        prop_assert_eq!(went.len(), 1, "{:?} of\n{}", sheet, sketch.written());
        prop_assert_eq!((&said["outcome"], &said["rules"]), (&went[0]["outcome"], &went[0]["rules"]));
    }
    Ok(())
}

fn sketch_and_buyers() -> impl Strategy<Value = (Sketch, Vec<Sheet>)> {
    sketch(5).prop_flat_map(|sketch| {
        let buyers = prop::collection::vec(sheet(&[sketch.folder().policy]), 20);
        (Just(sketch), buyers)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn every_buyer_goes_one_way_and_every_way_is_gone((sketch, sheets) in sketch_and_buyers()) {
        ways_are_a_partition(&sketch, &sheets)?;
    }
}
