//! `decide` as a process: one line in, one line out, whatever the input line is.

use std::io::{BufRead, BufReader, Write};
use std::{fs, thread};

use crate::process::{command, empty_folder, run};

const GOOD: &str =
    r#"{"answers":{"reason":"changed-mind"},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}"#;
pub(crate) const VERDICT: &str = r#"{"verdict":{"outcome":"does-not-qualify","rules":["no-refunds"],"clauses":["no-refunds","no-obligation","downloads"],"evidence":["order-number"],"deadline":null,"settled_by":[],"code":"00108-W30FW-1Z0TF-YP4HV"}}"#;

/// Sends a line between two valid ones. All three must be answered, so an unreadable line does not stop the
/// command.
#[track_caller]
pub(crate) fn check(line: &[u8], expected: &str) {
    let input = [GOOD.as_bytes(), line, GOOD.as_bytes(), b""].join(&b'\n');
    let ended = run(&["decide"], &input);
    let shown = String::from_utf8_lossy(&line[..line.len().min(200)]);
    assert_eq!(ended.out, format!("{VERDICT}\n{expected}\n{VERDICT}\n"), "{shown}");
    assert_eq!(ended.code, Some(0), "{shown}");
    let told = expected.strip_prefix(r#"{"invalid":{"problem":"malformed","message":"line 2: "#);
    let told = told.map(|rest| format!("refund-check: line 2: {}\n", rest.trim_end_matches("\"}}")));
    assert_eq!(ended.err, told.unwrap_or_default(), "{shown}");
}

/// Checks the reply to a line that cannot be read as a request.
fn unreadable(line: &[u8], found: &str) {
    let message = format!("line 2: expected a JSON object, found {found}");
    check(line, &format!(r#"{{"invalid":{{"problem":"malformed","message":"{message}"}}}}"#));
}

/// A request with these answers on an ordinary day.
pub(crate) fn request(answers: &str) -> String {
    format!(r#"{{"answers":{answers},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}}"#)
}

/// Checks the reply to a request with one invalid answer.
pub(crate) fn invalid(answers: &str, question: &str, problem: &str, message: &str) {
    let expected =
        format!(r#"{{"invalid":{{"question":"{question}","problem":"{problem}","message":"{message}"}}}}"#);
    check(request(answers).as_bytes(), &expected);
}

#[test]
fn a_reply_is_a_question_a_verdict_or_what_is_invalid() {
    check(request("{}").as_bytes(), r#"{"question":{"id":"reason","at_most":5}}"#);
    check(
        request(r#"{"reason":"defective","fault":"major","support":"could-not-fix"}"#).as_bytes(),
        r#"{"question":{"id":"purchased","at_most":2}}"#,
    );
    check(
        request(
            r#"{"reason":"defective","fault":"major","support":"could-not-fix","purchased":"2026-11-15T10:00"}"#,
        )
        .as_bytes(),
        r#"{"verdict":{"outcome":"qualifies","rules":["defect-not-fixed"],"clauses":["exceptional-refund","major-defect","refund-period"],"evidence":["order-number","product-version","device","error-steps","error-text","screenshot","support-tried"],"deadline":{"by":"2026-11-29T10:00:00+01:00","exact":true},"settled_by":[],"code":"000TG-KK8DW-B664W-1Z0TF-YP4D0"}}"#,
    );
    invalid(
        r#"{"reason":"not-delivered","purchased":"2026-11-23"}"#,
        "purchased",
        "in-the-future",
        "`2026-11-23` is later than `now`",
    );
}

#[test]
fn requests_come_from_standard_input_a_dash_or_a_file() {
    let file = empty_folder("requests").join("requests.jsonl");
    let expected = format!("{VERDICT}\n{VERDICT}\n");
    for input in [format!("{GOOD}\n{GOOD}\n"), format!("{GOOD}\n{GOOD}"), format!("{GOOD}\r\n{GOOD}\r\n")] {
        fs::write(&file, &input).unwrap();
        for args in [&["decide"][..], &["decide", "-"], &["decide", file.to_str().unwrap()]] {
            let ended = run(args, input.as_bytes());
            assert_eq!((ended.code, ended.out, ended.err), (Some(0), expected.clone(), String::new()));
        }
    }
}

#[test]
fn what_cannot_be_opened_ends_with_2_and_one_line() {
    let folder = empty_folder("no-requests");
    let (folder, missing) = (folder.to_str().unwrap(), folder.join("missing.jsonl"));
    let missing = missing.to_str().unwrap();
    let said = |path| run(&["decide", path], b"").message().to_owned();
    assert!(said(missing).starts_with(&format!("{missing}: ")), "{}", said(missing));
    assert!(said(folder).starts_with(&format!("{folder}: ")), "{}", said(folder));
    for args in [&["decode"][..], &[], &["decide", "--polcy", "x"]] {
        let ended = run(args, b"");
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!ended.err.is_empty(), "{args:?}");
    }
}

#[test]
fn nothing_in_is_nothing_out() {
    let ended = run(&["decide"], b"");
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(0), "", ""));
}

#[test]
fn what_is_no_object_gets_a_line_that_says_so() {
    for line in [&b""[..], b"   ", b"\t\r", &[b' '; 1 << 20]] {
        unreadable(line, "an empty line");
    }
    for line in [&b"[]"[..], b"[{}]", b"7", b"null", b"true", b"\"decide\""] {
        unreadable(line, "another value");
    }
    unreadable(b"{", "one that is not closed");
    unreadable(&GOOD.as_bytes()[..60], "one that is not closed");
    unreadable(b"now", "other text at column 2");
    unreadable(b"{} {}", "other text at column 4");
    unreadable(b"{'answers':{}}", "other text at column 2");
    unreadable(&[0, 0, 0], "other text at column 1");
    unreadable(b"\xef\xbb\xbf{}", "other text at column 1");
    unreadable(b"{\"answers\":{\"reason\":\"\xff\xfe\"}}", "other text at column 23");
}

#[test]
fn junk_nested_ten_thousand_deep_is_refused() {
    unreadable(&[b'['; 10_000], "other text at column 128");
    let nested = [&[b'['; 10_000][..], &[b']'; 10_000]].concat();
    let line = [b"{\"answers\":".as_slice(), &nested, b"}"].concat();
    unreadable(&line, "other text at column 138");
    unreadable("{\"a\":".repeat(10_000).as_bytes(), "other text at column 636");
}

#[test]
fn a_line_of_a_megabyte_is_a_line() {
    let long = "x".repeat(1 << 20);
    let short = "x".repeat(40);
    invalid(
        &format!(r#"{{"{long}":"y"}}"#),
        &long,
        "unknown-question",
        &format!(
            "expected a question of this policy (`reason`, `fault`, `proof`, `purchased`, `support`), found `{short}…`"
        ),
    );
    invalid(
        &format!(r#"{{"fault":"{long}"}}"#),
        "fault",
        "unknown-option",
        &format!("expected an option of `fault` (`major`, `minor`, `unsure`), found `{short}…`"),
    );
    unreadable(long.as_bytes(), "other text at column 1");
}

#[test]
fn ten_thousand_lines_are_answered_one_for_one_and_in_order() {
    let bad = "{\n".to_owned();
    let input: String =
        (0..10_000).map(|line| if line % 3 == 0 { bad.clone() } else { format!("{GOOD}\n") }).collect();
    let ended = run(&["decide"], input.as_bytes());
    assert_eq!(ended.out.lines().count(), 10_000);
    for (line, reply) in ended.out.lines().enumerate() {
        let number = line + 1;
        let message = format!("\"line {number}: expected a JSON object, found one that is not closed\"");
        assert!(if line % 3 == 0 { reply.contains(&message) } else { reply == VERDICT }, "{number}: {reply}");
    }
    assert_eq!((ended.err.lines().count(), ended.code), (3334, Some(0)));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = command(&["decide"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = thread::spawn(move || (0..20_000).all(|_| writeln!(stdin, "{GOOD}").is_ok()));
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(first.trim_end(), VERDICT);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    writer.join().unwrap();
}
