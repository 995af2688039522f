//! What a stretch of a session looks like, as shapes on a page: the one drawing of a moment. Whoever shows it maps roles
//! to colours and says the words; nothing here knows a screen, a file format or a language.
//!
//! Two steps. A [`Track`] is what happened, thinned, in metres and ticks; it is small and can be kept. [`draw`] makes a
//! [`Drawing`] of it, in points (x to the right, y down). There is one orientation everywhere: who acts stands at the
//! lower edge and looks up the page, so +x is up and +y is left.

mod axis;
mod board;
mod heights;
mod lanes;
mod made;
mod page;
mod plan;
mod shape;
#[cfg(test)]
mod tests;
mod thinning;
mod track;

use simulation::Tick;

pub use made::draw_made;
pub use shape::{Anchor, Dash, Drawing, Form, Line, Mark, Point, Role, Shape, Words};
pub use track::{
    Bar, BoardTrack, Change, Held, Kind, LaneTrack, MOST_BARS, MOST_CHANGES, MOST_FIXED, MOST_PATHS, MOST_POINTS, Path,
    Place, PlanTrack, Standing, Track,
};

/// The stretch of a moment inside what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// First tick.
    pub from: Tick,
    /// Last tick.
    pub to: Tick,
    /// Whose moment it is; `None` for everybody's.
    pub seat: Option<u8>,
}

/// How a track is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Room, points: width and height. Read as at least 80 and at most 10 000 each.
    pub size: [f64; 2],
    /// Height of text, points, 6 to 60; smaller where the room is small.
    pub text: f64,
    /// What is marked as the moment.
    pub evidence: Option<Evidence>,
    /// Up to which tick something has happened yet; `None` for the whole stretch.
    pub now: Option<Tick>,
}

/// The drawing of a track. What it takes of the room is [`Drawing::size`], never more than [`View::size`].
pub fn draw(track: &Track, view: &View) -> Drawing {
    let page = page::Page::new(track, view);
    let drawing = match &track.kind {
        Kind::Plan(plan) => plan::draw(plan, &page),
        Kind::Lanes(lanes) => lanes::draw(lanes, &page),
        Kind::Board(board) => board::draw(board, &page),
    };
    drawing.rounded()
}
