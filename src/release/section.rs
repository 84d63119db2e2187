//! Custom sections of a WebAssembly module (core specification 2.0, 5.5.3): any module may contain them under
//! a name, and engines ignore them. A shop's rules are in one.

use std::fmt;

/// The section that holds the rules: what [`crate::file::write`] writes, in the policy's own language only,
/// with its edition.
pub const SECTION: &str = "policy";

/// The beginning of every module: its magic number and its version.
const HEAD: &[u8; 8] = b"\0asm\x01\0\0\0";
/// The id of custom sections.
const CUSTOM: u8 = 0;
/// The most bytes of a number: 32 bits, seven in each byte.
const MAX_NUMBER: u32 = 5;

/// The bytes are no complete WebAssembly module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWasm;

impl fmt::Display for NotWasm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a WebAssembly module, found something else or a part of one")
    }
}

impl std::error::Error for NotWasm {}

/// Adds a custom section to a module. Sections of the same name are replaced. Fails if the bytes are no
/// module.
pub fn with_section(module: &[u8], name: &str, content: &[u8]) -> Result<Vec<u8>, NotWasm> {
    let mut made = HEAD.to_vec();
    for section in sections(module)? {
        if section.name != Some(name.as_bytes()) {
            made.extend_from_slice(section.whole);
        }
    }
    let mut body = Vec::new();
    write_number(&mut body, name.len());
    body.extend_from_slice(name.as_bytes());
    body.extend_from_slice(content);
    made.push(CUSTOM);
    write_number(&mut made, body.len());
    made.extend(body);
    Ok(made)
}

/// The content of the first custom section of this name, if there is one. Fails if the bytes are no module.
pub fn section<'a>(module: &'a [u8], name: &str) -> Result<Option<&'a [u8]>, NotWasm> {
    let found = sections(module)?.into_iter().find(|section| section.name == Some(name.as_bytes()));
    Ok(found.map(|section| section.content))
}

/// A section of a module.
struct Section<'a> {
    whole: &'a [u8],
    /// The name, only for custom sections.
    name: Option<&'a [u8]>,
    content: &'a [u8],
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>, NotWasm> {
    let mut rest = module.strip_prefix(HEAD).ok_or(NotWasm)?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, next) = after.split_at_checked(length).ok_or(NotWasm)?;
        let whole = rest.get(..rest.len() - next.len()).ok_or(NotWasm)?;
        let (name, content) = if id == CUSTOM { named(content)? } else { (None, content) };
        sections.push(Section { whole, name, content });
        rest = next;
    }
    Ok(sections)
}

fn named(body: &[u8]) -> Result<(Option<&[u8]>, &[u8]), NotWasm> {
    let (length, body) = number(body)?;
    let (name, content) = body.split_at_checked(length).ok_or(NotWasm)?;
    Ok((Some(name), content))
}

/// Reads a number in LEB128. Returns it and the bytes after it.
fn number(mut rest: &[u8]) -> Result<(usize, &[u8]), NotWasm> {
    let mut found = 0_u64;
    for place in 0..MAX_NUMBER {
        let (&byte, after) = rest.split_first().ok_or(NotWasm)?;
        found |= u64::from(byte & 0x7f) << (7 * place);
        rest = after;
        if byte & 0x80 == 0 {
            return Ok((usize::try_from(found).map_err(|_| NotWasm)?, rest));
        }
    }
    Err(NotWasm)
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = HEAD;

    #[test]
    fn a_section_is_read_as_it_was_written_and_takes_the_place_of_an_older_one() {
        let long = "long ".repeat(40_000);
        let one = with_section(EMPTY, "rules", b"one").unwrap();
        assert_eq!(one, *b"\0asm\x01\0\0\0\0\x09\x05rulesone");
        let two =
            with_section(&with_section(&one, "other", b"kept").unwrap(), "rules", long.as_bytes()).unwrap();
        assert_eq!(section(&two, "rules"), Ok(Some(long.as_bytes())));
        assert_eq!(section(&two, "other"), Ok(Some(&b"kept"[..])));
        assert_eq!(section(&two, "none"), Ok(None));
        assert_eq!(with_section(&two, "rules", b"one").unwrap().len(), one.len() + 2 + 6 + 4);
    }

    #[test]
    fn other_sections_stay_byte_for_byte() {
        // An empty type section whose length takes more bytes than it needs.
        let odd = [EMPTY, b"\x01\x81\x80\0\0"].concat();
        let made = with_section(&odd, "rules", b"").unwrap();
        assert!(made.starts_with(&odd));
    }

    #[test]
    fn what_is_no_whole_module_is_refused() {
        let whole = with_section(EMPTY, "rules", b"one").unwrap();
        for end in (0..whole.len()).filter(|&end| end != EMPTY.len()) {
            assert_eq!(section(&whole[..end], "rules"), Err(NotWasm), "{end}");
        }
        let endless = [EMPTY, b"\0\xff\xff\xff\xff\xff\xff\x01"].concat();
        assert_eq!(section(&endless, "rules"), Err(NotWasm));
        assert_eq!(section(b"<!doctype html>", "rules"), Err(NotWasm));
    }
}
