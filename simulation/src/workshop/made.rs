//! The object as it stands: what is joined from two sides, then each part that was made and is not joined yet. The same
//! boxes that the hands work with, looked at as the sheet looks at those that are meant.

use super::placed::Placed;
use super::running::Workshop;
use super::sheet::drawing::{Body, Look, seen};
use crate::{Made, MadeHole, MadePart, MadeView, SeenFrom};

/// `None` where nobody has made or joined anything yet: what was delivered and left as it came is nobody's work here.
pub(crate) fn made(workshop: &Workshop) -> Option<Made> {
    let (setting, state) = (&workshop.setting, &workshop.state);
    let piece_of = |part: usize| Some(&state.pieces[usize::from(state.made[part]?)]);
    let body = |part: usize, placed: Placed| Body {
        part,
        placed,
        axes: setting.parts[part].axes,
        holes: piece_of(part).map_or_else(Vec::new, |piece| {
            piece.holes.iter().map(|hole| (hole.at, hole.diameter)).collect()
        }),
    };
    let parts = 0..setting.parts.len();
    let joined = parts.clone().filter_map(|part| Some(body(part, state.placed[part]?)));
    let joined: Vec<Body> = joined.collect();
    let mut views = Vec::new();
    if !joined.is_empty() {
        views.push(view(workshop, SeenFrom::Front, &joined, Look::FRONT));
        views.push(view(workshop, SeenFrom::Side, &joined, Look::SIDE));
    }
    for part in parts.filter(|part| state.placed[*part].is_none()) {
        let worked = |piece: &&super::piece::Piece| {
            !setting.parts[part].delivered || !piece.holes.is_empty() || piece.sanded > 0 || piece.shim > 0
        };
        let Some(piece) = piece_of(part).filter(worked) else {
            continue;
        };
        let alone = body(part, setting.sized(part, piece.whole_length()));
        let look = Look {
            axes: alone.axes,
            far_end: true,
        };
        views.push(view(workshop, SeenFrom::Alone, &[alone], look));
    }
    (!views.is_empty()).then_some(Made { views })
}

fn view(workshop: &Workshop, from: SeenFrom, bodies: &[Body], look: Look) -> MadeView {
    let (size_mm, outlines, rings) = seen(bodies, look);
    let parts = &workshop.setting.parameters.object.parts;
    MadeView {
        from,
        size_mm,
        parts: (outlines.into_iter())
            .map(|outline| MadePart {
                name: parts[outline.part].id.clone(),
                at_mm: outline.at_mm,
                size_mm: outline.size_mm,
            })
            .collect(),
        holes: (rings.into_iter())
            .map(|ring| MadeHole {
                at_mm: ring.at_mm,
                diameter_mm: ring.diameter_mm,
            })
            .collect(),
    }
}
