//! How verdicts look: a colour and a sign for each, as on the page, and one for flaws.

use crate::policy::Outcome;

/// How a verdict looks.
pub(super) struct Tone {
    /// Its class in style sheets: the outcome's id, or `flaw`.
    pub(super) class: &'static str,
    /// The colour on white.
    pub(super) light: &'static str,
    /// The background on white.
    pub(super) tint: &'static str,
    /// The colour on near-black.
    pub(super) dark: &'static str,
    /// The sign as a character.
    pub(super) sign: char,
    /// The sign as an SVG path around 0,0 within 12 by 12, because a font may lack the character.
    pub(super) drawn: &'static str,
}

const FLAW: Tone = Tone {
    class: "flaw",
    light: "#b3231b",
    tint: "#f8e9e8",
    dark: "#ffb0a8",
    sign: '!',
    drawn: "M0-5.4v6.2M0 4.8v.2",
};

/// All looks, the best outcome for the buyer first.
pub(super) const TONES: [Tone; 6] = [
    Tone {
        class: "qualifies",
        light: "#12703d",
        tint: "#e7f1ec",
        dark: "#7fd8a4",
        sign: '✓',
        drawn: "M-4.5 .5l3 3.2 6-6.7",
    },
    Tone {
        class: "fix-first",
        light: "#1b5fa6",
        tint: "#e8eff6",
        dark: "#8cc2ff",
        sign: '→',
        drawn: "M-5 0H5M1-4 5 0 1 4",
    },
    Tone {
        class: "evidence-first",
        light: "#80570a",
        tint: "#f2eee7",
        dark: "#f1c567",
        sign: '◎',
        drawn: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M-.6 0h1.2",
    },
    Tone {
        class: "support-decides",
        light: "#5c43a8",
        tint: "#efecf6",
        dark: "#c2b0ff",
        sign: '?',
        drawn: "M-3-2.6a3 3 0 1 1 4.4 2.6Q0 .7 0 2M0 4.9v.2",
    },
    Tone {
        class: "does-not-qualify",
        light: "#555d66",
        tint: "#eeeff0",
        dark: "#b8c0c9",
        sign: '–',
        drawn: "M-4.5 0h9",
    },
    FLAW,
];

/// The look of a verdict with this number of rules.
pub(super) fn tone(outcome: Outcome, rules: usize) -> &'static Tone {
    let class = if rules == 1 { outcome.id() } else { FLAW.class };
    TONES.iter().find(|tone| tone.class == class).unwrap_or(&FLAW)
}

/// The headline of a verdict with this number of rules.
pub(super) fn headline(outcome: Outcome, rules: usize) -> String {
    match rules {
        0 => "no rule applies".to_owned(),
        1 => outcome.id().replace('-', " "),
        _ => "several rules apply".to_owned(),
    }
}

/// The style sheet of the picture, for light and dark surroundings.
pub(super) fn sheet() -> String {
    let tones = |pick: fn(&Tone) -> &str| -> String {
        TONES.iter().map(|tone| format!(".{}{{color:{}}}", tone.class, pick(tone))).collect()
    };
    format!(
        "{SHAPES}{LIGHT}{}@media screen and (prefers-color-scheme:dark){{{DARK}{}}}",
        tones(|tone| tone.light),
        tones(|tone| tone.dark),
    )
}

const SHAPES: &str = "\
.refund-flow text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;\
dominant-baseline:central}\
.refund-flow .title{font-size:20px;font-weight:600}\
.refund-flow .note{font-size:12.5px}\
.refund-flow .ask{font-size:14px;font-weight:600;text-anchor:middle}\
.refund-flow .answer{text-anchor:middle}\
.refund-flow .headline{font-size:13.5px;font-weight:600}\
.refund-flow .rule{font:11.5px ui-monospace,'SFMono-Regular',Menlo,Consolas,'DejaVu Sans Mono',monospace}\
.refund-flow rect{fill:currentColor;fill-opacity:.09;stroke:currentColor;stroke-width:1.5}\
.refund-flow .flaw rect{stroke-dasharray:6 4}\
.refund-flow circle{fill:currentColor}\
.refund-flow .sign,.refund-flow .line{fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}\
.refund-flow .question rect,.refund-flow .way rect,.refund-flow .paper{fill-opacity:1;stroke-width:1}\
.refund-flow .paper{stroke:none}";

const LIGHT: &str = "\
.refund-flow text{fill:#1b1f24}.refund-flow .note,.refund-flow .rule{fill:#4d545c}\
.refund-flow .headline{fill:currentColor}\
.refund-flow .paper,.refund-flow .way rect{fill:#fff}.refund-flow .sign{stroke:#fff}\
.refund-flow .question rect{fill:#eef3f9;stroke:#1b5fa6}.refund-flow .way rect{stroke:#c3c9d0}\
.refund-flow .line{stroke:#8a929b}.refund-flow .head{fill:#8a929b}";

const DARK: &str = "\
.refund-flow text{fill:#eceff3}.refund-flow .note,.refund-flow .rule{fill:#b4bcc5}\
.refund-flow .headline{fill:currentColor}\
.refund-flow .paper,.refund-flow .way rect{fill:#16191d}.refund-flow .sign{stroke:#16191d}\
.refund-flow .question rect{fill:#1d2a38;stroke:#8cc2ff}.refund-flow .way rect{stroke:#4a525b}\
.refund-flow .line{stroke:#7d8791}.refund-flow .head{fill:#7d8791}";
