//! Finds a code in pasted text, in whatever form mail programs, chats and keyboards leave it.
//!
//! A code within other text is recognized by its check symbols, which fit only one in a thousand other
//! strings. If none is found, the part that looks most like a code serves to say what is wrong with it.

use super::Flaw;
use super::number::Number;
use super::symbols::{self, GROUP, symbol};

/// Symbols in the shortest code that is looked for within text. Shorter ones would also be found in ordinary
/// words.
const LEAST: usize = 3 * GROUP;
/// Symbols in the longest code that is looked for with white space in it.
const LONGEST: usize = 40 * GROUP;
/// How many characters of a text are searched: enough for a long mail with its quoted history.
const SEARCHED: usize = 1 << 16;

/// What a character means in a code.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Symbol(u8),
    /// A letter or digit that no code contains.
    Other,
    Hyphen,
    /// White space, and characters that mail programs put at the beginning or end of lines.
    Space,
    /// Invisible to people.
    Invisible,
    /// Punctuation.
    Break,
}

impl Sign {
    fn of(letter: char) -> Sign {
        match narrow(letter) {
            _ if is_invisible(letter) => Sign::Invisible,
            '>' | '=' => Sign::Space,
            plain if plain.is_whitespace() => Sign::Space,
            plain if is_hyphen(plain) => Sign::Hyphen,
            plain => match symbol(plain) {
                Some(symbol) => Sign::Symbol(symbol),
                None if plain.is_alphanumeric() => Sign::Other,
                None => Sign::Break,
            },
        }
    }

    fn is_alphanumeric(self) -> bool {
        matches!(self, Sign::Symbol(_) | Sign::Other)
    }

    /// Whether the character can be cut off at both ends of a text before it is read as a code.
    fn is_outside(self) -> bool {
        matches!(self, Sign::Space | Sign::Break | Sign::Hyphen | Sign::Invisible)
    }
}

/// Maps the letters and digits that keyboards for other scripts write (full-width forms, Arabic digits) to
/// ASCII.
fn narrow(letter: char) -> char {
    let digit = |first: char| char::from_u32(letter as u32 - first as u32 + u32::from('0'));
    let narrow = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0),
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}'),
        _ => None,
    };
    narrow.unwrap_or(letter)
}

/// Whether a character is invisible: soft hyphens, zero-width characters, joiners, direction marks, variation
/// selectors.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Whether a character is a dash, or the long vowel sign that Japanese keyboards type in place of a hyphen.
fn is_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{30fc}' | '\u{ff70}' | '\u{fe58}' | '\u{fe63}'
    )
}

/// A stretch without white space or punctuation.
#[derive(Default)]
struct Token {
    /// The index of its first sign.
    start: usize,
    end: usize,
    symbols: Vec<u8>,
    /// The number of letters and digits, including those that no code contains.
    letters: usize,
    has_digit: bool,
    has_small_letter: bool,
    /// Whether only white space separates it from the token before.
    follows: bool,
}

impl Token {
    fn is_pure(&self) -> bool {
        self.letters == self.symbols.len()
    }

    /// Whether it may be a group of a code: words have mostly small letters, groups mostly capital letters or
    /// digits.
    fn looks_like_code(&self) -> bool {
        self.has_digit || (self.letters >= GROUP && !self.has_small_letter)
    }
}

/// Finds the code in a text and returns its number. Fails with what is wrong with the part that looks most
/// like a code.
pub(super) fn read(text: &str) -> Result<Number, Flaw> {
    let signs: Vec<(Sign, char)> =
        text.chars().take(SEARCHED).map(|letter| (Sign::of(letter), letter)).collect();
    let tokens = tokens(&signs);
    let alone = tokens.iter().filter(|token| token.is_pure()).map(|token| token.symbols.as_slice());
    if let Some(found) = longest(alone) {
        return Ok(found);
    }
    let is_inside = |(sign, _): &(Sign, char)| !sign.is_outside();
    let start = signs.iter().position(is_inside).unwrap_or_default();
    let end = signs.iter().rposition(is_inside).map_or(0, |last| last + 1);
    match strict(&signs, start, end) {
        Ok(number) => Ok(number),
        Err(flaw) => match spaced(&tokens) {
            Some(found) => Ok(found),
            None => match most_alike(&tokens) {
                Some((start, end)) => strict(&signs, start, end),
                None => Err(flaw),
            },
        },
    }
}

/// Reads the signs from `start` to `end` as a code and nothing else.
fn strict(signs: &[(Sign, char)], start: usize, end: usize) -> Result<Number, Flaw> {
    let mut symbols = Vec::new();
    for (place, &(sign, letter)) in signs.iter().enumerate().take(end).skip(start) {
        match sign {
            Sign::Symbol(symbol) => symbols.push(symbol),
            Sign::Other | Sign::Break => return Err(Flaw::NoSymbol { letter, place: place + 1 }),
            Sign::Hyphen | Sign::Space | Sign::Invisible => {}
        }
        if symbols.len() > symbols::LONGEST {
            return Err(Flaw::TooLong { most: symbols::LONGEST });
        }
    }
    symbols::number(&symbols)
}

fn tokens(signs: &[(Sign, char)]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut is_open, mut follows) = (false, false);
    for (place, &(sign, letter)) in signs.iter().enumerate() {
        match sign {
            Sign::Space => is_open = false,
            Sign::Break => (is_open, follows) = (false, false),
            _ if !is_open && !sign.is_alphanumeric() => {}
            _ => {
                if !is_open {
                    tokens.push(Token { start: place, follows, ..Token::default() });
                    (is_open, follows) = (true, true);
                }
                tokens.last_mut().into_iter().for_each(|token| token.add(sign, letter, place));
            }
        }
    }
    tokens
}

impl Token {
    fn add(&mut self, sign: Sign, letter: char, place: usize) {
        if let Sign::Symbol(symbol) = sign {
            self.symbols.push(symbol);
        }
        if sign.is_alphanumeric() {
            self.letters += 1;
            self.end = place + 1;
            self.has_digit |= narrow(letter).is_ascii_digit();
            self.has_small_letter |= letter.is_lowercase();
        }
    }
}

/// The number of the longest symbol string that is a code.
fn longest<'a>(all: impl Iterator<Item = &'a [u8]>) -> Option<Number> {
    let fits = |symbols: &&[u8]| symbols.len() >= LEAST && symbols.len() <= symbols::LONGEST;
    let mut fitting: Vec<&[u8]> = all.filter(fits).collect();
    fitting.sort_by_key(|symbols| usize::MAX - symbols.len());
    fitting.into_iter().find_map(|symbols| symbols::number(symbols).ok())
}

/// The number of the longest sequence of tokens that is a code, with white space in between.
fn spaced(tokens: &[Token]) -> Option<Number> {
    let mut best: Option<(usize, Number)> = None;
    for start in 0..tokens.len() {
        let mut symbols = Vec::new();
        for (place, token) in tokens.iter().enumerate().skip(start) {
            if !token.is_pure() || (place > start && !token.follows) {
                break;
            }
            symbols.extend_from_slice(&token.symbols);
            if symbols.len() > LONGEST {
                break;
            }
            let is_longer = best.as_ref().is_none_or(|(longest, _)| symbols.len() > *longest);
            if is_longer && symbols.len() >= LEAST && symbols.len().is_multiple_of(GROUP) {
                best = symbols::number(&symbols).ok().map(|number| (symbols.len(), number)).or(best);
            }
        }
    }
    best.map(|(_, number)| number)
}

/// The start and end of the longest part that looks like a code. Returns `None` if none is long enough.
fn most_alike(tokens: &[Token]) -> Option<(usize, usize)> {
    let mut best = (0, 0, 0);
    let mut run = (0, 0, 0);
    for token in tokens {
        if !token.looks_like_code() {
            run = (0, 0, 0);
            continue;
        }
        run = match run {
            (letters, start, _) if token.follows && letters > 0 => {
                (letters + token.letters, start, token.end)
            }
            _ => (token.letters, token.start, token.end),
        };
        if run.0 > best.0 {
            best = run;
        }
    }
    let (letters, start, end) = best;
    (letters >= symbols::LEAST).then_some((start, end))
}
