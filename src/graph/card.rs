//! The boxes of the picture: the text in each, and its size.

use super::layout::Size;
use super::style::{self, Tone};
use super::text::Font;
use super::{Stop, Way};

const ASK: Font = Font { size: 14.0, is_mono: false, is_bold: true };
const ANSWER: Font = Font { size: 13.0, is_mono: false, is_bold: false };
const HEADLINE: Font = Font { size: 13.5, is_mono: false, is_bold: true };
const RULE: Font = Font { size: 11.5, is_mono: true, is_bold: false };

/// The greatest width of text in each kind of box, in pixels. All questions, and all verdicts, have the same
/// width, for tidy columns.
const ASK_WIDTH: f64 = 172.0;
const ANSWER_WIDTH: f64 = 158.0;
const VERDICT_WIDTH: f64 = 164.0;

/// The space between the text and the edges of the box, in pixels.
const ASIDE: f64 = 14.0;
const ABOVE: f64 = 11.0;

/// The space for the sign at the left of a verdict.
pub(super) const SIGN: f64 = 28.0;

/// A box with lines of text in it.
pub(super) struct Card {
    /// The kind of the box.
    pub(super) look: Look,
    /// The lines of text.
    pub(super) rows: Vec<Row>,
    /// The size, including the space around the text.
    pub(super) size: Size,
}

/// The kind of a box.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Question,
    Answer,
    Verdict(&'static Tone),
}

/// A line of text.
pub(super) struct Row {
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    /// The text of the line.
    pub(super) text: String,
    /// The distance of its middle from the top of the box.
    pub(super) down: f64,
}

impl Card {
    /// The box of a question or a verdict.
    pub(super) fn of_stop(stop: &Stop) -> Card {
        match stop {
            Stop::Question(ask) => {
                Card::new(Look::Question, Some(ASK_WIDTH), [("ask", ASK, ASK.wrap(ask, ASK_WIDTH))])
            }
            Stop::Verdict { outcome, rules } => {
                let tone = style::tone(*outcome, rules.len());
                let headline = style::headline(*outcome, rules.len());
                let rules = rules.iter().flat_map(|rule| RULE.wrap(rule, VERDICT_WIDTH)).collect();
                let width = VERDICT_WIDTH + SIGN;
                let rows =
                    [("headline", HEADLINE, HEADLINE.wrap(&headline, VERDICT_WIDTH)), ("rule", RULE, rules)];
                Card::new(Look::Verdict(tone), Some(width), rows)
            }
        }
    }

    /// The box of the answers on a line.
    pub(super) fn of_answers(way: &Way) -> Card {
        let mut lines = Vec::new();
        for (place, answer) in way.answers.iter().enumerate() {
            let or = if place > 0 { "or " } else { "" };
            lines.extend(ANSWER.wrap(&format!("{or}{answer}"), ANSWER_WIDTH));
        }
        Card::new(Look::Answer, None, [("answer", ANSWER, lines)])
    }

    fn new<const N: usize>(
        look: Look,
        width: Option<f64>,
        blocks: [(&'static str, Font, Vec<String>); N],
    ) -> Card {
        let (mut rows, mut down, mut widest) = (Vec::new(), ABOVE, 0.0_f64);
        for (class, font, lines) in blocks {
            for text in lines {
                widest = widest.max(font.width(&text));
                rows.push(Row { class, text, down: down + font.line() / 2.0 });
                down += font.line();
            }
        }
        let size = Size { width: width.unwrap_or(widest) + 2.0 * ASIDE, height: down + ABOVE };
        Card { look, rows, size }
    }
}
