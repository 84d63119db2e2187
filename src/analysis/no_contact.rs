//! `no-contact`: a shop that buyers cannot reach, because it gives no address or an invalid one.

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{ContactUrl, Email};
use crate::read::{ContactToml, Folder, Place, RuleToml};

/// Finds a missing contact, each address that is empty or invalid, and an unused withdrawal function.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let Some(contact) = &folder.written.contact else {
        let missing = "buyers cannot reach you: there is no `[contact]`";
        return vec![finding(folder.rules.place(folder.written.policy.span()), missing.to_owned())];
    };
    let ContactToml { email, url, withdraw, .. } = contact.get_ref();
    let place = |given: &Spanned<String>| folder.rules.place(given.span());
    let mut findings = Vec::new();
    if email.is_none() && url.is_none() {
        let missing = "buyers cannot reach you: `[contact]` has neither `email` nor `url`";
        findings.push(finding(folder.rules.place(contact.span()), missing.to_owned()));
    }
    let email_problem = |said: &str| Email::parse(said).err();
    let url_problem = |said: &str| ContactUrl::parse(said).err();
    let keys = [
        (email, "email", email_problem as fn(&str) -> _),
        (url, "url", url_problem),
        (withdraw, "withdraw", url_problem),
    ];
    for (given, key, problem) in keys {
        let Some(given) = given else { continue };
        let said = given.get_ref().trim();
        if said.is_empty() {
            findings.push(finding(place(given), format!("buyers cannot reach you here: `{key}` is empty")));
        } else if let Some(problem) = problem(said) {
            findings.push(finding(place(given), format!("buyers cannot reach you here: `{said}` {problem}")));
        }
    }
    findings.extend(unused(folder, withdraw));
    findings
}

/// Finds a withdrawal function that no verdict leads to.
fn unused(folder: &Folder, withdraw: &Option<Spanned<String>>) -> Option<Finding> {
    let notes = &folder.written.notes.0;
    let leads = |rule: &RuleToml| {
        let named = rule.note.as_ref().map(Spanned::get_ref);
        notes.iter().any(|(id, note)| note.withdraw && Some(id.get_ref()) == named)
    };
    let given = withdraw.as_ref().filter(|_| !folder.written.rules.iter().any(leads))?;
    Some(Finding {
        message: "no verdict leads buyers to `withdraw`: no rule has a note with `withdraw = true`".to_owned(),
        label: "never shown".to_owned(),
        help: "write a `[notes.withdrawal]` with `withdraw = true`, and `note = \"withdrawal\"` into the rules for \
               buyers who changed their mind"
            .to_owned(),
        place: folder.rules.place(given.span()),
        ..Finding::of(Check::NoContact)
    })
}

fn finding(place: Place, message: String) -> Finding {
    Finding {
        message,
        label: "no way to write to you".to_owned(),
        help: "give an `email` like `support@example.com`, or the `url` of your contact page".to_owned(),
        place,
        ..Finding::of(Check::NoContact)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{HEAD, check_whole};

    fn check(contact: &str, expected: &[&str]) {
        let head = HEAD.replace("[contact]\nemail = \"a@shop-of-mine.com\"\n", "");
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
    fn an_address_that_no_link_could_hold_is_told_with_why() {
        check(
            "[contact]\nemail = \"büro@example.com\"\n",
            &["9:9 buyers cannot reach you here: `büro@example.com` has a letter before the `@` that mail \
               programs do not take from a link"],
        );
        check("[contact]\nemail = \"hilfe@müller-shop.example\"\n", &[]);
    }
}
