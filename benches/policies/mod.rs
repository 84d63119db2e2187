//! Policies of any size, in the format that a shop writes. The benchmarks and the tests share them.

use std::fmt::Write;

/// A policy's two texts: `rules.toml` and the written policy.
pub(crate) struct Texts {
    /// The text of `rules.toml`.
    pub(crate) rules: String,
    /// The written policy.
    pub(crate) text: String,
}

impl Texts {
    fn new() -> Texts {
        let rules = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                     text = \"policy.md\"\n[contact]\nemail = \"support@shop-of-mine.com\"\n";
        Texts { rules: rules.to_owned(), text: "# Refunds\n\n".to_owned() }
    }

    fn clause(&mut self, id: &str) {
        let quote = format!("The sentence about {id} is this one.");
        let _ = write!(self.rules, "[clauses.{id}]\nquote = \"{quote}\"\n");
        let _ = writeln!(self.text, "{quote} It says more than that.\n");
    }

    fn question(&mut self, id: &str, options: usize) {
        let options: Vec<String> = (0..options)
            .map(|option| format!("{{ id = \"o{option}\", say = \"Option {option}\" }}"))
            .collect();
        let options = options.join(", ");
        let _ = write!(
            self.rules,
            "[[questions]]\nid = \"{id}\"\nask = \"What of {id}?\"\noptions = [{options}]\n"
        );
    }

    fn rule(&mut self, id: &str, when: &str, clause: &str, overrides: &[String]) {
        let overrides: Vec<String> = overrides.iter().map(|name| format!("\"{name}\"")).collect();
        let _ = write!(
            self.rules,
            "[[rules]]\nid = \"{id}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\nclauses = [\"{clause}\"]\n\
             evidence = [\"order-number\"]\nsay = \"What {id} means for you.\"\nsteps = [\"Write to us.\"]\n\
             overrides = [{}]\n",
            overrides.join(", ")
        );
    }
}

/// The number of reasons in a large policy.
const MOST_REASONS: usize = 16;

/// A policy of realistic shape: sixteen reasons with three questions of their own each, eleven further
/// questions and two windows from the day of purchase; 60 questions in total. There is one general rule, a
/// rule for each case of a reason, which overrides it, and a few rules that override everything. With fewer
/// than 512 rules there are fewer reasons.
pub(crate) fn realistic(rules: usize) -> Texts {
    let reasons = (rules / 32).clamp(2, MOST_REASONS);
    const OTHERS: usize = 9;
    let kinds = (rules / (MOST_REASONS * 4 * 4)).max(2);
    let mut texts = Texts::new();
    texts.clause("general");
    (0..reasons).for_each(|reason| texts.clause(&format!("reason-{reason}")));
    texts.question("reason", reasons);
    for reason in 0..reasons {
        texts.question(&format!("kind-{reason}"), kinds);
        texts.question(&format!("use-{reason}"), 4);
        texts.question(&format!("proof-{reason}"), 3);
    }
    (0..OTHERS).for_each(|other| texts.question(&format!("other-{other}"), 3));
    texts.rules += "[[questions]]\nid = \"purchased\"\nkind = \"date\"\nask = \"When?\"\n";
    texts.question("support", 3);
    texts.rules += "[windows.refund]\nfrom = \"purchased\"\ndays = 14\ncount = \"moment\"\n\
                    [windows.report]\nfrom = \"purchased\"\ndays = 30\ncount = \"date\"\n\
                    [evidence.order-number]\nsay = \"Your order number\"\n";
    texts.rule("general", "", "general", &[]);
    for reason in 0..reasons {
        let clause = format!("reason-{reason}");
        for kind in 0..kinds {
            for usage in 0..4 {
                let case = format!(
                    "reason = \"o{reason}\", kind-{reason} = \"o{kind}\", use-{reason} = \"o{usage}\""
                );
                let id = format!("r-{reason}-{kind}-{usage}");
                let general = ["general".to_owned()];
                texts.rule(&format!("{id}-late"), &format!("{case}, refund = \"closed\""), &clause, &general);
                for (number, state) in [
                    "proof-R = [\"o0\", \"o1\"], refund = \"open\", support = \"o0\"",
                    "refund = \"open\", support = \"o1\"",
                    "proof-R = \"o0\", refund = \"open\", support = \"o2\"",
                ]
                .into_iter()
                .enumerate()
                {
                    let state = state.replace("-R", &format!("-{reason}"));
                    texts.rule(&format!("{id}-{number}"), &format!("{case}, {state}"), &clause, &general);
                }
            }
        }
    }
    for other in 0..OTHERS {
        let mut weaker: Vec<String> = (0..other).map(|weaker| format!("never-{weaker}")).collect();
        if other == 0 {
            weaker.extend(all_cases(reasons, kinds));
        }
        let when = format!("other-{other} = \"o2\", report = \"closed\"");
        texts.rule(&format!("never-{other}"), &when, "general", &weaker);
    }
    texts
}

fn all_cases(reasons: usize, kinds: usize) -> Vec<String> {
    let mut cases = vec!["general".to_owned()];
    for reason in 0..reasons {
        for kind in 0..kinds {
            for usage in 0..4 {
                let id = format!("r-{reason}-{kind}-{usage}");
                cases.extend(["late", "0", "1", "2"].map(|end| format!("{id}-{end}")));
            }
        }
    }
    cases
}

/// What a rule requires, as pairs of question and option, and the rules it overrides, all as indices.
type Asks = (Vec<(usize, usize)>, Vec<usize>);

fn three_way(questions: usize, rules: &[Asks]) -> Texts {
    let mut texts = Texts::new();
    texts.clause("general");
    (0..questions).for_each(|question| texts.question(&format!("q{question}"), 3));
    texts.rules += "[evidence.order-number]\nsay = \"Your order number\"\n";
    for (number, (asks, overrides)) in rules.iter().enumerate() {
        let when: Vec<String> =
            asks.iter().map(|(question, option)| format!("q{question} = \"o{option}\"")).collect();
        let overrides: Vec<String> = overrides.iter().map(|weaker| format!("r{weaker}")).collect();
        texts.rule(&format!("r{number}"), &when.join(", "), "general", &overrides);
    }
    texts
}

/// A rule for each question, without any order among them: all rules overlap.
pub(crate) fn independent(questions: usize) -> Texts {
    let rule = |question: usize| (vec![(question, question % 3)], vec![]);
    three_way(questions, &(0..questions).map(rule).collect::<Vec<_>>())
}

/// A rule for two options of each question, each overriding the next, and a general one at the end.
pub(crate) fn chain(questions: usize) -> Texts {
    let mut rules: Vec<_> =
        (0..questions * 2).map(|rule| (vec![(rule / 2, rule % 2)], vec![rule + 1])).collect();
    rules.push((vec![], vec![]));
    three_way(questions, &rules)
}

/// A general rule and exceptions to it. Each exception depends on two questions, and overrides the exceptions
/// before it.
pub(crate) fn exceptions(questions: usize) -> Texts {
    let exception =
        |at: usize| (vec![(at, 0), ((at + 1) % questions, 1)], [vec![0], (1..=at).collect()].concat());
    let rules: Vec<_> = std::iter::once((vec![], vec![])).chain((0..questions).map(exception)).collect();
    three_way(questions, &rules)
}

/// Rules that each depend on one question of the first half and one of the second. The diagram has to
/// remember all answers to the first half, so its size is 2 to the power of that half.
pub(crate) fn exploding(questions: usize) -> Texts {
    let half = questions / 2;
    let mut rules: Vec<_> = (0..half).map(|at| (vec![(at, 0), (half + at, 1)], vec![at + 1])).collect();
    rules.push((vec![], vec![]));
    three_way(questions, &rules)
}

/// Dates with windows of three different lengths, and a ranking of rules, each of which needs three windows
/// to be open or closed. Another seed gives another policy over the same dates.
pub(crate) fn dated(dates: usize, windows: usize, rules: usize, seed: usize) -> Texts {
    let mut texts = Texts::new();
    texts.clause("general");
    for date in 0..dates {
        let _ = writeln!(
            texts.rules,
            "[[questions]]\nid = \"d{date}\"\nkind = \"date\"\nask = \"When was d{date}?\""
        );
    }
    // The factors have no common divisor with `of`, so that the numbers spread evenly.
    let pick = |number: usize, of: usize| (number * 7919 + seed * 104_729) / 13 % of;
    for window in 0..windows {
        let (days, count) = (
            [7, 14, 30].get(pick(window, 3)).copied().unwrap_or_default(),
            if (window / dates).is_multiple_of(2) { "moment" } else { "date" },
        );
        let _ = writeln!(
            texts.rules,
            "[windows.w{window}]\nfrom = \"d{}\"\ndays = {days}\ncount = \"{count}\"",
            window % dates
        );
    }
    texts.rules += "[evidence.order-number]\nsay = \"Your order number\"\n";
    for rule in 0..rules {
        let asks = (0..3).map(|ask| {
            let state = if pick(rule * 3 + ask, 2) == 0 { "open" } else { "closed" };
            format!("w{} = \"{state}\"", (pick(rule, windows) + ask * 5 + ask) % windows)
        });
        let is_last = rule + 1 == rules;
        let when = if is_last { String::new() } else { asks.collect::<Vec<_>>().join(", ") };
        let weaker: Vec<String> = if is_last { Vec::new() } else { vec![format!("r{}", rule + 1)] };
        texts.rule(&format!("r{rule}"), &when, "general", &weaker);
        let outcomes = ["qualifies", "fix-first", "evidence-first", "does-not-qualify", "support-decides"];
        let outcome = outcomes.get(pick(rule, 5)).copied().unwrap_or_default();
        let at = texts.rules.rfind("outcome = \"qualifies\"").unwrap_or_default();
        texts
            .rules
            .replace_range(at..at + "outcome = \"qualifies\"".len(), &format!("outcome = \"{outcome}\""));
    }
    texts
}
