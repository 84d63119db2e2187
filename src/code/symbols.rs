//! The symbols of a code, and the two check symbols at its end.
//!
//! The check symbols are the remainder of the number divided by [`PRIME`]. A changed symbol changes the
//! number by `d * 32^k`, a swap of neighbours by `d * 31 * 32^k`, and a swap of the last symbol of the number
//! with the first check symbol makes them differ by `d * 33`. As `d` is less than 32, the prime divides none
//! of these, so each of these errors is found.

use super::Flaw;
use super::number::Number;

/// Crockford's alphabet: no letter looks like a digit, and there is no `U`.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The greatest prime that two symbols can hold.
const PRIME: u32 = 1021;
/// Symbols in a group. A code consists of complete groups, so that a missing symbol is noticed.
pub(super) const GROUP: usize = 5;
/// Symbols in the shortest code.
pub(super) const LEAST: usize = 2 * GROUP;
/// Symbols in the longest code: enough for a policy with a thousand date questions.
pub(super) const LONGEST: usize = 20_000;

/// Writes a number as a code.
pub(super) fn write(number: &Number) -> String {
    let mut symbols = check(number).to_vec();
    number.symbols(&mut symbols);
    while symbols.len() < LEAST || !symbols.len().is_multiple_of(GROUP) {
        symbols.push(0);
    }
    let mut code = String::with_capacity(symbols.len() / GROUP * (GROUP + 1));
    for (place, &symbol) in symbols.iter().rev().enumerate() {
        if place > 0 && place % GROUP == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET.get(usize::from(symbol)).copied().unwrap_or_default()));
    }
    code
}

/// Reads the symbols of a code, the highest first. Fails if there are too few, a group is incomplete, the
/// check symbols do not fit, or there is a superfluous group of zeros.
pub(super) fn number(code: &[u8]) -> Result<Number, Flaw> {
    if code.len() < LEAST {
        return Err(Flaw::TooShort { found: code.len(), least: LEAST });
    }
    if !code.len().is_multiple_of(GROUP) {
        return Err(Flaw::BrokenGroup { found: code.len() % GROUP, whole: GROUP });
    }
    let symbols: Vec<u8> = code.iter().rev().copied().collect();
    let (guard, rest) = symbols.split_at(2);
    let number = Number::of(rest);
    if guard != check(&number) {
        return Err(Flaw::Mistyped);
    }
    let is_padded = rest.len() >= LEAST && rest.iter().rev().take(GROUP).all(|&symbol| symbol == 0);
    if is_padded { Err(Flaw::EmptyGroup) } else { Ok(number) }
}

/// The two check symbols, the lower first.
fn check(number: &Number) -> [u8; 2] {
    let rest = number.rest(PRIME);
    [(rest % 32) as u8, (rest / 32) as u8]
}

/// The value of a letter or digit. Letters that look like a digit count as it. Returns `None` for other
/// characters.
pub(super) fn symbol(letter: char) -> Option<u8> {
    let upper = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&known| char::from(known) == upper).map(|place| place as u8)
}
