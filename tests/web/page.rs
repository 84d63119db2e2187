//! An element of the page that shows screens, and its content.

use js_sys::{Array, JSON, Object, Reflect};
use refund_check::web::Widget;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, window};

use crate::hostile::policy;

/// 22 November 2026, 10:00 in Berlin.
pub(crate) const NOW: f64 = 1_795_338_000_000.0;

/// A value as JSON.
pub(crate) fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// An object with these members.
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// A list of pairs.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> JsValue {
    pairs.map(|(id, said)| Array::of2(&id.into(), &said.into())).collect::<Array>().into()
}

/// A snapshot of a visit with answers, written as `reason=defective fault=major`.
pub(crate) fn snapshot(written: &str) -> JsValue {
    visit(written, false, &[])
}

/// Like `snapshot`, at the second step of the verdict. `given` is the evidence: ids, ticks and texts.
pub(crate) fn sending(written: &str, given: &[(&str, bool, &str)]) -> JsValue {
    visit(written, true, given)
}

fn visit(written: &str, is_sending: bool, given: &[(&str, bool, &str)]) -> JsValue {
    let answers = pairs(written.split_whitespace().map(|pair| pair.split_once('=').unwrap()));
    let given =
        given.iter().map(|(id, ticked, text)| Array::of3(&(*id).into(), &(*ticked).into(), &(*text).into()));
    let given = given.collect::<Array>().into();
    let is_sending = is_sending.into();
    object(&[("answers", answers), ("changing", JsValue::NULL), ("given", given), ("is_sending", is_sending)])
}

thread_local! {
    /// The same object for all tests, because the engine recognizes a policy by its object.
    static DEFAULT: JsValue = {
        let packed = refund_check::default_policy().pack();
        policy(&packed.numbers, &packed.ids, &packed.words)
    };
}

/// The default policy in the form that the page's script passes on.
pub(crate) fn default_policy() -> JsValue {
    DEFAULT.with(Clone::clone)
}

/// An element of the page. It is removed at the end of the test.
pub(crate) struct Root(pub(crate) Element);

impl Root {
    pub(crate) fn new() -> Root {
        let document = window().unwrap().document().unwrap();
        let element = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        Root(element)
    }

    /// Shows the screen for answers to the default policy. Returns the reply, the answers that still matter,
    /// and the messages about ignored ones, each as JSON.
    pub(crate) fn show(&self, written: &str) -> String {
        self.show_by(&default_policy(), written)
    }

    /// Like `show`, for another policy.
    pub(crate) fn show_by(&self, policy: &JsValue, written: &str) -> String {
        self.show_in("en", policy, &snapshot(written))
    }

    /// Like `show_by`, from a snapshot and with dates in a language.
    pub(crate) fn show_in(&self, language: &str, policy: &JsValue, snapshot: &JsValue) -> String {
        let mut widget = Widget::new(self.0.clone(), policy).unwrap();
        widget.restore(snapshot);
        assert!(widget.settle("Europe/Berlin".to_owned(), language.to_owned()));
        let did = widget.show(NOW).unwrap();
        let member = |name: &str| json(&Reflect::get(&did, &name.into()).unwrap());
        [member("reply"), member("answers"), member("ignored")].join(" ")
    }

    pub(crate) fn find<T: JsCast>(&self, css: &str) -> T {
        let found = self.0.query_selector(css).unwrap();
        found.unwrap_or_else(|| panic!("no {css} in {}", self.0.inner_html())).dyn_into().unwrap()
    }

    pub(crate) fn count(&self, css: &str) -> u32 {
        self.0.query_selector_all(css).unwrap().length()
    }

    /// The text of an element.
    pub(crate) fn text(&self, css: &str) -> String {
        self.find::<HtmlElement>(css).text_content().unwrap()
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        self.0.remove();
    }
}
