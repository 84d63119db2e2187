//! Draws the flow as an SVG that needs no script, no font and no other file.

use std::fmt::{Result, Write};

use super::card::{Card, Look, SIGN};
use super::layout::{Area, Line, Plan, Size, plan};
use super::style;
use super::text::{Font, plain};
use super::{Flow, Stop};

/// The most boxes that are laid out, including answers. More would take long, and could not be read.
pub const MAX_BOXES: usize = 1500;

/// The margin around the picture, in pixels.
const MARGIN: f64 = 24.0;
const TITLE: Font = Font { size: 20.0, is_mono: false, is_bold: true };
const NOTE: Font = Font { size: 12.5, is_mono: false, is_bold: false };
/// The least width, so that notes have room, in pixels.
const NARROWEST: f64 = 480.0;

/// The picture would have too many boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TooMany {
    /// The number of boxes that it would have, including answers.
    pub boxes: usize,
}

/// Draws the flow. Fails if it has too many boxes.
pub fn svg(flow: &Flow) -> std::result::Result<String, TooMany> {
    let boxes = flow.stops.len() + flow.ways.len();
    if boxes > MAX_BOXES {
        return Err(TooMany { boxes });
    }
    let stops: Vec<Card> = flow.stops.iter().map(Card::of_stop).collect();
    let answers: Vec<Card> = flow.ways.iter().map(Card::of_answers).collect();
    let sizes: Vec<Size> = stops.iter().map(|card| card.size).collect();
    let lines: Vec<_> =
        flow.ways.iter().zip(&answers).map(|(way, card)| (way.from, way.to, card.size)).collect();
    let plan = plan(&sizes, &lines);
    let mut text = String::new();
    let drawn = Picture { flow, plan: &plan, to: &mut text }.draw(&stops, &answers);
    Ok(drawn.map_or_else(|_| String::new(), |()| text))
}

struct Picture<'a> {
    flow: &'a Flow,
    plan: &'a Plan,
    to: &'a mut String,
}

impl Picture<'_> {
    fn draw(&mut self, stops: &[Card], answers: &[Card]) -> Result {
        let width = self.plan.size.width.max(NARROWEST);
        let mut head = Vec::new();
        head.extend(TITLE.wrap(&self.flow.title, width).into_iter().map(|line| ("title", TITLE, line)));
        for note in &self.flow.notes {
            head.extend(NOTE.wrap(note, width).into_iter().map(|line| ("note", NOTE, line)));
        }
        let top = MARGIN + head.iter().map(|(_, font, _)| font.line()).sum::<f64>() + MARGIN;
        self.open(width + 2.0 * MARGIN, top + self.plan.size.height + MARGIN)?;
        let mut down = MARGIN;
        for (class, font, text) in head {
            down += font.line();
            let (x, y) = (number(MARGIN), number(down - font.line() / 2.0));
            writeln!(self.to, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(&text))?;
        }
        writeln!(self.to, "<g transform=\"translate({} {})\">", number(MARGIN), number(top))?;
        self.plan.lines.iter().try_for_each(|line| self.line(line))?;
        for line in &self.plan.lines {
            answers.get(line.index).map_or(Ok(()), |card| self.card(card, line.answer))?;
        }
        for (card, area) in stops.iter().zip(&self.plan.boxes) {
            self.card(card, *area)?;
        }
        writeln!(self.to, "</g>\n</svg>")
    }

    fn open(&mut self, width: f64, height: f64) -> Result {
        let (width, height) = (number(width.ceil()), number(height.ceil()));
        writeln!(
            self.to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"refund-flow\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"refund-flow-title refund-flow-desc\">"
        )?;
        let questions = self.flow.stops.iter().filter(|stop| matches!(stop, Stop::Question(_))).count();
        let title = escaped(&self.flow.title);
        writeln!(self.to, "<title id=\"refund-flow-title\">{title}</title>")?;
        writeln!(
            self.to,
            "<desc id=\"refund-flow-desc\">A flow chart, read from left to right: questions ({questions}), the \
             answers to each, and the verdicts ({}) that they lead to.</desc>",
            self.flow.stops.len() - questions,
        )?;
        writeln!(self.to, "<style>{}</style>", style::sheet())?;
        writeln!(self.to, "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
    }

    fn line(&mut self, line: &Line) -> Result {
        let Some(&(start, _, first)) = line.levels.first() else { return Ok(()) };
        let mut path = format!("M{} {}", number(start), number(first));
        let mut before = (start, first);
        for &(left, right, y) in &line.levels {
            // A bend of a pixel or two looks like a mistake.
            if (before.1 - y).abs() < 3.0 {
                write!(path, "H{}", number(right))?;
                before.0 = right;
                continue;
            }
            let middle = number((before.0 + left) / 2.0);
            let (from, to) = (number(before.1), number(y));
            write!(path, "C{middle} {from} {middle} {to} {} {to}H{}", number(left), number(right))?;
            before = (right, y);
        }
        let (x, y) = (number(before.0), number(before.1));
        writeln!(
            self.to,
            "<path class=\"line\" d=\"{path}\"/><path class=\"head\" d=\"M{x} {y}l-9-4.5v9z\"/>"
        )
    }

    fn card(&mut self, card: &Card, area: Area) -> Result {
        let Size { width, height } = area.size;
        let (left, top) = (area.x - width / 2.0, area.y - height / 2.0);
        let (class, round) = match card.look {
            Look::Question => ("question", 8),
            Look::Answer => ("way", 12),
            Look::Verdict(tone) => (tone.class, 8),
        };
        write!(
            self.to,
            "<g class=\"{class}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{round}\"/>",
            number(left),
            number(top),
            number(width),
            number(height),
        )?;
        let mut x = area.x;
        if let Look::Verdict(tone) = card.look {
            x = left + 12.0 + SIGN;
            let at = format!("translate({} {})", number(left + 21.0), number(area.y));
            let sign = tone.drawn;
            write!(
                self.to,
                "<g transform=\"{at}\"><circle r=\"10\"/><path class=\"sign\" d=\"{sign}\"/></g>"
            )?;
        }
        for row in &card.rows {
            let (x, y) = (number(x), number(top + row.down));
            write!(
                self.to,
                "<text class=\"{}\" x=\"{x}\" y=\"{y}\">{}</text>",
                row.class,
                escaped(&row.text)
            )?;
        }
        writeln!(self.to, "</g>")
    }
}

/// Writes a length to a tenth of a pixel.
fn number(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

/// Escapes a text for SVG.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in plain(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_short_and_the_same_everywhere() {
        assert_eq!(number(0.0), "0");
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(-1.25), "-1.3");
        assert_eq!(number(1.96), "2");
    }

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("</text><script>&\u{1}"), "&lt;/text&gt;&lt;script&gt;&amp;");
    }
}
