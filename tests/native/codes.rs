//! Case codes: each is made and read again on every path, and faulty ones are refused with the right reason.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use refund_check::code::{self, Code, Fit};
use refund_check::compiled::Compiled;
use refund_check::default_policy;
use refund_check::interview::{self, Present, Reply};
use refund_check::json;
use refund_check::time::{Instant, Local, day_text, instant, local, rfc3339};
use refund_check::wire;
use refund_check::zones::Named;

use crate::oracle::{Answers, Oracle};
use crate::sketch::{Sketch, sketch};
use crate::support::{Case, PRESENTS, check_most, say};

/// A reply that has a code, and the code.
pub(crate) struct Told {
    reply: String,
    pub(crate) code: String,
}

pub(crate) fn tell(compiled: &Compiled, answers: &Answers, (now, zone): (&str, &str)) -> Option<Told> {
    let reply = say(compiled, answers, now, zone);
    let code = reply.split_once(",\"code\":\"")?.1.strip_suffix("\"}}")?.to_owned();
    Some(Told { reply, code })
}

/// Reads a code alone. Returns the code (with its moment), its zone and its answers; `None` if it cannot be
/// read or belongs to another policy.
pub(crate) fn read(compiled: &Compiled, code: &str) -> Option<(Code, Named, Answers)> {
    let read = code::read(code).ok()?;
    if read.fits(compiled) != Fit::Same {
        return None;
    }
    let zone = Named::new(Named::names().find(|name| read.is_in(name))?)?;
    let answers = read.case(compiled, &zone).ok()?.answers;
    Some((read, zone, answers.into_iter().collect()))
}

/// Checks that a verdict's code restores the same reply byte for byte, and every answer that was asked for;
/// and that a buyer who is asked one question after the other gets the same reply. Returns the code's length
/// in characters; 0 if there is no verdict.
pub(crate) fn comes_back(
    compiled: &Compiled,
    answers: &Answers,
    present: (&str, &str),
) -> Result<usize, String> {
    let Some(told) = tell(compiled, answers, present) else { return Ok(0) };
    let why = |why: &str| format!("{why}: {} of {answers:?} at {present:?}", told.code);
    let (read, zone, found) = read(compiled, &told.code).ok_or_else(|| why("not read"))?;
    if Some(read.now()) != instant(present.0) {
        return Err(why("another moment"));
    }
    let again = Present { now: read.now(), zone: &zone };
    let pairs: Vec<_> = found.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let given = interview::Answers::new(&compiled.policy, &pairs).unwrap();
    let (reply, code) = code::decide(compiled, &given, again);
    let json = json::text(&wire::write(compiled, &reply, "", &code, &zone));
    if json != told.reply {
        return Err(why(&format!("{} became {json}", told.reply)));
    }
    let all: Vec<_> = answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let (asked, end) = interview::path(compiled, &all, again).unwrap();
    if matches!(end, Reply::Verdict(_)) {
        let json = json::text(&wire::write(compiled, &end, "", &code, &zone));
        // The deadline is not compared if answers were given that are not asked for: such a date can still
        // decide later, and then the deadline differs.
        let dates = |json: &str| json.find(",\"deadline\"").filter(|_| asked.len() < answers.len());
        let end = |json: &str| json[..dates(json).unwrap_or(json.len())].to_owned();
        if end(&json) != end(&told.reply) {
            return Err(why(&format!("{} is {json} on the way", told.reply)));
        }
    }
    // Only for verdicts: before one, a date can be refused that further answers would make irrelevant.
    for it in asked.iter().filter(|_| matches!(end, Reply::Verdict(_))) {
        let id = it.topic.id(&compiled.policy);
        if found.get(&id).map(|said| plain(said)) != Some(plain(it.said)) {
            return Err(why(&format!("{id} became {:?}", found.get(&id))));
        }
    }
    Ok(told.code.len())
}

/// A date or time in one spelling: `Z` becomes `+00:00`, and seconds or fractions of zero are left out.
fn plain(said: &str) -> String {
    let said = said.replace('Z', "+00:00");
    let (clock, offset) = match said.rfind(['+', '-']) {
        Some(at) if said.contains('T') && at > 10 => said.split_at(at),
        _ => (said.as_str(), ""),
    };
    let mut clock = clock.to_owned();
    if let Some((whole, fraction)) = clock.clone().split_once('.') {
        let fraction = fraction.trim_end_matches('0');
        clock = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    }
    if clock.matches(':').count() == 2 {
        clock = clock.strip_suffix(":00").unwrap_or(&clock).to_owned();
    }
    clock + offset
}

/// Calls `each` with the answers of every path through the policy that ends in a verdict: each question is
/// answered with every option, and with every date at which a window changes.
fn cases(case: &Case<'_>, given: &Answers, dates: &dyn Fn(&str) -> bool, each: &mut dyn FnMut(&Answers)) {
    let reply = case.say(given);
    let Some((_, rest)) = reply.split_once("{\"question\":{\"id\":\"") else { return each(given) };
    let id = rest.split_once('"').unwrap().0.to_owned();
    let policy = &case.compiled.policy;
    let place = policy.questions.iter().position(|question| id.starts_with(&question.id)).unwrap();
    let menu = if id.ends_with(".time") { case.times(place) } else { case.menu(place) };
    for said in menu.into_iter().flatten().filter(|said| dates(said)) {
        let mut given = given.clone();
        given.insert(id.clone(), said);
        if !case.say(&given).starts_with("{\"invalid\"") {
            cases(case, &given, dates, each);
        }
    }
}

fn longest(present: (&str, &str), dates: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let compiled = default_policy();
    let oracle = Oracle::new(&compiled.policy);
    let case = Case::new(&compiled, &oracle, present);
    let (mut count, mut most) = (0, 0);
    cases(&case, &Answers::new(), dates, &mut |answers| {
        count += 1;
        most = most.max(comes_back(&compiled, answers, present).unwrap());
    });
    (count, most)
}

#[test]
fn every_path_of_the_default_policy_comes_back() {
    for present in PRESENTS {
        let (count, _) = longest(present, &|_| true);
        assert!(count > 200, "{count} at {present:?}");
    }
}

#[test]
fn a_code_of_the_default_policy_has_at_most_thirty_characters() {
    let is_short = |said: &str| {
        !said.contains(['+', 'Z']) && said.len() <= "2026-11-08T10:00".len() && said.len() != "10:00:00".len()
    };
    for (present, most) in [
        (("2026-11-22T12:34:56Z", "Europe/Berlin"), 29),
        (("2053-12-31T23:59:59Z", "Pacific/Kiritimati"), 29),
        (("2026-11-22T12:34:00Z", "Europe/Berlin"), 29),
    ] {
        assert_eq!(longest(present, &is_short).1, most, "{present:?}");
    }
    // Answers that are more precise, or have an offset of their own, may need one or two groups more.
    assert_eq!(longest(("2026-11-22T12:34:56Z", "Europe/Berlin"), &|_| true).1, 35);
    assert_eq!(longest(("2026-11-22T12:34:56.789Z", "Europe/Berlin"), &|_| true).1, 41);
}

#[test]
fn moments_far_away_come_back() {
    let answers = Answers::from([("reason".to_owned(), "other".to_owned())]);
    for now in [
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "2019-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999Z",
    ] {
        assert!(comes_back(&default_policy(), &answers, (now, "UTC")).unwrap() > 0, "{now}");
    }
    let ages = Answers::from([
        ("reason".to_owned(), "not-delivered".to_owned()),
        ("purchased".to_owned(), "9979-12-31T00:00:59.999-23:59".to_owned()),
    ]);
    assert!(comes_back(&default_policy(), &ages, ("9999-12-31T23:59:59.999Z", "UTC")).unwrap() > 0);
}

#[test]
fn no_two_zones_have_one_number_and_each_is_found_again() {
    let (compiled, answers) = (default_policy(), Answers::from([("reason".to_owned(), "other".to_owned())]));
    for name in Named::names() {
        let code = tell(&compiled, &answers, ("2026-11-22T12:00:00Z", name)).unwrap().code;
        let read = code::read(&code).unwrap();
        let found: Vec<&str> = Named::names().filter(|name| read.is_in(name)).collect();
        assert_eq!(found, [name]);
        assert!(read.is_in(&name.to_uppercase()) && read.is_in(&name.to_lowercase()));
    }
}

/// A moment of the years 1900 to 9999, mostly of our time, rounded as programs commonly round their clocks.
fn moment() -> impl Strategy<Value = i64> {
    let ours = 1_577_836_800_000..2_650_000_000_000_i64;
    let any = -2_208_988_800_000..253_402_300_800_000_i64;
    let coarse = prop_oneof![Just(1), Just(1000), Just(60_000)];
    (prop_oneof![2 => ours, 1 => any], coarse).prop_map(|(at, coarse)| at / coarse * coarse)
}

/// How long ago a date was, in milliseconds: within a window's length, within years, or within the twenty
/// years that a date may lie back.
fn ago() -> impl Strategy<Value = i64> {
    prop_oneof![0..40 * 86_400_000_i64, 0..3000 * 86_400_000_i64, 0..7300 * 86_400_000_i64]
}

fn clock_text(shown: Local) -> String {
    let time = shown.time();
    let (hours, minutes, seconds) = (time / 3_600_000, time / 60_000 % 60, time / 1000 % 60);
    match (seconds, time % 1000) {
        (0, 0) => format!("{hours:02}:{minutes:02}"),
        (_, 0) => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        (_, millis) => format!("{hours:02}:{minutes:02}:{seconds:02}.{millis:03}"),
    }
}

/// A date answer for an instant: its day, its local time, or the instant with some offset.
fn date_answer(at: Instant, zone: &Named, form: u8) -> String {
    let shown = local(at, zone);
    match form {
        0 => day_text(shown.day()),
        1 => format!("{}T{}", day_text(shown.day()), clock_text(shown)),
        2 => rfc3339(at, zone),
        _ => {
            let elsewhere = Local(at.0 - (23 * 60 + 59) * 60_000);
            format!("{}T{}-23:59", day_text(elsewhere.day()), clock_text(elsewhere))
        }
    }
}

#[test]
fn cases_of_all_years_and_zones_come_back_to_the_millisecond() {
    let names: Vec<&str> = Named::names().collect();
    let compiled = default_policy();
    check_most(file!(), 90, (moment(), ago(), 0..names.len(), 0..4_u8), |(now, ago, zone, form)| {
        let (name, zone) = (names[zone], Named::new(names[zone]).unwrap());
        let purchased = date_answer(Instant(now - ago), &zone, form);
        let answers = [
            ("reason", "not-as-described"),
            ("proof", "can-show"),
            ("purchased", &purchased),
            ("purchased.time", "unknown"),
        ];
        let answers = answers.map(|(id, said)| (id.to_owned(), said.to_owned())).into();
        let now = rfc3339(Instant(now), &Named::UTC);
        comes_back(&compiled, &answers, (&now, name)).map(|length| length > 0).map_err(TestCaseError::fail)
    });
}

fn every_case_comes_back(sketch: &Sketch, buyers: &[(usize, Vec<u16>)]) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(sketch.folder().policy).unwrap();
    let oracle = Oracle::new(&compiled.policy);
    for (present, numbers) in buyers {
        let case = Case::new(&compiled, &oracle, PRESENTS[*present]);
        let mut answers = Answers::new();
        let some = |menu: Vec<Option<String>>, number: u16| menu[usize::from(number) % menu.len()].clone();
        for (place, question) in compiled.policy.questions.iter().enumerate() {
            answers.extend(some(case.menu(place), numbers[place]).map(|said| (question.id.clone(), said)));
            if sketch.questions[place].0 == 0 {
                let time = some(case.times(place), numbers[place + 6]);
                answers.extend(time.map(|said| (format!("{}.time", question.id), said)));
            }
        }
        comes_back(&compiled, &answers, PRESENTS[*present])
            .map_err(|why| TestCaseError::fail(format!("{why}\n{}", sketch.written())))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn the_cases_of_random_policies_come_back(
        sketch in sketch(6),
        buyers in prop::collection::vec((0..PRESENTS.len(), prop::collection::vec(any::<u16>(), 12)), 20),
    ) {
        every_case_comes_back(&sketch, &buyers)?;
    }
}
