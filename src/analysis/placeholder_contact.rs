//! `placeholder-contact`: contacts from a template that reach no one.

use super::{Check, Finding};
use crate::policy::{ContactUrl, Email};
use crate::read::Folder;

/// Domains that are reserved for documentation (RFC 2606).
const DOMAINS: [&str; 3] = ["example.com", "example.net", "example.org"];
/// Top-level domains that no real address has (RFC 2606, RFC 6761, RFC 6762).
const ENDINGS: [&str; 5] = ["example", "invalid", "localhost", "local", "test"];
/// Domains that our documentation uses for the reader's own.
const OURS: [&str; 3] = ["your.shop", "your-shop.com", "yourshop.com"];

/// Finds each contact that is a placeholder, unless the policy says that this is on purpose.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let Some(contact) = folder.written.contact.as_ref().filter(|contact| !contact.get_ref().placeholder)
    else {
        return Vec::new();
    };
    let contact = contact.get_ref();
    // Another check reports invalid addresses.
    let email = contact.email.as_ref().filter(|given| Email::parse(given.get_ref().trim()).is_ok());
    let url = contact.url.as_ref().filter(|given| ContactUrl::parse(given.get_ref().trim()).is_ok());
    let withdraw =
        contact.withdraw.as_ref().filter(|given| ContactUrl::parse(given.get_ref().trim()).is_ok());
    let is_placeholder = |said: &str| host(said).is_some_and(|host| is_reserved(&host));
    let placeholders =
        email.into_iter().chain(url).chain(withdraw).filter(|given| is_placeholder(given.get_ref().trim()));
    let finding = |given: &toml::Spanned<String>| Finding {
        message: format!(
            "`{}` is a placeholder: nobody reads what buyers send there",
            given.get_ref().trim()
        ),
        label: "reaches nobody".to_owned(),
        help: "put your own address in its place".to_owned(),
        place: folder.rules.place(given.span()),
        ..Finding::of(Check::PlaceholderContact)
    };
    placeholders.map(finding).collect()
}

/// The host of an email address or a page, in lower case.
fn host(said: &str) -> Option<String> {
    let rest = match said.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?', '#', '{']).next()?,
        None => said,
    };
    let host = rest.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then(|| host.trim_end_matches('.').to_lowercase())
}

fn is_reserved(host: &str) -> bool {
    let mut names = DOMAINS.iter().chain(&OURS).chain(&ENDINGS);
    names.any(|name| host == *name || host.ends_with(&format!(".{name}")))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{HEAD, check_whole};

    #[track_caller]
    fn check(contact: &str, expected: &[&str]) {
        let (head, _) = HEAD.split_once("[contact]").unwrap();
        check_whole("placeholder-contact", &format!("{head}[contact]\n{contact}"), expected);
    }

    #[test]
    fn an_address_that_is_kept_for_documentation_reaches_nobody() {
        check(
            "email = \"support@example.com\"\nurl = \"https://www.example.org/contact{?code}\"\n",
            &[
                "9:9 `support@example.com` is a placeholder: nobody reads what buyers send there",
                "10:7 `https://www.example.org/contact{?code}` is a placeholder: nobody reads what buyers send there",
            ],
        );
        for host in ["shop.example", "shop.test", "your.shop"] {
            let said = format!("9:7 `https://{host}/` is a placeholder: nobody reads what buyers send there");
            check(&format!("url = \"https://{host}/\"\n"), &[&said]);
        }
    }

    #[test]
    fn an_address_that_only_looks_like_one_is_none() {
        check("email = \"example@shop-of-mine.com\"\nurl = \"https://example.co/test\"\n", &[]);
        check("email = \"help@notexample.com\"\n", &[]);
    }

    #[test]
    fn a_template_says_that_its_contact_is_one_on_purpose() {
        check("email = \"support@example.com\"\nplaceholder = true\n", &[]);
    }
}
