//! What is shown, piece by piece, in document order: a tree written flat, which is small to make and to
//! walk. Text is always shown as text.

/// A piece of markup.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An element begins.
    Open(&'static str),
    /// An attribute of the element that began last.
    Attribute(&'static str, String),
    /// Text.
    Text(String),
    /// The innermost element ends.
    Close,
}

/// Markup being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup(pub Vec<Piece>);

// None of these is inlined: they are called a hundred times, and each copy would cost the buyer bytes.
impl Markup {
    /// Begins an element.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str) -> &mut Self {
        self.0.push(Piece::Open(tag));
        self
    }

    /// Gives the element that began last an attribute.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.0.push(Piece::Attribute(name, value.to_owned()));
        self
    }

    /// Names the element for style sheets, within and from outside.
    #[inline(never)]
    pub fn part(&mut self, name: &str) -> &mut Self {
        self.set("class", name).set("part", name)
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(Piece::Text(text.to_owned()));
        self
    }

    /// Ends the innermost element.
    #[inline(never)]
    pub fn close(&mut self) -> &mut Self {
        self.0.push(Piece::Close);
        self
    }

    /// Adds text and ends the innermost element.
    #[inline(never)]
    pub fn end(&mut self, text: &str) -> &mut Self {
        self.text(text).close()
    }

    /// Adds an element with a class and one text in it.
    #[inline(never)]
    pub fn line(&mut self, tag: &'static str, class: &str, text: &str) -> &mut Self {
        self.open(tag);
        if !class.is_empty() {
            self.set("class", class);
        }
        self.end(text)
    }

    /// Begins a button that says what it does in one attribute.
    #[inline(never)]
    pub fn button(&mut self, part: &str, name: &'static str, value: &str) -> &mut Self {
        self.open("button").set("type", "button").part(part).set(name, value)
    }

    /// Begins a group with a heading that takes the focus when the group is new.
    #[inline(never)]
    pub fn group(&mut self, part: &str, name: &'static str, value: &str, title: &str) -> &mut Self {
        self.open("div").part(part).set("role", "group").set("aria-labelledby", "title").set(name, value);
        self.open("h2").set("id", "title").set("tabindex", "-1").set("part", "title").end(title)
    }
}
