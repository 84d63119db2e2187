//! The widget that the element's class holds: a visit, its policy, and the element that it draws in.
//!
//! It registers nothing with the browser. The element's class has the listeners and timers, and passes events
//! on: they survive a trap, and a widget does not. Every result holds a snapshot from which another widget
//! can continue.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

use super::events::{self, Meaning};
use super::intl::Intl;
use super::policy::Edition;
use super::request::Given;
use super::{clipboard, dom, download, object, request, storage};
use crate::interview::Reply;
use crate::time::Instant;
use crate::view::{self, Letter};
use crate::widget::{self, Around, Effect, Item, Presses, STORY, Snapshot, Visit};
use crate::wire::{self, Button, Contact, Did, Fields, Kept, Map, Texts};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Did, Kept } from \"./did.js\";";

/// The visit of one element. Methods that take `now`, the present time in milliseconds since 1970, pass an
/// event on, draw what has changed, and return what the script has to do. They throw if the browser does not
/// know the zone, or the document refuses a change.
#[wasm_bindgen]
pub struct Widget {
    card: Element,
    shown: Rc<Edition>,
    /// The same policy in its own language, in which the message to the shop is written.
    own: Rc<Edition>,
    zone: String,
    language: String,
    key: String,
    texts_key: String,
    visit: Visit,
    presses: Presses,
    letter: Option<Letter>,
}

#[wasm_bindgen]
impl Widget {
    /// Begins a visit without answers, in UTC and English. It draws in `card`. Throws `undefined` if `policy`
    /// is no compiled policy.
    #[wasm_bindgen(constructor)]
    pub fn new(
        card: Element,
        #[wasm_bindgen(unchecked_param_type = "unknown")] policy: &JsValue,
    ) -> Result<Widget, JsValue> {
        let (shown, own) = Edition::both(policy).ok_or(JsValue::UNDEFINED)?;
        Ok(Widget {
            card,
            shown,
            own,
            zone: String::from("UTC"),
            language: String::from("en"),
            key: String::new(),
            texts_key: String::new(),
            visit: Visit::default(),
            presses: Presses::default(),
            letter: None,
        })
    }

    /// Sets the buyer's zone, and the language of dates (a BCP 47 tag). Returns false, and changes nothing,
    /// if the browser does not know the zone.
    pub fn settle(&mut self, zone: String, language: String) -> bool {
        if Intl::new(&zone, &language).is_none() {
            return false;
        }
        (self.zone, self.language) = (zone, language);
        true
    }

    /// Continues a visit from a snapshot, as it is in every result. A member that is missing or malformed
    /// counts as empty.
    pub fn restore(&mut self, #[wasm_bindgen(unchecked_param_type = "Partial<Kept>")] snapshot: &JsValue) {
        let snapshot = Given(snapshot);
        self.visit = Visit::from(Snapshot {
            answers: snapshot.list("answers", |it| Some((text(it, 0)?, text(it, 1)?))).unwrap_or_default(),
            changing: snapshot.text("changing"),
            given: snapshot
                .list("given", |it| {
                    Some(Item { id: text(it, 0)?, ticked: part(it, 1)?.is_truthy(), text: text(it, 2)? })
                })
                .unwrap_or_default(),
            edited: snapshot.text("edited"),
            is_sending: snapshot.member("is_sending").is_some_and(|it| it.is_truthy()),
        });
    }

    /// Sets the session storage keys of the answers and of the texts.
    pub fn keep_as(&mut self, key: String, texts_key: String) {
        (self.key, self.texts_key) = (key, texts_key);
    }

    /// Draws the present screen.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn show(&mut self, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Refreshed, now)
    }

    /// Replaces the answers by those that the page gives, by the id of the question. Invalid ones are left
    /// out, and the result names them in `ignored`.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn prefill(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] answers: &JsValue,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Prefilled(texts(answers)), now)
    }

    /// Tells the widget that time has passed. It draws only if the screen may be outdated.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn wake(&mut self, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Woken, now)
    }

    /// Takes an answer that the buyer gave before the engine had loaded. `question` is the question's id.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn answer(&mut self, question: String, said: String, now: f64) -> Result<JsValue, JsValue> {
        let screen = self.visit.screen();
        self.happen(widget::Event::Answered { screen, question, said }, now)
    }

    /// Handles an event of the browser. Returns `undefined` if it means nothing to the widget.
    #[wasm_bindgen(unchecked_return_type = "Did | undefined")]
    pub fn handle(&mut self, event: &Event, now: f64) -> Result<JsValue, JsValue> {
        match events::meaning(event, &self.card, &self.visit, &mut self.presses) {
            None => Ok(JsValue::UNDEFINED),
            Some(Meaning::Visit(event)) => self.happen(event, now),
            Some(Meaning::Button(button)) => Ok(self.did(&[], Some(button), false)),
        }
    }

    /// Follows the browser's history, back or forward, to a depth of the visit: see `depth` of the result.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn rewind(&mut self, depth: usize, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Rewound { depth }, now)
    }

    /// The message to the shop as it is sent; empty without a verdict.
    pub fn message(&self) -> String {
        self.letter.as_ref().map(Letter::message).unwrap_or_default()
    }

    /// Asks the browser to copy the message. Returns its promise, or `false` if the page has no clipboard.
    #[wasm_bindgen(unchecked_return_type = "Promise<void> | false")]
    pub fn copy(&self) -> JsValue {
        self.tell_copied("").unwrap_or_default();
        clipboard::copy(&self.message()).unwrap_or(JsValue::FALSE)
    }

    /// Shows beside the buttons whether the message was copied. If `is_copied` is false, it first selects the
    /// message and tries `execCommand`.
    pub fn copied(&self, is_copied: bool) -> Result<(), JsValue> {
        let message = self.card.query_selector("[data-message]")?;
        let by_hand = || message.is_some_and(|it| clipboard::copy_by_hand(it.unchecked_ref()));
        let name = if is_copied || by_hand() { "data-copied" } else { "data-by-hand" };
        self.tell_copied(name)
    }

    /// Saves the last day as a calendar file. Returns the file's object URL, which the caller has to revoke
    /// later, or `undefined` if there is no last day or the browser saves no files.
    pub fn calendar(&self) -> Option<String> {
        let (case, letter) = (self.visit.case()?, self.letter.as_ref()?);
        let Reply::Verdict(verdict) = &case.reply else { return None };
        let title = view::calendar_title(&self.shown.compiled.policy, &self.shown.words);
        let zone = Intl::new(&self.zone, &self.language)?;
        let text = view::calendar(letter, &title, &case.code, verdict.deadline?.by, case.now, &zone);
        download::save(&self.card.owner_document()?, "refund.ics", "text/calendar", &text).ok()
    }
}

impl Widget {
    fn window(&self) -> Option<web_sys::Window> {
        self.card.owner_document()?.default_view()
    }

    fn happen(&mut self, event: widget::Event, now: f64) -> Result<JsValue, JsValue> {
        let zone = Intl::new(&self.zone, &self.language).ok_or(JsValue::UNDEFINED)?;
        let around = Around { compiled: &self.shown.compiled, zone: &zone, now: Instant(now as i64) };
        let is_noted = matches!(event, widget::Event::Noted { .. });
        let effects = self.visit.handle(event, around);
        let is_drawn = effects.iter().any(|it| matches!(it, Effect::Draw));
        if is_drawn {
            self.draw()?;
        }
        for effect in &effects {
            match effect {
                Effect::Fill(said) => self.fill(said),
                Effect::Keep => self.keep(),
                _ => {}
            }
        }
        Ok(self.did(&effects, None, is_drawn && !is_noted))
    }

    fn draw(&mut self) -> Result<(), JsValue> {
        let Some(case) = self.visit.case() else { return Ok(()) };
        let own = &self.own.compiled.policy.language;
        let is_own = Rc::ptr_eq(&self.own, &self.shown);
        let format = Intl::new(&self.zone, &self.language).ok_or(JsValue::UNDEFINED)?;
        let own_format = if is_own { format } else { format.within(own) };
        let shown = self.shown.drawn_by(&format);
        let given = self.visit.given();
        let noted = self.visit.noted(&given);
        let whole = view::whole(case, shown, self.own.drawn_by(&own_format), noted, self.visit.today());
        dom::patch(&self.card, &whole.nodes)?;
        self.letter = whole.letter;
        self.restore_fields()
    }

    /// Sets the buyer's ticks and texts, which the tree does not hold.
    fn restore_fields(&self) -> Result<(), JsValue> {
        if let (Some(message), Some(letter)) = (self.card.query_selector("[data-message]")?, &self.letter) {
            let message: &HtmlTextAreaElement = message.unchecked_ref();
            let text = letter.message();
            // A message that is being typed keeps the spaces at its ends.
            if view::trimmed(&message.value()) != text {
                message.set_value(&text);
            }
        }
        let found = self.card.query_selector_all("[data-evidence], [data-story]")?;
        for at in 0..found.length() {
            let Some(element) = found.get(at) else { continue };
            let element: Element = element.unchecked_into();
            let id = element.get_attribute("data-evidence").unwrap_or_else(|| STORY.to_owned());
            let item = self.visit.items().iter().find(|item| item.id == id);
            if let Some(tick) = element.query_selector("input")? {
                tick.unchecked_ref::<HtmlInputElement>().set_checked(item.is_some_and(|item| item.ticked));
            }
            if let Some(field) = element.query_selector("textarea")? {
                let field: &HtmlTextAreaElement = field.unchecked_ref();
                let text = item.map_or("", |item| item.text.as_str());
                if field.value() != text {
                    field.set_value(text);
                }
            }
        }
        Ok(())
    }

    /// Writes an answer into the question's field. If the field shows an invalid answer already, it stays as
    /// it was typed.
    fn fill(&self, said: &str) {
        if let Some(field) = events::field(&self.card)
            && (field.value().is_empty() || field.get_attribute("aria-invalid").is_none())
        {
            field.set_value(said);
        }
    }

    /// Stores the answers and texts for this tab; empty ones are removed.
    fn keep(&self) {
        let Some(window) = self.window() else { return };
        let mut answers = Vec::new();
        for (id, said) in self.visit.answers().pairs() {
            answers.push((id.clone(), said.as_str()));
        }
        let text = if answers.is_empty() { None } else { json(&object(&Map(answers))) };
        storage::write(&window, &self.key, text.as_deref());
        let texts = self.texts();
        let is_empty = texts.given.is_empty() && texts.edited.is_none();
        let text = if is_empty { None } else { json(&object(&texts)) };
        storage::write(&window, &self.texts_key, text.as_deref());
    }

    fn texts(&self) -> Texts<'_> {
        let mut given = Vec::new();
        for item in self.visit.items() {
            given.push((item.id.as_str(), item.ticked, item.text.as_str()));
        }
        Texts { given, edited: self.visit.written() }
    }

    /// The result of an event, for the script.
    fn did(&self, effects: &[Effect], button: Option<Button>, drawn: bool) -> JsValue {
        let (mut tell, mut ignored, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        let mut focus = "";
        for effect in effects {
            match effect {
                Effect::Tell(told) => tell.push(*told),
                Effect::Ignored(message) => ignored.push(message.clone()),
                Effect::Move { to_field: true } => focus = "input[name]",
                Effect::Move { to_field: false } if self.visit.is_sending() => focus = "#step",
                Effect::Move { to_field: false } => focus = "#title",
                _ => {}
            }
        }
        let (compiled, case) = (&self.shown.compiled, self.visit.case());
        for (topic, said) in case.map(|case| case.answers.as_slice()).unwrap_or_default() {
            answers.push((topic.id(&compiled.policy), said.as_str()));
        }
        let zone = Intl::new(&self.zone, &self.language);
        let reply = case
            .zip(zone.as_ref())
            .map(|(case, zone)| wire::write(compiled, &case.reply, &case.said, &case.code, zone));
        let contact = self.letter.as_ref().zip(case).map(|(letter, case)| Contact {
            subject: &letter.subject,
            message: letter.message(),
            code: &case.code,
        });
        let Texts { given, edited } = self.texts();
        let snapshot = Kept {
            answers: self.visit.answers().pairs(),
            changing: self.visit.changing().map(str::to_owned),
            given,
            edited,
            is_sending: self.visit.is_sending(),
        };
        let depth = self.visit.depth();
        let wake = self.visit.wake().map(|at| at.0 as f64);
        let contact = contact.filter(|_| button == Some(Button::Contact));
        object(&Did {
            reply,
            answers: Map(answers),
            tell,
            ignored,
            wake,
            contact,
            button,
            drawn,
            focus,
            depth,
            snapshot,
        })
    }

    /// Shows beside the buttons the text of one of the note's attributes; empty for no attribute.
    fn tell_copied(&self, name: &str) -> Result<(), JsValue> {
        if let Some(done) = self.card.query_selector(".done")? {
            let said = done.get_attribute(name).unwrap_or_default();
            done.set_text_content(Some(&said));
        }
        Ok(())
    }
}

/// The answers in an object of the page: those that are texts.
fn texts(given: &JsValue) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (id, said) in request::answers(given).unwrap_or_default() {
        texts.extend(said.map(|said| (id, said)));
    }
    texts
}

/// An item of a list.
fn part(of: &JsValue, at: u32) -> Option<JsValue> {
    Reflect::get_u32(of, at).ok()
}

fn text(of: &JsValue, at: u32) -> Option<String> {
    part(of, at)?.as_string()
}

/// A value as JSON.
fn json(value: &JsValue) -> Option<String> {
    js_sys::JSON::stringify(value).ok()?.as_string()
}
