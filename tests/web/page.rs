//! A place in the page to show screens in, and what stands there.

use refund_check::web::show;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, window};

/// 22 November 2026, 10:00 in Berlin.
pub(crate) const NOW: f64 = 1_795_338_000_000.0;

/// Answers as a test writes them, `reason=defective fault=major`, as the shell hands them over.
pub(crate) fn answers(written: &str) -> String {
    list(written.split_whitespace().flat_map(|pair| <[&str; 2]>::from(pair.split_once('=').unwrap())))
}

/// Texts as one, as `www/lists.js` writes them.
pub(crate) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(|text| format!("{}:{text}", text.chars().count())).collect()
}

#[wasm_bindgen(module = "/www/dom.js")]
extern "C" {
    fn apply(root: &Element, markup: &str);
}

#[wasm_bindgen(inline_js = "export const markupOf = (json) => JSON.parse(json).markup;
export const member = (json, name) => JSON.stringify(JSON.parse(json)[name]);")]
extern "C" {
    #[wasm_bindgen(js_name = markupOf)]
    fn markup_of(json: &str) -> String;
    /// Another member of what `show` returns, as JSON.
    fn member(json: &str, name: &str) -> String;
}

/// An element of the page; it leaves the page with the test.
pub(crate) struct Root(pub(crate) Element);

impl Root {
    pub(crate) fn new() -> Root {
        let document = window().unwrap().document().unwrap();
        let element = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        Root(element)
    }

    /// Shows what follows from answers by the default policy; the reply, and which answers were kept.
    pub(crate) fn show(&self, written: &str) -> String {
        self.show_by(0, written)
    }

    /// As `show`, by a policy that was loaded.
    pub(crate) fn show_by(&self, policy: usize, written: &str) -> String {
        self.show_in("en", policy, written)
    }

    /// As `show_by`, with dates in a language.
    pub(crate) fn show_in(&self, language: &str, policy: usize, written: &str) -> String {
        let shown = show(policy, &answers(written), "", NOW, "Europe/Berlin", language);
        apply(&self.0, &markup_of(&shown));
        [member(&shown, "reply"), member(&shown, "kept")].join(" ")
    }

    pub(crate) fn find<T: JsCast>(&self, css: &str) -> T {
        let found = self.0.query_selector(css).unwrap();
        found.unwrap_or_else(|| panic!("no {css} in {}", self.0.inner_html())).dyn_into().unwrap()
    }

    pub(crate) fn count(&self, css: &str) -> u32 {
        self.0.query_selector_all(css).unwrap().length()
    }

    /// What is read there.
    pub(crate) fn text(&self, css: &str) -> String {
        self.find::<HtmlElement>(css).text_content().unwrap()
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        self.0.remove();
    }
}
