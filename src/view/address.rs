//! Puts the message to the shop into the address of a link, shortened if it does not fit.

use super::letter::{GREETING, Letter, Part, TYPED};
use super::template::{escape, expand};
use super::trim::{beginning, trimmed};
use crate::policy::cut;

/// A mail's address has fewer characters than this, which every mail program accepts.
const MAX_MAIL: usize = 1_600;
/// A form's address has fewer characters than this. Common servers refuse more than 2,048, including what
/// they add.
const MAX_FORM: usize = 1_800;
/// Characters that mail programs accept unencoded as well.
const PLAIN: &[u8] = b"!'()*";
/// The lengths, in characters, to which typed texts are shortened, one after the other.
const SHORTER: [usize; 4] = [400, 200, 100, 50];

/// A `mailto:` address with subject and text, for an email address that fits into a link. Returns the address
/// and the text that it carries, which is shorter than the message if that is too long.
#[must_use]
pub fn mail(email: &str, letter: &Letter) -> (String, String) {
    let mut start = String::from("mailto:");
    start.push_str(email);
    start.push_str("?subject=");
    escape(&mut start, &letter.subject, PLAIN);
    start.push_str("&body=");
    fitting(&letter.parts, MAX_MAIL, &|text| {
        let mut address = start.clone();
        let mut is_first = true;
        // Mail programs need both characters of a line break. Encoding keeps a text from ending the address.
        let mut lines = Some(text);
        while let Some(rest) = lines {
            if !is_first {
                address.push_str("%0D%0A");
            }
            is_first = false;
            let (line, more) = cut(rest, b'\n').map_or((rest, None), |(line, more)| (line, Some(more)));
            lines = more;
            escape(&mut address, line.strip_suffix("\r").unwrap_or(line), PLAIN);
        }
        address
    })
}

/// The address of a contact form, from an RFC 6570 template. Addresses are logged on their way, so what the
/// buyer typed is left out. Returns the address and the text that it carries.
#[must_use]
pub fn form(template: &str, letter: &Letter, code: &str) -> (String, String) {
    let mut parts = Vec::new();
    for part in &letter.parts {
        if part.rank != TYPED && !letter.is_edited {
            parts.push(part.clone());
        }
    }
    let subject = letter.subject.as_str();
    fitting(&parts, MAX_FORM, &|text| {
        let values = [
            ("subject", subject),
            ("code", code),
            ("summary", text),
            ("message", text),
            ("tf_subject", subject),
            ("tf_description", text),
        ];
        expand(template, &values)
    })
}

/// Shortens the parts step by step until the address fits. Returns the address and its text. If nothing else
/// helps, the text is cut at its end.
fn fitting(parts: &[Part], room: usize, address: &dyn Fn(&str) -> String) -> (String, String) {
    let mut steps = Vec::new();
    for rank in 0..TYPED {
        steps.push((rank, usize::MAX));
    }
    for most in SHORTER {
        steps.push((TYPED - 1, most));
    }
    for rank in TYPED..=GREETING {
        steps.push((rank, usize::MAX));
    }
    let mut text = String::new();
    for (rank, most) in steps {
        text = without(parts, rank, most);
        let found = address(&text);
        if found.len() < room {
            return (found, text);
        }
    }
    loop {
        let found = address(&text);
        if found.len() < room || text.is_empty() {
            return (found, text);
        }
        let mut end = text.len() - text.len().div_ceil(8);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
    }
}

/// The text without the parts up to a rank, and with at most `most` characters of each typed text.
fn without(parts: &[Part], rank: u8, most: usize) -> String {
    let mut text = String::new();
    for part in parts {
        if part.rank != 0 && part.rank <= rank {
            continue;
        }
        match beginning(&part.text, most).filter(|_| part.rank == TYPED) {
            Some(start) => {
                text.push_str(start);
                text.push_str(" […]");
            }
            None => text.push_str(&part.text),
        }
    }
    trimmed(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(typed: &str) -> Letter {
        let part = |rank: u8, text: &str| Part { rank, text: text.to_owned() };
        let parts = vec![
            part(GREETING, "Hello,\n\n"),
            part(1, &"The rule says so. ".repeat(20)),
            part(0, "Result & code\n"),
            part(TYPED, typed),
            part(6, "\n- a thing\n"),
        ];
        Letter { subject: "Case 1: ü?".to_owned(), parts, is_edited: false }
    }

    #[test]
    fn a_mail_has_all_of_it_where_there_is_room() {
        let (mail, _) = mail("a@example.com", &letter("x=1\r\ny"));
        assert!(mail.starts_with(
            "mailto:a@example.com?subject=Case%201%3A%20%C3%BC%3F&body=Hello%2C%0D%0A%0D%0AThe"
        ));
        assert!(mail.ends_with("Result%20%26%20code%0D%0Ax%3D1%0D%0Ay%0D%0A-%20a%20thing"), "{mail}");
    }

    #[test]
    fn whatever_was_typed_an_address_is_short_enough_and_the_result_stays() {
        for typed in ["ü".repeat(100), "ü".repeat(90_000), "\n".repeat(5_000), "🦊 ".repeat(700)] {
            let (mail, _) = mail("a@example.com", &letter(&typed));
            assert!(mail.len() < MAX_MAIL && mail.contains("Result%20%26%20code"), "{}: {mail}", mail.len());
        }
        let mut long = letter("");
        long.parts.push(Part { rank: 0, text: "ü".repeat(9_000) });
        let (mail, form) =
            (mail("a@example.com", &long).0, form("https://x.example/{?summary}", &long, "1").0);
        assert!(mail.len() < MAX_MAIL && form.len() < MAX_FORM, "{} {}", mail.len(), form.len());
    }

    #[test]
    fn what_was_typed_stands_in_no_form_s_address() {
        let (form, _) = form("https://x.example/new{?subject,code,message}", &letter("secret"), "0-1");
        assert!(
            form.starts_with("https://x.example/new?subject=Case%201%3A%20%C3%BC%3F&code=0-1&message=Hello")
        );
        assert!(!form.contains("secret"), "{form}");
    }

    #[test]
    fn the_text_that_an_address_carries_is_told_and_what_the_buyer_wrote_is_in_no_form_s() {
        let (_, text) = mail("a@example.com", &letter("x"));
        assert_eq!(text, letter("x").message());
        let (mail, text) = mail("a@example.com", &letter(&"y".repeat(3_000)));
        assert!(text.contains(" […]") && mail.contains("y%20%5B"), "{text}");
        let own =
            Letter { is_edited: true, parts: vec![Part { rank: 0, text: "Mine".to_owned() }], ..letter("") };
        assert_eq!(form("https://x.example/{?summary}", &own, "1").1, "");
    }
}
