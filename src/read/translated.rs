//! Visits every text of a policy that people read, and translates them.

use std::collections::HashMap;

use super::{Folder, Translation, Word};
use crate::policy::{Kind, Number, Policy};

/// The policy in the words of a translation. Words that it lacks stay as they are.
pub fn translated(folder: &Folder, translation: &Translation) -> Policy {
    let mut policy = folder.policy.clone();
    policy.language.clone_from(translation.language.get_ref());
    let said = |word: &&Word| !word.text.trim().is_empty();
    let texts: HashMap<Vec<&str>, &str> =
        translation.words.iter().filter(said).map(|word| (word.names(), word.text.as_str())).collect();
    each_word(&mut policy, &mut |path, word| {
        if let Some(text) = texts.get(path) {
            *word = (*text).to_owned();
        }
    });
    // The quote stays the original sentence; the translation is kept beside it.
    for (clause, own) in policy.clauses.iter_mut().zip(&folder.policy.clauses) {
        let said = std::mem::replace(&mut clause.quote, own.quote.clone());
        clause.translation = (said != own.quote).then_some(said);
    }
    policy
}

/// Calls `call` with the path and the text of everything that people read.
pub fn each_word(policy: &mut Policy, call: &mut dyn FnMut(&[&str], &mut String)) {
    call(&["title"], &mut policy.title);
    policy.rights.iter_mut().for_each(|rights| call(&["rights"], rights));
    for clause in &mut policy.clauses {
        call(&["clauses", &clause.id], &mut clause.quote);
    }
    for question in &mut policy.questions {
        let under: [&str; 2] = ["questions", &question.id];
        let mut call = |path: &[&str], word: &mut String| call(&[&under, path].concat(), word);
        call(&["ask"], &mut question.ask);
        question.hint.iter_mut().for_each(|hint| call(&["hint"], hint));
        question.unsure.iter_mut().for_each(|unsure| call(&["unsure"], unsure));
        question.event.iter_mut().for_each(|event| call(&["event"], event));
        // A symbol such as `%` is the same in every language.
        if let Kind::Number(Number { unit: Some(unit), .. }) = &mut question.kind
            && unit.contains(char::is_alphabetic)
        {
            call(&["unit"], unit);
        }
        if let Kind::Choice(options) = &mut question.kind {
            for option in options {
                call(&["options", &option.id, "say"], &mut option.say);
                option.hint.iter_mut().for_each(|hint| call(&["options", &option.id, "hint"], hint));
            }
        }
    }
    for own in &mut policy.outcomes {
        call(&["outcomes", &own.id, "title"], &mut own.title);
        call(&["outcomes", &own.id, "means"], &mut own.means);
    }
    for evidence in &mut policy.evidence {
        call(&["evidence", &evidence.id, "say"], &mut evidence.say);
        evidence.how.iter_mut().for_each(|how| call(&["evidence", &evidence.id, "how"], how));
    }
    for rule in &mut policy.rules {
        // Rules may share a note. Its path is then visited once for each of them.
        rule.note.iter_mut().for_each(|note| call(&["notes", &note.id, "say"], &mut note.say));
        rule.say.iter_mut().for_each(|say| call(&["rules", &rule.id, "say"], say));
        for (number, step) in (1..).zip(&mut rule.steps) {
            call(&["rules", &rule.id, "steps", &usize::to_string(&number)], step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Source, read_texts};

    const RULES: &str = "format = 1\n[policy]\nid = \"p\"\ntitle = \"Refunds\"\nversion = \"1\"\n\
                         language = \"en\"\ntext = \"policy.md\"\n[clauses]\nc = { quote = \"C\" }\n\
                         [[questions]]\nid = \"q\"\nask = \"Q?\"\noptions = [{ id = \"a\", say = \"A\" }]\n\
                         [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nsteps = [\"One\", \"Two\"]\n";

    #[test]
    fn dates_units_and_outcomes_of_the_shop_s_own_have_words_too() {
        let rules = RULES.replace(
            "[[rules]]",
            "[outcomes.half]\nlike = \"qualifies\"\ntitle = \"Half\"\nmeans = \"Half of it.\"\n\
             [[questions]]\nid = \"d\"\nkind = \"date\"\nask = \"When?\"\nevent = \"Delivery\"\n\
             [[questions]]\nid = \"h\"\nkind = \"number\"\nask = \"How many?\"\nunit = \"hours\"\n\
             [[questions]]\nid = \"s\"\nkind = \"number\"\nask = \"How much?\"\nunit = \"%\"\n[[rules]]",
        );
        let mut paths = Vec::new();
        each_word(&mut read_texts(&rules, "").unwrap().policy, &mut |path, _| paths.push(path.join(".")));
        for path in ["questions.d.event", "questions.h.unit", "outcomes.half.title", "outcomes.half.means"] {
            assert!(paths.iter().any(|it| it == path), "{path} {paths:?}");
        }
        assert!(paths.iter().all(|it| it != "questions.s.unit"));
    }

    #[test]
    fn what_is_translated_is_replaced_and_the_rest_stays() {
        let folder = read_texts(RULES, "").unwrap();
        let text = "language = \"de\"\n[clauses]\nc = \"K\"\n[questions.q]\nask = \" \"\n\
                    options.a.say = \"Ah\"\n[rules.r]\nsteps = [\"Eins\"]\n";
        let source = Source::new("text.de.toml", text);
        let policy = translated(&folder, &Translation::read(source).unwrap());
        let mut words = Vec::new();
        each_word(&mut policy.clone(), &mut |_, word| words.push(word.clone()));
        assert_eq!(words, ["Refunds", "C", "Q?", "Ah", "Eins", "Two"]);
        assert_eq!(policy.clauses[0].translation.as_deref(), Some("K"));
        assert_eq!((policy.language.as_str(), policy.id.as_str()), ("de", "p"));
    }
}
