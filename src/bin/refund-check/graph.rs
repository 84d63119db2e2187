//! `graph`: prints the flow of a policy, as Mermaid text or as an SVG.

use std::path::Path;
use std::process::ExitCode;

use refund_check::graph::{MAX_BOXES, TooMany, flow, mermaid, svg};

use crate::input::Failure;
use crate::output::print;
use crate::report;

pub(crate) fn run(dir: &Path, is_svg: bool) -> Result<ExitCode, Failure> {
    let Some(compiled) = report::compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let flow = flow(&compiled);
    print(&if is_svg { svg(&flow).map_err(too_many)? } else { mermaid(&flow) })?;
    Ok(ExitCode::SUCCESS)
}

fn too_many(TooMany { boxes, .. }: TooMany) -> Failure {
    Failure(format!(
        "the picture would have {boxes} boxes, and at most {MAX_BOXES} are laid out; without `--svg` the flow \
         is printed as text, however large it is"
    ))
}
