//! Writes the flow as Mermaid text, for documents and issue trackers that draw it.

use std::fmt::Write;

use super::style::{self, TONES, Tone, tone};
use super::text::plain;
use super::{Flow, Stop};

/// Writes a flowchart.
#[must_use]
pub fn mermaid(flow: &Flow) -> String {
    let mut text = String::new();
    write(flow, &mut text).map_or_else(|_| String::new(), |()| text)
}

fn write(flow: &Flow, to: &mut String) -> std::fmt::Result {
    writeln!(to, "---\ntitle: {}\n---\nflowchart LR", serde_json::json!(plain(&flow.title)))?;
    for (place, stop) in flow.stops.iter().enumerate() {
        match stop {
            Stop::Question(ask) => writeln!(to, "  s{place}[\"{}\"]", escaped(ask))?,
            Stop::Verdict { outcome, rules } => {
                let sign = tone(*outcome, rules.len()).sign;
                let rules: Vec<String> = rules.iter().map(|rule| escaped(rule)).collect();
                let lines = [vec![style::headline(*outcome, rules.len())], rules].concat();
                writeln!(to, "  s{place}([\"{sign} {}\"])", lines.join("<br>"))?;
            }
        }
    }
    for way in &flow.ways {
        let answers: Vec<String> = way.answers.iter().map(|answer| escaped(answer)).collect();
        writeln!(to, "  s{} -->|\"{}\"| s{}", way.from, answers.join("<br>or "), way.to)?;
    }
    if !flow.notes.is_empty() {
        let notes: Vec<String> = flow.notes.iter().map(|note| escaped(note)).collect();
        writeln!(to, "  notes[\"{}\"]\n  style notes fill:none,stroke:none", notes.join("<br>"))?;
    }
    TONES.iter().try_for_each(|tone| class(flow, tone, to))
}

/// Writes a class of verdicts, in colours that can be read on light and dark pages, because Mermaid does not
/// know which it is on.
fn class(flow: &Flow, look: &Tone, to: &mut String) -> std::fmt::Result {
    let is_it = |stop: &Stop| match stop {
        Stop::Question(_) => false,
        Stop::Verdict { outcome, rules } => tone(*outcome, rules.len()).class == look.class,
    };
    let places = flow.stops.iter().enumerate().filter(|(_, stop)| is_it(stop)).map(|(place, _)| place);
    let stops: Vec<String> = places.map(|place| format!("s{place}")).collect();
    if stops.is_empty() {
        return Ok(());
    }
    let Tone { class, light, tint, .. } = look;
    writeln!(to, "  classDef {class} fill:{tint},stroke:{light},color:{light}")?;
    writeln!(to, "  class {} {class}", stops.join(","))
}

/// Escapes a text for a label. Mermaid reads quotes, brackets, comments, directives, its own entities, HTML
/// and Markdown in labels, so every character that is no letter or digit and not harmless becomes an entity.
/// Points and hyphens begin lists in Markdown only at the start, so they stay after a letter.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    let mut before = ' ';
    for letter in plain(text).chars() {
        match letter {
            // While it draws, Mermaid marks entities with this ligature.
            'ﬂ' => safe.push_str("fl"),
            '.' | '-' if before.is_alphabetic() => safe.push(letter),
            ' ' | ',' | '?' | '!' | '\'' => safe.push(letter),
            _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() => {
                safe.push_str(&format!("#{};", u32::from(letter)));
            }
            _ => safe.push(letter),
        }
        before = letter;
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        assert_eq!(
            escaped("No, I'd hoped for more. Überall 3 Stück?"),
            "No, I'd hoped for more. Überall 3 Stück?"
        );
        assert_eq!(escaped("not-delivered"), "not-delivered");
    }

    #[test]
    fn nothing_in_a_text_can_end_a_label_or_begin_anything_else() {
        let hostile = "\"] end; %%{init: {}}%% <b>`x`</b> #quot; |&(\\n) ﬂ°lt¶ß\n---\n";
        let safe = escaped(hostile);
        let harmless = |letter: char| letter.is_alphanumeric() || " #;°¶".contains(letter);
        assert!(safe.chars().all(harmless), "{safe}");
        assert_eq!(safe.matches('#').count(), safe.matches(';').count());
    }

    #[test]
    fn a_text_that_looks_like_a_list_is_none() {
        assert_eq!(escaped("1. one"), "1#46; one");
        assert_eq!(escaped("- one"), "#45; one");
    }
}
