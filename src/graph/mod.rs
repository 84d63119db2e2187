//! The flow of a policy as a picture: Mermaid text, or an SVG that is laid out here.
//!
//! Both are written from one [`Flow`], which is read off the reduced diagram, so the picture shows only what
//! can happen. A flawed policy is drawn, too, with its gaps and overlaps.

mod card;
mod flow;
mod layout;
mod mermaid;
mod style;
mod svg;
mod text;

pub use flow::{Flow, Stop, Way, flow};
pub use mermaid::mermaid;
pub use svg::{MAX_BOXES, TooMany, svg};
