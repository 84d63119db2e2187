//! What the element's class holds: a visit, the policy it goes by, and the part of the page that it draws into.
//!
//! It registers nothing with the browser. Listeners and timers belong to the element's class, which passes events on; they
//! outlive a trap, and a widget does not. What it can be made anew from is in every answer of its.

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

/// One element's visit.
#[wasm_bindgen]
pub struct Widget {
    card: Element,
    shown: Rc<Edition>,
    /// The same policy in its own language, which the shop reads.
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
    /// A visit that nothing was said in, by a compiled policy; `undefined` is thrown where it is none.
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

    /// Takes the buyer's zone and the language for dates; whether the browser knows the zone.
    pub fn settle(&mut self, zone: String, language: String) -> bool {
        if Intl::new(&zone, &language).is_none() {
            return false;
        }
        (self.zone, self.language) = (zone, language);
        true
    }

    /// Goes on from a snapshot, as it stands in every answer; what of it is none is left out.
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

    /// Takes the names that the tab keeps the answers and the texts under.
    pub fn keep_as(&mut self, key: String, texts_key: String) {
        (self.key, self.texts_key) = (key, texts_key);
    }

    /// Draws what there is now.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn show(&mut self, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Refreshed, now)
    }

    /// Begins with other answers.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn prefill(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] answers: &JsValue,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Prefilled(texts(answers)), now)
    }

    /// Time may have gone by.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn wake(&mut self, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Woken, now)
    }

    /// An answer that was given before the screen was there.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn answer(&mut self, question: String, said: String, now: f64) -> Result<JsValue, JsValue> {
        let screen = self.visit.screen();
        self.happen(widget::Event::Answered { screen, question, said }, now)
    }

    /// What a buyer did; `undefined` where it is nothing of ours.
    #[wasm_bindgen(unchecked_return_type = "Did | undefined")]
    pub fn handle(&mut self, event: &Event, now: f64) -> Result<JsValue, JsValue> {
        match events::meaning(event, &self.card, &self.visit, &mut self.presses) {
            None => Ok(JsValue::UNDEFINED),
            Some(Meaning::Visit(event)) => self.happen(event, now),
            Some(Meaning::Button(button)) => Ok(self.did(&[], Some(button), false)),
        }
    }

    /// The browser went back or on, to where so many questions were answered.
    #[wasm_bindgen(unchecked_return_type = "Did")]
    pub fn rewind(&mut self, depth: usize, now: f64) -> Result<JsValue, JsValue> {
        self.happen(widget::Event::Rewound { depth }, now)
    }

    /// The message as it is sent.
    pub fn message(&self) -> String {
        self.letter.as_ref().map(Letter::message).unwrap_or_default()
    }

    /// Asks for the message to be copied: a promise, or `false` where nothing can be asked.
    #[wasm_bindgen(unchecked_return_type = "Promise<void> | false")]
    pub fn copy(&self) -> JsValue {
        self.tell_copied("").unwrap_or_default();
        clipboard::copy(&self.message()).unwrap_or(JsValue::FALSE)
    }

    /// Says whether it was; where it was not, it is tried the old way.
    pub fn copied(&self, is_copied: bool) -> Result<(), JsValue> {
        let message = self.card.query_selector("[data-message]")?;
        let by_hand = || message.is_some_and(|it| clipboard::copy_by_hand(it.unchecked_ref()));
        let name = if is_copied || by_hand() { "data-copied" } else { "data-by-hand" };
        self.tell_copied(name)
    }

    /// Saves the last day as a file for calendars; the file's address, to be given back in a while. Nothing where there
    /// is none, or the browser saves no files.
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

    /// Ticks and texts are no part of the tree: they are the buyer's.
    fn restore_fields(&self) -> Result<(), JsValue> {
        if let (Some(message), Some(letter)) = (self.card.query_selector("[data-message]")?, &self.letter) {
            let message: &HtmlTextAreaElement = message.unchecked_ref();
            let text = letter.message();
            // What is being written stays as it is, the space at its ends too.
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

    /// A wrong answer that stands in its field already stays as it was typed.
    fn fill(&self, said: &str) {
        if let Some(field) = events::field(&self.card)
            && (field.value().is_empty() || field.get_attribute("aria-invalid").is_none())
        {
            field.set_value(said);
        }
    }

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

    /// Says beside the buttons what became of copying, in the words that stand there.
    fn tell_copied(&self, name: &str) -> Result<(), JsValue> {
        if let Some(done) = self.card.query_selector(".done")? {
            let said = done.get_attribute(name).unwrap_or_default();
            done.set_text_content(Some(&said));
        }
        Ok(())
    }
}

/// Answers that are texts, of an object that a page or a storage gave.
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
