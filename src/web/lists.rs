//! Lists as one text each: to carry them over one by one would cost the buyer a kilobyte.
//!
//! A text is its length in characters, a colon, and itself; what is no text is a colon alone. `5:hello:2:no` is
//! "hello", something that is no text, and "no". Numbers are joined by commas. `www/lists.js` writes them.

/// The texts, `None` for what is none.
pub fn maybe_texts(list: &str) -> Vec<Option<String>> {
    let mut texts = Vec::new();
    let mut letters = list.chars();
    loop {
        let (mut length, mut is_text) = (0, false);
        loop {
            match letters.next() {
                None => return texts,
                Some(':') => break,
                Some(letter) => {
                    length = length * 10 + letter.to_digit(10).unwrap_or_default() as usize;
                    is_text = true;
                }
            }
        }
        texts.push(is_text.then(|| letters.by_ref().take(length).collect()));
    }
}

/// The texts, empty for what is none.
pub fn texts(list: &str) -> Vec<String> {
    maybe_texts(list).into_iter().map(Option::unwrap_or_default).collect()
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
