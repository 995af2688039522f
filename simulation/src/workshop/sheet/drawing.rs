//! Drawings of the sheet, made from the object: the same boxes and holes that are worked with, never a second truth.
//! Millimetres, from the lower left corner of each drawing.

use super::Shows;
use crate::workshop::placed::Placed;
use crate::workshop::setting::{PartSize, Setting, mm};

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
        Shows::Front => designed(setting, variant, Look::FRONT),
        Shows::Side => designed(setting, variant, Look::SIDE),
        Shows::Top => designed(setting, variant, Look::TOP),
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

/// A part that is looked at, as it is meant or as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    /// Index of the part.
    pub(crate) part: usize,
    pub(crate) placed: Placed,
    /// Axes of length, width, thickness.
    pub(crate) axes: [usize; 3],
    /// Holes along length and width, and their diameters, tenths of a millimetre.
    pub(crate) holes: Vec<([i32; 2], i32)>,
}

/// From where one looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// What lies to the right, up, into the depth.
    pub(crate) axes: [usize; 3],
    /// From the far end of the depth.
    pub(crate) far_end: bool,
}

impl Look {
    /// Along y.
    pub(crate) const FRONT: Self = Self {
        axes: [0, 2, 1],
        far_end: false,
    };
    /// From x.
    pub(crate) const SIDE: Self = Self {
        axes: [1, 2, 0],
        far_end: true,
    };
    /// Along −z.
    const TOP: Self = Self {
        axes: [0, 1, 2],
        far_end: true,
    };
}

/// The object as it is meant.
fn designed(setting: &Setting, variant: Option<u8>, look: Look) -> PageDrawing {
    let body = |(part, of): (usize, &PartSize)| Body {
        part,
        placed: setting.designed(part),
        axes: of.axes,
        holes: (of.holes.iter())
            .map(|hole| (hole.at, setting.diameter(*hole, variant)))
            .collect(),
    };
    let bodies: Vec<Body> = setting.parts.iter().enumerate().map(body).collect();
    let (size_mm, outlines, rings) = seen(&bodies, look);
    PageDrawing::Plan {
        size_mm,
        outlines,
        rings,
    }
}

/// How bodies look: the size of the whole, outlines, those behind first, and the holes that nothing hides.
pub(crate) fn seen(bodies: &[Body], Look { axes, far_end }: Look) -> ([f64; 2], Vec<Outline>, Vec<Ring>) {
    let low = axes.map(|axis| bodies.iter().map(|body| body.placed.at[axis]).min().unwrap_or(0));
    let high = axes.map(|axis| bodies.iter().map(|body| body.placed.end(axis)).max().unwrap_or(0));
    let mut order: Vec<&Body> = bodies.iter().collect();
    // What is nearest to who looks is drawn last.
    order.sort_by_key(|body| {
        let near = if far_end {
            body.placed.end(axes[2])
        } else {
            -body.placed.at[axes[2]]
        };
        (near, body.part)
    });
    let outlines = order.iter().map(|body| Outline {
        part: body.part,
        at_mm: [0, 1].map(|way| mm(body.placed.at[axes[way]] - low[way])),
        size_mm: [0, 1].map(|way| mm(body.placed.size[axes[way]])),
    });
    let rings = order.iter().enumerate().flat_map(|(place, body)| {
        // Holes go through the thickness: they are seen where one looks along it.
        let faces = body.axes[2] == axes[2];
        let holes = body.holes.iter().filter(move |_| faces);
        let nearer = &order[place + 1..];
        holes.filter_map(move |(at, diameter)| {
            let mut middle = body.placed.at;
            middle[body.axes[0]] += at[0];
            middle[body.axes[1]] += at[1];
            // What lies behind another part is not seen.
            let hides = |over: &&Body| {
                [0, 1].iter().all(|way| {
                    let axis = axes[*way];
                    (over.placed.at[axis]..=over.placed.end(axis)).contains(&middle[axis])
                })
            };
            (!nearer.iter().any(hides)).then(|| Ring {
                part: body.part,
                at_mm: [0, 1].map(|way| mm(middle[axes[way]] - low[way])),
                diameter_mm: mm(*diameter),
            })
        })
    });
    let size_mm = [0, 1].map(|way| mm(high[way] - low[way]));
    (size_mm, outlines.collect(), rings.collect())
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
