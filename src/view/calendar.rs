//! The last day as a calendar entry (RFC 5545).

use super::context::LastDay;
use super::letter::{Letter, TYPED};
use super::trim::trimmed;
use super::{Format, Phrase, Words};
use crate::policy::{ContactUrl, Policy, cut};
use crate::time::{DAY, Day, HOUR, Instant, SECOND, push};

/// The most bytes of a line without its line break: RFC 5545 allows 75.
const MAX_LINE: usize = 74;

/// The title of the entry: it names the host of the shop's email address or page, else the policy.
pub fn calendar_title(policy: &Policy, words: &Words) -> String {
    let page = policy.contact.url.as_ref().map(ContactUrl::page);
    let host = match (&policy.contact.email, &page) {
        (Some(email), _) => cut(email.shown(), b'@').map(|(_, host)| host),
        (None, Some(page)) => host(page),
        (None, None) => None,
    };
    words.fill(Phrase::CalendarTitle, host.unwrap_or(&policy.title))
}

/// The host in a web address: what follows the two slashes.
fn host(page: &str) -> Option<&str> {
    let (_, after) = cut(page, b'/')?;
    let (_, after) = cut(after, b'/')?;
    Some(cut(after, b'/').map_or(after, |(host, _)| host))
}

/// The text of the calendar file: an entry for the whole last day with a reminder in its morning. What the
/// buyer typed is left out. `by` is the deadline.
pub fn calendar(
    letter: &Letter,
    title: &str,
    code: &str,
    by: Instant,
    now: Instant,
    format: &dyn Format,
) -> String {
    let mut text = String::new();
    for part in &letter.parts {
        if part.rank != TYPED && !letter.is_edited {
            text.push_str(&part.text);
        }
    }
    let day = LastDay::of(by, format).day;
    let mut file = File(String::new());
    file.lines("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//refund-check//EN\r\nBEGIN:VEVENT\r\n");
    file.line("UID:", &[code, "@refund-check"].concat());
    file.line("DTSTAMP:", &stamp(now));
    file.line("DTSTART;VALUE=DATE:", &date(day));
    file.line("DTEND;VALUE=DATE:", &date(Day(day.0 + 1)));
    file.line("SUMMARY:", title);
    file.line("DESCRIPTION:", trimmed(&text));
    // The reminder comes nine hours into the day, in the calendar's own zone.
    file.lines("TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\n");
    file.line("DESCRIPTION:", title);
    file.lines("END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    file.0
}

/// A day in the calendar's form: `20261122`.
fn date(day: Day) -> String {
    let (year, month, date) = day.date();
    let mut text = String::new();
    push(&mut text, i64::from(year), 4);
    push(&mut text, i64::from(month), 2);
    push(&mut text, i64::from(date), 2);
    text
}

/// An instant in the calendar's form, in UTC: `20261122T090000Z`.
fn stamp(instant: Instant) -> String {
    let time = instant.0.rem_euclid(DAY);
    let mut text = date(Day(instant.0.div_euclid(DAY)));
    text.push('T');
    push(&mut text, time / HOUR, 2);
    push(&mut text, time / (60 * SECOND) % 60, 2);
    push(&mut text, time / SECOND % 60, 2);
    text.push('Z');
    text
}

struct File(String);

impl File {
    /// Appends fixed lines.
    fn lines(&mut self, lines: &str) {
        self.0.push_str(lines);
    }

    /// Appends a line, folded after at most `MAX_LINE` bytes; each further piece begins with a space, and no
    /// character is split. `free` may contain anything and is escaped.
    #[inline(never)]
    fn line(&mut self, name: &str, free: &str) {
        let mut line = String::from(name);
        for letter in free.chars() {
            match letter {
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(letter);
                }
                '\n' => line.push_str("\\n"),
                '\r' => {}
                _ => line.push(letter),
            }
        }
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > MAX_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(feature = "owner")]
#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::*;

    #[test]
    fn an_entry_is_the_whole_last_day_and_has_no_line_above_75_bytes() {
        let part = |rank: u8, text: &str| Part { rank, text: text.to_owned() };
        let letter = Letter {
            subject: "Case, 1".to_owned(),
            parts: vec![part(0, "a;b\\c\n"), part(TYPED, "secret"), part(0, &"🦊ü".repeat(40))],
            is_edited: false,
        };
        let zone = crate::zones::Named::new("Europe/Berlin").unwrap();
        let by = crate::time::instant("2026-12-01T00:00:00+01:00").unwrap();
        let text = calendar(&letter, "Last day, 1", "0-1", by, Instant(0), &crate::text::English(&zone));
        assert!(text.contains(
            "\r\nUID:0-1@refund-check\r\nDTSTAMP:19700101T000000Z\r\nDTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n"
        ));
        assert!(
            text.contains("\r\nSUMMARY:Last day\\, 1\r\n") && text.contains("DESCRIPTION:a\\;b\\\\c\\n"),
            "{text}"
        );
        assert!(!text.contains("secret"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&"🦊ü".repeat(40)), "{text}");
    }
}
