//! `build`: turns a policy's folder into the folder that a shop uploads.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use refund_check::release::{self, Files, KEPT_FOLDER, Kept, MANIFEST, Shop};

use crate::engine;
use crate::input::{self, Failure};
use crate::output_folder::{self, OutputFolder};
use crate::snippet;
use crate::sound::{Sound, sound};

/// The message if scenarios fail.
const FAILING: &str = "nothing was written, because the policy fails its scenarios";

/// The options of the command.
pub(crate) struct Wanted<'a> {
    /// The policy's folder.
    pub(crate) dir: &'a Path,
    /// The folder to write.
    pub(crate) output: &'a Path,
    /// The address that the folder will have.
    pub(crate) address: Option<&'a str>,
    /// Folders of earlier builds, whose policies are kept.
    pub(crate) keep: &'a [std::path::PathBuf],
    /// The folder with the engine's files.
    pub(crate) engine: Option<&'a Path>,
    /// Whether the contact may be a placeholder.
    pub(crate) example: bool,
    /// The present moment, if given.
    pub(crate) now: Option<&'a str>,
}

pub(crate) fn run(wanted: &Wanted<'_>) -> Result<ExitCode, Failure> {
    let address = snippet::folder_of(wanted.address)?;
    let now = snippet::moment(wanted.now)?;
    let output = OutputFolder::open(wanted.output)?;
    let Sound { folder, compiled } = match sound(wanted.dir, Some(FAILING))? {
        Ok(sound) => sound,
        Err(code) => return Ok(code),
    };
    let contact = folder.written.contact.as_ref();
    if !wanted.example && contact.is_some_and(|contact| contact.get_ref().placeholder) {
        let file = wanted.dir.join(&folder.rules.file);
        input::say(&format!(
            "nothing was written, because the contact is a placeholder: nobody reads what buyers send there; put \
             your own into {}, and take `placeholder = true` out",
            file.display()
        ));
        return Ok(ExitCode::FAILURE);
    }
    let (engine_folder, engine) = engine::find(wanted.engine)?;
    output.is_apart_from(&engine_folder, "the engine")?;
    output.is_apart_from(wanted.dir, "the policy")?;
    let kept = kept(&output, wanted.keep)?;
    let shop = Shop { folder: &folder, compiled: &compiled, address: &address, now };
    let files = release::build(&shop, &engine, &kept)
        .map_err(|unbuilt| Failure(format!("{}: {unbuilt}", engine_folder.display())))?;
    output.write(&files)?;
    tell(wanted, &files);
    Ok(ExitCode::SUCCESS)
}

/// Reads the older editions of the folders to keep. Those of the output folder itself are kept, too, so that
/// a new build loses no code.
fn kept(output: &OutputFolder, folders: &[std::path::PathBuf]) -> Result<Kept, Failure> {
    let mut all = Kept::default();
    let own = output.is_ours().then(|| output.path().to_owned());
    for folder in folders.iter().chain(&own) {
        let before = output_folder::read(folder)?;
        if !before.contains_key(MANIFEST) {
            let message = "expected a folder that `build` wrote, found another one";
            return Err(Failure(format!("--keep: {}: {message} (no `{MANIFEST}`)", folder.display())));
        }
        let kept = release::kept(&before).map_err(|flaw| {
            Failure(format!("{}: expected a compiled policy, found none", folder.join(flaw.file).display()))
        })?;
        all = all.and(kept);
    }
    Ok(all)
}

/// Says what was written and what to do with it.
fn tell(wanted: &Wanted<'_>, files: &Files) {
    let name = wanted.output.display();
    let size: usize = files.values().map(Vec::len).sum();
    let kept = files.keys().filter(|name| name.starts_with(KEPT_FOLDER)).count().saturating_sub(1);
    let mut text = format!("wrote {} files to {name}, {} kB", files.len(), size.div_ceil(1000));
    if kept > 0 {
        let _ = write!(text, ", {kept} of them older editions of policies");
    }
    let _ = write!(
        text,
        "\n  upload the folder; what to paste into your pages is in {}",
        wanted.output.join("snippets").display()
    );
    if wanted.address.is_none() {
        text.push_str("\n  with `--address https://your.shop/refund-check/` the snippets name its address");
    }
    input::say(&text);
}
