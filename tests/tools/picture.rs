//! Reads a drawn picture back from its SVG.

use roxmltree::{Document, Node};

/// A box of the picture.
#[derive(Debug)]
struct Drawn {
    class: String,
    /// Left, top, right, bottom.
    edges: [f64; 4],
    /// Its text without spaces, because lines may be broken anywhere.
    text: String,
}

/// A picture.
pub(crate) struct Picture {
    size: [f64; 2],
    boxes: Vec<Drawn>,
}

impl Picture {
    /// Reads an SVG. Fails unless it is well-formed, uses only known elements and loads nothing from
    /// elsewhere.
    pub(crate) fn new(svg: &str) -> Picture {
        let document = Document::parse(svg).unwrap();
        for node in document.descendants().filter(Node::is_element) {
            let known = ["svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"];
            assert!(known.contains(&node.tag_name().name()), "{node:?}");
            let harmless = |name: &str| !name.starts_with("on") && !name.contains("href") && name != "style";
            assert!(node.attributes().all(|attribute| harmless(attribute.name())), "{node:?}");
        }
        assert!(!svg.contains("url(") && !svg.contains("@import"));
        let root = document.root_element();
        let boxes = root.descendants().filter(|node| node.has_tag_name("g")).filter_map(drawn).collect();
        Picture { size: ["width", "height"].map(|name| number(root, name)), boxes }
    }

    /// Whether a box of this class contains a text.
    pub(crate) fn says(&self, class: &str, text: &str) -> bool {
        self.boxes.iter().any(|drawn| drawn.class == class && drawn.text.contains(&closed_up(text)))
    }

    /// Checks that no two boxes overlap, and that all lie within the picture.
    #[track_caller]
    pub(crate) fn is_tidy(&self) {
        for (place, drawn) in self.boxes.iter().enumerate() {
            let [left, top, right, bottom] = drawn.edges;
            assert!(
                left >= 0.0 && top >= 0.0 && right <= self.size[0] && bottom <= self.size[1],
                "{drawn:?}"
            );
            for other in &self.boxes[..place] {
                let [their_left, their_top, their_right, their_bottom] = other.edges;
                let beside = left >= their_right || their_left >= right;
                assert!(beside || top >= their_bottom || their_top >= bottom, "{drawn:?} and {other:?}");
            }
        }
    }
}

fn drawn(group: Node<'_, '_>) -> Option<Drawn> {
    let class = group.attribute("class")?.to_owned();
    let rect = group.children().find(|node| node.has_tag_name("rect"))?;
    let [left, top, width, height] = ["x", "y", "width", "height"].map(|name| number(rect, name));
    let lines = group.children().filter(|node| node.has_tag_name("text"));
    let text = lines.map(|line| closed_up(line.text().unwrap_or_default())).collect();
    Some(Drawn { class, edges: [left, top, left + width, top + height], text })
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}
