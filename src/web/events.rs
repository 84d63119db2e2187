//! Translates the browser's events into events of the visit.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, UiEvent};

use crate::widget::{self, Presses, STORY, Visit};
use crate::wire::Button;

/// The meaning of a browser event.
pub(super) enum Meaning {
    /// An event of the visit.
    Visit(widget::Event),
    /// A button that does not change the visit.
    Button(Button),
}

/// The buttons that do not change the visit, by their attributes.
const BUTTONS: [(&str, Button); 6] = [
    ("data-contact", Button::Contact),
    ("data-copy", Button::Copy),
    ("data-print", Button::Print),
    ("data-calendar", Button::Calendar),
    ("data-share", Button::Share),
    ("data-find", Button::Find),
];

/// Returns the meaning of an event, or `None` if it has none. `card` is the element that the widget draws in.
pub(super) fn meaning(
    event: &Event,
    card: &Element,
    visit: &Visit,
    presses: &mut Presses,
) -> Option<Meaning> {
    let target: Element = event.target()?.unchecked_into();
    match event.type_().as_str() {
        "pointerdown" => {
            presses.down(visit.screen());
            None
        }
        "click" => {
            let clicks = event.unchecked_ref::<UiEvent>().detail();
            let screen = presses.screen(clicks, visit.screen());
            clicked(&closest(&target, "button, a")?, card, screen)
        }
        "input" => typed(&target, card).map(Meaning::Visit),
        "keydown" => pressed(event.unchecked_ref(), &target, card, visit.screen()).map(Meaning::Visit),
        _ => {
            keep(event, &target);
            None
        }
    }
}

fn clicked(button: &Element, card: &Element, screen: u32) -> Option<Meaning> {
    let said = button.get_attribute("data-option").or_else(|| button.get_attribute("data-day"));
    let said = match said {
        Some(said) => Some(said),
        None if button.has_attribute("data-continue") => Some(filled(card)),
        None => None,
    };
    if let Some(said) = said {
        let question = closest(button, "[data-question]")?.get_attribute("data-question")?;
        return Some(Meaning::Visit(widget::Event::Answered { screen, question, said }));
    }
    if let Some(question) = button.get_attribute("data-settle") {
        let said = button.get_attribute("data-value")?;
        return Some(Meaning::Visit(widget::Event::Answered { screen, question, said }));
    }
    if let Some(question) = button.get_attribute("data-change") {
        return Some(Meaning::Visit(widget::Event::Changing { screen, question }));
    }
    if button.has_attribute("data-restart") {
        return Some(Meaning::Visit(widget::Event::Restarted { screen }));
    }
    if let Some(step) = button.get_attribute("data-step") {
        return Some(Meaning::Visit(widget::Event::Stepped { screen, is_sending: !step.is_empty() }));
    }
    if button.has_attribute("data-keep") {
        return Some(Meaning::Visit(widget::Event::Kept { screen }));
    }
    if button.has_attribute("data-undo") {
        return Some(Meaning::Visit(widget::Event::Undone { screen }));
    }
    if button.has_attribute("data-anew") {
        return Some(Meaning::Visit(widget::Event::Edited(None)));
    }
    let found = BUTTONS.into_iter().find(|(name, _)| button.has_attribute(name));
    found.map(|(_, button)| Meaning::Button(button))
}

/// Enter in the question's field sends the answer. A key that is held down counts once, because the buyer has
/// not seen the next screen yet.
fn pressed(event: &KeyboardEvent, target: &Element, card: &Element, screen: u32) -> Option<widget::Event> {
    keep(event, target);
    let key = event.key();
    if event.repeat() && (key == "Enter" || key == " ") && closest(target, "button, a, input").is_some() {
        event.prevent_default();
        return None;
    }
    if key != "Enter" || field(card).is_none_or(|field| *target != **field) {
        return None;
    }
    event.prevent_default();
    let question = closest(target, "[data-question]")?.get_attribute("data-question")?;
    Some(widget::Event::Answered { screen, question, said: filled(card) })
}

/// Hides keys typed in a field from the page, which may have keyboard shortcuts.
fn keep(event: &Event, target: &Element) {
    if target.local_name() == "input" || target.local_name() == "textarea" {
        event.stop_propagation();
    }
}

/// The meaning of a tick or of typing: in the message, in the field of a date, or beside the evidence. An
/// item with a text field counts as ticked unless the text is blank. An item to attach counts as ticked if
/// its box is, and picking a file ticks the box.
fn typed(target: &Element, card: &Element) -> Option<widget::Event> {
    if target.has_attribute("data-message") {
        return Some(widget::Event::Edited(Some(value(target))));
    }
    if field(card).is_some_and(|field| *target == **field && field.type_() == "date") {
        return Some(widget::Event::Typed(value(target)));
    }
    let item = closest(target, "[data-evidence], [data-story]")?;
    let text = item.query_selector("textarea").ok()?.map(|field| value(&field)).unwrap_or_default();
    let ticked = match item.query_selector("input").ok()? {
        Some(tick) => {
            let tick: &HtmlInputElement = tick.unchecked_ref();
            if target.has_attribute("data-files") && !value(target).is_empty() {
                tick.set_checked(true);
            }
            tick.checked()
        }
        None => text.bytes().any(|letter| letter > b' '),
    };
    let id = item.get_attribute("data-evidence").unwrap_or_else(|| STORY.to_owned());
    Some(widget::Event::Noted { item: id, ticked, text })
}

/// The text of a field.
fn value(field: &Element) -> String {
    match field.local_name().as_str() {
        "textarea" => field.unchecked_ref::<HtmlTextAreaElement>().value(),
        _ => field.unchecked_ref::<HtmlInputElement>().value(),
    }
}

/// The field of the question that is shown.
pub(super) fn field(card: &Element) -> Option<HtmlInputElement> {
    Some(card.query_selector("input[name]").ok()??.unchecked_into())
}

/// The text of the question's field. A date in the first century counts as empty, because browsers return one
/// for a year of two digits.
fn filled(card: &Element) -> String {
    let said = field(card).map(|field| field.value()).unwrap_or_default();
    let is_first_century = said.starts_with("00") && said.bytes().any(|letter| letter == b'-');
    if is_first_century { String::new() } else { said }
}

fn closest(element: &Element, css: &str) -> Option<Element> {
    element.closest(css).ok()?
}
