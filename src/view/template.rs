//! Expands RFC 6570 templates of form addresses: all four levels, where every value is a text.

use super::trim::beginning;
use crate::policy::cut;

/// How an operator writes its values: what comes before the first, what between two, whether names are
/// written, what follows the name of an empty value, and whether reserved characters stay unencoded.
struct Operator(&'static str, &'static str, bool, &'static str, bool);

/// The operators by the character that their expression begins with. The last one is for expressions without
/// one.
const OPERATORS: [(u8, Operator); 8] = [
    (b'+', Operator("", ",", false, "", true)),
    (b'#', Operator("#", ",", false, "", true)),
    (b'.', Operator(".", ".", false, "", false)),
    (b'/', Operator("/", "/", false, "", false)),
    (b';', Operator(";", ";", true, "", false)),
    (b'?', Operator("?", "&", true, "=", false)),
    (b'&', Operator("&", "&", true, "=", false)),
    (0, Operator("", ",", false, "", false)),
];

/// Expands a template. Names without a value are left out.
pub(super) fn expand(template: &str, values: &[(&str, &str)]) -> String {
    let (mut address, mut rest) = (String::new(), template);
    while let Some((before, after)) = cut(rest, b'{') {
        escape(&mut address, before, RESERVED);
        let (inside, after) = cut(after, b'}').unwrap_or((after, ""));
        expression(&mut address, inside, values);
        rest = after;
    }
    escape(&mut address, rest, RESERVED);
    address
}

fn expression(address: &mut String, inside: &str, values: &[(&str, &str)]) {
    let [operators @ .., none] = &OPERATORS;
    let sign = inside.bytes().next();
    let (_, operator) = operators.iter().find(|(known, _)| Some(*known) == sign).unwrap_or(none);
    let &Operator(first, between, named, empty, reserved) = operator;
    let signs = inside.bytes().take_while(|sign| b"+#./;?&".contains(sign)).count();
    let mut names = inside.get(signs..);
    let mut is_first = true;
    while let Some(list) = names {
        let (name, others) = cut(list, b',').map_or((list, None), |(name, others)| (name, Some(others)));
        names = others;
        // The explode modifier `*` makes no difference to a text.
        let name = name.strip_suffix("*").unwrap_or(name);
        let (name, most) = cut(name, b':').unwrap_or((name, ""));
        let Some(&(_, value)) = values.iter().find(|(known, _)| *known == name) else { continue };
        address.push_str(if is_first { first } else { between });
        is_first = false;
        if named {
            address.push_str(name);
            address.push_str(if value.is_empty() { empty } else { "=" });
        }
        escape(address, limited(value, most), if reserved { RESERVED } else { &[] });
    }
}

/// The first characters of a text. `most` is their number in digits; if it is empty, the whole text is
/// returned.
fn limited<'a>(text: &'a str, most: &str) -> &'a str {
    let mut count = 0_usize;
    for digit in most.bytes() {
        count = count.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0')));
    }
    if most.is_empty() {
        return text;
    }
    beginning(text, count).unwrap_or(text)
}

/// The reserved characters, which some operators leave unencoded. Letters, digits and `-._~` always are.
pub(super) const RESERVED: &[u8] = b"%:/?#[]@!$&'()*+,;=";

/// Percent-encodes a text, except letters, digits, `-._~` and the characters in `also`. A `%` stays only
/// before two hexadecimal digits.
pub(super) fn escape(address: &mut String, text: &str, also: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let stands = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' => true,
            b'%' => also.contains(&byte) && is_hex(at + 1) && is_hex(at + 2),
            _ => also.contains(&byte),
        };
        if stands {
            address.push(char::from(byte));
            continue;
        }
        address.push('%');
        for half in [byte >> 4, byte & 15] {
            address.push(char::from(DIGITS.get(usize::from(half)).copied().unwrap_or_default()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &str) {
        let values = [
            ("var", "value"),
            ("hello", "Hello World!"),
            ("empty", ""),
            ("path", "/foo/bar"),
            ("x", "1024"),
            ("y", "768"),
            ("half", "50%"),
            ("base", "http://example.com/home/"),
            ("umlaut", "ä%20"),
        ];
        assert_eq!(expand(template, &values), expected, "{template}");
    }

    /// From RFC 6570, section 3.2.
    #[test]
    fn every_operator_writes_as_the_standard_does() {
        check("{hello}~{half}O{empty}X~{x,hello,y}", "Hello%20World%21~50%25OX~1024,Hello%20World%21,768");
        check("{undef}O{undef,y}~{var:3}~{var:30}", "O768~val~value");
        check(
            "{+hello}~{+half}~{+base}index~{+path}/here",
            "Hello%20World!~50%25~http://example.com/home/index~/foo/bar/here",
        );
        check("{#var}~{#x,hello,y}~{#path:6}here", "#value~#1024,Hello%20World!,768~#/foo/bhere");
        check("X{.var}{.empty}{.undef}~X{.half,x}", "X.value.~X.50%25.1024");
        check("{/var,x}/here~{/var:1,var}~{/empty}", "/value/1024/here~/v/value~/");
        check("{;x,y,empty}~{;x,undef}~{;hello:5}", ";x=1024;y=768;empty~;x=1024~;hello=Hello");
        check("{?x,y,empty}~{?undef}~{?var:3}", "?x=1024&y=768&empty=~~?var=val");
        check("?fixed=yes{&x*}{&undef,y}", "?fixed=yes&x=1024&y=768");
        check("{umlaut}~{+umlaut}~ü%20%", "%C3%A4%2520~%C3%A4%20~%C3%BC%20%25");
    }

    #[test]
    fn what_is_no_template_is_an_address_all_the_same() {
        check("a{b", "a");
        check("a}b{}c", "a%7Dbc");
    }
}
