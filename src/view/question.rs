//! One question: large buttons, or a field for a date or time.

use super::screen::{self, Screen};
use super::{Markup, Phrase};
use crate::interview::{Problem, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time;

/// The question as markup. `at_most` of 0 says nothing about how many are to come.
pub(super) fn question(
    screen: &Screen<'_>,
    markup: &mut Markup<'_>,
    topic: Topic,
    at_most: u32,
    flaw: Option<Problem>,
) {
    let Some(question) = screen.compiled.policy.questions.get(topic.question) else { return };
    let id = topic.id(&screen.compiled.policy);
    // A heading that takes the focus when the question is new.
    let start = "<div part=question role=group aria-labelledby=title data-question=$>\
                 <h2 id=title tabindex=-1 part=title>$</h2>";
    markup.put(start, &[], &[&id, screen::ask(screen.words, question, topic)]);
    if topic.time {
        markup.put("<p class=hint>#</p>", &[Phrase::AskTimeHint], &[]);
    } else if let Some(hint) = &question.hint {
        markup.put("<p class=hint>$</p>", &[], &[hint]);
    }
    if question.kind == Kind::Date {
        if !topic.time {
            days(screen, markup);
        }
        field(screen, markup, &id, topic.time, flaw);
    }
    options(screen, markup, question, topic);
    if at_most > 0 {
        markup.put("<p part=progress>$</p>", &[], &[&progress(screen, at_most)]);
    }
    markup.put("</div>", &[], &[]);
}

fn options(screen: &Screen<'_>, markup: &mut Markup<'_>, question: &Question, topic: Topic) {
    markup.put("<ul class=options>", &[], &[]);
    if topic.time {
        option(markup, UNKNOWN, screen.words.say(Phrase::UnknownTime), None);
    } else {
        if let Kind::Choice(options) = &question.kind {
            for it in options {
                option(markup, &it.id, &it.say, it.hint.as_deref());
            }
        }
        if let Some(unsure) = &question.unsure {
            option(markup, UNSURE, unsure, None);
        }
    }
    markup.put("</ul>", &[], &[]);
}

fn option(markup: &mut Markup<'_>, id: &str, say: &str, hint: Option<&str>) {
    let start = "<li><button type=button part=option data-option=$><span class=say>$</span>";
    markup.put(start, &[], &[id, say]);
    if let Some(hint) = hint {
        markup.put("<span class=hint>$</span>", &[], &[hint]);
    }
    markup.put("</button></li>", &[], &[]);
}

/// Days that people know without a calendar, each with its date.
fn days(screen: &Screen<'_>, markup: &mut Markup<'_>) {
    let Some(today) = screen.today else { return };
    markup.put("<ul class=days>", &[], &[]);
    for (before, name) in [(0, Phrase::Today), (1, Phrase::Yesterday), (7, Phrase::WeekAgo)] {
        let day = time::Day(today.0 - before);
        let pattern = "<li><button type=button part=day data-day=$>\
                       <span class=say>#</span><span class=hint>$</span></button></li>";
        markup.put(pattern, &[name], &[&time::day_text(day), &screen.format.day(day)]);
    }
    markup.put("</ul>", &[], &[]);
}

fn field(screen: &Screen<'_>, markup: &mut Markup<'_>, id: &str, is_time: bool, flaw: Option<Problem>) {
    let (name, kind) = if is_time { (Phrase::Time, "time") } else { (Phrase::Date, "date") };
    let label = "<div class=given><label for=field>#</label><p class=error id=error role=alert>";
    markup.put(label, &[name], &[]);
    if let Some(flaw) = flaw {
        markup.put("#", &[screen::problem(flaw, is_time)], &[]);
    }
    let input = "</p><div class=entry><input id=field part=field name=$ autocomplete=off type=$";
    markup.put(input, &[], &[id, kind]);
    if let Some(today) = screen.today.filter(|_| !is_time) {
        markup.put(" max=$", &[], &[&time::day_text(today)]);
    }
    if flaw.is_some() {
        markup.put(" aria-invalid=true aria-describedby=error", &[], &[]);
    }
    let send = "></input><button type=button part=continue data-continue>#</button></div></div>";
    markup.put(send, &[Phrase::Continue], &[]);
}

fn progress(screen: &Screen<'_>, at_most: u32) -> String {
    if at_most == 1 {
        return screen.words.say(Phrase::LastQuestion).to_owned();
    }
    screen.format.count(screen.words.say(Phrase::AtMost), at_most)
}
