//! `schema`: prints the JSON schema of a file that people write.

use std::process::ExitCode;

use refund_check::schema;

use crate::args::SchemaOf;
use crate::input::Failure;
use crate::output::print;

pub(crate) fn run(of: SchemaOf) -> Result<ExitCode, Failure> {
    print(match of {
        SchemaOf::Rules => schema::RULES,
        SchemaOf::Text => schema::TEXT,
        SchemaOf::Scenarios => schema::SCENARIOS,
    })?;
    Ok(ExitCode::SUCCESS)
}
