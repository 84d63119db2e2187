//! The decision as HTML: repeated parts are written once, and a text that is too long is refused with a
//! message.

use std::fmt::Write;

use refund_check::publish::{Shape, static_html, static_markdown};

use crate::support::{DEFAULT, compiled, fan, from_rules};

/// A policy of questions in pairs: a rule for the first answer to both questions of a pair, each rule
/// overriding the next. Written out along every path, it becomes three times longer with each pair.
pub(crate) fn pairs(count: usize) -> String {
    let mut rules = String::new();
    for number in 0..count * 2 {
        let options =
            ["x", "y", "z"].map(|id| format!("{{ id = \"{id}\", say = \"Answer {id}\" }}")).join(", ");
        writeln!(
            rules,
            "[[questions]]\nid = \"q{number}\"\nask = \"Question {number}?\"\noptions = [{options}]"
        )
        .unwrap();
    }
    for number in 0..=count {
        let when = match number == count {
            true => String::new(),
            false => format!("q{} = \"x\", q{} = \"y\"", number * 2, number * 2 + 1),
        };
        writeln!(rules, "[[rules]]\nid = \"r{number}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\nsay = \"Rule {number}\"")
            .unwrap();
        if number < count {
            writeln!(rules, "overrides = [\"r{}\"]", number + 1).unwrap();
        }
    }
    rules
}

#[test]
fn a_page_grows_with_the_diagram_and_not_with_the_ways_through_it() {
    let size = |count: usize, shape| static_html(&from_rules(&pairs(count)), shape).unwrap().len();
    for shape in [Shape::Details, Shape::Lists] {
        let (ten, twenty) = (size(10, shape), size(20, shape));
        assert!(ten < 12_000, "{ten}");
        assert!(twenty < ten * 2 + ten / 4, "{ten} {twenty}");
    }
}

#[test]
fn answers_that_lead_alike_are_one_entry_and_what_several_lead_to_is_referred_to() {
    let expected = "\
<p>Choose what fits your case. Your rights, and ways to a person if you are not sure or do not agree, are at the end.</p>
<h3>1. Question 0?</h3>
<ul>
<li>
<details>
<summary>Answer x.</summary>
<h4>Question 1?</h4>
<ul>
<li>
<details>
<summary>Answer x / Answer z.</summary>
<p>This meets the policy’s conditions. See 2.</p>
</details>
</li>
<li>
<details>
<summary>Answer y.</summary>
<h5>This meets the policy’s conditions.</h5>
<p>Rule 0.</p>
</details>
</li>
</ul>
</details>
</li>
<li>
<details>
<summary>Answer y / Answer z.</summary>
<p>This meets the policy’s conditions. See 2.</p>
</details>
</li>
</ul>
<h3>2. This meets the policy’s conditions.</h3>
<p>Rule 1.</p>
<h3>Your rights</h3>
";
    let html = static_html(&from_rules(&pairs(1)), Shape::Details).unwrap();
    assert!(html.starts_with(expected), "{html}");
}

#[test]
fn markdown_says_where_to_read_on() {
    let expected = "\
Choose what fits your case. Your rights, and ways to a person if you are not sure or do not agree, are at the end.

### 1. Question 0?

- **Answer x.** Go on with 2: Question 1?
- **Answer y / Answer z.** This meets the policy’s conditions. See 3.

### 2. Question 1?

- **Answer x / Answer z.** This meets the policy’s conditions. See 3.
- **Answer y.** This meets the policy’s conditions. See 4.

### 3. This meets the policy’s conditions.

Rule 1.
";
    let markdown = static_markdown(&from_rules(&pairs(1)), Shape::Lists).unwrap();
    assert!(markdown.starts_with(expected), "{markdown}");
}

#[test]
fn a_decision_that_is_too_long_to_write_out_is_refused_and_told_in_short() {
    let policy = fan(1_000);
    let why = static_html(&policy, Shape::Details).unwrap_err();
    assert_eq!((why.entries, why.questions), (1_001, vec![0]));
    assert!(static_html(&policy, Shape::Brief).unwrap().matches("<h3>").count() > 1_000);
}

#[test]
fn the_default_policy_in_writing_costs_a_page_s_first_paint_little() {
    // It was 53 kB when every verdict repeated the note about rights. Each 10 kB take 50 ms on a slow phone
    // connection.
    let size = static_html(&compiled(DEFAULT), Shape::Details).unwrap().len();
    assert!(size <= 20_000, "{size}");
}

#[test]
fn every_sentence_of_a_verdict_is_quoted_once_or_stands_at_the_end_under_its_number() {
    let rules = "\
[clauses.own]
quote = \"Only here.\"
[clauses.nobody]
quote = \"Nobody.\"
[clauses.both]
quote = \"For both.\"
[[questions]]
id = \"q\"
ask = \"Why?\"
options = [{ id = \"a\", say = \"A\" }, { id = \"b\", say = \"B\" }]
[[rules]]
id = \"a\"
when = { q = \"a\" }
outcome = \"qualifies\"
clauses = [\"both\", \"own\"]
say = \"Yes\"
[[rules]]
id = \"b\"
when = { q = \"b\" }
outcome = \"qualifies\"
clauses = [\"both\"]
say = \"Yes, too\"
";
    for shape in [Shape::Details, Shape::Lists, Shape::Brief] {
        let html = static_html(&from_rules(rules), shape).unwrap();
        for said in [
            "<p>Numbers in brackets are sentences of our policy, which stand at the end.</p>",
            "<p>Yes. [1]</p>\n<blockquote>Only here.</blockquote>",
            "<p>Yes, too. [1]</p>\n",
            "<h3>What the policy says</h3>\n<ol>\n<li>For both.</li>\n</ol>",
        ] {
            assert!(html.contains(said), "{said}\n{html}");
        }
        assert_eq!(html.matches("For both.").count(), 1);
        assert!(!html.contains("Nobody."));
    }
}

/// A booking that is cancelled early, or soon after it was made.
const CASES: &str = "\
[[questions]]
id = \"bike\"
ask = \"Which?\"
options = [{ id = \"city\", say = \"A city bike\" }, { id = \"e\", say = \"An e-bike\" }]
[[questions]]
id = \"start\"
kind = \"date\"
event = \"Start\"
ahead = true
ask = \"When does it start?\"
[[questions]]
id = \"booked\"
kind = \"date\"
event = \"Booking\"
ask = \"When did you book?\"
[windows.week]
before = \"start\"
days = 7
count = \"date\"
[windows.day]
from = \"booked\"
hours = 24
[windows.ahead]
before = \"start\"
to = \"booked\"
days = 7
count = \"date\"
[cases.city]
when = { bike = \"city\" }
[cases.early]
when = { week = \"open\" }
[cases.regret]
when = { day = \"open\", ahead = \"open\" }
[[rules]]
id = \"nothing\"
outcome = \"does-not-qualify\"
[[rules]]
id = \"early\"
when = { case = \"early\" }
outcome = \"evidence-first\"
overrides = [\"nothing\"]
[[rules]]
id = \"free\"
when = { all-cases = [\"city\"], case = [\"early\", \"regret\"] }
outcome = \"qualifies\"
overrides = [\"early\", \"nothing\"]
";

#[test]
fn a_window_before_a_date_and_windows_of_cases_have_a_last_day() {
    let html = static_html(&from_rules(CASES), Shape::Details).unwrap();
    for end in [
        "until the end of the day 7 days before the day of Start.",
        "until the end of the day 7 days before the day of Start, or within 1 day of the moment of Booking, whichever \
         ends later.",
    ] {
        assert!(html.contains(&format!("<p><strong>By when:</strong> {end}</p>")), "{end}\n{html}");
    }
}

#[test]
fn in_short_cases_are_what_they_stand_for_and_the_first_that_fits_counts() {
    let html = static_html(&from_rules(CASES), Shape::Brief).unwrap();
    let expected = "\
<p>Go through these in order: the first that fits your case is the one that counts. Your rights, and ways to a person, \
are at the end.</p>
<h3>This meets the policy’s conditions.</h3>
<p><strong>Which?</strong> A city bike.</p>
<p><strong>One of these holds:</strong> When does it start? Start: 7 days ahead or more, by the calendar; or When did \
you book? Booking: 1 day ago or less, to the minute, and When did you book? Booking 7 days or more before Start, by the \
calendar.</p>
";
    assert!(html.starts_with(expected), "{html}");
    let headings: Vec<&str> = html.lines().filter(|line| line.starts_with("<h3>")).take(3).collect();
    assert_eq!(
        headings,
        [
            "<h3>This meets the policy’s conditions.</h3>",
            "<h3>Gather the evidence first.</h3>",
            "<h3>The policy does not cover this.</h3>"
        ]
    );
    assert!(html.contains("<p>In every case that is left.</p>"), "{html}");
    assert!(!html.contains("Case"), "{html}");
}

#[test]
fn an_outcome_of_the_shop_s_own_has_its_own_headline_and_sentence() {
    let rules = "\
[outcomes.half]
like = \"evidence-first\"
title = \"Half comes back\"
means = \"You get half of what you paid.\"
[[questions]]
id = \"q\"
ask = \"Why?\"
options = [{ id = \"a\", say = \"A\" }, { id = \"b\", say = \"B\" }]
[[rules]]
id = \"a\"
when = { q = \"a\" }
outcome = \"half\"
[[rules]]
id = \"b\"
when = { q = \"b\" }
outcome = \"qualifies\"
";
    for shape in [Shape::Details, Shape::Lists, Shape::Brief] {
        let html = static_html(&from_rules(rules), shape).unwrap();
        assert!(html.contains("Half comes back.</h"), "{html}");
        assert!(html.contains("<p>You get half of what you paid.</p>"), "{html}");
        assert!(!html.contains("Gather the evidence"), "{html}");
    }
}

/// A delivery, counted by days in Lisbon, and a stay in another zone.
const CLOCKS: &str = "\
zone = \"Europe/Lisbon\"
[calendars.shop]
weekend = [\"saturday\", \"sunday\"]
[[questions]]
id = \"delivered\"
kind = \"date\"
event = \"Delivery\"
ask = \"When did it come?\"
[[questions]]
id = \"stay\"
kind = \"date\"
event = \"Check-in\"
ahead = true
ask = \"When is check-in?\"
[windows.return]
from = \"delivered\"
days = 14
count = \"date\"
end = \"next-working-day\"
calendar = \"shop\"
[windows.cancel]
before = \"stay\"
hours = 48
at = \"15:00\"
zone = \"Atlantic/Azores\"
[[rules]]
id = \"both\"
when = { return = \"open\", cancel = \"open\" }
outcome = \"qualifies\"
";

#[test]
fn the_end_of_a_window_is_told_with_working_days_and_the_clocks_that_count() {
    for shape in [Shape::Details, Shape::Brief] {
        let html = static_html(&from_rules(CLOCKS), shape).unwrap();
        for said in [
            "<p>Days and times are those of Lisbon.</p>",
            "Delivery: 14 days ago or less, by the calendar (to the next working day if the last day is none).",
            "Check-in: 2 days ahead or more, to the minute by the clocks of Azores, a day alone counting as 15:00.",
            "by the end of the last day, 14 days after the day of Delivery, or of the next working day where that is none.",
            "until 2 days before the moment of Check-in, a day alone counting as 15:00, by the clocks of Azores.",
        ] {
            assert!(html.contains(said), "{said}\n{html}");
        }
    }
}

#[test]
fn what_is_pasted_can_be_read_by_mdx_too() {
    let policy = compiled(DEFAULT);
    let now = refund_check::time::instant("2026-11-22T09:00:00Z");
    let mut policy_with_braces = policy.clone();
    policy_with_braces.policy.questions[0].ask = "Why {so}?".to_owned();
    for policy in [policy, policy_with_braces] {
        let element = refund_check::publish::element(
            &policy,
            &refund_check::view::Words::default(),
            "https://shop.example/refund-check/",
            None,
            now,
        );
        for html in [
            element,
            static_html(&policy, Shape::Details).unwrap(),
            static_html(&policy, Shape::Lists).unwrap(),
        ] {
            // In MDX every element must be closed, a brace begins an expression, and an address in a text
            // becomes a link, which must not be nested in another one.
            assert!(!html.contains(['{', '}']), "{html}");
            for tag in html.split('<').skip(1) {
                let (tag, text) = tag.split_once('>').unwrap();
                let is_void =
                    ["link", "input", "br", "wbr"].iter().any(|name| tag.split(' ').next() == Some(name));
                assert_eq!(is_void, tag.ends_with('/'), "{tag}");
                assert!(!text.split(' ').any(|word| word.find('@').is_some_and(|at| at > 0)), "{text}");
            }
        }
    }
}

#[test]
fn what_is_drawn_is_in_the_policy_s_own_language() {
    use refund_check::publish::{element, first_screen};
    use refund_check::text::html;
    use refund_check::view::{Phrase, Words};
    let now = refund_check::time::instant("2026-11-22T09:00:00Z").unwrap();
    let mut policy = compiled(DEFAULT);
    policy.policy.language = "de-AT".to_owned();
    let words = Words::of("de-AT").unwrap().unwrap();
    let (_, forms) = words.say(Phrase::AtMost).split_once("other: ").unwrap();
    let said = forms.replace("{}", "5");
    let screen = html(&first_screen(&policy, &words, now).unwrap());
    assert!(screen.contains(&format!(">{said}<")), "{said}: {screen}");
    assert!(element(&policy, &words, "", None, Some(now)).contains(&format!("data-say=\"{said}\"")));
}

#[test]
fn the_days_of_a_first_question_are_to_be_moved_to_the_buyer_s() {
    use refund_check::publish::{element, first_screen, second_screens};
    use refund_check::text::html;
    use refund_check::view::Words;
    let now = refund_check::time::instant("2026-11-22T09:00:00Z").unwrap();
    let rules = "[[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\nunsure = \"No idea\"\n\
        [windows.w]\nfrom = \"bought\"\ndays = 14\ncount = \"date\"\n\
        [[rules]]\nid = \"a\"\nwhen = { w = \"open\" }\noutcome = \"qualifies\"\nsay = \"a\"\n\
        [[rules]]\nid = \"b\"\nwhen = { w = \"closed\" }\noutcome = \"does-not-qualify\"\nsay = \"b\"\n";
    let (policy, words) = (from_rules(rules), Words::default());
    let screen = html(&first_screen(&policy, &words, now).unwrap());
    for there in ["data-day=\"1970-01-01\"", "data-day=\"1969-12-25\"", "max=\"1970-01-01\""] {
        assert!(screen.contains(there), "{there}: {screen}");
    }
    // HTML that is already in the page contains no dates, because without the script they could not be moved
    // to the buyer's day.
    assert!(!element(&policy, &words, "", None, Some(now)).contains("19"));
    // No question follows.
    assert_eq!(second_screens(&policy, &words, now), []);
}

#[test]
fn a_question_that_is_asked_at_some_times_only_is_not_drawn_beforehand() {
    use refund_check::publish::{first_screen, second_screens};
    use refund_check::text::html;
    use refund_check::view::Words;
    let question = |id: &str| {
        format!(
            "[[questions]]\nid = \"{id}\"\nask = \"{id}?\"\n\
             options = [{{ id = \"yes\", say = \"Yes\" }}, {{ id = \"no\", say = \"No\" }}]\n"
        )
    };
    let date = "[[questions]]\nid = \"bought\"\nkind = \"date\"\nask = \"When?\"\n";
    let rest = "[windows.holidays]\nfrom = \"bought\"\nbetween = [\"2026-11-01\", \"2026-12-31\"]\nuntil = \"2027-01-15\"\n\
        [[rules]]\nid = \"a\"\nwhen = { gift = \"yes\", holidays = \"open\" }\noutcome = \"qualifies\"\nsay = \"a\"\n\
        [[rules]]\nid = \"b\"\nwhen = { gift = \"yes\", holidays = \"closed\", sealed = \"yes\" }\noutcome = \"qualifies\"\nsay = \"b\"\n\
        [[rules]]\nid = \"c\"\nwhen = { gift = \"yes\", holidays = \"closed\", sealed = \"no\" }\noutcome = \"does-not-qualify\"\nsay = \"c\"\n\
        [[rules]]\nid = \"d\"\nwhen = { gift = \"no\" }\noutcome = \"does-not-qualify\"\nsay = \"d\"\n";
    let words = Words::default();
    let at = |now: &str| refund_check::time::instant(now).unwrap();
    let (winter, later) = (at("2026-12-01T09:00:00Z"), at("2028-01-01T09:00:00Z"));

    // As long as the holidays may matter, the date is asked for second.
    let policy = from_rules(&[&question("gift"), date, &question("sealed"), rest].concat());
    let screen = html(&first_screen(&policy, &words, winter).unwrap());
    assert!(screen.contains("At most 3 questions"), "{screen}");
    assert_eq!(second_screens(&policy, &words, winter), []);
    let screen = html(&first_screen(&policy, &words, later).unwrap());
    assert!(screen.contains("At most 2 questions"), "{screen}");
    assert_eq!(second_screens(&policy, &words, later).len(), 1);

    // If the date stands first, it is asked first while the holidays may matter, so no other question can be
    // drawn beforehand.
    let policy = from_rules(&[date, &question("gift"), &question("sealed"), rest].concat());
    assert_eq!(first_screen(&policy, &words, winter), None);
    assert!(first_screen(&policy, &words, later).is_some());

    // The announced number of questions is never too low, whenever the folder is built, however short the
    // season is or how far off.
    let (june, new_year) = (at("2026-06-01T09:00:00Z"), at("2026-12-28T09:00:00Z"));
    for (first, last, until) in [
        ("11-01", "12-31", "01-15"),
        ("12-06", "12-06", "12-06"),
        ("02-29", "02-29", "02-29"),
        ("2027-05-03", "2027-05-04", "2027-05-05"),
        ("2034-05-03", "2034-05-03", "2034-05-03"),
    ] {
        let rest = rest.replace("2026-11-01", first).replace("2026-12-31", last).replace("2027-01-15", until);
        let policy = from_rules(&[&question("gift"), &question("sealed"), date, &rest].concat());
        for now in [winter, june, new_year] {
            let screen = html(&first_screen(&policy, &words, now).unwrap());
            assert!(screen.contains("At most 3 questions"), "{now:?}, until {until}: {screen}");
        }
    }
}
