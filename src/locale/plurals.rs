//! Chooses plural forms, for text that is written without a browser.

/// Chooses the form for a number out of `few: {} … | other: {} …`, and fills in the number.
pub(crate) fn counted(language: &str, forms: &str, number: u32) -> String {
    let form =
        |name: &str| forms.split('|').find_map(|form| form.trim().strip_prefix(name)?.strip_prefix(':'));
    let said = form(category(language, number)).or_else(|| form("other")).unwrap_or(forms);
    said.trim().replace("{}", &number.to_string())
}

/// The plural category of a number by Unicode's CLDR (cardinal, whole numbers below a million), for the
/// interface's languages. Other languages use the English rules, because the interface is shown to them in
/// English.
fn category(language: &str, number: u32) -> &'static str {
    let short = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match (short.as_str(), number) {
        ("ja", _) => "other",
        ("ar", 0) => "zero",
        ("ar", 2) => "two",
        ("ar", _) if (3..=10).contains(&(number % 100)) => "few",
        ("ar", _) if number % 100 >= 11 => "many",
        ("fr" | "pt", 0) | (_, 1) => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_takes_its_form_in_each_language() {
        let forms = "zero: 0 {} | one: 1 {} | two: 2 {} | few: f {} | many: m {} | other: o {}";
        let said = |language: &str, numbers: &[u32]| {
            numbers.iter().map(|&number| counted(language, forms, number)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(said("en", &[0, 1, 2, 11]), "o 0, 1 1, o 2, o 11");
        assert_eq!(said("pt-BR", &[0, 1, 2]), "1 0, 1 1, o 2");
        assert_eq!(said("ja", &[1, 2]), "o 1, o 2");
        assert_eq!(
            said("ar", &[0, 1, 2, 3, 10, 11, 99, 100, 103]),
            "0 0, 1 1, 2 2, f 3, f 10, m 11, m 99, o 100, f 103"
        );
        assert_eq!(said("nl", &[1, 2]), "1 1, o 2");
    }

    #[test]
    fn a_form_that_is_missing_is_the_other_and_a_text_without_forms_stays() {
        assert_eq!(counted("ar", "one: {} question | other: {} questions", 3), "3 questions");
        assert_eq!(counted("de", "{} Fragen", 3), "3 Fragen");
    }
}
