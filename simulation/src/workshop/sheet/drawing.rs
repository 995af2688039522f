//! Drawings of the sheet, made from the object: the same boxes and holes that are worked with, never a second truth.
//! Millimetres, from the lower left corner of each drawing.

use super::Shows;
use crate::workshop::placed::Placed;
use crate::workshop::setting::{Setting, mm};

/// The outline of a part in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Index of the part.
    pub part: usize,
    /// Lower left corner, mm.
    pub at_mm: [f64; 2],
    /// Width and height, mm: what its measures say.
    pub size_mm: [f64; 2],
}

/// A hole in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Index of the part.
    pub part: usize,
    /// Its middle, mm.
    pub at_mm: [f64; 2],
    /// mm
    pub diameter_mm: f64,
}

/// A line of the list of parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index of the part.
    pub part: usize,
    /// Length, width, thickness, mm.
    pub size_mm: [f64; 3],
    /// How far the length may be off, mm.
    pub tolerance_mm: f64,
    /// How many holes it has.
    pub holes: usize,
    /// Whether it comes ready cut.
    pub delivered: bool,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum PageDrawing {
    /// The list of parts.
    List(Vec<Row>),
    /// Outlines, those behind first, and holes.
    Plan {
        /// Size of the whole, mm.
        size_mm: [f64; 2],
        /// Outlines.
        outlines: Vec<Outline>,
        /// Holes.
        rings: Vec<Ring>,
    },
}

pub(crate) fn page(setting: &Setting, page: usize, variant: Option<u8>) -> Vec<PageDrawing> {
    let shows = setting.parameters.sheet.get(page).map_or(&[][..], |page| &page.shows);
    shows
        .iter()
        .filter_map(|shows| drawing(setting, shows, variant))
        .collect()
}

/// One drawing; `None` where it is of no part.
pub(crate) fn drawing(setting: &Setting, shows: &Shows, variant: Option<u8>) -> Option<PageDrawing> {
    Some(match shows {
        Shows::Parts => PageDrawing::List(list(setting)),
        // Looked at along y, from x, along −z.
        Shows::Front => seen(setting, variant, [0, 2, 1], false),
        Shows::Side => seen(setting, variant, [1, 2, 0], true),
        Shows::Top => seen(setting, variant, [0, 1, 2], true),
        Shows::Part(id) => {
            let part = setting.parameters.object.parts.iter().position(|part| part.id == *id)?;
            alone(setting, variant, part)
        }
    })
}

fn list(setting: &Setting) -> Vec<Row> {
    let rows = setting.parts.iter().enumerate().map(|(part, of)| {
        let [_, width, thickness] = setting.stock.get(of.stock).copied().unwrap_or([0; 3]);
        Row {
            part,
            size_mm: [of.length, width, thickness].map(mm),
            tolerance_mm: mm(of.tolerance),
            holes: of.holes.len(),
            delivered: of.delivered,
        }
    });
    rows.collect()
}

/// The object along `axes`: to the right, up, into the depth; with `far_end` one looks from the far end of the depth.
fn seen(setting: &Setting, variant: Option<u8>, axes: [usize; 3], far_end: bool) -> PageDrawing {
    let boxes: Vec<Placed> = (0..setting.parts.len()).map(|part| setting.designed(part)).collect();
    let low = axes.map(|axis| boxes.iter().map(|placed| placed.at[axis]).min().unwrap_or(0));
    let high = axes.map(|axis| boxes.iter().map(|placed| placed.end(axis)).max().unwrap_or(0));
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    // What is nearest to who looks is drawn last.
    order.sort_by_key(|part| {
        let near = if far_end {
            boxes[*part].end(axes[2])
        } else {
            -boxes[*part].at[axes[2]]
        };
        (near, *part)
    });
    let outlines = order.iter().map(|part| Outline {
        part: *part,
        at_mm: [0, 1].map(|way| mm(boxes[*part].at[axes[way]] - low[way])),
        size_mm: [0, 1].map(|way| mm(boxes[*part].size[axes[way]])),
    });
    let rings = order.iter().flat_map(|part| {
        let of = &setting.parts[*part];
        // Holes go through the thickness: they are seen where one looks along it.
        let faces = of.axes[2] == axes[2];
        let holes = of.holes.iter().filter(move |_| faces);
        let at = boxes[*part].at;
        let nearer = order.iter().skip_while(|other| *other != part).skip(1);
        let nearer: Vec<Placed> = nearer.map(|other| boxes[*other]).collect();
        holes.filter_map(move |hole| {
            let mut middle = at;
            middle[of.axes[0]] += hole.at[0];
            middle[of.axes[1]] += hole.at[1];
            // What lies behind another part is not seen.
            let hides = |over: &Placed| {
                [0, 1].iter().all(|way| {
                    let axis = axes[*way];
                    (over.at[axis]..=over.end(axis)).contains(&middle[axis])
                })
            };
            (!nearer.iter().any(hides)).then(|| Ring {
                part: *part,
                at_mm: [0, 1].map(|way| mm(middle[axes[way]] - low[way])),
                diameter_mm: mm(setting.diameter(*hole, variant)),
            })
        })
    });
    PageDrawing::Plan {
        size_mm: [0, 1].map(|way| mm(high[way] - low[way])),
        outlines: outlines.collect(),
        rings: rings.collect(),
    }
}

/// One part, its length to the right.
fn alone(setting: &Setting, variant: Option<u8>, part: usize) -> PageDrawing {
    let of = &setting.parts[part];
    let width = setting.stock.get(of.stock).map_or(0, |size| size[1]);
    let size_mm = [of.length, width].map(mm);
    let ring = |hole: &crate::workshop::setting::HoleSize| Ring {
        part,
        at_mm: hole.at.map(mm),
        diameter_mm: mm(setting.diameter(*hole, variant)),
    };
    PageDrawing::Plan {
        size_mm,
        outlines: vec![Outline {
            part,
            at_mm: [0.0; 2],
            size_mm,
        }],
        rings: of.holes.iter().map(ring).collect(),
    }
}
