//! Examines a policy: what is wrong and for whom, which sentences are cited, whether the scenarios hold, and
//! the form that a page loads.

use serde::Serialize;

use super::files::{Files, Mark, Marks, Trouble, folder, trouble};
use crate::analysis::{self, Checked, Finding};
use crate::buyers::Buyer;
use crate::compiled::Compiled;
use crate::file;
use crate::read::{self, Folder, Translation};
use crate::report::scenarios::{self, Difference, Scenario};
use crate::time::{Day, Zone, rfc3339};
use crate::zones::Named;

/// Everything that the page shows about a policy that is being written.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// Why the files are no policy. If set, all lists are empty.
    #[cfg_attr(test, ts(optional))]
    pub unreadable: Option<Trouble>,
    /// The findings, in the order of their places.
    pub findings: Vec<Found>,
    /// Why the policy could not be compiled.
    #[cfg_attr(test, ts(optional))]
    pub too_large: Option<String>,
    /// The sentences of the written policy.
    pub sentences: Vec<Sentence>,
    /// Why the scenarios cannot be read.
    #[cfg_attr(test, ts(optional))]
    pub scenarios_unreadable: Option<Trouble>,
    /// The result of each scenario.
    pub scenarios: Vec<Ran>,
    /// The ids of the rules that no scenario reaches.
    pub not_exercised: Vec<String>,
    /// Every text that people read, with its path.
    pub words: Vec<(String, String)>,
    /// The translations, each with the paths that it lacks.
    pub translations: Vec<Translated>,
    /// The compiled policy, as a page loads it.
    #[cfg_attr(test, ts(optional))]
    pub compiled: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    check: &'static str,
    message: String,
    help: String,
    label: String,
    mark: Mark,
    also: Vec<(Mark, String)>,
    rules: Vec<String>,
    #[cfg_attr(test, ts(optional))]
    buyer: Option<Asked>,
}

/// A buyer: answers as pairs of question and answer, the present moment and the zone.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Asked {
    answers: Vec<(String, String)>,
    now: String,
    time_zone: String,
}

/// A sentence of the written policy, with the clauses that quote a part of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sentence {
    text: String,
    mark: Mark,
    clauses: Vec<String>,
}

/// The result of a scenario.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ran {
    name: String,
    mark: Mark,
    differences: Vec<Difference>,
    reply: String,
    buyer: Asked,
}

/// A translation, and what it lacks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Translated {
    file: String,
    language: String,
    missing: Vec<String>,
}

/// Examines a policy. `today` serves to find calendars whose holidays end too soon.
#[must_use]
pub fn look(files: &Files, today: Option<Day>) -> Look {
    let folder = match folder(files) {
        Ok(folder) => folder,
        Err(trouble) => return Look { unreadable: Some(trouble), ..Look::default() },
    };
    let marks = Marks::new(files);
    let Checked { findings, compiled } = analysis::examine_on(&folder, today);
    let words = words(&folder);
    let mut look = Look {
        findings: findings.into_iter().map(|finding| found(&marks, finding)).collect(),
        sentences: sentences(&marks, &folder),
        translations: folder.translations.iter().map(|it| translated(it, &words)).collect(),
        words,
        ..Look::default()
    };
    match compiled {
        Ok(compiled) => {
            look.compiled = Some(file::write(&compiled, &file::translations(&folder, &compiled)));
            look.run(files, &marks, &compiled);
        }
        Err(error) => look.too_large = Some(error.in_words(&folder.policy)),
    }
    look
}

impl Look {
    fn run(&mut self, files: &Files, marks: &Marks<'_>, compiled: &Compiled) {
        let Some(text) = files.get(scenarios::FILE) else {
            self.not_exercised = compiled.policy.rules.iter().map(|rule| rule.id.clone()).collect();
            return;
        };
        match scenarios::read_text(text, &compiled.policy) {
            Err(error) => self.scenarios_unreadable = Some(trouble(&error, files)),
            Ok(all) => {
                let run = scenarios::run(compiled, &all);
                self.scenarios =
                    all.iter().zip(run.scenarios).map(|(one, ran)| self::ran(marks, one, ran)).collect();
                self.not_exercised = run.not_exercised;
            }
        }
    }
}

fn ran(marks: &Marks<'_>, scenario: &Scenario, ran: scenarios::Ran) -> Ran {
    let buyer = Asked {
        answers: scenario.answers.clone(),
        now: rfc3339(scenario.now, &scenario.zone),
        time_zone: scenario.zone.name().to_owned(),
    };
    Ran {
        name: ran.name,
        mark: marks.of(&scenario.place),
        differences: ran.differences,
        reply: ran.reply,
        buyer,
    }
}

fn found(marks: &Marks<'_>, finding: Finding) -> Found {
    Found {
        check: finding.check.id(),
        mark: marks.of(&finding.place),
        also: finding.also.into_iter().map(|(place, label)| (marks.of(&place), label)).collect(),
        message: finding.message,
        help: finding.help,
        label: finding.label,
        rules: finding.rules,
        buyer: finding.witness.as_ref().map(Asked::from),
    }
}

impl From<&Buyer> for Asked {
    fn from(buyer: &Buyer) -> Self {
        let zone = Named::new(buyer.zone).unwrap_or(Named::UTC);
        Asked {
            answers: buyer.answers.clone(),
            now: rfc3339(buyer.now, &zone),
            time_zone: buyer.zone.to_owned(),
        }
    }
}

fn sentences(marks: &Marks<'_>, folder: &Folder) -> Vec<Sentence> {
    let name = |&place: &usize| folder.policy.clauses.get(place).map(|clause| clause.id.clone());
    let one = |(sentence, clauses): (analysis::Sentence, Vec<usize>)| Sentence {
        mark: marks.of(&sentence.place),
        text: sentence.text,
        clauses: clauses.iter().filter_map(name).collect(),
    };
    analysis::cited(folder).into_iter().map(one).collect()
}

fn words(folder: &Folder) -> Vec<(String, String)> {
    let mut words = Vec::new();
    read::each_word(&mut folder.policy.clone(), &mut |path, word| words.push((path.join("."), word.clone())));
    words
}

fn translated(translation: &Translation, words: &[(String, String)]) -> Translated {
    let said = translation.words.iter().filter(|word| !word.text.trim().is_empty());
    let there: std::collections::HashSet<String> = said.map(|word| word.names().join(".")).collect();
    let missing = words.iter().map(|(path, _)| path).filter(|path| !there.contains(*path));
    Translated {
        file: translation.source.file.clone(),
        language: translation.language.get_ref().clone(),
        missing: missing.cloned().collect(),
    }
}
