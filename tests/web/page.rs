//! A place in the page to show screens in, and what stands there.

use refund_check::web::show;
use wasm_bindgen::JsCast;
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

/// An element of the page; it leaves the page with the test.
pub(crate) struct Root(pub(crate) Element);

impl Root {
    pub(crate) fn new() -> Root {
        let document = window().unwrap().document().unwrap();
        let element = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        Root(element)
    }

    /// Shows what follows from answers by the default policy; the reply.
    pub(crate) fn show(&self, written: &str) -> String {
        self.show_by(0, written)
    }

    /// As `show`, by a policy that was loaded.
    pub(crate) fn show_by(&self, policy: usize, written: &str) -> String {
        show(policy, &self.0, &answers(written), "", NOW, "Europe/Berlin", "en")
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
