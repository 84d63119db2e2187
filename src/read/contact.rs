//! Parses addresses as people write them, in any script, into a form that fits into a link.
//!
//! The `url` crate reads them as browsers do (the WHATWG URL standard) and writes hosts in other scripts in
//! punycode. Only compiling needs that; what a page loads is ASCII.

use url::{Host, Url};

use crate::policy::{AddressProblem, ContactUrl, Email};

/// The most bytes of an email address (RFC 5321).
const MAX_EMAIL: usize = 254;

impl Email {
    /// Parses an email address.
    ///
    /// ```
    /// use refund_check::policy::Email;
    ///
    /// let email = Email::parse("hilfe@müller-shop.example")?;
    /// assert_eq!(email.address(), "hilfe@xn--mller-shop-9db.example");
    /// assert_eq!(email.shown(), "hilfe@müller-shop.example");
    /// assert_eq!(Email::parse("hilfe").unwrap_err().to_string(), "has no `@`");
    /// # Ok::<(), refund_check::policy::AddressProblem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it is no address that mail can be sent to.
    pub fn parse(text: &str) -> Result<Email, AddressProblem> {
        let (local, host) = text.rsplit_once('@').ok_or(AddressProblem::NoAt)?;
        if local.is_empty() {
            return Err(AddressProblem::NoName);
        }
        if local.contains('@') {
            return Err(AddressProblem::SeveralAts);
        }
        if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(AddressProblem::DotTooMany);
        }
        let host = ascii_host(host).filter(|host| host.contains('.')).ok_or(AddressProblem::NoMailHost)?;
        let address = format!("{local}@{host}");
        if local.len() > 64 || address.len() > MAX_EMAIL {
            return Err(AddressProblem::TooLong);
        }
        let is_odd = text.contains(char::is_whitespace);
        let packed = if is_odd { address } else { format!("{address} {text}") };
        Email::unpack(&packed).filter(|_| !is_odd).ok_or(AddressProblem::OddName)
    }
}

impl ContactUrl {
    /// Parses the template of a page's address.
    ///
    /// ```
    /// use refund_check::policy::ContactUrl;
    ///
    /// let url = ContactUrl::parse("https://müller-shop.example/contact{?subject,code}")?;
    /// assert_eq!(url.page(), "https://xn--mller-shop-9db.example/contact");
    /// # Ok::<(), refund_check::policy::AddressProblem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it is no web address that a browser could open, or no RFC 6570 template.
    pub fn parse(text: &str) -> Result<ContactUrl, AddressProblem> {
        let (scheme, rest) = text.split_once("://").ok_or(AddressProblem::NoScheme)?;
        if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(AddressProblem::NoScheme);
        }
        if text.contains(|letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>\"\\^`|".contains(letter)
        }) {
            return Err(AddressProblem::OddLetter);
        }
        let end = rest.find(['/', '?', '#', '{']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err(AddressProblem::Credentials);
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if port.parse::<u16>().is_ok() => (host, format!(":{port}")),
            _ => (authority, String::new()),
        };
        let is_known = |host: &String| host.contains('.') || host == "localhost";
        let host = ascii_host(host).filter(is_known).ok_or(AddressProblem::NoWebHost)?;
        if !expressions(path).all(|inside| inside.is_some_and(is_expression)) {
            return Err(AddressProblem::Expression);
        }
        let template = ContactUrl::unpack(&format!("{}://{host}{port}{path}", scheme.to_ascii_lowercase()));
        template.filter(|url| Url::parse(&url.page()).is_ok()).ok_or(AddressProblem::NoWebHost)
    }
}

/// The name of a host in ASCII. IP addresses are refused, because buyers could not tell whose they are.
fn ascii_host(host: &str) -> Option<String> {
    let Ok(Host::Domain(name)) = Host::parse(host) else { return None };
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    (name.len() <= 253 && name.split('.').all(is_label)).then_some(name)
}

/// The text inside each pair of braces; `None` for a brace without a partner.
fn expressions(template: &str) -> impl Iterator<Item = Option<&str>> {
    let mut parts = template.split('{');
    let stray = parts.next().is_some_and(|before| before.contains('}')).then_some(None);
    stray.into_iter().chain(
        parts.map(|part| {
            part.split_once('}').filter(|(_, after)| !after.contains('}')).map(|(inside, _)| inside)
        }),
    )
}

/// Whether a text is an expression of RFC 6570: an optional operator, then names separated by commas.
fn is_expression(inside: &str) -> bool {
    let names = inside.strip_prefix(['+', '#', '.', '/', ';', '?', '&']).unwrap_or(inside);
    let is_name = |name: &str| {
        let name = name.strip_suffix('*').unwrap_or(name);
        let (name, length) = name.split_once(':').unwrap_or((name, "1"));
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'%');
        !name.is_empty() && name.bytes().all(fits) && length.parse::<u16>().is_ok()
    };
    names.split(',').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn email(text: &str, expected: &str) {
        let found = Email::parse(text).map_or_else(|problem| problem.to_string(), |email| email.pack());
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn url(text: &str, expected: &str) {
        let found = ContactUrl::parse(text).map_or_else(|it| it.to_string(), |url| url.template().to_owned());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_that_mail_can_be_sent_to_are_taken_in_any_script() {
        email("a@example.com", "a@example.com");
        email("a.b+c@sub.example.co", "a.b+c@sub.example.co");
        email("o'neil@example.com", "o'neil@example.com");
        email("hilfe@müller-shop.example", "hilfe@xn--mller-shop-9db.example hilfe@müller-shop.example");
        email("help@例え.jp", "help@xn--r8jz45g.jp help@例え.jp");
        email("Help@Example.COM", "Help@example.com Help@Example.COM");
    }

    #[test]
    fn addresses_that_no_link_could_hold_are_told_with_why() {
        let host = "has no site like `example.com` after the `@`";
        let name = "has a letter before the `@` that mail programs do not take from a link";
        email("support", "has no `@`");
        email("@example.com", "has nothing before the `@`");
        email("a@@example.com", "has more than one `@`");
        email("a@b@example.com", "has more than one `@`");
        email("a.@example.com", "has a dot too many");
        email("a..b@example.com", "has a dot too many");
        for text in
            ["a@b", "a@-x.com", "a@example..com", "a@example.com.", "a@127.0.0.1", "a@[::1]", "a@x y.com"]
        {
            email(text, host);
        }
        for text in
            ["büro@example.de", "a b@example.com", "a?cc=b@example.com", "a%0A@example.com", "a#b@x.com"]
        {
            email(text, name);
        }
        for text in ["<a@example.com>", "a@example.com\nbcc:b.example", "a@example.com,b"] {
            email(text, host);
        }
        email(&format!("{}@example.com", "a".repeat(65)), "is longer than mail servers take");
    }

    #[test]
    fn what_was_packed_is_unpacked_the_same() {
        for text in ["a@example.com", "hilfe@müller-shop.example"] {
            let email = Email::parse(text).unwrap();
            assert_eq!(Email::unpack(&email.pack()), Some(email));
        }
        for forged in ["", "a@b@example.com", "a@example.com?bcc=b", "a%0a@example.com", "a@x.com\nb", "a"] {
            assert_eq!(Email::unpack(forged), None, "{forged}");
        }
        for forged in ["", "javascript:alert(1)", "https:/x", " https://x.com", "https://x.com/\nx"] {
            assert_eq!(ContactUrl::unpack(forged), None, "{forged}");
        }
    }

    #[test]
    fn pages_that_open_are_taken_in_any_script() {
        url("https://example.com", "https://example.com");
        url("http://localhost:8080/x", "http://localhost:8080/x");
        url("HTTPS://Example.com/contact{?subject,code}", "https://example.com/contact{?subject,code}");
        url("https://müller.example/hilfe", "https://xn--mller-kva.example/hilfe");
        url("https://example.com/{#x}?a=b", "https://example.com/{#x}?a=b");
        url("https://example.com/{+path:3}{&list*}", "https://example.com/{+path:3}{&list*}");
    }

    #[test]
    fn pages_that_cannot_open_are_told_with_why() {
        let site = "names no site like `example.com`";
        let braces = "has something in braces that is not like `{?subject,summary,code}`";
        for text in ["example.com", "javascript:alert(1)", "ftp://example.com", "//example.com"] {
            url(text, "does not begin with `https://`");
        }
        for text in ["https://", "https:///x", "https://shop", "https://{shop}.example.com", "https://-a.com"]
        {
            url(text, site);
        }
        for text in ["/{a", "/a}", "/{}", "/{?}", "/{a,}", "/{{a}}", "/{a b}"]
            .map(|path| "https://example.com".to_owned() + path)
        {
            url(&text, if text.contains(' ') { "has a letter that no address has" } else { braces });
        }
        url("https://exa mple.com", "has a letter that no address has");
        url("https://shop@evil.example", "has a user's name before the site");
    }
}
