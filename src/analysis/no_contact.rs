//! `no-contact`: a shop that buyers cannot reach: no address, or one that cannot work.

use toml::Spanned;

use super::Finding;
use crate::policy::read::{Folder, Place};

/// Finds a missing contact, and each one that is blank or malformed.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let Some(contact) = &folder.written.contact else {
        let missing = "buyers cannot reach you: there is no `[contact]`";
        return vec![finding(folder.rules.place(folder.written.policy.span()), missing.to_owned())];
    };
    let (email, url) = (&contact.get_ref().email, &contact.get_ref().url);
    let place = |given: &Spanned<String>| folder.rules.place(given.span());
    let mut findings = Vec::new();
    if email.is_none() && url.is_none() {
        let missing = "buyers cannot reach you: `[contact]` has neither `email` nor `url`";
        findings.push(finding(folder.rules.place(contact.span()), missing.to_owned()));
    }
    for (given, key, flaw) in [(email, "email", email_flaw as fn(&str) -> _), (url, "url", url_flaw)] {
        let Some(given) = given else { continue };
        let said = given.get_ref().trim();
        if said.is_empty() {
            findings.push(finding(place(given), format!("buyers cannot reach you here: `{key}` is empty")));
        } else if let Some(flaw) = flaw(said) {
            findings.push(finding(place(given), format!("buyers cannot reach you here: `{said}` {flaw}")));
        }
    }
    findings
}

fn finding(place: Place, message: String) -> Finding {
    Finding {
        check: "no-contact",
        message,
        label: "no way to write to you".to_owned(),
        help: "give an `email` like `support@example.com`, or the `url` of your contact page".to_owned(),
        place,
        ..Finding::default()
    }
}

/// Why no mail can go to an address. Not all of RFC 5321, but what people mistype.
fn email_flaw(said: &str) -> Option<&'static str> {
    let Some((name, host)) = said.rsplit_once('@') else { return Some("has no `@`") };
    if said.contains(|letter: char| {
        letter.is_whitespace() || letter.is_control() || "<>()[],;:\"\\".contains(letter)
    }) {
        return Some("has a letter that no address has");
    }
    if name.is_empty() {
        return Some("has nothing before the `@`");
    }
    if name.contains('@') {
        return Some("has more than one `@`");
    }
    if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Some("has a dot too many");
    }
    (!is_host(host) || !host.contains('.')).then_some("has no site like `example.com` after the `@`")
}

/// Why no page can be opened at an address, which may be a template (RFC 6570).
fn url_flaw(said: &str) -> Option<&'static str> {
    let scheme = |name: &str| said.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let rest = match (scheme("https://"), scheme("http://")) {
        (true, _) => said.get("https://".len()..)?,
        (_, true) => said.get("http://".len()..)?,
        _ => return Some("does not begin with `https://`"),
    };
    if said.contains(|letter: char| {
        letter.is_whitespace() || letter.is_control() || "<>\"\\^`|".contains(letter)
    }) {
        return Some("has a letter that no address has");
    }
    let authority = rest.split(['/', '?', '#', '{']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host =
        host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(host, _)| host);
    if !is_host(host) || !(host.contains('.') || host.eq_ignore_ascii_case("localhost")) {
        return Some("names no site like `example.com`");
    }
    (!braces_match(said)).then_some("has a brace that is not closed or not opened")
}

/// Names that letters, digits, hyphens and dots make up; those of other scripts too.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    host.strip_suffix('.').unwrap_or(host).split('.').all(is_label)
}

/// Whether each brace is closed before the next opens, with something in between.
fn braces_match(template: &str) -> bool {
    let mut parts = template.split('{');
    parts.next().is_some_and(|before| !before.contains('}'))
        && parts.all(|part| {
            part.split_once('}').is_some_and(|(name, after)| !name.is_empty() && !after.contains('}'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::{HEAD, check_whole};

    fn check(contact: &str, expected: &[&str]) {
        let head = HEAD.replace("[contact]\nemail = \"a@example.com\"\n", "");
        check_whole("no-contact", &format!("{head}{contact}"), expected);
    }

    #[test]
    fn a_shop_must_be_reachable() {
        check("", &["2:1 buyers cannot reach you: there is no `[contact]`"]);
        check("[contact]\n", &["8:1 buyers cannot reach you: `[contact]` has neither `email` nor `url`"]);
        check("[contact]\nemail = \" \"\n", &["9:9 buyers cannot reach you here: `email` is empty"]);
        check(
            "[contact]\nemail = \"a\"\nurl = \"ftp://example.com\"\n",
            &[
                "9:9 buyers cannot reach you here: `a` has no `@`",
                "10:7 buyers cannot reach you here: `ftp://example.com` does not begin with `https://`",
            ],
        );
    }

    #[test]
    fn addresses_that_work_are_told_from_those_that_cannot() {
        for good in ["a@example.com", "a.b+c@sub.example.co", "büro@exämple.de"] {
            assert_eq!(email_flaw(good), None, "{good}");
        }
        for bad in [
            "a@b",
            "@example.com",
            "a@@example.com",
            "a b@example.com",
            "a.@example.com",
            "a@-x.com",
            "a@example..com",
            "<a@example.com>",
        ] {
            assert!(email_flaw(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn pages_that_open_are_told_from_those_that_cannot() {
        for good in [
            "https://example.com",
            "http://localhost:8080/x",
            "HTTPS://example.com/contact{?subject,code}",
            "https://example.com/{#x}?a=b",
        ] {
            assert_eq!(url_flaw(good), None, "{good}");
        }
        for bad in [
            "example.com",
            "https://",
            "https:///x",
            "https://shop",
            "https://example.com/{a",
            "https://example.com/a}",
            "https://example.com/{}",
            "javascript:alert(1)",
            "https://exa mple.com",
        ] {
            assert!(url_flaw(bad).is_some(), "{bad}");
        }
    }
}
