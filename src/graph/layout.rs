//! Lays out the picture: boxes in columns from left to right, and the lines between them.
//!
//! dagre chooses the columns and the order in them. An answer is a box of its own on its line, so that no two
//! answers overlap.

use std::collections::BTreeMap;

use dagre::graph::{Graph, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, layout};

/// The space between the boxes of a column, in pixels.
const BESIDE: f64 = 16.0;
/// The space between columns, in pixels.
const BETWEEN: f64 = 52.0;

/// The size of a box, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A box, placed by its centre.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) size: Size,
}

/// A line: horizontal within a column, bent only between columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The index of the line among those that were given.
    pub(super) index: usize,
    /// The box of the answer.
    pub(super) answer: Area,
    /// The horizontal parts from left to right: left end, right end, and vertical position.
    pub(super) levels: Vec<(f64, f64, f64)>,
}

/// The result of the layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    pub(super) boxes: Vec<Area>,
    pub(super) lines: Vec<Line>,
    pub(super) size: Size,
}

/// Lays out boxes and lines. A line is given by the indices of its two boxes and the size of its answer's
/// box.
pub(super) fn plan(boxes: &[Size], lines: &[(usize, usize, Size)]) -> Plan {
    let mut graph = graph(boxes, lines);
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: BESIDE,
        edgesep: BESIDE,
        ranksep: 2.0 * BETWEEN,
        // Of orders with equally few crossings, keep the first, which is the written one.
        tie_keep_first: true,
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    read(&graph, boxes, lines)
}

type Drawn = Graph<NodeLabel, EdgeLabel>;

fn graph(boxes: &[Size], lines: &[(usize, usize, Size)]) -> Drawn {
    let mut graph = Graph::with_options(GraphOptions { directed: true, multigraph: false, compound: true });
    for (place, size) in boxes.iter().enumerate() {
        let label = NodeLabel { width: size.width, height: size.height, ..NodeLabel::default() };
        graph.set_node(place.to_string(), Some(label));
    }
    for (from, to, size) in lines {
        let Size { width, height } = *size;
        let label = EdgeLabel { width, height, labelpos: LabelPos::Center, ..EdgeLabel::default() };
        graph.set_edge(from.to_string(), to.to_string(), Some(label), None);
    }
    graph
}

fn read(graph: &Drawn, boxes: &[Size], lines: &[(usize, usize, Size)]) -> Plan {
    let of_box = |(place, &size): (usize, &Size)| {
        let node = graph.node(&place.to_string());
        let at = |value: Option<f64>| value.unwrap_or_default();
        Area { x: at(node.and_then(|node| node.x)), y: at(node.and_then(|node| node.y)), size }
    };
    let mut boxes: Vec<Area> = boxes.iter().enumerate().map(of_box).collect();
    let edge = |(index, &(from, to, size)): (usize, &(usize, usize, Size))| {
        let edge = graph.edge(&from.to_string(), &to.to_string(), None)?;
        Some((index, from, to, Area { x: edge.x?, y: edge.y?, size }, edge.points.as_slice()))
    };
    let edges: Vec<_> = lines.iter().enumerate().filter_map(edge).collect();
    let answers = edges.iter().filter(|(_, from, ..)| *from == 0).map(|(_, _, _, answer, _)| answer.y);
    // The first box is alone in its column, so it can be centred on the boxes that it leads to.
    if let Some((top, end)) = ends(answers)
        && let Some(first) = boxes.first_mut()
    {
        first.y = (top + end) / 2.0;
    }
    let columns = Columns::new(boxes.iter().chain(edges.iter().map(|(_, _, _, answer, _)| answer)));
    let line = |(index, from, to, answer, points): &(usize, usize, usize, Area, &[dagre::Point])| {
        let (from, to) = (boxes.get(*from)?, boxes.get(*to)?);
        let (_, right) = columns.around(from.x);
        let (left, _) = columns.around(to.x);
        let mut levels = vec![(from.x + from.size.width / 2.0, right, from.y)];
        // The first and the last point are where dagre lets the line meet the boxes.
        let bends = points.get(1..points.len().saturating_sub(1)).unwrap_or_default();
        levels.extend(bends.iter().map(|bend| {
            let (left, right) = columns.around(bend.x);
            (left, right, bend.y)
        }));
        levels.push((left, to.x - to.size.width / 2.0, to.y));
        Some(Line { index: *index, answer: *answer, levels })
    };
    let lines: Vec<Line> = edges.iter().filter_map(line).collect();
    let areas = || boxes.iter().chain(lines.iter().map(|line| &line.answer));
    let size = Size {
        width: areas().map(|area| area.x + area.size.width / 2.0).fold(0.0, f64::max),
        height: areas().map(|area| area.y + area.size.height / 2.0).fold(0.0, f64::max),
    };
    Plan { boxes, lines, size }
}

/// The least and the greatest of some numbers.
fn ends(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |ends, number| {
        let (least, greatest) = ends.unwrap_or((number, number));
        Some((f64::min(least, number), f64::max(greatest, number)))
    })
}

/// Half the width of each column, by its centre in tenths of a pixel.
struct Columns(BTreeMap<i64, f64>);

impl Columns {
    fn new<'a>(areas: impl Iterator<Item = &'a Area>) -> Columns {
        let mut columns = BTreeMap::new();
        for area in areas {
            let half: &mut f64 = columns.entry(key(area.x)).or_default();
            *half = half.max(area.size.width / 2.0);
        }
        Columns(columns)
    }

    /// The left and right edge of the column with this centre.
    fn around(&self, x: f64) -> (f64, f64) {
        let half = self.0.get(&key(x)).copied().unwrap_or_default();
        (x - half, x + half)
    }
}

fn key(x: f64) -> i64 {
    (x * 10.0).round() as i64
}
