//! Ways to reach the shop, parsed once: a value of one of these types can be put into a link as it is.

use std::fmt::{self, Display};

/// An email address that fits into a `mailto:` link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The address in ASCII, its host in punycode.
    address: String,
    /// The address as the shop writes it.
    shown: String,
}

impl Email {
    /// The address in ASCII.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address as people read it.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// One text with both forms, which [`Email::unpack`] reads.
    #[must_use]
    pub fn pack(&self) -> String {
        if self.address == self.shown {
            return self.address.clone();
        }
        [&self.address, " ", &self.shown].concat()
    }

    /// Reads what [`Email::pack`] wrote. Returns `None` if the text is no single address; so no text can add
    /// headers to a mail.
    #[must_use]
    pub fn unpack(packed: &str) -> Option<Email> {
        let (address, shown) = cut(packed, b' ').unwrap_or((packed, packed));
        let (local, host) = cut(address, b'@')?;
        let fits = is_local(local)
            && cut(host, b'.').is_some()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
        fits.then(|| Email { address: address.to_owned(), shown: shown.to_owned() })
    }
}

/// Splits a text at the first `sign`, an ASCII character, which is left out. Returns `None` if it does not
/// occur. The standard library's text search would add a kilobyte to what the buyer loads.
#[inline(never)]
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// Whether the part before the `@` has only characters that need no escaping, neither in an address (RFC 5321
/// `atext`) nor in a link (RFC 6068).
fn is_local(local: &str) -> bool {
    let is_sign =
        |byte: u8| matches!(byte, b'!' | b'$' | b'\'' | b'*' | b'+' | b'-'..=b'/' | b'=' | b'_' | b'~');
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || is_sign(byte);
    !local.is_empty() && local.len() <= 64 && local.bytes().all(fits)
}

/// The address of a page to write from: an RFC 6570 template that begins with `https://` or `http://`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactUrl {
    template: String,
}

impl ContactUrl {
    /// The template, with its host in ASCII.
    #[must_use]
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The page's address without the template's expressions.
    #[must_use]
    pub fn page(&self) -> String {
        without_expressions(&self.template)
    }

    /// Reads what [`ContactUrl::template`] returned. Returns `None` if the text is no web address.
    #[must_use]
    pub fn unpack(packed: &str) -> Option<ContactUrl> {
        let fits = is_web(packed) && !packed.bytes().any(|byte| byte <= b' ');
        fits.then(|| ContactUrl { template: packed.to_owned() })
    }
}

fn is_web(url: &str) -> bool {
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    is("https://") || is("http://")
}

fn without_expressions(template: &str) -> String {
    let (mut url, mut inside) = (String::new(), false);
    for letter in template.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => {}
            _ => url.push(letter),
        }
    }
    url
}

/// Why an address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressProblem {
    /// Email: there is no `@`.
    NoAt,
    /// Email: there is nothing before the `@`.
    NoName,
    /// Email: there is more than one `@`.
    SeveralAts,
    /// Email: the name begins or ends with a dot, or has two together.
    DotTooMany,
    /// Email: the name has a character that mail programs do not accept in a link.
    OddName,
    /// Email: the address is longer than mail servers accept.
    TooLong,
    /// Email: the host is no public domain name.
    NoMailHost,
    /// Web: the scheme is missing, or neither `https` nor `http`.
    NoScheme,
    /// Web: there is a character that no address has.
    OddLetter,
    /// Web: the host is no public domain name.
    NoWebHost,
    /// Web: there is a user name or password before the host.
    Credentials,
    /// Web: an expression of the template is not valid by RFC 6570.
    Expression,
}

impl Display for AddressProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AddressProblem::NoAt => "has no `@`",
            AddressProblem::NoName => "has nothing before the `@`",
            AddressProblem::SeveralAts => "has more than one `@`",
            AddressProblem::DotTooMany => "has a dot too many",
            AddressProblem::OddName => {
                "has a letter before the `@` that mail programs do not take from a link"
            }
            AddressProblem::TooLong => "is longer than mail servers take",
            AddressProblem::NoMailHost => "has no site like `example.com` after the `@`",
            AddressProblem::NoScheme => "does not begin with `https://`",
            AddressProblem::OddLetter => "has a letter that no address has",
            AddressProblem::NoWebHost => "names no site like `example.com`",
            AddressProblem::Credentials => "has a user's name before the site",
            AddressProblem::Expression => {
                "has something in braces that is not like `{?subject,summary,code}`"
            }
        })
    }
}

impl std::error::Error for AddressProblem {}
