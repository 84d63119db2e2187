//! Random policies that use the whole language of `rules.toml`: numbers, dates that lie ahead, windows of
//! every kind, calendars, cases, outcomes of the shop's own, terms.

use refund_check::read::{Folder, read_texts};

/// Random numbers, each of which decides one choice; 0 once they are used up, so that fewer numbers give a
/// simpler policy when proptest shrinks.
pub(crate) struct Tape<'a>(std::slice::Iter<'a, u16>);

impl<'a> Tape<'a> {
    pub(crate) fn new(numbers: &'a [u16]) -> Tape<'a> {
        Tape(numbers.iter())
    }

    /// The next choice, below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % count.max(1)
    }

    /// True once in `count` times.
    pub(crate) fn is_one_of(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    fn one<'b>(&mut self, from: &[&'b str]) -> &'b str {
        from[self.below(from.len())]
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Choice(usize),
    Date,
    Number,
    /// A number of euros.
    Sum,
}

/// A policy being written.
struct Sketch<'a> {
    tape: Tape<'a>,
    text: String,
    questions: Vec<Kind>,
    windows: usize,
    limits: usize,
    cases: usize,
    /// Whether windows count months; otherwise working days. With both, the oracle would have to walk through
    /// years of days.
    by_month: bool,
}

/// A random policy as `rules.toml`.
pub(crate) fn written(numbers: &[u16]) -> String {
    let text = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\n";
    let mut tape = Tape::new(numbers);
    let by_month = tape.is_one_of(2);
    let (text, questions) = (text.to_owned(), Vec::new());
    let mut sketch = Sketch { tape, text, questions, windows: 0, limits: 0, cases: 0, by_month };
    sketch.write();
    sketch.text
}

/// Reads the text as a policy folder.
pub(crate) fn read(text: &str) -> Folder {
    read_texts(text, "").unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

impl Sketch<'_> {
    fn write(&mut self) {
        if self.tape.is_one_of(6) {
            let zone = self.tape.one(&["Europe/Lisbon", "America/New_York", "Asia/Tokyo"]);
            self.text += &format!("zone = \"{zone}\"\n");
        }
        self.text += "[contact]\nemail = \"a@shop.example\"\n";
        for (id, like) in [("fine", "qualifies"), ("asked", "support-decides")] {
            self.text += &format!("[outcomes.{id}]\nlike = \"{like}\"\ntitle = \"T\"\nmeans = \"M\"\n");
        }
        let count = 1 + self.tape.below(4);
        (0..count).for_each(|_| self.question());
        self.text += "[calendars.shop]\nweekend = [\"saturday\", \"sunday\"]\nholidays = [\"2026-11-23\", \
                      \"2026-12-25\"]\n";
        let windows = self.tape.below(5);
        (0..windows).for_each(|_| self.window());
        let limits = self.tape.below(3);
        (0..limits).for_each(|_| self.limit());
        let cases = self.tape.below(3);
        for _ in 0..cases {
            let when = self.when();
            self.text += &format!("[cases.c{}]\nwhen = {{ {when} }}\n", self.cases);
            self.cases += 1;
        }
        let rules = 2 + self.tape.below(4);
        let is_ranked = !self.tape.is_one_of(3);
        (0..rules).for_each(|rule| self.rule(rule, rules, is_ranked));
    }

    fn question(&mut self) {
        let number = self.questions.len();
        self.text += &format!("[[questions]]\nid = \"q{number}\"\nask = \"Q\"\n");
        if self.tape.is_one_of(3) {
            self.text += "unsure = \"U\"\n";
        }
        let kind = match self.tape.below(5) {
            0 | 1 if self.dates().len() < 3 => Kind::Date,
            2 if self.tape.is_one_of(2) => Kind::Sum,
            2 => Kind::Number,
            _ => Kind::Choice(2 + self.tape.below(2)),
        };
        match kind {
            Kind::Choice(options) => {
                let options: Vec<String> =
                    (0..options).map(|it| format!("{{ id = \"o{it}\", say = \"O\" }}")).collect();
                self.text += &format!("options = [{}]\n", options.join(", "));
            }
            Kind::Sum => self.text += "kind = \"number\"\ncurrency = \"EUR\"\nat-most = 20\n",
            Kind::Number => {
                let decimals = self.tape.below(3);
                self.text += &format!("kind = \"number\"\ndecimals = {decimals}\nat-most = 20\n");
                if self.tape.is_one_of(3) {
                    self.text += "at-least = -3\n";
                }
            }
            Kind::Date => {
                self.text += &format!("kind = \"date\"\nevent = \"E{number}\"\n");
                if self.tape.is_one_of(4) {
                    self.text += "ahead = true\n";
                }
                let dates = self.dates();
                if !dates.is_empty() && self.tape.is_one_of(3) {
                    let after = dates[self.tape.below(dates.len())];
                    self.text += &format!("after = \"q{after}\"\n");
                }
            }
        }
        self.questions.push(kind);
    }

    fn of_kind(&self, is: impl Fn(Kind) -> bool) -> Vec<usize> {
        (0..self.questions.len()).filter(|&question| is(self.questions[question])).collect()
    }

    fn dates(&self) -> Vec<usize> {
        self.of_kind(|kind| kind == Kind::Date)
    }

    fn window(&mut self) {
        let (dates, number) = (self.dates(), self.windows);
        if dates.is_empty() {
            return;
        }
        self.text += &format!("[windows.w{number}]\n");
        self.windows += 1;
        if number > 1 && self.tape.is_one_of(4) {
            let (key, one) = (self.tape.one(&["any", "all"]), self.tape.below(number));
            let other = (one + 1) % number;
            self.text += &format!("{key} = [\"w{one}\", \"w{other}\"]\n");
            return;
        }
        let date = dates[self.tape.below(dates.len())];
        let is_season = self.by_month && self.tape.is_one_of(6);
        let side = if !is_season && self.tape.is_one_of(3) { "before" } else { "from" };
        self.text += &format!("{side} = \"q{date}\"\n");
        if is_season {
            return self.season();
        }
        if dates.len() > 1 && self.tape.is_one_of(3) {
            let others: Vec<usize> = dates.into_iter().filter(|other| *other != date).collect();
            let to = others[self.tape.below(others.len())];
            self.text += &format!("to = \"q{to}\"\n");
        }
        self.length();
    }

    fn season(&mut self) {
        let between = [
            "\"11-01\", \"12-31\"",
            "\"12-15\", \"01-05\"",
            "\"02-29\", \"02-29\"",
            "\"2026-11-01\", \"2026-11-30\"",
        ];
        match self.tape.below(4) {
            0 => {
                let until = self.tape.one(&["01-31", "2026-12-24", "02-29"]);
                self.text += &format!("until = \"{until}\"\n");
            }
            1 => {
                let between = self.tape.one(&between);
                self.text += &format!("between = [{between}]\n");
            }
            _ => {
                let (between, until) = (self.tape.one(&between), self.tape.one(&["01-31", "12-31"]));
                self.text += &format!("between = [{between}]\nuntil = \"{until}\"\n");
            }
        }
    }

    fn length(&mut self) {
        let choices = self.of_kind(|kind| matches!(kind, Kind::Choice(_)));
        let (key, lengths, count) = match (self.by_month, self.tape.below(6)) {
            (_, 0) => ("hours", ["1", "25", "48", "336"], ""),
            (_, 1) => ("days", ["0", "1", "14", "30"], "moment"),
            (_, 2) => ("days", ["0", "1", "14", "30"], "date"),
            (true, 3) => ("months", ["1", "2", "6", "12"], "moment"),
            (true, 4) => ("years", ["0", "1", "2", "1"], "date"),
            (true, _) => ("months", ["1", "2", "6", "12"], "date"),
            (false, _) => ("days", ["0", "1", "3", "10"], "working-days"),
        };
        if !choices.is_empty() && self.tape.is_one_of(4) {
            let by = choices[self.tape.below(choices.len())];
            let Kind::Choice(options) = self.questions[by] else { return };
            let each: Vec<String> =
                (0..options).map(|option| format!("o{option} = {}", self.tape.one(&lengths))).collect();
            self.text += &format!("by = \"q{by}\"\n{key} = {{ {} }}\n", each.join(", "));
        } else {
            self.text += &format!("{key} = {}\n", self.tape.one(&lengths));
        }
        if !count.is_empty() {
            self.text += &format!("count = \"{count}\"\n");
        }
        let ends = !self.by_month && count == "date" && self.tape.is_one_of(4);
        if ends {
            self.text += "end = \"next-working-day\"\n";
        }
        if ends || count == "working-days" {
            self.text += "calendar = \"shop\"\n";
        }
        if self.tape.is_one_of(6) {
            self.text += &format!("at = \"{}\"\n", self.tape.one(&["15:00", "00:00", "23:59"]));
        }
        if self.tape.is_one_of(8) {
            self.text += &format!("zone = \"{}\"\n", self.tape.one(&["Europe/Lisbon", "Asia/Tokyo"]));
        }
    }

    fn limit(&mut self) {
        let numbers = self.of_kind(|kind| matches!(kind, Kind::Number | Kind::Sum));
        if numbers.is_empty() {
            return;
        }
        let of = numbers[self.tape.below(numbers.len())];
        let bound = self.tape.one(&["less-than", "at-most", "at-least", "more-than"]);
        let value = self.tape.one(&["2", "1.5", "0", "-1", "10", "20", "2.005"]);
        self.text += &format!("[limits.l{}]\nof = \"q{of}\"\n{bound} = {value}\n", self.limits);
        self.limits += 1;
    }

    /// Conditions on some of the questions, limits and windows.
    fn when(&mut self) -> String {
        let mut all: Vec<(String, String)> = Vec::new();
        for _ in 0..self.tape.below(4) {
            let choices = self.of_kind(|kind| matches!(kind, Kind::Choice(_)));
            match self.tape.below(5) {
                0 if !choices.is_empty() => {
                    let question = choices[self.tape.below(choices.len())];
                    let options = self.tape.one(&["\"o0\"", "\"o1\"", "[\"o0\", \"o1\"]"]);
                    all.push((format!("q{question}"), options.to_owned()));
                }
                1 if self.limits > 0 => {
                    let limit = self.tape.below(self.limits);
                    all.push((format!("l{limit}"), self.tape.one(&["true", "false"]).to_owned()));
                }
                2 if self.cases > 0 => {
                    let case = self.tape.below(self.cases);
                    all.push(("case".to_owned(), format!("\"c{case}\"")));
                }
                3 if self.cases > 1 => all.push(("all-cases".to_owned(), "[\"c0\", \"c1\"]".to_owned())),
                _ if self.windows > 0 => {
                    let window = self.tape.below(self.windows);
                    let state = self.tape.one(&["\"open\"", "\"closed\""]);
                    all.push((format!("w{window}"), state.to_owned()));
                }
                _ => {}
            }
        }
        all.sort();
        all.dedup_by(|one, other| one.0 == other.0);
        all.iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>().join(", ")
    }

    fn rule(&mut self, rule: usize, rules: usize, is_ranked: bool) {
        let is_last = is_ranked && rule + 1 == rules;
        let when = if is_last { String::new() } else { self.when() };
        let outcome = self.tape.one(&[
            "does-not-qualify",
            "qualifies",
            "fix-first",
            "evidence-first",
            "support-decides",
            "fine",
            "asked",
        ]);
        let overrides = match (is_ranked, is_last) {
            (true, false) => format!("\"r{}\"", rule + 1),
            (false, _) if self.tape.is_one_of(2) => format!("\"r{}\"", self.tape.below(rules)),
            _ => String::new(),
        };
        self.text += &format!(
            "[[rules]]\nid = \"r{rule}\"\nwhen = {{ {when} }}\noutcome = \"{outcome}\"\noverrides = [{overrides}]\n"
        );
        self.terms();
    }

    /// The terms of a rule: what is paid back of a sum, sometimes depending on a number.
    fn terms(&mut self) {
        if !self.tape.is_one_of(3) {
            return;
        }
        let key = self.tape.one(&["pays", "keeps"]);
        let amount = self.tape.one(&["50%", "100%", "0%", "33.3%", "5 EUR", "7.50 EUR"]);
        let (sums, numbers) =
            (self.of_kind(|kind| kind == Kind::Sum), self.of_kind(|kind| kind == Kind::Number));
        let of = match (sums.as_slice(), numbers.as_slice()) {
            ([], _) => String::new(),
            ([sum, ..], [number, ..]) if self.tape.is_one_of(3) => {
                format!(", of = [\"q{number}\", \"q{sum}\"]")
            }
            ([sum, ..], _) => format!(", of = \"q{sum}\""),
        };
        let by = self.tape.one(&["", ", as = \"card\"", ", postage = \"buyer\""]);
        self.text += &format!("terms = {{ {key} = \"{amount}\"{of}{by} }}\n");
    }
}
