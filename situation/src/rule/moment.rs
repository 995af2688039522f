//! What a rule produces: a moment, or nothing.

use simulation::{Event, Tick};

use super::trace::Mark;

/// A row seen at one attempt, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Index of the row.
    pub row: usize,
    /// Tick at which the attempt began: its occasion.
    pub attempt: Tick,
    /// First tick of the evidence. On the ticks from here to `to` alone the verdict is already reached.
    pub from: Tick,
    /// Last tick of the evidence.
    pub to: Tick,
    /// Events that the verdict rests on, in order of happening.
    pub events: Vec<(Tick, Event)>,
    /// Marks that the verdict rests on, by effective tick.
    pub marks: Vec<(Tick, Mark)>,
}

/// Most moments kept of one row in one session: the first ones. One is enough for a row to be seen.
pub const MOST_MOMENTS: u32 = 32;

/// The few moments of a row worth showing first: shortest evidence first, earlier ones first among equals.
pub fn best(moments: &[Moment], row: usize, most: usize) -> Vec<&Moment> {
    let mut of_row: Vec<&Moment> = moments.iter().filter(|moment| moment.row == row).collect();
    of_row.sort_by_key(|moment| (moment.to - moment.from, moment.attempt));
    of_row.truncate(most);
    of_row
}
