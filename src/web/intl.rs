//! Zones and date formats from the browser's own database, through `www/intl.js`.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::time::{Day, Instant, Local, Zone, is_zone_name, local, rfc3339};
use crate::view::Format;

#[wasm_bindgen(module = "/www/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = isZone)]
    fn is_zone(name: &str) -> bool;
    fn offset(zone: &str, instant: f64) -> i32;
    #[wasm_bindgen(js_name = writeDay)]
    fn write_day(language: &str, midnight: f64, near: bool) -> String;
    #[wasm_bindgen(js_name = writeClock)]
    fn write_clock(language: &str, time: f64) -> String;
    #[wasm_bindgen(js_name = writeTime)]
    fn write_time(language: &str, zone: &str, instant: f64) -> String;
    #[wasm_bindgen(js_name = writeInstant)]
    fn write_instant(language: &str, zone: &str, instant: f64) -> String;
    #[wasm_bindgen(js_name = writeCount)]
    fn write_count(language: &str, forms: &str, number: u32) -> String;
    #[wasm_bindgen(js_name = writeMoney)]
    fn write_money(language: &str, sum: &str, currency: &str) -> String;
}

/// A zone of the browser's database, and the language in which dates are written (a BCP 47 tag).
#[derive(Clone, Copy)]
pub(super) struct Intl<'a> {
    zone: &'a str,
    language: &'a str,
}

impl<'a> Intl<'a> {
    /// Returns `None` if the browser does not know the zone. An invalid language counts as English.
    pub(super) fn new(zone: &'a str, language: &'a str) -> Option<Self> {
        (is_zone_name(zone) && is_zone(zone)).then_some(Intl { zone, language })
    }

    /// The same zone in another language.
    pub(super) fn within(self, language: &'a str) -> Self {
        Intl { language, ..self }
    }
}

impl Zone for Intl<'_> {
    fn offset(&self, instant: Instant) -> i32 {
        offset(self.zone, instant.0 as f64)
    }

    fn name(&self) -> &str {
        self.zone
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        Intl::new(name, "en").map(|zone| Box::new(Other(zone.zone.to_owned())) as Box<dyn Zone>)
    }
}

/// Another zone of the browser's database, such as one that a policy names.
struct Other(String);

impl Zone for Other {
    fn offset(&self, instant: Instant) -> i32 {
        offset(&self.0, instant.0 as f64)
    }

    fn name(&self) -> &str {
        &self.0
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        is_zone(name).then(|| Box::new(Other(name.to_owned())) as Box<dyn Zone>)
    }
}

impl Format for Intl<'_> {
    fn day(&self, day: Day) -> String {
        write_day(self.language, day.midnight().0 as f64, false)
    }

    fn near(&self, day: Day) -> String {
        write_day(self.language, day.midnight().0 as f64, true)
    }

    fn clock(&self, time: i64) -> String {
        write_clock(self.language, time as f64)
    }

    fn time(&self, instant: Instant) -> String {
        write_time(self.language, self.zone, instant.0 as f64)
    }

    fn local(&self, instant: Instant) -> Local {
        local(instant, self)
    }

    fn instant(&self, instant: Instant) -> String {
        write_instant(self.language, self.zone, instant.0 as f64)
    }

    fn machine(&self, instant: Instant) -> String {
        rfc3339(instant, self)
    }

    fn count(&self, forms: &str, number: u32) -> String {
        write_count(self.language, forms, number)
    }

    fn money(&self, sum: &str, currency: &str) -> String {
        write_money(self.language, sum, currency)
    }
}
