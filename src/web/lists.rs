//! Lists as one text each: to carry them over one by one would cost the buyer a kilobyte.
//!
//! A text is its length in characters, a colon, and itself; what is no text is a colon alone. `5:hello:2:no` is
//! "hello", something that is no text, and "no". Numbers are joined by commas. `www/lists.js` writes them.

/// The texts, `None` for what is none.
pub fn texts(list: &str) -> Vec<Option<&str>> {
    let (mut texts, mut rest) = (Vec::new(), list);
    let (mut length, mut is_text) = (0, false);
    while let Some(sign) = rest.chars().next() {
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        match sign.to_digit(10) {
            Some(digit) => (length, is_text) = (length * 10 + digit, true),
            None => {
                let text = first(rest, length);
                rest = rest.get(text.len()..).unwrap_or_default();
                texts.push(is_text.then_some(text));
                (length, is_text) = (0, false);
            }
        }
    }
    texts
}

/// So many characters from the beginning.
fn first(text: &str, mut length: u32) -> &str {
    let mut end = 0;
    for letter in text.chars() {
        if length == 0 {
            break;
        }
        length -= 1;
        end += letter.len_utf8();
    }
    text.get(..end).unwrap_or_default()
}

/// The texts for keeping, empty for what is none.
pub fn kept(list: &str) -> Vec<String> {
    let mut kept = Vec::new();
    for text in texts(list) {
        kept.push(text.unwrap_or_default().to_owned());
    }
    kept
}

/// The numbers.
pub fn numbers(list: &str) -> Vec<u32> {
    let (mut numbers, mut number) = (Vec::new(), 0_u32);
    for letter in list.chars() {
        match letter.to_digit(10) {
            Some(digit) => number = number.wrapping_mul(10).wrapping_add(digit),
            None => numbers.push(std::mem::take(&mut number)),
        }
    }
    if !list.is_empty() {
        numbers.push(number);
    }
    numbers
}
