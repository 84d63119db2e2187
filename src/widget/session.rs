//! Under which name answers are kept for a tab's session, and when a visit begins anew instead of going on.

/// The name: this place in this page, this policy, this beginning. Another order, another element or another policy is
/// another interview.
///
/// `place` is the page's address and `element` where in it the element stands; each part is told from the next by its
/// length, so that no page can write one that is read as another's.
pub fn session_key(place: &str, element: &str, policy: &str, answers: &str) -> String {
    let mut key = String::from("refund-check");
    for part in [place, element, policy, answers] {
        key.push(' ');
        crate::time::push(&mut key, part.len() as i64, 1);
        key.push(':');
        key.push_str(part);
    }
    key
}

/// Whether whoever comes begins anew. `arrival` is how the browser came to the page, in its own word; `is_arrival` is
/// whether the page still stands at the address it came to, and `is_first` whether this name begins there for the first
/// time. A page loaded again or come back to goes on, and so does whoever comes back within the page.
pub fn begins_anew(arrival: &str, is_arrival: bool, is_first: bool) -> bool {
    let goes_on = arrival == "reload" || arrival == "back_forward";
    is_first && is_arrival && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_to_one_place_one_element_one_policy_and_one_beginning() {
        let parts = ["", "a", "/x?order=1", "/x?order=2", "1:a", "a 1:b"];
        let mut keys = Vec::new();
        for place in parts {
            for element in parts {
                for policy in parts {
                    for answers in parts {
                        keys.push(session_key(place, element, policy, answers));
                    }
                }
            }
        }
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn only_the_first_start_at_the_address_that_a_link_led_to_begins_anew() {
        assert!(begins_anew("navigate", true, true));
        assert!(!begins_anew("navigate", true, false), "made anew at the same place");
        assert!(!begins_anew("navigate", false, true), "a router has gone on");
        assert!(!begins_anew("reload", true, true));
        assert!(!begins_anew("back_forward", true, true));
    }
}
