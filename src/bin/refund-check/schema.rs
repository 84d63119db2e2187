//! `schema`: the JSON schema of a file that people write.

use std::process::ExitCode;

use refund_check::schema;

use crate::args::Written;
use crate::input::Failure;
use crate::report;

pub(crate) fn run(of: Written) -> Result<ExitCode, Failure> {
    report::print(match of {
        Written::Rules => schema::RULES,
        Written::Scenarios => schema::SCENARIOS,
    })?;
    Ok(ExitCode::SUCCESS)
}
