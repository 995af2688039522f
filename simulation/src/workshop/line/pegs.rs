//! The line of coat pegs, also used where a line is needed without a scenario file.

use super::beat::{Batch, Beat, Does};
use super::card::{Card, CardLine, Sees, Tray};
use super::layout::{Movable, Spot, Standing};
use super::measure::{Culprit, Measure, Shape};
use super::parameters::{Handling, Parameters, Reveal};

fn id(id: &str) -> String {
    id.to_owned()
}

fn measure(name: &str, shape: Shape, [tolerance_mm, spread_mm, doubt_mm]: [f64; 3]) -> Measure {
    Measure {
        id: id(name),
        shape,
        tolerance_mm,
        spread_mm,
        doubt_mm,
    }
}

fn culprit(name: &str, measure: &str, drift_mm: (f64, f64)) -> Culprit {
    Culprit {
        id: id(name),
        measure: id(measure),
        drift_mm,
        over_pieces: 16,
    }
}

fn line(sees: Sees, goes: Tray) -> CardLine {
    CardLine { sees, goes }
}

fn card(name: &str, first: &[CardLine]) -> Card {
    let mut lines = first.to_vec();
    lines.extend([
        line(Sees::Under, Tray::Aside),
        line(Sees::Over, Tray::Repair),
        line(Sees::Fits, Tray::Keep),
    ]);
    Card { id: id(name), lines }
}

fn beat(phase: &str, does: Does) -> Beat {
    Beat { phase: id(phase), does }
}

fn pieces(pieces: u8, card: &str, [doubtful, odd, marked, order]: [u8; 4]) -> Does {
    Does::Pieces(Batch {
        pieces,
        card: id(card),
        doubtful,
        odd,
        marked,
        order,
    })
}

impl Parameters {
    /// The line of coat pegs, as it is shipped.
    pub fn pegs() -> Self {
        let spots = [
            ("spot_far_left", [-500.0, 90.0]),
            ("spot_left", [-300.0, -60.0]),
            ("spot_near_left", [-170.0, -190.0]),
            ("spot_near_right", [170.0, -190.0]),
            ("spot_right", [300.0, -60.0]),
            ("spot_far_right", [560.0, 60.0]),
            ("spot_corner", [520.0, -200.0]),
        ];
        let knot = |goes| line(Sees::Mark(id("knot")), goes);
        Self {
            piece_mm: [140.0, 60.0, 18.0],
            measures: vec![
                measure("length", Shape::Length, [2.0, 0.6, 0.8]),
                measure("hole", Shape::Hole, [2.0, 0.6, 0.8]),
                measure("slant", Shape::Slant, [2.0, 0.5, 0.8]),
                measure("burn", Shape::Burn, [2.0, 0.5, 0.8]),
            ],
            marks: vec![id("knot")],
            odd_marks: vec![id("paint"), id("crack"), id("label")],
            cards: vec![
                card("first_card", &[knot(Tray::Keep)]),
                card("second_card", &[knot(Tray::Aside)]),
            ],
            culprits: vec![
                culprit("end_stop", "length", (5.0, 8.0)),
                culprit("fence", "hole", (5.0, 8.0)),
                culprit("clamp", "slant", (5.0, 8.0)),
                culprit("blade", "burn", (5.0, 8.0)),
            ],
            spots: spots
                .into_iter()
                .map(|(name, at_mm)| Spot { id: id(name), at_mm })
                .collect(),
            post: [
                (Movable::Gauge, "spot_far_right"),
                (Movable::Keep, "spot_far_left"),
                (Movable::Repair, "spot_left"),
                (Movable::Aside, "spot_right"),
                (Movable::Record, "spot_near_right"),
            ]
            .into_iter()
            .map(|(thing, on)| Standing { thing, on: id(on) })
            .collect(),
            handling: Handling {
                brings_s: 1.2,
                slow_s: 4.0,
                quick_s: 0.5,
                gesture_s: 0.4,
                reach_s_per_m: 1.5,
                gauge_s: 0.8,
                repair_s: 2.0,
            },
            beats: vec![
                beat("samples", Does::Samples),
                beat("sorting", pieces(7, "first_card", [2, 1, 1, 0])),
                beat("new_rule", pieces(4, "second_card", [1, 0, 2, 0])),
                beat("urgent_order", pieces(5, "second_card", [1, 0, 1, 5])),
                beat("stop", Does::Stop),
                beat("arrange", Does::Arrange),
                beat("last_batch", pieces(5, "second_card", [1, 0, 1, 0])),
            ],
            idle_s: 180.0,
            reveal: Reveal {
                phase: id("reveal"),
                lasts_s: 20.0,
            },
        }
    }
}
