//! One screen: the answers so far, and the question or verdict they lead to.

use super::{Format, Letter, Markup, Phrase, Words, question, verdict};
use crate::compiled::Compiled;
use crate::interview::{Asked, Change, Invalid, Problem, Reply, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time::{self, Given};

/// Everything that a screen shows.
pub struct Screen<'a> {
    /// The policy.
    pub compiled: &'a Compiled,
    /// The interface's words.
    pub words: &'a Words,
    /// How days and instants are written.
    pub format: &'a dyn Format,
    /// What was asked and answered.
    pub asked: &'a [Asked<'a>],
    /// What comes next.
    pub reply: &'a Reply,
    /// What would change a verdict, as time goes by.
    pub changes: &'a [Change],
    /// The case code of a verdict.
    pub code: &'a str,
    /// The evidence that the buyer has ticked, with what was typed beside it.
    pub given: &'a [(&'a str, &'a str)],
    /// The message to the shop, on a verdict.
    pub letter: Option<&'a Letter<'a>>,
    /// The buyer's present day, for the latest date that can be given, where it is known.
    pub today: Option<time::Day>,
}

/// The screen as markup.
pub fn screen<'a>(screen: &Screen<'a>) -> Markup<'a> {
    let mut markup = Markup::new(screen.words);
    match screen.reply {
        Reply::Ask(ask) => {
            answers(screen, &mut markup, screen.asked);
            question::question(screen, &mut markup, ask.topic, ask.at_most, None);
        }
        Reply::Verdict(it) => {
            answers(screen, &mut markup, screen.asked);
            verdict::verdict(screen, &mut markup, it);
        }
        // What cannot be an answer is asked again, and the rest stands.
        Reply::Invalid(Invalid { question, problem }) => {
            let Some(topic) = Topic::find(&screen.compiled.policy, question) else { return markup };
            let end = screen.asked.iter().position(|it| it.topic == topic).unwrap_or(screen.asked.len());
            answers(screen, &mut markup, screen.asked.get(..end).unwrap_or_default());
            question::question(screen, &mut markup, topic, 0, Some(*problem));
        }
    }
    markup
}

fn answers(screen: &Screen<'_>, markup: &mut Markup<'_>, asked: &[Asked<'_>]) {
    if asked.is_empty() {
        return;
    }
    markup.put("<ol part=answers aria-label=#>", &[Phrase::AnswersSoFar], &[]);
    for it in asked {
        let Some(question) = screen.compiled.policy.questions.get(it.topic.question) else { continue };
        let ask = ask(screen.words, question, it.topic);
        let said = said(screen.words, screen.format, question, it);
        let (id, change) = (it.topic.id(&screen.compiled.policy), screen.words.fill(Phrase::ChangeOf, ask));
        let pattern = "<li><div><span class=asked>$</span><span class=said>$</span></div>\
                       <button type=button part=change data-change=$ aria-label=$>#</button></li>";
        markup.put(pattern, &[Phrase::Change], &[ask, &said, &id, &change]);
    }
    markup.put("</ol>", &[], &[]);
}

/// A question as people read it.
pub(super) fn ask<'a>(words: &'a Words, question: &'a Question, topic: Topic) -> &'a str {
    if topic.time { words.say(Phrase::AskTime) } else { &question.ask }
}

/// An answer as people read it.
pub(super) fn said(words: &Words, format: &dyn Format, question: &Question, asked: &Asked<'_>) -> String {
    if asked.topic.time {
        let unknown = asked.said == UNKNOWN;
        return if unknown { words.say(Phrase::UnknownTime).to_owned() } else { asked.said.to_owned() };
    }
    if let (UNSURE, Some(unsure)) = (asked.said, &question.unsure) {
        return unsure.clone();
    }
    match &question.kind {
        Kind::Choice(options) => options.iter().find(|it| it.id == asked.said).map(|it| it.say.clone()),
        Kind::Date => match time::when(asked.said) {
            Ok(Given::Day(day)) => Some(format.day(day)),
            Ok(Given::Local(shown)) => {
                let mut text = format.day(shown.day());
                text.push_str(", ");
                text.push_str(&time::clock_text(shown.time()));
                Some(text)
            }
            Ok(Given::Instant(instant)) => Some(format.instant(instant)),
            Err(_) => None,
        },
    }
    .unwrap_or_else(|| asked.said.to_owned())
}

/// What is said beside a field.
pub(super) fn problem(problem: Problem, time: bool) -> Phrase {
    match (problem, time) {
        (Problem::InTheFuture, false) => Phrase::DateInTheFuture,
        (Problem::InTheFuture, true) => Phrase::TimeInTheFuture,
        (Problem::Impossible, false) => Phrase::DateImpossible,
        (Problem::Impossible, true) => Phrase::TimeImpossible,
        (_, false) => Phrase::DateMalformed,
        (_, true) => Phrase::TimeMalformed,
    }
}
