//! Random policies as text, read the way a shop's policy is read: sound ones, and flawed ones with gaps,
//! overlaps, cycles of overriding and unknown names.

use proptest::prelude::*;
use refund_check::read::{Folder, read_texts};

/// A policy before it is written as text. A number that is too large for its kind is taken modulo the number
/// of choices.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    /// For each question its number of options, 0 for a date; and whether "I don't know" is offered.
    pub(crate) questions: Vec<(usize, bool)>,
    pub(crate) windows: Vec<Window>,
    rules: Vec<Rule>,
    /// Whether each rule overrides the next and the last has no conditions. Then the policy is sound.
    ranked: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// The date it counts from; `None` for a name that the policy does not have.
    from: Option<usize>,
    pub(crate) hours: u32,
    pub(crate) is_date: bool,
}

#[derive(Clone, Debug)]
struct Rule {
    when: Vec<Condition>,
    outcome: usize,
    overrides: Vec<Option<usize>>,
}

#[derive(Clone, Debug)]
enum Condition {
    /// A question and some of its options as a bit set; or a window and its state.
    Known(usize, u8),
    /// A name that the policy does not have.
    Unknown(&'static str),
}

/// Lengths in hours: some contain others, some end in the same hour, and some differ only across a change of
/// clocks.
pub(crate) const HOURS: [u32; 11] = [1, 23, 24, 25, 48, 335, 336, 337, 360, 361, 720];

/// A random policy of at most so many questions.
pub(crate) fn sketch(questions: usize) -> impl Strategy<Value = Sketch> {
    let question = (prop_oneof![3 => 2..=4usize, 1 => Just(0)], any::<bool>());
    let window = (prop::option::weighted(0.95, 0..2usize), prop::sample::select(&HOURS[..]), any::<bool>())
        .prop_map(|(from, hours, is_date)| Window { from, hours, is_date });
    let condition = prop_oneof![
        15 => (0..12usize, 1..16u8).prop_map(|(key, mask)| Condition::Known(key, mask)),
        1 => prop::sample::select(vec![
            "nothing = \"open\"", "q0 = \"nowhere\"", "w0 = \"ajar\"", "w0 = [\"open\", \"closed\"]", "q0 = []"
        ]).prop_map(Condition::Unknown),
    ];
    let overrides = prop::collection::vec(prop::option::weighted(0.95, 0..9usize), 0..=2);
    let rule = (prop::collection::vec(condition, 0..=3), 0..5usize, overrides)
        .prop_map(|(when, outcome, overrides)| Rule { when, outcome, overrides });
    (
        prop::collection::vec(question, 2..=questions),
        prop::collection::vec(window, 0..=3),
        prop::collection::vec(rule, 0..=8),
        any::<bool>(),
    )
        .prop_map(|(mut questions, windows, rules, ranked)| {
            let dates = questions.iter_mut().filter(|(options, _)| *options == 0);
            dates.skip(2).for_each(|(options, _)| *options = 2);
            Sketch { questions, windows, rules, ranked }
        })
}

/// A random policy in which every name means something.
pub(crate) fn well_named(questions: usize) -> impl Strategy<Value = Sketch> {
    sketch(questions).prop_map(|mut sketch| {
        sketch.windows.iter_mut().for_each(|window| window.from = window.from.or(Some(0)));
        for rule in &mut sketch.rules {
            rule.overrides.retain(Option::is_some);
            rule.when.retain(|condition| matches!(condition, Condition::Known(..)));
            for condition in &mut rule.when {
                // Every question has at least two options; one of these is chosen.
                if let Condition::Known(_, mask) = condition
                    && *mask & 3 == 0
                {
                    *mask |= 1;
                }
            }
        }
        sketch
    })
}

impl Sketch {
    /// Reads its text as a policy folder.
    pub(crate) fn folder(&self) -> Folder {
        let text = self.written();
        read_texts(&text, "").unwrap_or_else(|error| panic!("{error:?}\n{text}"))
    }

    /// As `rules.toml`.
    pub(crate) fn written(&self) -> String {
        let mut text =
            "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                        text = \"policy.md\"\n[contact]\nemail = \"a@shop-of-mine.com\"\n"
                .to_owned();
        for number in 0..3 {
            text += &format!("[clauses.c{number}]\nquote = \"C\"\n[evidence.e{number}]\nsay = \"E\"\n");
        }
        for (number, (options, unsure)) in self.questions.iter().enumerate() {
            text += &format!("[[questions]]\nid = \"q{number}\"\nask = \"Q\"\n");
            text += if *unsure { "unsure = \"U\"\n" } else { "" };
            let option = |option| format!("{{ id = \"o{option}\", say = \"O\" }}");
            match options {
                0 => text += "kind = \"date\"\n",
                _ => text += &format!("options = [{}]\n", join(0..*options, option)),
            }
        }
        for (number, window) in self.windows().enumerate() {
            text += &format!("[windows.w{number}]\nfrom = \"{}\"\n", window.0);
            text += &match (window.1.is_date, window.1.hours) {
                (true, hours) => format!("days = {}\ncount = \"date\"\n", hours / 24),
                (false, hours) if hours % 24 == 0 => {
                    format!("days = {}\ncount = \"moment\"\n", hours / 24)
                }
                (false, hours) => format!("hours = {hours}\n"),
            };
        }
        for number in 0..self.rules.len() {
            text += &self.rule(number);
        }
        text
    }

    /// Each window with the id of the question that it counts from. None if there is no date question.
    fn windows(&self) -> impl Iterator<Item = (String, &Window)> {
        let is_date = |(number, (options, _)): (usize, &(usize, bool))| (*options == 0).then_some(number);
        let dates: Vec<usize> = self.questions.iter().enumerate().filter_map(is_date).collect();
        let windows = if dates.is_empty() { &[][..] } else { &self.windows };
        windows.iter().map(move |window| match window.from {
            Some(from) => (format!("q{}", dates[from % dates.len()]), window),
            None => ("nobody".to_owned(), window),
        })
    }

    fn rule(&self, number: usize) -> String {
        let rule = &self.rules[number];
        let outcomes = ["qualifies", "fix-first", "evidence-first", "does-not-qualify", "support-decides"];
        let is_last = number + 1 == self.rules.len();
        let mut overrides: Vec<String> = Vec::new();
        let mut when: Vec<(String, String)> = Vec::new();
        if !self.ranked {
            let name =
                |at: &Option<usize>| at.map_or("rx".to_owned(), |at| format!("r{}", at % self.rules.len()));
            overrides = rule.overrides.iter().map(name).collect();
        } else if !is_last {
            overrides.push(format!("r{}", number + 1));
        }
        if !self.ranked || !is_last {
            when = rule.when.iter().filter_map(|condition| self.condition(condition)).collect();
            // A TOML table may contain each key only once.
            when.sort();
            when.dedup_by(|one, other| one.0 == other.0);
        }
        format!(
            "[[rules]]\nid = \"r{number}\"\nwhen = {{ {} }}\noutcome = \"{}\"\n\
             clauses = [\"c{}\", \"c{}\"]\nevidence = [\"e{}\"]\noverrides = [{}]\n",
            join(when.iter(), |(key, value)| format!("{key} = {value}")),
            outcomes[rule.outcome],
            number % 3,
            (number + 1) % 3,
            number % 2,
            join(overrides.iter(), |name| format!("\"{name}\"")),
        )
    }

    fn condition(&self, condition: &Condition) -> Option<(String, String)> {
        let (key, mask) = match condition {
            Condition::Known(key, mask) => (*key, *mask),
            Condition::Unknown(text) => {
                let (key, value) = text.split_once(" = ")?;
                return Some((key.to_owned(), value.to_owned()));
            }
        };
        let choices = self.questions.iter().enumerate().filter(|(_, (options, _))| *options > 0);
        let mut keys: Vec<(String, String)> = Vec::new();
        for (number, (options, _)) in choices {
            let some = (0..*options).filter(|option| mask >> option & 1 == 1);
            keys.push((format!("q{number}"), format!("[{}]", join(some, |option| format!("\"o{option}\"")))));
        }
        for number in 0..self.windows().count() {
            let state = if mask & 1 == 1 { "\"open\"" } else { "\"closed\"" };
            keys.push((format!("w{number}"), state.to_owned()));
        }
        if keys.is_empty() { None } else { Some(keys.swap_remove(key % keys.len())) }
    }
}

fn join<T>(items: impl Iterator<Item = T>, text: impl Fn(T) -> String) -> String {
    items.map(text).collect::<Vec<_>>().join(", ")
}
